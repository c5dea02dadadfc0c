"""Messages about the outline of a policy: quotations, labels, and where blocks begin and end."""

from collections.abc import Iterator, Sequence

from fairreview.language.scan_labels import (
    ALIASES,
    BLOCK_WORDS,
    EXAMPLE_LABELS,
    FIRST_LINES,
    LABELS,
    LABELS_OF,
    closing_word,
)
from fairreview.language.scan_words import Piece
from fairreview.language.suggest import a, closest
from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.text import Span

STRING_LIMIT = 20_000


def error(code: str, message: str, label: Label, *more: Label | str) -> Diagnostic:
    """Return an error; of `more`, labels are further places and texts are lines of help."""
    labels = (label, *(part for part in more if isinstance(part, Label)))
    return Diagnostic(code, "error", message, labels, tuple(part for part in more if isinstance(part, str)))


def quotations(text: str, pieces: Sequence[Piece]) -> Iterator[Diagnostic]:
    """Yield a message for each quotation that is not closed, oddly closed or too long."""
    for piece in pieces:
        if piece.wrong:
            yield _quotation(text, piece)
        elif is_too_long(piece):
            yield error(
                "FR115",
                f"this text has more than {STRING_LIMIT:,} characters",
                Label(Span(piece.start, piece.start + 1), "begins here"),
                "make it shorter, or split it into several",
            )


def is_too_long(piece: Piece) -> bool:
    """Say whether a quotation or pattern is longer than a policy may hold."""
    return piece.kind in ("string", "long", "regex") and piece.end - piece.start - 2 > STRING_LIMIT


def _quotation(text: str, piece: Piece) -> Diagnostic:
    words = text[piece.start + 1 : piece.end - 1]
    match piece.wrong:
        case "single":
            label = Label(piece.span, f'write "{words}"' if len(words) < 60 else "")
            return error("FR107", "quotations stand between double quotation marks", label)
        case "mixed":
            label = Label(piece.span, "opened with one kind of mark, closed with another")
            return error(
                "FR107", "this quotation mixes two kinds of quotation marks", label, f'write "{words}"'
            )
        case "lines":
            label = Label(Span(piece.start, piece.start + 1), "opened here, and closed on a later line")
            help_ = "put the whole text on one line"
            return error("FR107", "this quotation goes on over the end of the line", label, help_)
        case "unopened":
            label = Label(piece.span, "this closes a quotation that was never opened")
            help_ = 'put an opening " where the text begins'
            return error("FR107", "this quotation is never opened", label, help_)
        case "long":
            label = Label(piece.span, 'opened here, and the file has no other """')
            return error("FR107", "this quotation is never closed", label, 'put """ at the end of the text')
    label = Label(piece.span, "opened here, and the line ends first")
    return error("FR107", "this quotation is never closed", label, 'put a closing " at the end of the text')


def not_closed(kind: str, head: Span, end: int) -> Diagnostic:
    """Return the message for a block or example that goes on to the next one."""
    closing = closing_word(kind)
    return error(
        "FR103",
        f"this {kind} is never closed",
        Label(Span(end, end), f"expected `end {closing}` here"),
        Label(head, "opened here"),
        f"every `{closing}` block finishes with a line that says `end {closing}`",
    )


def wrong_end(kind: str, keyword: Span, at: Span, word: str) -> Diagnostic:
    """Return the message for an `end` that names another kind of block."""
    closing = closing_word(kind)
    message = f"`end {word}` closes a {kind}" if word else "`end` does not say what it closes"
    starts = Label(keyword, f"the {kind} starts here")
    return error("FR104", message, Label(at, f"should be `end {closing}`"), starts)


def stray_end_example(at: Span) -> Diagnostic:
    """Return the message for `end example` where no example is open."""
    return error(
        "FR104", "`end example` closes nothing", Label(at, "no `example:` is open here"), "remove it"
    )


