"""Turns verdicts into findings: message, place, citations, suggestions and fix."""

import re

from fairreview.engine.conditions import Answers
from fairreview.engine.demands import rests_on_likeness
from fairreview.engine.judge import Verdict
from fairreview.engine.message import Filler
from fairreview.engine.placing import PlaceNames
from fairreview.model.citing import citation
from fairreview.model.phrase import failed_name
from fairreview.model.policy import Rule
from fairreview.model.report import Citation, Edit, Finding, Fix
from fairreview.model.vocabulary import Applicability, Severity
from fairreview.text import LineIndex, Span, fold

_ARTICLE = re.compile(r"(?<!\w)(?P<article>[Aa]n?)(?P<space>\s{1,3})\Z")
_LONGEST_ARTICLE = 6
# By sound, near enough: "a unit", "a user", "a one-off", but "an hour", "an expert".
_VOWEL_SOUND = re.compile(r"(?!uni|us[aeu]|eu|one\b|once\b)[aeiou]|hour|honest|heir", re.IGNORECASE)
_SEVERITIES: dict[str, Severity] = {"error": "error", "warning": "warning", "advice": "advice"}


class Maker:
    """Makes the findings of one document."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._facts = answers.facts
        self._text = answers.facts.document.text
        self._lines = LineIndex(self._text)
        self._place_names = PlaceNames(self._facts)
        self._cited: dict[str, tuple[Citation, ...]] = {}

    def finding(self, verdict: Verdict) -> Finding:
        """Return the finding for a verdict that fired."""
        rule = verdict.rule
        span = self._span(verdict)
        filler = Filler(verdict, self._answers)
        line, column = self._lines.position(span.start)
        end_line, end_column = self._lines.position(span.end)
        words = span.of(self._text)
        advice = tuple(filter(None, map(filler.suggestion, rule.suggest))) or filler.suggestions
        return Finding(
            rule=rule.id,
            name=rule.name,
            family=rule.family,
            severity=_severity(rule, words, guessed=_is_guess(verdict)),
            message=filler.fill(rule.say),
            text=words,
            span=span,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            place=self._place_names.name(span.start),
            failed=tuple(dict.fromkeys(failed_name(part.condition) for part in verdict.failed)),
            suggestions=advice,
            fix=self._fix(verdict, span, filler),
            estimated=verdict.estimated,
            jurisdictions=rule.jurisdictions,
            citations=self._citations(rule),
        )

    def _citations(self, rule: Rule) -> tuple[Citation, ...]:
        """Return the sources of a rule as citations, made once for all its findings."""
        if rule.id not in self._cited:
            self._cited[rule.id] = tuple(citation(source) for source in rule.sources)
        return self._cited[rule.id]

    def _span(self, verdict: Verdict) -> Span:
        """Return what is flagged; of something missing, the point where its place begins."""
        if verdict.rule.require is None:
            return verdict.thing.span
        paragraphs = self._facts.document.paragraphs
        start = verdict.thing.span.start
        if verdict.thing.unit == "document" and paragraphs:
            start = paragraphs[0].span.start
        return Span(start, start)

    def _fix(self, verdict: Verdict, span: Span, filler: Filler) -> Fix | None:
        template = verdict.rule.fix
        if template is None or template.how == "add-section":
            return None
        if template.how == "delete":
            wider = _with_space(self._text, span)
            return _one_edit("delete it", template.applicability, wider, "")
        text = filler.fill(template.text)
        if not text:
            return None
        cased = _like(span.of(self._text), text)
        wider, put = _with_article(self._text, span, cased)
        return _one_edit(f"replace it with “{cased}”", template.applicability, wider, put)


def _one_edit(title: str, applicability: Applicability, span: Span, text: str) -> Fix:
    edit = Edit(start=span.start, end=span.end, text=text)
    return Fix(title=title, applicability=applicability, edits=(edit,))


def _with_space(text: str, span: Span) -> Span:
    """Return a span with the space before it, so that deleting it leaves single spaces."""
    return Span(span.start - 1, span.end) if span.start and text[span.start - 1] == " " else span


def _with_article(text: str, span: Span, put: str) -> tuple[Span, str]:
    """Return what to replace and with what, so that `a` or `an` before it fits the new words."""
    found = _ARTICLE.search(text, max(0, span.start - _LONGEST_ARTICLE), span.start)
    if found is None:
        return span, put
    fitting = "an" if _VOWEL_SOUND.match(put) else "a"
    if found["article"].lower() == fitting:
        return span, put
    article = fitting.capitalize() if found["article"][0].isupper() else fitting
    return Span(found.start("article"), span.end), f"{article}{found['space']}{put}"


def _like(words: str, text: str) -> str:
    """Return `text` with a first capital where the replaced words had one."""
    return text[:1].upper() + text[1:] if words[:1].isupper() else text


def _is_guess(verdict: Verdict) -> bool:
    """Say whether all that is not met is an estimate by likeness of meaning."""
    return bool(verdict.failed) and all(rests_on_likeness(part.condition) for part in verdict.failed)


def _severity(rule: Rule, words: str, *, guessed: bool) -> Severity:
    """Return the severity of a finding: the rule's, or the one a policy set for these words.

    What is `guessed` is at most a warning: no error rests on an estimate alone.
    """
    folded = fold(words) if rule.severities else ""
    own = next((severity for wording, severity in rule.severities if fold(wording) == folded), rule.severity)
    return "warning" if guessed and own == "error" else _SEVERITIES[own]
