"""Compares the documents of an example as an audit compares documents."""

from collections.abc import Sequence
from itertools import repeat

import msgspec

from fairreview.api.example_documents import copies_of, labels_of
from fairreview.api.gather import document_report
from fairreview.api.pool import Pool
from fairreview.api.summaries import summarise
from fairreview.audit.evaluate import evaluate
from fairreview.engine.review import Review
from fairreview.model.across import SENSITIVE_FIELDS, compared_mark
from fairreview.model.document import Document
from fairreview.model.example import DocumentExample
from fairreview.model.policy import FlagMark, Policy, Rule
from fairreview.model.summary import Evidence, Likeness, Summary
from fairreview.readers.shape import with_kind


class Compared(msgspec.Struct, frozen=True):
    """What a rule says of the documents of an example together, or why it could not be run on them."""

    messages: tuple[str, ...] = ()
    why_not: str = ""


def compare(
    policy: Policy,
    rule: Rule,
    example: DocumentExample,
    reviewed: Sequence[tuple[Document, Review | None]],
) -> Compared:
    """Return what `rule` finds in the documents of an example; each is reviewed once, however many it is."""
    pool = Pool(policy.recognitions)
    summaries: list[Summary] = []
    labels: list[str] = []
    rows = zip(reviewed, copies_of(example), labels_of(example), strict=True)
    for (document, review), copies, label in rows:
        known = with_kind(document, document.kind, estimated=False) if document.kind else document
        report = document_report(known, review, None)
        if report.failure is not None:
            return Compared(why_not=f"a document of it cannot be read: {report.failure.message}")
        one = summarise(known, report, pool)
        summaries += _copies(one, copies)
        labels += repeat(label, copies)
    evidence = Evidence(
        summaries,
        dict.fromkeys(sorted(SENSITIVE_FIELDS), labels) if any(labels) else {},
        {each.id: each.family for each in policy.rules},
        _likeness(rule),
    )
    found = evaluate([rule], policy, evidence)
    if found.failures:
        return Compared(why_not=found.failures[0].message)
    return Compared(tuple(finding.message for finding in found.findings))


def _copies(summary: Summary, copies: int) -> list[Summary]:
    """Return as many documents as a row stands for, each with an identifier of its own."""
    if copies == 1:
        return [summary]
    return [msgspec.structs.replace(summary, id=f"{summary.name} ({number + 1})") for number in range(copies)]


def _likeness(rule: Rule) -> Likeness | None:
    """Return what tells texts that mean the same, for rules that need it."""
    mark = compared_mark(rule.flag.noun) if isinstance(rule.flag, FlagMark) else None
    if mark is None or not mark.estimated:
        return None
    from fairreview.nlp.likeness import load

    return load()
