"""Messages about labels and names: a missing colon, capitals, two words for one."""

from collections.abc import Sequence

from fairreview.language.mistakes_blocks import error
from fairreview.language.mistakes_lists import LINES
from fairreview.language.scan_labels import FIRST_LINES, LABELS_OF
from fairreview.language.scan_words import Piece
from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.model.vocabulary import SEVERITIES
from fairreview.text import Span

_SEVERITY_WORDS = {
    **dict.fromkeys(("critical", "serious", "severe", "blocker", "fatal", "major", "must"), "error"),
    **dict.fromkeys(("high", "medium", "moderate", "minor"), "warning"),
    **dict.fromkeys(("low", "info", "information", "hint", "note", "notice", "suggestion", "tip"), "advice"),
}


def label_without_colon(
    text: str, kind: str, pieces: Sequence[Piece], offset: int
) -> tuple[str, Span] | None:
    """Return the label that stands without a colon where reading stopped, and the span of its words."""
    stop = next((at for at, piece in enumerate(pieces) if piece.end > offset), len(pieces) - 1)
    for at in range(stop, max(stop - 4, 0), -1):
        new_line = _starts_line(text, pieces, at)
        found = label_words(kind, pieces, at) if at == stop or new_line else None
        if found is None:
            continue
        label, count = found
        if count == 3 or (stop <= at + count and _may_follow(label, pieces, at + count)):
            return label, Span(pieces[at].start, pieces[at + count - 1].end)
    return None


def label_words(kind: str, pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """Return the label of this kind of block whose words stand here, and how many there are."""
    for count in range(min(3, len(pieces) - at), 0, -1):
        words = " ".join(piece.text for piece in pieces[at : at + count])
        if count == 3 and words in ("require all of", "require any of", "require none of"):
            return words, 3
        if words in LABELS_OF[kind]:
            return words, count
    return None


def _may_follow(label: str, pieces: Sequence[Piece], at: int) -> bool:
    """Say whether what follows the words of a label could be its clause."""
    if at >= len(pieces):
        return False
    following = pieces[at]
    if label in (
        "because",
        "say",
        "suggest",
        "source",
        "title",
        "note",
        "owner",
        "fails",
        "passes",
        "example",
    ):
        return following.kind in ("string", "long")
    return following.kind in ("word", "string", "long", "bullet")


def _starts_line(text: str, pieces: Sequence[Piece], at: int) -> bool:
    between = text[pieces[at - 1].end : pieces[at].start]
    return "\n" in between or "\r" in between


def missing_colon(label: str, at: Span) -> Diagnostic:
    """Return the message for a label without its colon."""
    return error("FR101", f"`{label}` needs a colon", Label(at, f"write `{label}:`"))


def no_label(kind: str, pieces: Sequence[Piece]) -> Diagnostic:
    """Return the message for words in a block that follow no label."""
    at = Span(pieces[0].start, pieces[0].end) if pieces else Span(0, 0)
    if kind in ("settings", "recognise"):
        pattern = LINES[kind]
        return error(
            "FR118", f"the lines of `{kind}` begin with a bullet", Label(at), f"for example: {pattern}"
        )
    if kind == "pattern":
        help_ = 'a pattern has shapes, for example: shape "She is abrasive."'
        return error("FR100", "this belongs to no label and no shape", Label(at), help_)
    help_ = "each clause of a block begins with a label and a colon, for example: because:"
    return error("FR100", "this belongs to no label", Label(at), help_)


def capitals(small: str, at: Span) -> Diagnostic:
    """Return the message for a name with capital letters."""
    shown = small if len(small) < 60 else "small letters"
    return error("FR110", "names are written in small letters", Label(at, f"write `{shown}`"))


def no_rule_id(written: str, at: Span) -> Diagnostic:
    """Return the message for a rule id that is not capitals, a hyphen and a number."""
    upper = written.upper()
    better = upper if "-" in upper else f"{upper}-001"
    shown = f"write `{better}`" if len(better) < 60 else ""
    help_ = f"for example: {FIRST_LINES['rule']}"
    return error("FR105", "a rule is called by capitals, a hyphen and a number", Label(at, shown), help_)


def meant_severity(written: str, at: Span) -> tuple[str, Diagnostic] | None:
    """Return the severity that was meant and the message, when it is written in another way."""
    small = written.lower()
    meant = small if small in SEVERITIES else _SEVERITY_WORDS.get(small)
    if meant is None or meant == written:
        return None
    message = "a severity is `error`, `warning` or `advice`"
    return meant, error("FR110", message, Label(at, f"write `{meant}`"))
