"""Questions about the grammar of one sentence, for `people` only."""

from collections.abc import Sequence

from fairreview.model.facts import Word
from fairreview.nlp import people_words as nouns
from fairreview.text import Span

_STEPS = 12
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_TAKING_UP = frozenset({"who", "that", "which"})
_SUBJECTS_OF_BE = nouns.SECOND | nouns.THIRD | nouns.APPLICANTS


class Tree:
    """The words of a sentence with the way from each to the words that hang on it."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._children: list[list[int]] = [[] for _ in words]
        for place, word in enumerate(words):
            if word.head != place:
                self._children[word.head].append(place)

    def top_of(self, about: Span) -> int | None:
        """Return the word in `about` that the others in it hang on; a preposition stands for its phrase."""
        inside = [place for place, word in enumerate(self.words) if word.span.meets(about)]
        if inside and self.words[inside[0]].word_class == "preposition":
            return inside[0]
        tops = [
            place
            for place in inside
            if self.words[place].head not in inside or self.words[place].head == place
        ]
        telling = [
            place
            for place in tops
            if self.words[place].word_class in ("noun", "proper-noun", "adjective", "verb")
        ]
        return next(iter(telling or tops), None)

    def child(self, place: int, relation: str) -> int | None:
        """Return the first word that stands in `relation` to the word at `place`."""
        return next((each for each in self._children[place] if self.words[each].relation == relation), None)

    def has_article(self, place: int) -> bool:
        """Say whether an article or pointing word belongs to the word."""
        return any(self.words[each].folded in _ARTICLES for each in self._children[place])

    def is_this(self, place: int) -> bool:
        """Say whether the word is pointed at: `this officer`."""
        return any(self.words[each].folded == "this" for each in self._children[place])

    def any_subject(self) -> bool:
        """Say whether the sentence has a subject, other than the `who` of a clause."""
        return any(word.relation == "subject" and word.folded not in _TAKING_UP for word in self.words)

    def plural_before(self, place: int) -> int | None:
        """Return the last plural noun before the word, which `they` may take up."""
        before = (each for each in range(place - 1, -1, -1) if self.words[each].word_class == "noun")
        return next((each for each in before if self.words[each].folded != self.words[each].lemma), None)

    def described_noun(self, place: int) -> int | None:
        """Return the nearest subject, or person acted on, of the word or of what it hangs on."""
        at = place
        for _ in range(_STEPS):
            found = self._subject_beside(at, place)
            if found is not None:
                return found
            word = self.words[at]
            if word.head == at:
                return None
            if at != place and word.relation == "" and self._is_clause_of_a_noun(at):
                return word.head
            at = word.head
        return None

    def _subject_beside(self, at: int, asked: int) -> int | None:
        for each in self._children[at]:
            if each != asked and self.words[each].relation == "subject":
                return each
        return None

    def _is_clause_of_a_noun(self, place: int) -> bool:
        """Say whether a verb hangs on a noun before it: `someone to lead`, `people who care`."""
        word = self.words[place]
        above = self.words[word.head]
        return (
            word.word_class in ("verb", "auxiliary")
            and above.word_class in ("noun", "pronoun")
            and word.head < place
        )

    def noun_before_clause(self, place: int) -> int | None:
        """Return the noun that a `who` or `that` takes up."""
        verb = self.words[place].head
        above = self.words[verb].head
        return above if above != verb and above < place else None

    def bearer(self, place: int) -> int | None:
        """Return whose trait it is: `her manner`, `the attitude of the clerk`, `someone with energy`."""
        above = self.words[place].head
        with_it = self.words[above].head if self.words[above].folded == "with" else None
        for each in (self.child(place, "owner"), self._noun_after_of(place), with_it):
            if each is not None and self.words[each].word_class not in ("verb", "auxiliary"):
                return each
        return self.described_noun(place)

    def is_had(self, place: int) -> bool:
        """Say whether somebody is said to have the trait, and not to work on it: `promote good health`."""
        word = self.words[place]
        above = self.words[word.head]
        if word.relation in ("subject", "complement") or word.head == place:
            return True
        if above.word_class == "preposition":
            return above.folded in ("in", "with") or self.child(place, "owner") is not None
        owned = self.child(place, "owner") is not None
        return word.relation == "object" and (above.lemma in nouns.HAVE or owned)

    def _noun_after_of(self, place: int) -> int | None:
        """Return whose it is: `the attitude of the applicant`, `expected of you`."""
        for each in self._children[place]:
            if self.words[each].folded == "of":
                return self.child(each, "object")
        return None

    def is_sought(self, place: int) -> bool:
        """Say whether the word is the object of seeking, hiring or looking for."""
        word = self.words[place]
        above = self.words[word.head]
        if word.relation != "object":
            return False
        if above.word_class == "preposition":
            return above.folded in ("for", "from") and self.words[above.head].lemma in nouns.LOOK_FOR
        return above.lemma in nouns.SEEK

    def is_subject_of_a_demand(self, place: int) -> bool:
        """Say whether the word is what must or will do something, or what is wanted or preferred."""
        word = self.words[place]
        if word.relation != "subject":
            return False
        verb = self.words[word.head]
        beside = [self.words[each].folded for each in self._children[word.head]]
        modal = verb.folded in nouns.SUBJECT_OF or any(each in nouns.SUBJECT_OF for each in beside)
        return modal or verb.folded in nouns.WANTED or any(each in nouns.WANTED for each in beside)

    def says_what_somebody_is(self, place: int) -> bool:
        """Say whether the word says what the applicant is: `you are a graduate`."""
        word = self.words[place]
        if word.relation == "object" and self.words[word.head].folded == "as":
            return True
        if word.relation != "complement":
            return False
        subject = self.child(word.head, "subject")
        return (
            subject is None
            or self.words[subject].folded in _SUBJECTS_OF_BE
            or self.words[subject].lemma in nouns.APPLICANTS
        )

    def is_top_of_a_fragment(self, place: int) -> bool:
        """Say whether the word heads a line without a sentence, as adverts have: `Young graduates wanted`."""
        word = self.words[place]
        if self.any_subject():
            return False
        top = word.head == place or self.words[word.head].folded in nouns.WANTED
        return top and not any(each.word_class == "auxiliary" for each in self.words[:place])

    def is_served(self, place: int) -> bool:
        """Say whether the word stands where those served do: `help adults`, `classes for women`."""
        word = self.words[place]
        above = self.words[word.head]
        if word.relation == "owner":
            return True
        if word.relation != "object":
            return False
        return (
            above.folded in nouns.SERVED_BY
            if above.word_class == "preposition"
            else above.lemma in nouns.SERVE
        )

    def is_part_of_a_name(self, place: int) -> bool:
        """Say whether a job or thing is called by the word: `customer manager`, `family name`."""
        word = self.words[place]
        return word.relation == "modifier" and word.word_class == "proper-noun"
