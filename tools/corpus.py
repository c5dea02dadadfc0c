"""The labelled texts under `corpora/`: what must be found in each, and what was found.

The shape of the files is told in `corpora/README.md`; a line that does not fit it is an error.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from pydantic import BaseModel, ConfigDict

from fairreview.api.documents import read_documents, read_text
from fairreview.api.policies import load_policy
from fairreview.api.reviewer import Reviewer
from fairreview.model.document import Document
from fairreview.model.report import DocumentReport, Finding

ROOT = Path(__file__).resolve().parents[1] / "corpora"
MEASURES = ("metric", "target", "timeframe", "measurable")
# In a review, whatever the law protects is one matter: it should not be spoken of.
_PROTECTED = frozenset("age gender family disability origin religion criminal military protected".split())

# What these ask for stands elsewhere in a document: one sentence alone cannot show that it is missing.
_OF_DOCUMENTS = frozenset("pay structure measurable mission empowerment accountability recognition".split())

Kind = Literal["job-description", "performance-review", "performance-plan", "mission-plan"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expected(_Strict):
    """A family that must be found, on words that hold or meet `text`; empty where something is missing."""

    family: str
    text: str = ""


class Sentence(_Strict):
    """A sentence with all that must be found in it; `known` says why we still get it wrong."""

    id: str
    kind: Kind
    title: str = ""
    text: str
    find: tuple[Expected, ...] = ()
    known: str = ""


class Measured(_Strict):
    """What a criterion says: each true or false."""

    metric: bool
    target: bool
    timeframe: bool


class Criterion(_Strict):
    """A criterion or goal with what it says."""

    id: str
    text: str
    has: Measured
    known: str = ""


class Expectations(_Strict):
    """What must be found in a whole document, and the words that must be left alone.

    The kind is the document's own, or told in its text, unless it is given.

    Besides what is listed under `find`, no error and no warning may be found.
    """

    kind: Kind | None = None
    jurisdictions: tuple[str, ...] = ()
    find: tuple[Expected, ...] = ()
    leave: tuple[str, ...] = ()
    known: str = ""


class Tally(msgspec.Struct, frozen=True):
    """What came of one text: per family or measure, what was found rightly, found wrongly, and missed."""

    id: str
    table: str
    text: str
    known: str
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Say whether nothing is wrong or missed."""
        return not self.wrong and not self.missed


def tallies(root: Path = ROOT) -> list[Tally]:
    """Return what comes of every text under a corpus folder."""
    return [*_sentences(root), *_criteria(root), *_documents(root)]


def _lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.jsonl")):
        yield from (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _found(documents: Sequence[Document], jurisdictions: tuple[str, ...] = ()) -> Iterator[DocumentReport]:
    reviewer = Reviewer(load_policy(), jurisdictions=jurisdictions)
    for reviewed in reviewer.review_each(documents):
        failure = reviewed.report.failure
        if failure is not None:
            raise ValueError(f"{reviewed.report.path}: {failure.message}")
        yield reviewed.report


def _sentences(root: Path) -> Iterator[Tally]:
    items = [Sentence.model_validate_json(line) for line in _lines(root / "sentences")]
    documents = [read_text(item.text, kind=item.kind, title=item.title, path=item.id) for item in items]
    for item, report in zip(items, _found(documents), strict=True):
        in_words = [finding for finding in report.findings if finding.text]
        yield _compared(item.id, item.kind, item.text, item.known, item.find, in_words)


def _compared(  # noqa: PLR0913, PLR0917
    name: str, kind: str, text: str, known: str, expected: Sequence[Expected], findings: Sequence[Finding]
) -> Tally:
    """Compare families: each counts once; advice is only a question, and is not held against a text."""
    wanted = {_family(kind, each.family): each for each in expected}
    met = {family: each for family, each in wanted.items() if _is_met(kind, each, text, findings)}
    counted = (f for f in findings if f.severity != "advice" or f.family == "vague")
    found = {_family(kind, finding.family) for finding in counted if finding.family not in _OF_DOCUMENTS}
    return Tally(
        name,
        kind,
        text,
        known,
        right=tuple(sorted(met)),
        wrong=tuple(sorted(found - wanted.keys())),
        missed=tuple(sorted(wanted.keys() - met.keys())),
    )


def _family(kind: str, family: str) -> str:
    return "protected" if kind == "performance-review" and family in _PROTECTED else family


def _is_met(kind: str, expected: Expected, text: str, findings: Sequence[Finding]) -> bool:
    start = text.find(expected.text)
    if start < 0:
        raise ValueError(f"“{expected.text}” does not stand in “{text[:80]}”")
    for finding in findings:
        if _family(kind, finding.family) != _family(kind, expected.family):
            continue
        if not expected.text and not finding.text:
            return True
        if expected.text and finding.span.start < start + len(expected.text) and start < finding.span.end:
            return True
    return False


def _criteria(root: Path) -> Iterator[Tally]:
    items = [Criterion.model_validate_json(line) for line in _lines(root / "criteria")]
    documents = [read_text(item.text, kind="performance-plan", path=item.id) for item in items]
    for item, report in zip(items, _found(documents), strict=True):
        absent = {
            name for finding in report.findings if finding.family == "measurable" for name in finding.failed
        }
        yield _measured(item, absent)


def _measured(item: Criterion, absent: set[str]) -> Tally:
    """Compare what is missing: that is what a finding is about, so it is what counts as found."""
    wanted = {name for name in MEASURES[:3] if not getattr(item.has, name)}
    found = absent & set(MEASURES[:3])
    for names in (wanted, found):
        if names & {"metric", "target"}:
            names.add("measurable")
    return Tally(
        item.id,
        "criteria: missing",
        item.text,
        item.known,
        right=tuple(sorted(wanted & found)),
        wrong=tuple(sorted(found - wanted)),
        missed=tuple(sorted(wanted - found)),
    )


def _documents(root: Path) -> Iterator[Tally]:
    for path in sorted((root / "documents").glob("*.expect.json")):
        expected = Expectations.model_validate(json.loads(path.read_text(encoding="utf-8")))
        draft = path.with_name(path.name.removesuffix(".expect.json"))
        [document] = read_documents([str(draft)], expected.kind)
        [report] = _found([document], expected.jurisdictions)
        yield _whole(draft.name, document.text, expected, report)


def _whole(name: str, text: str, expected: Expectations, report: DocumentReport) -> Tally:
    kind, findings = report.kind or "", report.findings
    met = [each for each in expected.find if _is_met(kind, each, text, findings)]
    unasked = [
        finding
        for finding in findings
        if finding.severity != "advice"
        and not any(_is_met(kind, each, text, [finding]) for each in expected.find)
    ]
    touched = [words for words in expected.leave if any(_touches(f, words, text) for f in findings)]
    return Tally(
        name,
        "documents",
        text,
        expected.known,
        right=tuple(f"{each.family}: {each.text}" for each in met),
        wrong=(*(f"{f.rule}: {f.text}" for f in unasked), *(f"left alone: {words}" for words in touched)),
        missed=tuple(f"{each.family}: {each.text}" for each in expected.find if each not in met),
    )


def _touches(finding: Finding, words: str, text: str) -> bool:
    start = text.find(words)
    if start < 0:
        raise ValueError(f"“{words}” does not stand in the document")
    return bool(finding.text) and finding.span.start < start + len(words) and start < finding.span.end
