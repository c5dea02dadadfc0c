"""Says what is wrong with an example of a rule, at the words of the example that show it."""

from collections.abc import Iterator
from difflib import get_close_matches

import msgspec

from fairreview.engine.fixes import apply_fixes
from fairreview.engine.judge import Verdict
from fairreview.model.diagnostic import Diagnostic, Label, SourceFile
from fairreview.model.example import DocumentExample, Example, LineExample
from fairreview.model.policy import Form, Lexicon
from fairreview.model.report import Finding
from fairreview.text import Span


class Found(msgspec.Struct, frozen=True):
    """What a rule made of an example: its findings, every verdict, and the lexicon it flags words of.

    `after` are the findings in the text that the example says it becomes; `across` the messages of a rule
    that compares documents.
    """

    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    lexicon: Lexicon | None = None
    after: tuple[Finding, ...] = ()
    across: tuple[str, ...] = ()


def messages_of(example: Example, found: Found, source: SourceFile) -> list[Diagnostic]:
    """Return a message for each way in which an example does not show what it should."""
    if isinstance(example, DocumentExample):
        return list(_document_messages(example, found, source))
    match example.expect:
        case "fails":
            after = _fix_messages(example, found, source) if example.becomes else ()
            return [*_fails_messages(example, found, source), *after]
        case "passes":
            return list(_passes_messages(example, found, source))
        case "miss":
            return _stale(example, source, "FR608") if found.findings else []
        case "alarm":
            return [] if found.findings else _stale(example, source, "FR609")


def _fails_messages(example: LineExample, found: Found, source: SourceFile) -> Iterator[Diagnostic]:
    spans = [finding.span for finding in found.findings]
    missed = [mark for mark in example.marked if mark not in spans]
    if missed or not spans:
        mark = missed[0] if missed else None
        words = mark.of(example.text) if mark else ""
        said = f'"{words}" was not flagged' if words else "nothing was flagged"
        place = _bracketed(example, mark, source) if mark else example.at
        yield Diagnostic(
            "FR601",
            "error",
            "this example should fail, but the rule does not flag it",
            (Label(place, said),),
            _why_not(words, mark, found),
            source.path,
        )
        return
    extra = [span for span in spans if span not in example.marked] if example.marked else []
    if extra:
        words = extra[0].of(example.text)
        yield Diagnostic(
            "FR603",
            "error",
            "this example also flags something it does not mark",
            (Label(example.at, f'"{words}" was flagged too'),),
            (f"mark it as [[{words}]], or add an `unless`",),
            source.path,
        )


def _fix_messages(example: LineExample, found: Found, source: SourceFile) -> Iterator[Diagnostic]:
    """Yield what is wrong with `becomes`: the fixes give another text, or one that is flagged again."""
    fixed = apply_fixes(example.text, found.findings, unsafe=True).text
    place = example.spot(example.becomes)
    if fixed != example.becomes:
        label = Label(place, f'the fix gives "{fixed}"')
        help_ = ("change the `fix:` of the rule, or what the example becomes",)
        yield Diagnostic("FR610", "error", "the fix gives another text", (label,), help_, source.path)
    elif found.after:
        label = Label(place, f'"{found.after[0].text}" is flagged again')
        help_ = ("an author who takes the fix gets another message; choose other words",)
        yield Diagnostic("FR611", "error", "the fixed text is flagged too", (label,), help_, source.path)


def _why_not(words: str, mark: Span | None, found: Found) -> tuple[str, ...]:
    """Return what kept the words from being flagged: an exception, or no entry for them."""
    for verdict in found.verdicts:
        if verdict.outcome != "fired" and verdict.why and (mark is None or verdict.thing.span.meets(mark)):
            return (f"the rule looked at it, but {verdict.why}",)
    if found.lexicon is None or not words:
        return ("see the rule's `flag:` or `require:` line for what it looks at",)
    none = f'no entry of lexicon `{found.lexicon.name}` matches "{words}"'
    entries = [form.text for entry in found.lexicon.entries for form in entry.forms]
    near = get_close_matches(words, entries, n=1)
    return (none, f'the closest entry is "{near[0]}"') if near else (none,)


def _passes_messages(example: LineExample, found: Found, source: SourceFile) -> Iterator[Diagnostic]:
    for finding in found.findings[:1]:
        span = finding.span
        form = _entry_form(span, found)
        place = source_span(example, span, source) if finding.text else example.at
        because = f'the entry "{form.text}"' if form else "the rule"
        said = f"flagged because of {because}" if finding.text else finding.message
        exception = (
            "add an exception to the entry (`unless it is part of ...`)" if form else "add an `unless:`"
        )
        yield Diagnostic(
            "FR602",
            "error",
            "this example should pass, but the rule flags it",
            (Label(place, said), *([Label(form.at, "this entry")] if form else [])),
            (f"{exception} or move the line to `known false alarm:`",),
            source.path,
        )


def _entry_form(span: Span, found: Found) -> Form | None:
    """Return the first wording of the entry that flagged a place."""
    if found.lexicon is None:
        return None
    numbers = (verdict.thing.entry for verdict in found.verdicts if verdict.thing.span == span)
    return next((found.lexicon.entries[n].forms[0] for n in numbers if n is not None), None)


_STALE = {
    "FR608": ("this known miss is found now", "fails:"),
    "FR609": ("this known false alarm is gone", "passes:"),
}


def _stale(example: LineExample, source: SourceFile, code: str) -> list[Diagnostic]:
    message, label = _STALE[code]
    place = Label(example.at)
    return [Diagnostic(code, "warning", message, (place,), (f"move the line to `{label}`",), source.path)]


def _document_messages(example: DocumentExample, found: Found, source: SourceFile) -> Iterator[Diagnostic]:
    messages = [*(finding.message for finding in found.findings), *found.across]
    place = Span(example.at.start, example.at.start + len("example:"))
    if not example.expect and messages:
        label = Label(place, f"found: {messages[0]}")
        help_ = ("change the document or the rule, or say what to expect",)
        message = "this example should pass, but the rule flags it"
        yield Diagnostic("FR602", "error", message, (label,), help_, source.path)
    for expected in example.expect:
        if not any(expected in message for message in messages):
            label = Label(place, f'no message says "{expected}"')
            message = "this example should fail, but the rule does not flag it"
            help_ = (f"the rule says: {messages[0]}" if messages else "the rule finds nothing here",)
            yield Diagnostic("FR601", "error", message, (label,), help_, source.path)


def source_span(example: LineExample, span: Span, source: SourceFile) -> Span:
    """Return where some words of an example stand in the policy file."""
    start = example.at.start
    quote = 3 if source.text.startswith('"""', start) else 1
    at = start + quote
    places: list[int] = []
    while len(places) <= span.end and at < len(source.text):
        if source.text.startswith(("[[", "]]"), at):
            at += 2
            continue
        places.append(at)
        at += 1
    if len(places) <= span.end:
        return example.at
    return Span(places[span.start], places[max(span.start, span.end - 1)] + 1)


def _bracketed(example: LineExample, span: Span, source: SourceFile) -> Span:
    inner = source_span(example, span, source)
    return Span(max(0, inner.start - 2), inner.end + 2)
