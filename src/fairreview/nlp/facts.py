"""Answers about one document, each found when it is first asked for and then remembered.

What a rule may never ask for is imported where it is asked for: compiling all detectors takes longer
than checking a document.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from fairreview.model.document import Criterion, Document, Section
from fairreview.model.facts import GrammarNeeded, Hit, Token, Word
from fairreview.model.memory import Memory
from fairreview.nlp import marks
from fairreview.nlp.hits import Hits, Lookup
from fairreview.nlp.layout import Layout
from fairreview.nlp.pipeline import ParsedWord, Pipeline
from fairreview.nlp.recognise import Recogniser
from fairreview.nlp.sentences import tokens
from fairreview.text import Span

if TYPE_CHECKING:
    from fairreview.nlp.links import DocumentLinks, KnownObjectives

_MOST_TOKENISED = 5_000


class DocumentFacts:
    """What may be asked about one document: implements `fairreview.model.facts.Facts`.

    Not meant for several threads at once; the parts it is given may be shared.
    """

    def __init__(
        self, document: Document, lookup: Lookup, recogniser: Recogniser, pipeline: Pipeline
    ) -> None:
        self._document = document
        self._recogniser = recogniser
        self._pipeline = pipeline
        self._layout = Layout(document)
        self._hits = Hits(document, self._layout, lookup)
        self._tokens: Memory[Span, tuple[Token, ...]] = Memory(_MOST_TOKENISED)
        self._words: dict[Span, tuple[Word, ...]] = {}
        self._marks = marks.Marks(document, self._layout)
        self._section_kinds: dict[str, str] = {}
        self._values: dict[tuple[Span, str], str | None] = {}
        self.objectives: KnownObjectives | None = None

    @property
    def document(self) -> Document:
        """Return the document that the answers are about."""
        return self._document

    @cached_property
    def links(self) -> "DocumentLinks":
        """Return what is known of the objectives that parts of the document serve."""
        from fairreview.nlp.links import DocumentLinks

        return DocumentLinks(self._document, self.objectives)

    def met(self) -> Collection[str]:
        """Return the names of the sources looked for everywhere that stand somewhere in the document."""
        return self._hits.met

    def hits(self, source: str) -> Sequence[Hit]:
        """Return the hits of a trigger source by position; raise KeyError for a name never given."""
        return self._hits.all(source)

    def hits_in(self, source: str, within: Span) -> Sequence[Hit]:
        """Return the hits of a source that lie wholly inside `within`."""
        return self._hits.inside(source, within)

    def may_stand(self, sources: Iterable[str], place: Span) -> bool:
        """Say whether each of these sources may have a hit in a place; a quick look, no is certain."""
        return self._hits.may_stand(sources, place)

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence around `offset`; between sentences, the one before."""
        return self._layout.sentence_at(offset)

    def sentences(self, within: Span) -> Sequence[Span]:
        """Return the sentences that begin inside `within`, in order."""
        return self._layout.sentences(within)

    def tokens(self, sentence: Span) -> Sequence[Token]:
        """Return the words of a sentence, without grammar and without hidden mark-up."""
        return self._tokens.of(sentence, lambda: self._split(sentence))

    def _split(self, sentence: Span) -> tuple[Token, ...]:
        found = tokens(self._document.text, sentence)
        return tuple(token for token in found if not self._layout.is_hidden(token.span))

    def words(self, sentence: Span) -> Sequence[Word]:
        """Return the parsed words of a sentence; raise GrammarNeeded if it was not parsed yet."""
        if sentence not in self._words:
            raise GrammarNeeded(sentence)
        return self._words[sentence]

    def parse(self, sentences: Iterable[Span]) -> None:
        """Parse sentences in one batch; raise ModelProblem if the language model cannot be used."""
        wanted = self.unparsed(sentences)
        for sentence, parsed in zip(wanted, self._pipeline.parse_batch(self.heard(wanted)), strict=True):
            self.accept(sentence, parsed)

    def unparsed(self, sentences: Iterable[Span]) -> list[Span]:
        """Return the sentences, each once, that have no parse yet."""
        return [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._words]

    def heard(self, sentences: Iterable[Span]) -> list[str]:
        """Return the plain texts of sentences, as they are given to the language model."""
        return [self._layout.passage(sentence).text for sentence in sentences]

    def accept(self, sentence: Span, parsed: Sequence[ParsedWord]) -> None:
        """Keep the parse of a sentence's plain text."""
        from fairreview.nlp import grammar

        heard = self._layout.passage(sentence)
        self._words[sentence] = grammar.to_words(parsed, heard, self._document)

    def marks(self, noun: str, within: Span) -> Sequence[Span]:
        """Return the places of a mark that touch `within`, in order; raise KeyError for an unknown mark."""
        return self._marks.touching(noun, within)

    def has_mark(self, noun: str, within: Span) -> bool:
        """Say whether a mark touches `within`; looks no further than the first."""
        return self._marks.touches(noun, within)

    def marks_in(self, noun: str, words: str) -> bool:
        """Say whether `words`, a value given outside the text, hold a mark of the vocabulary."""
        return bool(marks.find(noun, words))

    def sums(self, within: Span) -> Sequence[float]:
        """Return the sums of money inside `within`, in order of the text."""
        from fairreview.nlp.sums import amounts

        return amounts(within.of(self._document.text))

    def is_fact(self, fact: str, about: Span) -> bool:
        """Say whether a fact of the vocabulary holds of `about`; may raise GrammarNeeded.

        Raises KeyError for a fact that the vocabulary does not have.
        """
        return (self._tests.get(fact) or self.links.tests()[fact])(about)

    def describes(self, about: Span) -> str:
        """Return who the words `about` describe, or empty when unsure; may raise GrammarNeeded."""
        from fairreview.nlp import people

        return people.described_by(self.words(self.sentence_at(about.start)), about, self._document)

    def mentions(self, people: str, within: Span) -> Sequence[Span]:
        """Return words in `within` for those people; may raise GrammarNeeded.

        Where several sentences are not parsed yet, they are parsed here, in one batch.
        """
        from fairreview.nlp.people import mentioned

        sentences = self._layout.touching(within)
        if len(self.unparsed(sentences)) > 1:
            self.parse(sentences)
        return tuple(
            span
            for sentence in sentences
            for span in mentioned(people, self.words(sentence), self._document)
            if within.holds(span)
        )

    def section_kind(self, section: Section) -> str:
        """Return the kind of a section (`duties`), known by its heading, or empty."""
        if section.title not in self._section_kinds:
            found = self._recogniser.section_kind(section, self._document.kind)
            self._section_kinds[section.title] = found
        return self._section_kinds[section.title]

    def first_section(self, kind: str) -> Section | None:
        """Return the first section of a kind."""
        return self._first_sections.get(kind)

    def sections_at(self, offset: int) -> Sequence[Section]:
        """Return the sections around `offset`, the innermost first."""
        return self._layout.sections_at(offset)

    def criterion_value(self, criterion: Criterion, name: str) -> str | None:
        """Return a field of a criterion: as given, or found in its words; None when it is missing."""
        key = (criterion.span, name)
        if key not in self._values:
            from fairreview.nlp import criteria

            found = criteria.value_of(self._document, criterion, name)
            may_name = found is None and name == "objective" and self.objectives
            self._values[key] = self.links.shown(criterion) if may_name else found
        return self._values[key]

    @cached_property
    def _first_sections(self) -> dict[str, Section]:
        ordered = sorted(self._document.sections, key=lambda section: section.span, reverse=True)
        return {self.section_kind(section): section for section in ordered}

    @cached_property
    def _explained(self) -> frozenset[str]:
        from fairreview.nlp import stance

        return stance.explained_acronyms(self._document.text)

    @cached_property
    def _tests(self) -> dict[str, Callable[[Span], bool]]:
        return {
            "negated": self._is_negated,
            "hedged": self._is_hedged,
            "quoted": self._is_quoted,
            "requirement": lambda about: self._stance(about) == "requirement",
            "preference": lambda about: self._stance(about) == "preference",
            "duty": lambda about: self._stance(about) == "duty",
            "employer-described": self._is_employer_described,
            "task-described": self._is_task_described,
            "capitalised": self._is_capitalised,
            "explained": self._is_explained,
            "vague": self._is_vague,
            "heading": self._is_heading,
            "opening-word": self._is_opening_word,
            "before-the-period": lambda about: self._lies(about, "before"),
            "late-in-the-period": lambda about: self._lies(about, "late"),
            "retention-level": lambda about: self._level(about) == "retention",
            "unacceptable-level": lambda about: self._level(about) == "unacceptable",
        }

    def _lies(self, about: Span, where: Literal["before", "late"]) -> bool:
        from fairreview.model import calendar

        given = self._document.fields.get("period")
        period = calendar.period_of(given.text) if given is not None else None
        days = calendar.days_of(about.of(self._document.text), period) if period is not None else None
        if period is None or days is None:
            return False
        return calendar.is_late(days, period) if where == "late" else calendar.is_before(days, period)

    def _level(self, about: Span) -> str:
        from fairreview.nlp.criteria import level_at

        return level_at(self._document, about.start)

    def _is_negated(self, about: Span) -> bool:
        from fairreview.nlp import stance

        return stance.is_negated(self.words(self.sentence_at(about.start)), about)

    def _is_hedged(self, about: Span) -> bool:
        from fairreview.nlp import hedges

        return hedges.is_hedged(self._sentence_text(about))

    def _sentence_text(self, about: Span) -> str:
        return self._layout.passage(self.sentence_at(about.start)).text

    def _stance(self, about: Span) -> str:
        from fairreview.nlp import stance

        sentence = self.sentence_at(about.start)
        start = min(max(about.start, sentence.start), sentence.end) - sentence.start
        near = Span(start, max(start, min(about.end, sentence.end) - sentence.start))
        headings = [(section.title, self.section_kind(section)) for section in self.sections_at(about.start)]
        lead_in = self._layout.lead_in(about.start)
        return stance.stance(sentence.of(self._document.text), near, lead_in, headings)

    def _is_quoted(self, about: Span) -> bool:
        return any(span.holds(about) for span in self.marks("quotation", about))

    def _is_employer_described(self, about: Span) -> bool:
        from fairreview.nlp import subject

        return subject.is_about_employer(self._sentence_text(about))

    def _is_task_described(self, about: Span) -> bool:
        from fairreview.nlp import subject

        return subject.opens_with_task(self._sentence_text(about))

    def _is_capitalised(self, about: Span) -> bool:
        from fairreview.nlp import stance

        opens = about.start <= self.sentence_at(about.start).start
        return stance.is_capitalised(about.of(self._document.text), self._sentence_text(about), opens=opens)

    def _is_explained(self, about: Span) -> bool:
        return about.of(self._document.text).removesuffix("s") in self._explained

    def _is_vague(self, about: Span) -> bool:
        from fairreview.nlp import stance

        return self._stance(about) == "requirement" and stance.is_vague(self._sentence_text(about))

    def _is_opening_word(self, about: Span) -> bool:
        from fairreview.nlp import stance

        start = self.sentence_at(about.start).start
        return stance.opens(self._document.text[start : max(start, about.start)])

    def _is_heading(self, about: Span) -> bool:
        at = self._layout.paragraph_at(about.start)
        return at is not None and at.shape == "heading" and at.span.holds(about)
