"""Who is meant: the person reviewed or sought, those served, the employer, or somebody else."""

import re
from collections.abc import Sequence
from functools import lru_cache

from fairreview.model.document import Document
from fairreview.model.facts import Word
from fairreview.nlp import people_words as nouns
from fairreview.nlp.people_tree import Tree
from fairreview.text import Span, fold

_CLASS_OF = {
    "employee": "reference-to-the-employee",
    "applicant": "reference-to-the-applicant",
    "clients": "reference-to-clients",
    "organisation": "reference-to-the-organisation",
}
_PEOPLE_OF = {name: people for people, name in _CLASS_OF.items()}
_JUDGED = ("performance-review", "performance-plan")
_NAMING = ("noun", "proper-noun", "pronoun")
_NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*|[A-Z]{1,10}-?\d[\w-]*")
_CODE = re.compile(r"[A-Z]{2,}\b")


def classes_of(words: Sequence[Word], document: Document) -> tuple[tuple[str, ...], ...]:
    """Return for each word the classes of `vocabulary.WORD_CLASSES` that say whom it refers to."""
    reading = _Reading(words, document)
    return tuple(_class_names(reading.people_at(place)) for place in range(len(words)))


def described_by(words: Sequence[Word], about: Span, document: Document) -> str:
    """Return which of `vocabulary.PEOPLE` the words at `about` describe, or empty when unsure."""
    reading = _Reading(words, document)
    place = reading.tree.top_of(about)
    return reading.described_at(place) if place is not None else ""


def mentioned(people: str, words: Sequence[Word], document: Document) -> tuple[Span, ...]:
    """Return the words for those people, in order."""
    reading = _Reading(words, document)
    return tuple(word.span for place, word in enumerate(words) if reading.people_at(place) == people)


def _class_names(people: str) -> tuple[str, ...]:
    return (_CLASS_OF[people],) if people in _CLASS_OF else ()


