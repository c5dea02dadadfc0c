"""Puts what was found in documents together into one report."""

from collections.abc import Sequence

from fairreview.api.policies import LoadedPolicy
from fairreview.engine.plan import Plan
from fairreview.engine.review import Review
from fairreview.model.document import Document, Remark
from fairreview.model.report import Counts, DocumentReport, ModelName, PackName, PolicyName, Report, Summary
from fairreview.version import __version__


def document_report(document: Document, review: Review | None, problem: Remark | None) -> DocumentReport:
    """Return the report on one document; `problem` kept sentences from being parsed."""
    failure = document.failure or (problem if review is not None and review.is_open else None)
    notices = (*document.notices, *_all_quoted(document), *(review.notices() if review is not None else ()))
    return DocumentReport(
        path=document.path,
        id=document.id,
        kind=document.kind,
        kind_estimated=document.kind_estimated,
        digest=document.digest,
        findings=review.findings() if review is not None else (),
        notices=notices,
        failure=failure,
    )


def _all_quoted(document: Document) -> tuple[Remark, ...]:
    """Say so where nothing is left to judge: rules about wording leave quotations and code alone."""
    shapes = {paragraph.shape for paragraph in document.paragraphs} - {"heading"}
    if not shapes or not shapes <= {"quote", "code"}:
        return ()
    message = "all of it is marked as quotation or code, and rules about wording leave that alone"
    return (Remark("all-quoted", message),)


def gather(
    documents: Sequence[DocumentReport], loaded: LoadedPolicy, plan: Plan, model: ModelName | None
) -> Report:
    """Gather the reports on documents into one."""
    counts = {"error": 0, "warning": 0, "advice": 0}
    for document in documents:
        for finding in document.findings:
            counts[finding.severity] += 1
    failures = policy_failures(loaded)
    missed = sum(document.failure is not None for document in documents)
    found = Counts(**counts)
    return Report(
        engine=__version__,
        policy=policy_name(loaded, plan),
        model=model,
        documents=tuple(documents),
        notices=policy_notices(plan),
        failures=failures,
        summary=Summary(documents=len(documents), findings=found, failures=missed + len(failures)),
    )


def policy_notices(plan: Plan) -> tuple[Remark, ...]:
    """Return what to know of rules that do not run: not yet possible, or turned off by the policy."""
    off = (
        Remark("turned-off", f"{each.rule} is turned off by the policy, approved by {each.approved_by}")
        for each in plan.permissions
        if not each.documents
    )
    return (*plan.notices, *off)


def policy_failures(loaded: LoadedPolicy) -> tuple[Remark, ...]:
    """Return the policy's mistakes that kept a rule from being used."""
    return tuple(
        Remark(diagnostic.code, f"{diagnostic.path}: {diagnostic.message}")
        for diagnostic in loaded.diagnostics
        if diagnostic.level == "error"
    )


def policy_name(loaded: LoadedPolicy, plan: Plan) -> PolicyName:
    """Return exactly which rules are run."""
    return PolicyName(
        digest=loaded.digest,
        packs=tuple(PackName(name=pack.name, version=pack.version) for pack in loaded.policy.packs),
        as_of=plan.choice.as_of,
        jurisdictions=plan.choice.jurisdictions,
    )
