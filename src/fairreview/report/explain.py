"""A rule's own page, and what each rule made of one place."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from fairreview.model.example import DocumentExample, Example, LineExample
from fairreview.model.outcome import Trace
from fairreview.model.phrase import measure_phrase, phrase, size_phrase
from fairreview.model.policy import FlagMark, Rule, Source
from fairreview.report.palette import Palette
from fairreview.report.visible import one_line, width

_COLUMNS = 92
_OUTCOMES = ("fired", "gave way", "excused", "not met", "not applicable")
_HEADINGS = {
    "fired": "fired here",
    "gave way": "found the same, and gave way",
    "excused": "found something here and excused it",
    "not met": "looked here and found nothing",
    "not applicable": "do not apply here",
}
_LINE_PARTS = (
    ("fails", "what it flags"),
    ("passes", "what it leaves alone"),
    ("miss", "what it is known to miss"),
    ("alarm", "what it is known to flag wrongly"),
)


def rule_lines(rule: Rule, palette: Palette) -> Iterator[str]:
    """Yield the page of a rule: what it says and why, sources, where it holds, examples both ways."""
    head = f"{rule.id} {rule.name}".rstrip()
    yield f"{palette.paint(palette.strong, head)}: {one_line(rule.title)}"
    yield from _part("why", [rule.because], palette)
    yield from _part("what it says", [rule.say, *rule.suggest], palette)
    yield from _part("how it is mended", _fix_words(rule), palette)
    yield from _part("sources", map(_source_words, rule.sources), palette)
    yield from _part("in force", _scope_words(rule), palette)
    yield from _part("across documents", _grouping_words(rule), palette)
    for expect, title in _LINE_PARTS:
        shown = [line for example in rule.examples for line in _example_lines(example, expect, palette)]
        yield from _part(title, shown, palette, wrap=False)
    worked = [line for example in rule.examples for line in _worked_lines(example)]
    yield from _part("worked examples", worked, palette)
    yield from _part("note", [rule.note], palette)


def trace_lines(where: str, traces: Sequence[Trace], palette: Palette) -> Iterator[str]:
    """Yield what each rule made of the place called `where`, the rules that fired first."""
    yield palette.paint(palette.strong, where)
    if not traces:
        yield "no rule looks here"
    for outcome in _OUTCOMES:
        told = [trace for trace in traces if trace.outcome == outcome]
        if told:
            yield ""
            yield palette.paint(palette.strong, f"{_HEADINGS[outcome]}:")
        if outcome == "not applicable":
            yield from _grouped_lines(told, palette)
            continue
        for trace in told:
            yield from _trace_lines(trace, palette)


def _grouped_lines(traces: Sequence[Trace], palette: Palette) -> Iterator[str]:
    """Yield the rules that have nothing to say, together with those that are silent for the same reason."""
    reasons = dict.fromkeys(trace.why for trace in traces)
    for why in reasons:
        names = dict.fromkeys(trace.rule for trace in traces if trace.why == why)
        for line in _wrapped(", ".join(names), "  "):
            yield palette.paint(palette.strong, line)
        if why:
            yield from _wrapped(why, "      ")


def _trace_lines(trace: Trace, palette: Palette) -> Iterator[str]:
    words = f" “{one_line(trace.text)}”" if trace.text else ""
    yield f"  {palette.paint(palette.strong, trace.rule)} {one_line(trace.title)}{words}"
    if trace.why:
        yield from _wrapped(trace.why, "      ")


def _part(title: str, lines: Iterable[str], palette: Palette, *, wrap: bool = True) -> Iterator[str]:
    kept = [line for line in lines if line]
    if not kept:
        return
    yield ""
    yield palette.paint(palette.strong, title)
    for line in kept:
        if wrap:
            yield from _wrapped(line, "  ")
        else:
            yield f"  {line}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        width=_COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _fix_words(rule: Rule) -> list[str]:
    if rule.fix is None:
        return []
    what = {
        "replace": f"replace it with “{rule.fix.text}”",
        "delete": "delete it",
        "add-section": f"add a section “{rule.fix.text}”",
    }[rule.fix.how]
    when = {"safe": "automatically", "unsafe": "after review", "display": "by hand"}[rule.fix.applicability]
    return [f"{what}, {when}"]


def _source_words(source: Source) -> str:
    section = f", {source.section}" if source.section else ""
    address = f" <{source.address}>" if source.address else ""
    read = f" (read {source.retrieved})" if source.retrieved else ""
    return f"{source.title}{section}{address}{read}"


def _scope_words(rule: Rule) -> Iterator[str]:
    yield f"severity: {rule.severity}"
    yield f"family: {rule.family}"
    yield f"kinds: {', '.join(rule.kinds) or 'all'}"
    yield f"jurisdictions: {', '.join(rule.jurisdictions) or 'general'}"
    start, end = rule.effective
    if start or end:
        days = " ".join(part for part in (start and f"from {start}", end and f"until {end}") if part)
        yield f"effective: {days}"
    yield f"owner: {rule.owner}" if rule.owner else ""
    yield f"supersedes: {rule.supersedes}" if rule.supersedes else ""
    yield f"package: {rule.pack}" if rule.pack else ""


def _grouping_words(rule: Rule) -> Iterator[str]:
    """Yield how a rule compares documents; nothing for one that looks at each by itself."""
    grouping = rule.grouping
    if grouping is None:
        return
    yield f"compares: {', '.join(rule.kinds)}"
    yield f"where: {phrase(rule.where)}" if rule.where is not None else ""
    yield f"grouped by: {', '.join(grouping.by) or 'nothing, all stand together'}"
    yield f"smallest group: {size_phrase(grouping.smallest)}" if grouping.smallest is not None else ""
    yield f"measures: {measure_phrase(grouping.measure)}" if grouping.measure is not None else ""
    yield f"flags: {rule.flag.noun}" if isinstance(rule.flag, FlagMark) else ""
    yield "run by: fairreview audit"


def _example_lines(example: Example, expect: str, palette: Palette) -> Iterator[str]:
    if not isinstance(example, LineExample) or example.expect != expect:
        return
    shown, underline = _underlined(example)
    yield f"- {shown}"
    if underline:
        yield f"  {palette.paint(palette.error, underline)}"
    if example.becomes:
        yield f"  becomes: {one_line(example.becomes)}"


def _underlined(example: LineExample) -> tuple[str, str]:
    """Return an example on one line, and the line of carets that goes under its marked words."""
    shown, underline = "", ""
    done = 0
    for span in example.marked:
        shown += _flat(example.text[done : span.start])
        underline += " " * (width(shown) - len(underline))
        shown += _flat(span.of(example.text))
        underline += "^" * (width(shown) - len(underline))
        done = span.end
    return shown + _flat(example.text[done:]), underline


def _flat(text: str) -> str:
    """Return a piece of a text on one line, a space kept at either end."""
    inner = one_line(text)
    if not inner:
        return " " if text else ""
    return " " * text[0].isspace() + inner + " " * text[-1].isspace()


def _worked_lines(example: Example) -> Iterator[str]:
    if not isinstance(example, DocumentExample):
        return
    expected = "; ".join(f"“{text}”" for text in example.expect) or "nothing"
    yield f"{example.title}: expects {expected}"