class _Reading:
    """One sentence of one document, read for the people in it."""

    def __init__(self, words: Sequence[Word], document: Document) -> None:
        self.words = words
        self.document = document
        self.tree = Tree(words)
        self.judged = document.kind in _JUDGED
        self.advert = document.kind == "job-description"
        self.names = _names_of(document) if self.judged else frozenset()

    def people_at(self, place: int) -> str:
        """Return whom the word itself refers to, or empty."""
        word = self.words[place]
        for known, people in _PEOPLE_OF.items():
            if known in word.classes:
                return people
        if word.folded in nouns.FIRST_PLURAL:
            return "organisation"
        if self.judged:
            return self._judged_at(place) or self._anywhere_at(place)
        if self.advert:
            return self._sought_at(place) or self._anywhere_at(place)
        return self._anywhere_at(place)

    def described_at(self, place: int) -> str:
        """Return whom the word at `place` says something about, or empty."""
        word = self.words[place]
        if word.word_class in _NAMING:
            return self._named_at(place) or self._beside(place)
        if word.relation == "owner" or (word.word_class == "adjective" and self.tree.has_article(place)):
            return self.people_at(place)
        if word.relation == "modifier" and self.words[word.head].word_class in _NAMING:
            return self._named_at(word.head)
        if word.word_class == "preposition" and place and self.words[place - 1].word_class in _NAMING:
            return self._named_at(place - 1)
        return self._subject_of(place)

    def _beside(self, place: int) -> str:
        """Return whom a noun that names nobody is about: the noun it belongs to, or the one wanted."""
        word = self.words[place]
        if word.relation == "modifier" and self.words[word.head].word_class in _NAMING:
            return self.people_at(word.head)
        opening = place == 0 and word.head == place and word.word_class == "proper-noun"
        return self._nobody_named() if self.advert and opening else ""

    def _subject_of(self, place: int) -> str:
        """Return who is or does what the word at `place` says, by the nearest subject above it."""
        described = self.tree.described_noun(place)
        if described is not None:
            return self._named_at(described)
        return self._nobody_named()

    def _nobody_named(self) -> str:
        """Return who is meant by a sentence without subject: the person that the document is about."""
        if self.tree.any_subject():
            return ""
        return "applicant" if self.advert else "employee" if self.judged else ""

    def _named_at(self, place: int) -> str:
        """Return the people that a noun names, whose trait it is, or who is said to be it."""
        word = self.words[place]
        if word.lemma in nouns.TRAITS and self.tree.is_had(place):
            return self._trait_of(place)
        people = self._called_at(place)
        if people in ("", "third-person") and word.relation == "complement":
            subject = self.tree.child(word.head, "subject")
            return self._nobody_named() or people if subject is None else self._called_at(subject)
        return people

    def _called_at(self, place: int) -> str:
        """Return the people that a noun or pronoun names; anybody else at work is a third person."""
        people = self.people_at(place)
        word = self.words[place]
        if people:
            return people
        if self.judged and (_is_person(word) or word.lemma in nouns.ANYBODY) and word.word_class == "noun":
            return "employee" if self.tree.is_top_of_a_fragment(place) else "third-person"
        if word.folded in ("who", "that") and word.relation == "subject":
            noun = self.tree.noun_before_clause(place)
            return self.people_at(noun) if noun is not None else ""
        return ""

    def _trait_of(self, place: int) -> str:
        bearer = self.tree.bearer(place)
        people = self._called_at(bearer) if bearer not in (None, place) else ""
        return people or ("applicant" if self.advert else "employee" if self.judged else "")

    def _judged_at(self, place: int) -> str:
        word = self.words[place]
        if word.folded in nouns.SECOND or word.folded in nouns.THIRD:
            return "employee"
        if word.folded in nouns.PLURAL:
            earlier = self.tree.plural_before(place)
            return "employee" if earlier is None else self._anywhere_at(earlier)
        if word.lemma in nouns.EMPLOYEES and word.folded == word.lemma:
            return "employee"
        if word.word_class == "noun" and self.tree.is_this(place) and _is_person(word):
            return "employee"
        return self._name_at(place)

    def _name_at(self, place: int) -> str:
        word = self.words[place]
        written = word.span.of(self.document.text)
        if not written[:1].isupper():
            return ""
        if self.names:
            return (
                "employee"
                if word.folded in self.names
                else "third-person"
                if self._is_name(place, written)
                else ""
            )
        return "employee" if word.relation == "subject" and self._is_name(place, written) else ""

    def _is_name(self, place: int, written: str) -> bool:
        """Say whether a capitalised word looks like somebody's name: no article, acronym or month."""
        word = self.words[place]
        if word.word_class != "proper-noun" or word.folded in nouns.NO_NAME or _CODE.match(written):
            return False
        return not self.tree.has_article(place) and word.relation in (
            "subject",
            "object",
            "owner",
            "complement",
        )

    def _sought_at(self, place: int) -> str:
        word = self.words[place]
        if word.folded in nouns.SECOND or word.folded in nouns.THIRD or word.lemma in nouns.APPLICANTS:
            return "applicant"
        if word.word_class not in ("noun", "pronoun", "proper-noun", "adjective"):
            return ""
        if word.lemma == "employee" and word.folded == "employee" and word.relation == "subject":
            return "applicant"
        human = word.lemma in nouns.ANYBODY or (word.lemma not in nouns.CLIENTS and _is_person(word))
        return "applicant" if human and self._is_wanted(place) else ""

    def _is_wanted(self, place: int) -> bool:
        """Say whether the noun at `place` stands where adverts name whom they want."""
        if self.words[place].relation in ("modifier", "owner"):
            return False
        return (
            self.tree.is_sought(place)
            or self.tree.is_subject_of_a_demand(place)
            or self.tree.says_what_somebody_is(place)
            or (self.words[place].lemma not in nouns.CLIENTS and self.tree.is_top_of_a_fragment(place))
        )

    def _anywhere_at(self, place: int) -> str:
        word = self.words[place]
        if word.word_class not in ("noun", "proper-noun", "adjective", "pronoun"):
            return ""
        if word.lemma in nouns.ORGANISATION:
            return "organisation"
        if word.word_class == "adjective" and not self.tree.has_article(place):
            return ""
        if word.lemma in nouns.CLIENTS and not self.tree.is_part_of_a_name(place):
            return "clients"
        return "clients" if word.lemma in nouns.ANYBODY and self.tree.is_served(place) else ""


def _names_of(document: Document) -> frozenset[str]:
    """Return the folded parts of the employee's name, as given or as the title of a review has it."""
    given = document.fields.get("employee")
    if given is not None and given.text.strip():
        return frozenset(_name_parts(given.text))
    return _names_in_title(document.title, document.text)


@lru_cache(maxsize=16)
def _names_in_title(title: str, text: str) -> frozenset[str]:
    """Return the name in a title; one the text never uses is no name, as in "Field Notes"."""
    parts = _name_parts(title)
    body = text.replace(title, "", 1)
    return frozenset(parts) if any(word in body for word in parts.values()) else frozenset()


def _name_parts(source: str) -> dict[str, str]:
    """Return the capitalised words that can be parts of a name, by their folded forms."""
    words = (part.removesuffix("’s").removesuffix("'s") for part in _NAME_WORD.findall(source))
    parts = {fold(word): word for word in words if word[:1].isupper() and len(word) > 1}
    return {folded: word for folded, word in parts.items() if not _is_no_name(folded)}


def _is_no_name(folded: str) -> bool:
    return all(piece in nouns.NO_NAME for piece in folded.split("-"))


def _is_person(word: Word) -> bool:
    """Say whether a noun names somebody by a job or a place beside the person."""
    if word.word_class != "noun":
        return False
    if word.lemma in nouns.COLLEAGUES or word.lemma in nouns.WORKERS:
        return True
    return (
        word.lemma.endswith(nouns.WORKER_ENDINGS) and word.lemma not in nouns.THINGS and len(word.lemma) > 4
    )
