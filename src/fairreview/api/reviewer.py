"""Reviews documents under a policy: built once, reused, safe to share between threads."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from fairreview.api.documents import read_documents, read_text
from fairreview.api.gather import document_report, gather, policy_notices
from fairreview.api.policies import LoadedPolicy, UsageError, check_choice, check_model, check_places
from fairreview.api.reviewed import Reviewed
from fairreview.engine.fixes import apply_fixes
from fairreview.engine.plan import Choice, Plan, make_plan
from fairreview.engine.review import Review
from fairreview.model.document import Document, Remark
from fairreview.model.factsheet import FactSheet
from fairreview.model.mission import Objective
from fairreview.model.outcome import FixedText, Trace
from fairreview.model.policy import Rule
from fairreview.model.report import DocumentReport, ModelName, Report
from fairreview.nlp.analyse import Analyst
from fairreview.nlp.facts import DocumentFacts
from fairreview.nlp.pipeline import ModelProblem
from fairreview.readers.shape import with_kind
from fairreview.text import Span

if TYPE_CHECKING:
    from fairreview.model import published

# Documents are reviewed in batches, so that their sentences can be parsed together.
_BATCH_DOCUMENTS = 64
_BATCH_CHARACTERS = 1_000_000

_NO_KIND = Remark("kind-unknown", "it is not clear what kind of document this is; name it with --kind")


class Reviewer:
    """Checks documents against a loaded policy.

    `jurisdictions` are place codes; `select` and `ignore` are rule ids or families; `model` names
    another installed spaCy pipeline; `mission` are files with the objectives that the documents serve.
    Raises UsageError for a name that does not exist, and for a mission plan that cannot be used.
    """

    def __init__(  # noqa: PLR0913
        self,
        loaded: LoadedPolicy,
        *,
        jurisdictions: Sequence[str] = (),
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        model: str = "",
        mission: Sequence[str] | None = None,
    ) -> None:
        check_places(jurisdictions)
        check_choice(loaded.policy, [*select, *ignore])
        check_model(model)
        self._loaded = loaded
        self._mission = mission
        places, has_mission = tuple(jurisdictions), mission is not None
        self._choice = Choice(loaded.as_of.isoformat(), places, tuple(select), tuple(ignore), has_mission)
        self._model = model
        self._model_elsewhere: ModelName | None = None
        self._plan: Plan = make_plan(loaded.policy, self._choice)
        self._analyst = Analyst(self._plan.sources_for, loaded.policy.recognitions, model)
        self._objectives = self._read_mission(mission or ())

    def review_text(self, text: str, kind: str | None = None, title: str = "") -> "published.Report":
        """Review a text."""
        return self.review(read_text(text, kind=kind, title=title))

    def review_path(self, path: str | Path) -> "published.Report":
        """Review the documents of a file or folder."""
        return self.review_many(read_documents([str(path)]))

    def review(self, document: Document) -> "published.Report":
        """Review a document."""
        return self.review_many([document])

    def review_many(self, documents: Iterable[Document], jobs: int = 1) -> "published.Report":
        """Review documents, in `jobs` processes."""
        from fairreview.model.published import publish

        return publish(self.report(reviewed.report for reviewed in self.review_each(documents, jobs)))

    def review_each(self, documents: Iterable[Document], jobs: int = 1) -> Iterator[Reviewed]:
        """Yield each document with its report, in order, as they are ready."""
        if jobs > 1:
            from fairreview.api.reviewing import review_in_processes

            for reviewed in review_in_processes(self._another(), _batches(documents), jobs):
                self._model_elsewhere = reviewed.model or self._model_elsewhere
                yield reviewed
            return
        for batch in _batches(documents):
            yield from self.review_batch(batch)

    def _another(self) -> Callable[[], "Reviewer"]:
        """Return what builds a reviewer like this one in another process."""
        choice = self._choice
        return partial(
            Reviewer,
            self._loaded,
            jurisdictions=choice.jurisdictions,
            select=choice.select,
            ignore=choice.ignore,
            model=self._model,
            mission=self._mission,
        )

    def review_batch(self, batch: Sequence[Document]) -> list[Reviewed]:
        """Review a few documents together, parsing their sentences in common batches."""
        opened, problem = self._review(batch)
        model = self._model_name()
        return [
            Reviewed(document, document_report(document, review, problem), model)
            for document, review in opened
        ]

    def reviews(
        self, documents: Iterable[Document], serves: Iterable[tuple[Objective, ...]] | None = None
    ) -> list[Review | None]:
        """Review documents, every verdict kept with its reason; None for one that could not be read.

        `serves` are, for each document, the objectives it may serve, where they are not those of the run.
        """
        return [review for _, review in self._explained(documents, serves)]

    def runs(self, rule: Rule) -> bool:
        """Say whether a rule is in force and among those chosen."""
        return any(chosen.id == rule.id for chosen in (*self._plan.rules, *self._plan.across))

    @property
    def loaded(self) -> LoadedPolicy:
        """Return the policy that documents are checked against."""
        return self._loaded

    @property
    def plan(self) -> Plan:
        """Return the rules that run."""
        return self._plan

    @property
    def mission(self) -> tuple[str, ...]:
        """Return the files with the objectives that the documents serve."""
        return tuple(self._mission or ())

    @property
    def as_of(self) -> str:
        """Return the day the rules are in force on."""
        return self._choice.as_of

    def _review(
        self,
        documents: Iterable[Document],
        serves: Iterable[tuple[Objective, ...]] | None = None,
        *,
        explains: bool = False,
    ) -> tuple[list[tuple[Document, Review | None]], Remark | None]:
        """Review documents together; say why sentences could not be parsed, if they could not."""
        known = [self._with_kind(document) for document in documents]
        opened = [
            self._open(document, objectives, explains=explains) if _can_be_reviewed(document) else None
            for document, objectives in zip(known, serves or repeat(self._objectives), strict=False)
        ]
        problem = self._run([each for each in opened if each is not None])
        reviews = (each[1] if each else None for each in opened)
        return list(zip(known, reviews, strict=True)), problem

    def _explained(
        self, documents: Iterable[Document], serves: Iterable[tuple[Objective, ...]] | None = None
    ) -> list[tuple[Document, Review | None]]:
        """Review documents with every verdict kept; raise UsageError where the language model is missing."""
        opened, problem = self._review(documents, serves, explains=True)
        if problem is not None:
            raise UsageError(problem.message)
        return opened

    def _open(
        self, document: Document, objectives: tuple[Objective, ...], *, explains: bool
    ) -> tuple[DocumentFacts, Review]:
        facts = self._analyst.facts(document, objectives)
        return facts, Review(self._plan, facts, explains=explains)

    def _run(self, opened: Sequence[tuple[DocumentFacts, Review]]) -> Remark | None:
        """Advance reviews until nothing is left to parse; return why parsing failed, if it did."""
        while wanted := [(facts, span) for facts, review in opened for span in review.advance()]:
            try:
                self._analyst.parse(wanted)
            except ModelProblem as problem:
                return Remark("model", str(problem))
        return None

    def _read_mission(self, paths: Sequence[str]) -> tuple[Objective, ...]:
        if not paths:
            return ()
        from fairreview.api.missions import load_mission

        return load_mission(paths, self._analyst.recognise)

    def _with_kind(self, document: Document) -> Document:
        """Return a document that has its kind, and the criteria that go with it."""
        if document.failure is not None and not document.paragraphs:
            return document
        if document.kind is not None:
            return with_kind(document, document.kind, estimated=False)
        kind, _ = self._analyst.recognise(document)
        if kind is None:
            return msgspec.structs.replace(document, failure=document.failure or _NO_KIND)
        return with_kind(document, kind, estimated=True)

    def report(self, reports: Iterable[DocumentReport]) -> Report:
        """Gather the reports on documents into one."""
        documents = tuple(reports)  # before the model is asked for: reviewing them may load it
        return gather(documents, self._loaded, self._plan, self._model_name())

    def policy_notices(self) -> tuple[Remark, ...]:
        """Return what to know of rules that do not run: not yet possible, or turned off by the policy."""
        return policy_notices(self._plan)

    def _model_name(self) -> ModelName | None:
        stamp = self._analyst.model
        if stamp is None:
            return self._model_elsewhere
        return ModelName(name=stamp.name, version=stamp.version, digest=stamp.digest)

    def facts(self, document: Document) -> FactSheet:
        """Return what was understood of a document."""
        known = self._with_kind(document)
        from fairreview.api.sheets import fact_sheet

        return fact_sheet(known, self._analyst.facts(known, self._objectives))

    def trace(self, document: Document, place: Span) -> tuple[Trace, ...]:
        """Return what each rule made of the places that touch `place`."""
        ((known, review),) = self._explained([document])
        if review is None:
            return ()
        from fairreview.api.sheets import silent_traces, traces

        heard = traces(review, place)
        return heard + silent_traces(self._plan, known, {trace.rule for trace in heard})

    @staticmethod
    def fixed(reviewed: Reviewed, *, unsafe: bool = False) -> FixedText:
        """Return the text of a document that was reviewed, with its fixes applied."""
        return apply_fixes(reviewed.document.text, reviewed.report.findings, unsafe=unsafe)


def _can_be_reviewed(document: Document) -> bool:
    """Say whether there is something to review, be it that a part of the document could not be read."""
    return document.kind is not None and (document.failure is None or bool(document.paragraphs))


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) >= _BATCH_DOCUMENTS or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
