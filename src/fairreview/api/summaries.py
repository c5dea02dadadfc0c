"""A document with its findings to the summary by which it is compared with others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from fairreview.api.pool import STANDARD_FIELDS, Pool, digest_of_paragraph
from fairreview.engine.things import length_of
from fairreview.model.document import Criterion, Document, Section
from fairreview.model.report import DocumentReport
from fairreview.model.summary import Standard, Summary
from fairreview.nlp.sentences import sentences

_NO_VALUES = ("",) * len(STANDARD_FIELDS)
_COMPARED_FIELDS = (
    "employee",
    "role",
    "grade",
    "series",
    "unit",
    "period",
    "status",
    "author",
    "created",
    "reviewed",
    "rating",
    "scale",
)


class Taken(msgspec.Struct, frozen=True, gc=False):
    """What is taken from the text of a document."""

    words: int
    paragraphs: tuple[int, ...]
    next_steps: str
    findings: tuple[tuple[str, int], ...]
    criteria: Sequence[Standard]
    duties: Sequence[Standard] = ()
    objectives: Sequence[Standard] = ()


def summarise(document: Document, report: DocumentReport, pool: Pool | None = None) -> Summary:
    """Return the summary of a document whose kind is known; `pool` is shared by those that are compared."""
    counts = Counter(finding.rule for finding in report.findings)
    return summary_of(document, counts, Pool() if pool is None else pool)


def summary_of(document: Document, findings: Mapping[str, int], pool: Pool) -> Summary:
    """Return the summary of a document of which it is known how often each rule found something."""
    given = {name: words for name, value in document.fields.items() if (words := value.text.strip())}
    paragraphs = (digest_of_paragraph(each.span.of(document.text)) for each in document.paragraphs)
    taken = Taken(
        length_of(document.text),
        tuple(digest for digest in paragraphs if digest is not None),
        given.get("next-steps") or _section_text(document, "next-steps", pool),
        pool.counts(findings),
        [_standard(document, each, pool) for each in document.criteria],
        [*_duties(document, pool)],
        [_standard(document, each, pool) for each in document.objectives],
    )
    return assemble(document, given, taken, pool)


def assemble(document: Document, given: Mapping[str, str], taken: Taken, pool: Pool) -> Summary:
    """Return the summary of what was taken from a document; `given` are its fields that hold something."""
    return Summary(
        path=pool.text(document.path),
        id=document.id or "",
        kind=pool.text(document.kind or ""),
        title=pool.text(document.title),
        **{name: pool.text(given.get(name, "")) for name in _COMPARED_FIELDS},
        levels=pool.levels(given.get("standard-levels", "")),
        given=pool.names(given),
        words=taken.words,
        paragraphs=taken.paragraphs,
        needs=pool.needs(taken.next_steps, given.get("employee", "")),
        criteria=pool.standards(taken.criteria),
        duties=pool.standards(taken.duties),
        objectives=pool.standards(taken.objectives),
        findings=taken.findings,
    )


def _standard(document: Document, piece: Criterion, pool: Pool) -> Standard:
    """Return a criterion or objective; what shows that an objective is reached is its metric."""
    given = {name: value.text for name, value in piece.fields.items()}
    if "metric" not in given:
        given["metric"] = given.get("measure", "")
    if not given.get("text", "").strip() and not given.get("title", "").strip():
        given["text"] = piece.span.of(document.text)
    return pool.standard(tuple(given.get(name, "") for name in STANDARD_FIELDS))


def _duties(document: Document, pool: Pool) -> Iterator[Standard]:
    """Yield what a job description says the person does: the items and sentences under such a heading."""
    if document.kind != "job-description":
        return
    text = document.text
    for section in _sections(document, "duties", pool):
        for paragraph in document.paragraphs:
            if paragraph.shape == "heading" or not section.span.holds(paragraph.span):
                continue
            is_whole = paragraph.shape in ("item", "row")
            for span in (paragraph.span,) if is_whole else sentences(text, paragraph.span):
                yield pool.standard(("", span.of(text), *_NO_VALUES[2:]))


def _section_text(document: Document, kind: str, pool: Pool) -> str:
    """Return what stands below the first heading of a kind that anything stands below, or empty."""
    below = (document.text[each.heading.end : each.span.end] for each in _sections(document, kind, pool))
    return next((words for each in below if (words := each.strip())), "")


def _sections(document: Document, kind: str, pool: Pool) -> Iterator[Section]:
    """Yield the sections of a kind, without those inside one that was yielded."""
    end = 0
    for section in sorted(document.sections, key=lambda each: (each.span.start, -each.span.end)):
        if section.span.start >= end and pool.section_kind(section, document.kind or "") == kind:
            end = section.span.end
            yield section
