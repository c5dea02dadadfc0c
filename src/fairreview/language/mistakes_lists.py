"""Messages about how the items of a list are joined, and about `otherwise`."""

from fairreview.language.mistakes_blocks import error
from fairreview.language.mistakes_place import Place
from fairreview.model.diagnostic import Diagnostic, Label

LINES = {
    "settings": "- longest-timeframe is 12 months between 1 month and 24 months",
    "recognise": '- section duties titled "Duties", "Main duties"',
}
_NAMES = ("names", "one_name", "package")


def list_without_label(place: Place) -> Diagnostic | None:
    """Answer a list that follows a finished clause, and lines of a block without their bullets."""
    if place.start in ("head_settings", "head_recognise") and place.word(place.index):
        message = f"the lines of a `{place.kind}` block begin with a bullet"
        return error("FR118", message, Label(place.at), f"for example: {LINES[place.kind]}")
    if not place.is_kind(place.index, "bullet") or place.start in ("line", "entry", "example"):
        return None
    if place.kind == "pattern":
        help_ = 'write for example: shape "She is abrasive."'
        return error(
            "FR118", "these lines belong to no shape", Label(place.at, "write a shape above them"), help_
        )
    help_ = "write for example `require all of:` or `unless: any of:` on the line above it"
    return error("FR118", "this list belongs to no label", Label(place.at, "the list begins here"), help_)


def expect_without_colon(place: Place) -> Diagnostic | None:
    """Answer `expect nothing` in an example."""
    index = place.index
    if place.start != "example" or place.word(index - 1) != "expect":
        return None
    label = Label(place.pieces[index - 1].span, "write `expect:`")
    return error("FR101", "`expect` needs a colon", label)


def stray_otherwise(place: Place) -> Diagnostic | None:
    """Answer `otherwise` in a sentence that is in no list, and one without its text."""
    index = place.index
    if place.word(index) != "otherwise" and place.word(index - 1) != "otherwise":
        return None
    index = index if place.word(index) == "otherwise" else index - 1
    at = place.pieces[index].span
    if place.start == "line":
        return error(
            "FR109",
            "`otherwise` is followed by what failed, in quotation marks",
            Label(at, "its text is missing"),
            'for example: it has a target otherwise "no target"',
        )
    return error(
        "FR109",
        "`otherwise` belongs to a bullet",
        Label(at, "this sentence is not in a list"),
        "put the sentence in an `all of:` list, or move the text to `say:`",
    )


def joined_by_word(place: Place) -> Diagnostic | None:
    """Answer `"a" or "b"` and `x and y` where the items of a list are meant."""
    found = _joining_word(place)
    if found is None:
        return None
    word = place.word(found)
    label = Label(place.pieces[found].span, f"replace `{word}` with a comma")
    message = "the items of a list are joined with commas"
    if place.start not in ("cond", "line", "measure"):
        return error("FR106", message, label)
    help_ = f'`{word}` starts a new sentence, such as: {word} its status is "final"'
    return error("FR106", message, label, help_)


def _joining_word(place: Place) -> int | None:
    index = place.index
    items = ("word",) if place.start in _NAMES else ("string", "long")
    for at in (index, index - 1):
        if (
            place.word(at) in ("and", "or")
            and place.is_kind(at - 1, *items)
            and place.is_kind(at + 1, *items)
        ):
            return at
    if place.start == "example" and place.word(index) == "and":
        return index
    doubled = place.is_kind(index - 1, "sign") and place.word(index) in ("and", "or")
    return index if doubled and place.is_kind(index + 1, *items) else None
