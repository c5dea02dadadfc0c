from hypothesis import given
from hypothesis import strategies as st

from fairreview.language.render import render
from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.text import Span


def one(text: str, start: int, end: int, note: str = "here") -> list[str]:
    label = Label(Span(start, end), note)
    found = Diagnostic("FR100", "error", "this is odd", (label,), ("say it otherwise",), "a.policy")
    return render([found], {"a.policy": text}).splitlines()


def test_the_underline_stands_under_its_words() -> None:
    assert one("one two three\n", 4, 7) == [
        "error[FR100]: this is odd",
        " --> a.policy:1:5",
        "  |",
        "1 | one two three",
        "  |     ^^^ here",
        "  = say it otherwise",
    ]


def test_tabs_and_wide_characters_keep_the_underline_in_place() -> None:
    assert one("\tab", 1, 2)[3:5] == ["1 |     ab", "  |     ^ here"]
    assert one("日本x", 2, 3)[3:5] == ["1 | 日本x", "  |     ^ here"]
    assert one("日本x", 0, 1)[4] == "  | ^^ here"
    assert one("e\u0301x", 2, 3)[4] == "  |  ^ here"


def test_a_very_long_line_is_shortened_around_the_words() -> None:
    text = "a" * 500 + "WORD" + "b" * 500
    line, under = one(text, 500, 504)[3:5]
    assert len(line) < 160
    assert line[under.index("^") : under.rindex("^") + 1] == "WORD"
    assert line.endswith("…")


def test_a_label_over_several_lines_is_shown_on_its_first() -> None:
    assert one("one\r\ntwo", 1, 8)[3:5] == ["1 | one", "  |  ^^ here"]


def test_nothing_in_a_file_steers_the_terminal() -> None:
    shown = "\n".join(one("\x1b[31mred\u202e x", 0, 4))
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_messages_are_sorted_by_path_place_and_code() -> None:
    def at(path: str, start: int, code: str) -> Diagnostic:
        return Diagnostic(code, "warning", "m", (Label(Span(start, start)),), (), path)

    found = [at("b", 0, "FR100"), at("a", 3, "FR100"), at("a", 1, "FR200"), at("a", 1, "FR100")]
    shown = render(found, {"a": "abcdef", "b": "abc"})
    places = [line.strip() for line in shown.splitlines() if "-->" in line]
    assert places == ["--> a:1:2", "--> a:1:2", "--> a:1:4", "--> b:1:1"]
    assert shown.index("FR100") < shown.index("FR200")


def test_labels_are_shown_in_the_order_of_their_lines() -> None:
    labels = (Label(Span(4, 7), "again"), Label(Span(0, 3), "first"))
    found = Diagnostic("FR404", "warning", "twice", labels, (), "a")
    assert render([found], {"a": "one\ntwo\n"}).splitlines()[2:] == [
        "  |",
        "1 | one",
        "  | --- first",
        "  |",
        "2 | two",
        "  | ^^^ again",
    ]


def test_a_message_without_its_source_is_shown_without_a_line() -> None:
    found = Diagnostic("FR001", "error", "cannot be read", (), (), "gone.policy")
    assert render([found], {}) == "error[FR001]: cannot be read\n --> gone.policy\n"


def test_colour_adds_nothing_but_colour() -> None:
    label = Label(Span(0, 1), "x")
    found = [Diagnostic("FR100", "advice", "m", (label,), ("h",), "a")]
    coloured = render(found, {"a": "abc"}, True)
    for code in ("1;36", "34", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == render(found, {"a": "abc"})


def test_no_messages_are_no_text() -> None:
    assert render([], {}) == ""


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_span_of_any_text_can_be_shown(text: str, start: int, length: int) -> None:
    assert len(one(text, start, start + length)) == 6
