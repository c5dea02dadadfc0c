"""Messages about parts that fit the grammar and still cannot be meant."""

from fairreview.language.mistakes_blocks import error
from fairreview.language.scan_words import Piece
from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.text import Span


def mixed_joins(at: Span, word: str, first: Span) -> Diagnostic:
    """Return the message for `and` and `or` in one sentence; `at` is the one that differs from the first."""
    other = "or" if word == "and" else "and"
    return error(
        "FR108",
        f"`{other}` and `{word}` are mixed in one sentence",
        Label(at, "it is unclear which is applied first"),
        Label(first, "and this"),
        "read aloud, this has two meanings; split it into a bullet list (`all of:` / `any of:`) or name one"
        " half with `define`",
    )


def long_path(at: Span) -> Diagnostic:
    """Return the message for more than three steps of `its X's Y`."""
    help_ = "start nearer to what is meant, or give the inner part a name with `define`"
    return error("FR117", "this goes through more than three steps", Label(at, "at most three"), help_)


def list_without_kind(label: str, before: tuple[Piece, ...], bullet: Piece) -> Diagnostic:
    """Return the message for bullets without `all of:`, or with `all of` and no colon."""
    words = " ".join(piece.text for piece in before[:2])
    if words in ("all of", "any of", "none of"):
        at = Span(before[0].start, before[1].end)
        return error("FR101", f"`{words}` needs a colon", Label(at, f"write `{words}:`"))
    if before:
        at = Span(before[0].start, before[-1].end)
        help_ = (
            f"make this the first line of the list and write `{label} all of:` or `{label} any of:` above it"
        )
        return error(
            "FR118", "a list has nothing but its lines", Label(at, "this stands before the list"), help_
        )
    pattern = "require all of:" if label == "require" else f"{label}: any of:"
    label_ = Label(bullet.span, f"write `{pattern}` before the list")
    return error("FR118", "this list does not say whether all or any of its lines are meant", label_)


def list_without_lines(kind: str, at: Span) -> Diagnostic:
    """Return the message for `all of:` with no bullet after it."""
    label = Label(at, "the lines of the list are missing")
    return error("FR118", f"`{kind} of:` needs a list", label, "begin each line of the list with `- `")


def entry_without_bullet(label: str, at: Span) -> Diagnostic:
    """Return the message for entries that are no list."""
    message = f"the lines after `{label}:` begin with a bullet"
    return error("FR118", message, Label(at), 'for example: - "guru" suggest "expert"')


def shape_without_lines(at: Span) -> Diagnostic:
    """Return the message for a shape with no bullet after it."""
    help_ = "add lines such as: - trait is an adjective"
    return error("FR118", "this shape has no lines", Label(at), help_)


def only_sentences(word: str, at: Span) -> Diagnostic:
    """Return the message for `any paragraph that contains …`."""
    message = f"only a whole sentence can be flagged, not a `{word}`"
    return error("FR110", message, Label(at, "write `sentence`"))


def no_such_day(written: str, at: Span) -> Diagnostic:
    """Return the message for a day that no calendar has."""
    help_ = "a day is written year-month-day, for example 2027-01-31"
    return error("FR113", f"there is no day {written}", Label(at), help_)


def part_of_a_word(written: str, at: Span) -> Diagnostic:
    """Return the message for a number of words that is no whole number."""
    return error("FR110", f"words are counted in whole numbers, not {written}", Label(at))


def unpaired_brackets(at: Span) -> Diagnostic:
    """Return the message for an example whose `[[` and `]]` do not match."""
    message = "the `[[` and `]]` of this example do not match"
    help_ = "put [[ before and ]] after each piece of text that must be found"
    return error("FR119", message, Label(at), help_)
