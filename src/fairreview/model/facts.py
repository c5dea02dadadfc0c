"""What the engine may ask about a document. The answers come from `fairreview.nlp`, on demand."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

import msgspec

from fairreview.model.document import Criterion, Document, Section
from fairreview.model.mission import ObjectiveLinks
from fairreview.model.policy import Form
from fairreview.text import Span


class TriggerSource(msgspec.Struct, frozen=True, gc=False):
    """Wordings to look for, under a name; each entry is found by any of its forms.

    `everywhere` says that they are looked for in the whole text, because a rule may start from them;
    all others only where a rule asks, for they may be words of every second sentence.
    """

    name: str
    entries: tuple[tuple[Form, ...], ...]
    everywhere: bool = True


class GrammarNeeded(Exception):
    """Raised when an answer needs a sentence that was not parsed yet; the engine parses and asks again."""

    def __init__(self, sentence: Span) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word of a sentence without grammar: where it stands and its folded form."""

    span: Span
    folded: str


class Word(msgspec.Struct, frozen=True, gc=False):
    """A parsed word. `head` is the index of the word it hangs on (its own at the root).

    `word_class` and `relation` use the names of the vocabulary (`adjective`, `subject`); a word
    without such a relation has an empty one. `classes` adds person references such as
    ``reference-to-the-employee``.
    """

    span: Span
    folded: str
    lemma: str
    word_class: str
    relation: str
    head: int
    classes: tuple[str, ...] = ()


class Hit(msgspec.Struct, frozen=True, gc=False):
    """Words of a lexicon or flag that stand in the text: where, and which entry found them."""

    span: Span
    entry: int


class Facts(Protocol):
    """Answers about one document. Nothing is computed before it is asked for."""

    @property
    def document(self) -> Document:
        """Return the document that the answers are about."""

    @property
    def links(self) -> ObjectiveLinks:
        """Return what is known of the objectives that parts of the document serve."""

    def met(self) -> Collection[str]:
        """Return the names of the sources looked for everywhere that stand somewhere in the document."""

    def hits(self, source: str) -> Sequence[Hit]:
        """Return the hits of a trigger source, by position; `source` is a name given to the trigger table."""

    def hits_in(self, source: str, within: Span) -> Sequence[Hit]:
        """Return the hits of a source that lie wholly inside `within`."""

    def may_stand(self, sources: Iterable[str], place: Span) -> bool:
        """Say whether each of these sources may have a hit in a place; a quick look, no is certain."""

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence around `offset`; between sentences, the one before."""

    def sentences(self, within: Span) -> Sequence[Span]:
        """Return the sentences that begin inside `within`, in order."""

    def tokens(self, sentence: Span) -> Sequence[Token]:
        """Return the words of a sentence, without grammar."""

    def words(self, sentence: Span) -> Sequence[Word]:
        """Return the parsed words of a sentence; raise GrammarNeeded if it was not parsed yet."""

    def parse(self, sentences: Iterable[Span]) -> None:
        """Parse sentences in one batch, so that `words` can answer for them."""

    def marks(self, noun: str, within: Span) -> Sequence[Span]:
        """Return the places of a mark of the vocabulary that touch `within`, in order."""

    def has_mark(self, noun: str, within: Span) -> bool:
        """Say whether a mark of the vocabulary touches `within`; looks no further than the first."""

    def marks_in(self, noun: str, words: str) -> bool:
        """Say whether `words`, a value given outside the text, hold a mark of the vocabulary."""

    def sums(self, within: Span) -> Sequence[float]:
        """Return the sums of money inside `within`, in order of the text."""

    def is_fact(self, fact: str, about: Span) -> bool:
        """Say whether a fact of the vocabulary holds of `about`; may raise GrammarNeeded."""

    def describes(self, about: Span) -> str:
        """Return who the words `about` describe: a name of `vocabulary.PEOPLE`, or empty when unsure.

        May raise GrammarNeeded.
        """

    def mentions(self, people: str, within: Span) -> Sequence[Span]:
        """Return words in `within` for those people; may raise GrammarNeeded."""

    def section_kind(self, section: Section) -> str:
        """Return the kind of a section (`duties`), known by its heading, or empty."""

    def first_section(self, kind: str) -> Section | None:
        """Return the first section of a kind."""

    def sections_at(self, offset: int) -> Sequence[Section]:
        """Return the sections around `offset`, the innermost first."""

    def criterion_value(self, criterion: Criterion, name: str) -> str | None:
        """Return a field of a criterion: as given, or found in its words; None when it is missing."""
