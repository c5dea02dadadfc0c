"""Runs the examples of rules and says of each: right, wrong, or not run and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from fairreview.api.example_documents import documents_of
from fairreview.api.example_messages import Found, messages_of
from fairreview.api.example_sets import compare
from fairreview.api.policies import LoadedPolicy
from fairreview.api.reviewer import Reviewer
from fairreview.engine.demands import looks_across
from fairreview.engine.review import Review
from fairreview.model.condition import NOWHERE
from fairreview.model.diagnostic import Diagnostic, Label, SourceFile
from fairreview.model.document import Document
from fairreview.model.example import DocumentExample, Example, LineExample
from fairreview.model.mission import Objective, objectives_in
from fairreview.model.outcome import ExampleResult
from fairreview.model.policy import FlagLexicon, Rule
from fairreview.model.report import Finding
from fairreview.model.vocabulary import JURISDICTIONS
from fairreview.text import LineIndex

_LABELS = {"fails": "fails", "passes": "passes", "miss": "known miss", "alarm": "known false alarm"}


class Proof(msgspec.Struct, frozen=True):
    """What the examples showed: a result for each, messages for those that are wrong, entries unproved."""

    results: tuple[ExampleResult, ...]
    diagnostics: tuple[Diagnostic, ...]
    coverage: tuple[str, ...]


class _Task(msgspec.Struct, frozen=True):
    rule: Rule
    example: Example
    source: SourceFile
    documents: tuple[Document, ...]


def prove(loaded: LoadedPolicy, sources: Sequence[SourceFile]) -> Proof:
    """Run every example that stands in `sources`, all in one batch."""
    reviewer = Reviewer(loaded, jurisdictions=tuple(JURISDICTIONS), mission=())
    tasks = list(_tasks(loaded, sources))
    documents = [document for task in tasks for document in task.documents]
    reviews = iter(reviewer.reviews(documents, [_mission(task) for task in tasks for _ in task.documents]))
    results: list[ExampleResult] = []
    diagnostics: list[Diagnostic] = []
    used: set[tuple[str, int]] = set()
    for task in tasks:
        found, why_not = _judged(task, loaded, reviewer, [next(reviews) for _ in task.documents])
        used.update(_entries_used(found))
        messages = [] if why_not else messages_of(task.example, found, task.source)
        results.append(_result(task, why_not, messages))
        diagnostics += messages
    unproved = list(_unproved(loaded, sources, used))
    return Proof(
        tuple(results),
        tuple(diagnostics + [diagnostic for diagnostic, _ in unproved]),
        tuple(line for _, line in unproved),
    )


def _tasks(loaded: LoadedPolicy, sources: Sequence[SourceFile]) -> Iterator[_Task]:
    for rule in loaded.policy.rules:
        for example in rule.examples:
            source = _home(example, sources)
            if source is not None:
                yield _Task(rule, example, source, documents_of(rule, example))


def _mission(task: _Task) -> tuple[Objective, ...]:
    """Return the objectives that the documents of an example may serve: those of its mission plans."""
    return tuple(objective for document in task.documents for objective in objectives_in(document))


def _home(example: Example, sources: Sequence[SourceFile]) -> SourceFile | None:
    """Return the file an example stands in; one of the packaged policy has no place and is not run."""
    if example.at == NOWHERE:
        return None
    return next((source for source in sources if _stands_in(example, source)), None)


def _stands_in(example: Example, source: SourceFile) -> bool:
    written = example.at.of(source.text)
    if isinstance(example, DocumentExample):
        return example.title in written
    plain = written.replace("[[", "").replace("]]", "").strip('"“”')
    return plain.split() == example.text.split()


def _judged(
    task: _Task, loaded: LoadedPolicy, reviewer: Reviewer, reviews: Sequence[Review | None]
) -> tuple[Found, str]:
    """Return what a rule made of an example, and why it could not be run on it."""
    if not reviewer.runs(task.rule):
        return Found((), ()), f"the rule is not in force on {reviewer.as_of}"
    if isinstance(task.example, DocumentExample) and looks_across(task.rule):
        reviewed = tuple(zip(task.documents, reviews, strict=True))
        compared = compare(loaded.policy, task.rule, task.example, reviewed)
        return Found((), (), across=compared.messages), compared.why_not
    return _found(task, loaded, reviews), ""


def _found(task: _Task, loaded: LoadedPolicy, reviews: Sequence[Review | None]) -> Found:
    """Gather what one rule made of the documents of an example; after `becomes` comes the fixed text."""
    has_after = isinstance(task.example, LineExample) and bool(task.example.becomes)
    done = [review for review in reviews[: 1 if has_after else None] if review is not None]
    after = [review for review in reviews[1:] if review is not None and has_after]
    flag = task.rule.flag
    name = flag.lexicon if isinstance(flag, FlagLexicon) else ""
    return Found(
        _findings(task.rule, done),
        tuple(verdict for review in done for verdict in review.verdicts() if verdict.rule.id == task.rule.id),
        next((lexicon for lexicon in loaded.policy.lexicons if lexicon.name == name), None),
        _findings(task.rule, after),
    )


def _findings(rule: Rule, reviews: Sequence[Review]) -> tuple[Finding, ...]:
    return tuple(finding for review in reviews for finding in review.findings_of(rule))


def _entries_used(found: Found) -> Iterator[tuple[str, int]]:
    for verdict in found.verdicts:
        entry = verdict.thing.entry
        if found.lexicon is not None and entry is not None and verdict.outcome == "fired":
            yield found.lexicon.name, entry


def _result(task: _Task, why_not: str, messages: Sequence[Diagnostic]) -> ExampleResult:
    example = task.example
    kind = "example" if isinstance(example, DocumentExample) else _LABELS[example.expect]
    why = why_not or "; ".join(message.message for message in messages)
    return ExampleResult(
        rule=task.rule.id,
        kind=kind,
        outcome="not run" if why_not else "wrong" if messages else "right",
        why=why,
        path=task.source.path,
        line=LineIndex(task.source.text).position(example.at.start)[0],
    )


def _unproved(
    loaded: LoadedPolicy, sources: Sequence[SourceFile], used: Iterable[tuple[str, int]]
) -> Iterator[tuple[Diagnostic, str]]:
    """Yield a piece of advice for each lexicon entry that no example exercises."""
    proved = frozenset(used)
    flagged = {rule.flag.lexicon for rule in loaded.policy.rules if isinstance(rule.flag, FlagLexicon)}
    texts: Mapping[str, str] = {source.path: source.text for source in sources}
    for lexicon in loaded.policy.lexicons:
        if lexicon.name not in flagged or lexicon.at == NOWHERE:
            continue
        path = next((path for path, text in texts.items() if lexicon.name in lexicon.at.of(text)), "")
        for number, entry in enumerate(lexicon.entries):
            form = entry.forms[0]
            if (lexicon.name, number) in proved or form.at == NOWHERE:
                continue
            message = f'no example exercises "{form.text}"'
            labels = (Label(form.at, "untested entry"),)
            yield Diagnostic("FR607", "advice", message, labels, path=path), f"{lexicon.name}: {message}"
