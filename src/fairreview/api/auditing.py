"""Audits a set of documents: pass 1 keeps a summary of each, pass 2 compares them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from fairreview.api.documents import read_documents
from fairreview.api.gather import policy_failures, policy_name, policy_notices
from fairreview.api.intake import Intake
from fairreview.api.policies import UsageError
from fairreview.api.pool import Pool
from fairreview.api.reviewer import Reviewer
from fairreview.api.summaries import summarise
from fairreview.audit.evaluate import evaluate
from fairreview.audit.overview import overview
from fairreview.model.audit import AuditReport
from fairreview.model.document import Document, Remark
from fairreview.model.report import Counts
from fairreview.model.summary import Evidence, Likeness
from fairreview.readers import files
from fairreview.report.text import document_name
from fairreview.version import __version__

if TYPE_CHECKING:
    from fairreview.api.earlier import Earlier
    from fairreview.model import published_audit
    from fairreview.readers.groups_file import Groups

_MISSION = "mission-plan"
# The notice by which `check` speaks of rules that are run here.
_LEFT_TO_AUDITS = "across-documents"


class Documents(msgspec.Struct, frozen=True):
    """The documents to compare, and what else is known of them.

    `kind` is for those that say none, `columns` map fields to the headings of tables. `groups` is a table
    of labels; `findings` a report of an earlier check, whose documents are not reviewed again.
    """

    paths: tuple[str, ...]
    kind: str | None = None
    columns: Mapping[str, str] = {}
    groups: str | None = None
    findings: str | None = None


class Auditor:
    """Compares documents under the policy of a `Reviewer`, whose mission plans are part of every set."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer

    def audit(
        self, *paths: str, groups: str | None = None, findings: str | None = None, jobs: int = 1
    ) -> "published_audit.AuditReport":
        """Compare the documents of files and folders; raise UsageError for a set that cannot be compared."""
        from fairreview.model.published_audit import publish

        return publish(self.report(Documents(paths, groups=groups, findings=findings), jobs))

    def report(
        self, documents: Documents, jobs: int = 1, step: Callable[[], None] = lambda: None
    ) -> AuditReport:
        """Return the report on a set of documents; `step` is called after each that was read.

        Raises UsageError for fewer than two documents, and for a groups file or an earlier report that
        cannot be used at all.
        """
        groups = _groups(documents.groups)
        pool = Pool(self._reviewer.loaded.policy.recognitions)
        earlier = _earlier(documents.findings, pool)
        intake = Intake()
        for _ in self._take(documents, intake, pool, earlier, jobs):
            step()
        _check_count(intake, documents.paths)
        return self._compare(intake, groups, _about(earlier, self._reviewer.loaded.digest))

    def _take(  # noqa: PLR0913, PLR0917
        self, documents: Documents, intake: Intake, pool: Pool, earlier: "Earlier | None", jobs: int
    ) -> Iterator[None]:
        """Take in all documents, and yield after each."""
        kind, columns = documents.kind, documents.columns
        beside = (documents.groups, documents.findings, *self._reviewer.mission)
        paths = files.spread(documents.paths, [path for path in beside if path is not None])
        if earlier is None:
            yield from self._review(read_documents(paths, kind, columns), intake, pool, jobs)
        else:
            from fairreview.api.again import Again

            yield from Again(earlier, intake, pool, jobs).take(paths, kind, columns)
        missions = read_documents(self._reviewer.mission, _MISSION)
        yield from self._review(missions, intake, pool, jobs=1)

    def _review(self, documents: Iterator[Document], intake: Intake, pool: Pool, jobs: int) -> Iterator[None]:
        for reviewed in self._reviewer.review_each(documents, jobs):
            report = reviewed.report
            intake.note(report.notices)
            if report.failure is not None:
                intake.fail(document_name(report.path, report.id), report.failure)
            else:
                intake.compare(summarise(reviewed.document, report, pool))
            yield

    def _compare(self, intake: Intake, groups: "Groups | None", notices: Sequence[Remark]) -> AuditReport:
        loaded, plan = self._reviewer.loaded, self._reviewer.plan
        policy, summaries = loaded.policy, intake.summaries
        labels, about, against = _labels(groups, intake)
        families = {rule.id: rule.family for rule in policy.rules}
        evidence = Evidence(summaries, labels, families, _LateLikeness())
        found = evaluate(plan.across, policy, evidence)
        seen = overview(evidence, policy.rules)
        severities = Counter(finding.severity for finding in found.findings)
        error, warning, advice = severities["error"], severities["warning"], severities["advice"]
        told = (note for note in policy_notices(plan) if note.code != _LEFT_TO_AUDITS)
        return AuditReport(
            engine=__version__,
            policy=policy_name(loaded, plan),
            summary=msgspec.structs.replace(
                intake.counts(), findings=Counts(error=error, warning=warning, advice=advice)
            ),
            findings=found.findings,
            comparisons=found.comparisons,
            consistency=found.consistency,
            line_of_sight=seen.line_of_sight,
            dimensions=seen.dimensions,
            periods=seen.periods,
            rules=seen.rules,
            notices=(*told, *notices, *intake.notices(), *about, *found.notices, *seen.notices),
            failures=(*policy_failures(loaded), *against, *intake.failures(), *found.failures),
        )


class _LateLikeness:
    """Likeness of meaning, loaded when it is first asked for: most sets have nothing to ask."""

    def best(self, words: str, among: Sequence[str]) -> tuple[int, float] | None:
        """Return the place of the closest text and how many in a hundred such links are right."""
        return self._likeness.best(words, among)

    def apart(self, words: str, among: Sequence[str]) -> bool:
        """Say whether none of several texts means the same."""
        return self._likeness.apart(words, among)

    @cached_property
    def _likeness(self) -> Likeness:
        from fairreview.nlp.likeness import load

        return load()


def _groups(path: str | None) -> "Groups | None":
    if path is None:
        return None
    from fairreview.api.labels import load_groups

    return load_groups(path)


def _earlier(path: str | None, pool: Pool) -> "Earlier | None":
    if path is None:
        return None
    from fairreview.api.earlier import Earlier

    return Earlier.read(path, pool)


def _labels(
    groups: "Groups | None", intake: Intake
) -> tuple[Mapping[str, Sequence[str]], tuple[Remark, ...], tuple[Remark, ...]]:
    """Return the labels of all documents, with what to know of the groups file and what is wrong with it."""
    if groups is None:
        return {}, (), ()
    from fairreview.api.labels import labels_of, mismatch, unmatched

    wrong = tuple(mismatch(groups, intake.summaries))
    told = () if wrong else tuple(unmatched(groups, intake.summaries))
    labels = {} if wrong else labels_of(groups, intake.summaries)
    return labels, (*groups.notices, *told), (*groups.failures, *wrong)


def _about(earlier: "Earlier | None", digest: str) -> tuple[Remark, ...]:
    """Return what to know of an earlier report: that it was made under other rules."""
    if earlier is None or earlier.policy_digest in ("", digest):
        return ()
    message = f"`{earlier.path}` was made under another policy; its findings are counted as they are"
    return (Remark("findings", message),)


def _check_count(intake: Intake, paths: Sequence[str]) -> None:
    named = ", ".join(f"`{path}`" for path in paths)
    if not intake.documents:
        raise UsageError(f"no document found in {named}")
    if intake.documents == 1:
        message = f"an audit compares documents, and {named} holds only one"
        raise UsageError(f"{message}; name two or more, or run `fairreview check` for one")
