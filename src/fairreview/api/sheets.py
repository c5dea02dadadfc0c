"""What was understood of a document, and what each rule made of a place in it."""

from collections.abc import Container

from fairreview.engine.plan import Plan
from fairreview.engine.review import Review
from fairreview.engine.things import length_of
from fairreview.model.document import Criterion, Document
from fairreview.model.facts import Facts
from fairreview.model.factsheet import (
    CriterionFact,
    FactSheet,
    FieldFact,
    LinkFact,
    ObjectiveFact,
    SectionFact,
)
from fairreview.model.mission import Link
from fairreview.model.outcome import Trace
from fairreview.model.policy import Rule
from fairreview.text import LineIndex, Span

# The name of the person reviewed is used to recognise them, and never copied out.
_NEVER_SHOWN = frozenset({"employee"})


def fact_sheet(document: Document, facts: Facts) -> FactSheet:
    """Return the facts of one document."""
    lines = LineIndex(document.text)
    return FactSheet(
        path=document.path,
        id=document.id,
        kind=document.kind,
        kind_estimated=document.kind_estimated,
        title=document.title,
        paragraphs=len(document.paragraphs),
        words=length_of(document.text),
        fields=tuple(
            FieldFact(
                name=name,
                text=None if name in _NEVER_SHOWN else value.text,
                line=lines.position(value.span.start)[0] if value.span else None,
                span=value.span,
            )
            for name, value in document.fields.items()
        ),
        sections=tuple(
            SectionFact(
                title=section.title,
                kind=facts.section_kind(section) or None,
                level=section.level,
                line=lines.position(section.span.start)[0],
                span=section.span,
            )
            for section in document.sections
        ),
        criteria=tuple(_criterion_fact(facts, lines, criterion) for criterion in document.criteria),
        objectives=tuple(_objective_fact(document, lines, piece) for piece in document.objectives),
        notices=document.notices,
        failure=document.failure,
    )


def _criterion_fact(facts: Facts, lines: LineIndex, criterion: Criterion) -> CriterionFact:
    return CriterionFact(
        text=criterion.span.of(facts.document.text),
        line=lines.position(criterion.span.start)[0],
        span=criterion.span,
        metric=facts.criterion_value(criterion, "metric"),
        target=facts.criterion_value(criterion, "target"),
        timeframe=facts.criterion_value(criterion, "timeframe"),
        objective=facts.criterion_value(criterion, "objective"),
        link=_link_fact(facts.links.link(criterion.span)),
    )


def _link_fact(link: Link | None) -> LinkFact | None:
    if link is None:
        return None
    share = None if link.share is None else round(link.share, 2)
    served = link.objective
    return LinkFact(id=served.id or None, title=served.title, estimated=link.is_estimated, confidence=share)


def _objective_fact(document: Document, lines: LineIndex, piece: Criterion) -> ObjectiveFact:
    given = piece.fields.get("id")
    return ObjectiveFact(
        text=piece.span.of(document.text),
        line=lines.position(piece.span.start)[0],
        span=piece.span,
        id=given.text if given else None,
    )


def traces(review: Review, place: Span) -> tuple[Trace, ...]:
    """Return what became of each rule at the places that touch `place`."""
    text = review.text
    return tuple(
        Trace(
            rule=verdict.rule.id,
            title=verdict.rule.title,
            outcome=verdict.outcome,
            why=verdict.why or (verdict.rule.because if verdict.outcome == "fired" else ""),
            text=verdict.thing.span.of(text) if verdict.rule.require is None else "",
            span=verdict.thing.span,
        )
        for verdict in review.told()
        if verdict.thing.span.meets(place) or verdict.thing.span.holds(place)
    )


def silent_traces(plan: Plan, document: Document, heard: Container[str]) -> tuple[Trace, ...]:
    """Return why each rule that said nothing at a place did not: those not in `heard`."""
    off = tuple(
        Trace(rule=each.rule, title="", outcome="not applicable", why=f"it is turned off{each.granted}")
        for each in plan.permissions
        if not each.documents
    )
    silent = (rule for rule in plan.rules if rule.id not in heard)
    return off + tuple(
        Trace(rule=rule.id, title=rule.title, outcome="not applicable", why=_why_silent(plan, document, rule))
        for rule in silent
    )


def _why_silent(plan: Plan, document: Document, rule: Rule) -> str:
    waiver = plan.waiver_of(rule, document)
    if document.kind not in rule.kinds:
        return f"it does not look at a {document.kind}"
    if waiver is not None:
        return f"it is waived for this document until {waiver.until}, approved by {waiver.approved_by}"
    return "nothing it looks for stands here"
