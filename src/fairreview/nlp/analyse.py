"""Builds, once for a policy, what answers questions about documents."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from fairreview.model.document import Document
from fairreview.model.facts import TriggerSource
from fairreview.model.mission import Objective
from fairreview.model.policy import Recognition
from fairreview.nlp.facts import DocumentFacts
from fairreview.nlp.hits import Lookup
from fairreview.nlp.pipeline import ModelStamp, pipeline_for
from fairreview.nlp.recognise import Recogniser
from fairreview.text import Span

if TYPE_CHECKING:
    from fairreview.nlp.links import KnownObjectives

# What the triggers must find in documents of a kind.
SourcesFor = Callable[[str], Sequence[TriggerSource]]


class Analyst:
    """Answers questions about documents; built once, reused, safe to share between threads.

    The triggers for a kind of document are built when the first document of that kind comes.
    `model` names another installed language model than the packaged one.
    """

    def __init__(self, sources: SourcesFor, recognitions: Sequence[Recognition], model: str = "") -> None:
        self._sources = sources
        self._lookups: dict[str, Lookup] = {}
        self._recogniser = Recogniser(recognitions)
        self._pipeline = pipeline_for(model)
        self._known: dict[tuple[Objective, ...], KnownObjectives] = {}

    @property
    def model(self) -> ModelStamp | None:
        """Return the language model in use, or None while no sentence was parsed."""
        return self._pipeline.stamp

    def facts(self, document: Document, objectives: tuple[Objective, ...] = ()) -> DocumentFacts:
        """Return what may be asked about `document`, which may serve `objectives`.

        Nothing is looked up before it is asked.
        """
        kind = document.kind or ""
        if kind not in self._lookups:
            self._lookups[kind] = Lookup(self._sources(kind))
        facts = DocumentFacts(document, self._lookups[kind], self._recogniser, self._pipeline)
        facts.objectives = self._objectives(objectives) if objectives else None
        return facts

    def _objectives(self, objectives: tuple[Objective, ...]) -> "KnownObjectives":
        if objectives not in self._known:
            from fairreview.nlp.links import KnownObjectives

            self._known[objectives] = KnownObjectives(objectives)
        return self._known[objectives]

    def recognise(self, document: Document) -> tuple[str | None, bool]:
        """Return the kind of a document, and whether it was guessed rather than told."""
        if document.kind is not None:
            return document.kind, document.kind_estimated
        kind = self._recogniser.kind_of(document)
        return kind, kind is not None

    def parse(self, wanted: Iterable[tuple[DocumentFacts, Span]]) -> None:
        """Parse sentences of several documents in one batch.

        Raises ModelProblem if the language model cannot be used.
        """
        fresh = [(facts, sentence) for facts, sentence in wanted if facts.unparsed((sentence,))]
        texts = [text for facts, sentence in fresh for text in facts.heard((sentence,))]
        for (facts, sentence), parsed in zip(fresh, self._pipeline.parse_batch(texts), strict=True):
            facts.accept(sentence, parsed)
