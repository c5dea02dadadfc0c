"""Turns what the language model says into words with the classes and relations of the vocabulary."""

from collections.abc import Sequence

import msgspec

from fairreview.model.document import Document
from fairreview.model.facts import Word
from fairreview.nlp import people
from fairreview.nlp.pipeline import ParsedWord
from fairreview.nlp.sentences import Passage, fold_word

_CLASSES = {
    "NOUN": "noun",
    "PROPN": "proper-noun",
    "VERB": "verb",
    "AUX": "auxiliary",
    "ADJ": "adjective",
    "ADV": "adverb",
    "PRON": "pronoun",
    "DET": "determiner",
    "NUM": "number",
    "ADP": "preposition",
}
_RELATIONS = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "csubjpass": "subject",
    "dobj": "object",
    "obj": "object",
    "pobj": "object",
    "dative": "object",
    "acomp": "complement",
    "attr": "complement",
    "oprd": "complement",
    "amod": "modifier",
    "compound": "modifier",
    "nmod": "modifier",
    "poss": "owner",
    "conj": "conjunct",
    "neg": "negation",
    "advmod": "adverb",
    "npadvmod": "adverb",
}
_SAID_TO_BE = frozenset({"xcomp", "ccomp"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})


def to_words(parsed: Sequence[ParsedWord], heard: Passage, document: Document) -> tuple[Word, ...]:
    """Return the words of a sentence with spans into the document.

    Adjectives and nouns joined by "and", "or" or a comma stand to the rest of the sentence as the
    first of them does: in "she is calm and tidy" both are the complement of "is".
    """
    words = tuple(_word(parsed, place, heard) for place in range(len(parsed)))
    classes = people.classes_of(words, document)
    return tuple(
        msgspec.structs.replace(word, classes=more) if more else word
        for word, more in zip(words, classes, strict=True)
    )


def _word(parsed: Sequence[ParsedWord], place: int, heard: Passage) -> Word:
    token = parsed[place]
    relation, head = _relation(parsed, place)
    return Word(
        span=heard.original(token.start, token.end),
        folded=fold_word(heard.text[token.start : token.end]),
        lemma=fold_word(token.lemma),
        word_class="determiner" if token.tag in ("PRP$", "WP$") else _CLASSES.get(token.pos, ""),
        relation=relation,
        head=head,
    )


def _relation(parsed: Sequence[ParsedWord], place: int) -> tuple[str, int]:
    token = parsed[place]
    first = _first_conjunct(parsed, place)
    if first == place:
        return _own_relation(token), token.head
    leader = parsed[first]
    inherited = _own_relation(leader)
    if inherited and token.pos in _NAMING and leader.pos in _NAMING:
        return inherited, leader.head
    return "conjunct", first


def _own_relation(token: ParsedWord) -> str:
    if token.dep in _SAID_TO_BE:
        return "complement" if token.pos == "ADJ" else ""
    return _RELATIONS.get(token.dep, "")


def _first_conjunct(parsed: Sequence[ParsedWord], place: int) -> int:
    seen = {place}
    while parsed[place].dep == "conj" and parsed[place].head not in seen:
        place = parsed[place].head
        seen.add(place)
    return place