def unknown_label(kind: str, pieces: Sequence[Piece]) -> Diagnostic:
    """Return the message for a word with a colon that is no label."""
    words = " ".join(piece.text for piece in pieces[:-1])
    at = Span(pieces[0].start, pieces[-1].end)
    if kind == "example" and words in ("text", "with", "given"):
        label = Label(at, f"write `{words}`")
        return error("FR114", f"in an example, `{words}` has no colon", label)
    if kind in ("settings", "recognise"):
        label = Label(at, f"write `{words} is`" if kind == "settings" else f"write `{words}`")
        return error("FR114", f"the lines of {a(kind)} block have no colon", label)
    among = LABELS_OF.get(kind) or EXAMPLE_LABELS
    guess = ALIASES.get(words) or closest(words, among) or closest(words, (*LABELS, *EXAMPLE_LABELS))
    label = Label(at, "not a label this language knows")
    if guess:
        help_ = f"did you mean `{guess}:`?"
    else:
        help_ = f"{a(kind)} has: {', '.join(f'{name}:' for name in among)}"
    return error("FR102", f"there is no label called `{words}:`", label, help_)


def no_entries_label(at: Span) -> Diagnostic:
    """Return the message for a lexicon whose list has no `entries:` above it."""
    label = Label(at, "write `entries:` before the list")
    return error("FR118", "the entries of a lexicon have a label", label)


_HINTS = {
    ("lexicon", "suggest"): "in an entry `suggest` has no colon",
    ("lexicon", "unless"): "in an entry `unless` has no colon",
    ("change lexicon", "suggest"): "in an entry `suggest` has no colon",
    ("change lexicon", "unless"): "in an entry `unless` has no colon",
    ("settings", "because"): "in a setting `because` has no colon",
    ("change lexicon", "entries"): "write `add:` for new entries and `remove:` for old ones",
    ("change rule", "flag"): "a change cannot set what is flagged; turn the rule off and write your own",
    ("change rule", "require"): "a change cannot set what is required; turn the rule off and write your own",
}


def misplaced_label(label: str, kind: str, at: Span) -> Diagnostic:
    """Return the message for a label in a block that has no such label."""
    if label in EXAMPLE_LABELS:
        help_ = f"`{label}:` stands between `example:` and `end example`"
    else:
        homes = [f"`{home}`" for home, labels in LABELS_OF.items() if label in labels]
        help_ = _HINTS.get((kind, label), f"it belongs in: {', '.join(homes)}")
    message = f"`{label}:` does not belong in {a(kind)} block"
    return error("FR114", message, Label(at, "not used here"), help_)


def outside(text: str, pieces: Sequence[Piece], *, ends: bool) -> Diagnostic:
    """Return the message for words outside of any block."""
    first = pieces[0]
    if ends:
        at = Span(first.start, pieces[-1].end)
        words = " ".join(piece.text for piece in pieces)
        return error("FR104", f"`{words}` closes nothing", Label(at, "no block is open here"), "remove it")
    if len(pieces) > 1 and pieces[1].kind == "colon":
        at = Span(first.start, pieces[1].end)
        help_ = "move it up, before the `end` line of the block it belongs to"
        return error("FR116", f"`{first.text}:` stands outside of any block", Label(at), help_)
    guess = closest(first.text, BLOCK_WORDS) if first.kind == "word" else ""
    if guess:
        first_line = FIRST_LINES.get(guess, f"{guess} …")
        message = f"there is no block called `{first.text}`"
        return error("FR116", message, Label(first.span, f"write `{guess}`"), f"for example: {first_line}")
    line_end = text.find("\n", first.start)
    end = min(pieces[-1].end, line_end if line_end >= 0 else len(text))
    help_ = f"a policy is made of blocks: {', '.join(FIRST_LINES)}"
    return error(
        "FR116", "this stands outside of any block", Label(Span(first.start, max(end, first.end))), help_
    )
