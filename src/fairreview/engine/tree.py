"""Finds words tied by grammar: the named words of a shape, each tested, each linked to another."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from fairreview.engine.look import Looker
from fairreview.model.facts import Word
from fairreview.model.policy import IsClass, IsForm, IsIn, IsRelation, IsText, Link, TreeShape, WordTest
from fairreview.text import Span, fold

# A sentence with more ways than this to fill a shape is left alone: the grammar has lost its hold.
_MOST_FILLINGS = 500

_Filling = dict[str, int]


def tree_matches(looker: Looker, shape: TreeShape, sentence: Span) -> list[Mapping[str, Span]]:
    """Return the words of each way to fill a shape in a sentence, by position; may raise GrammarNeeded."""
    words = looker.facts.words(sentence)
    names = _in_linked_order(shape)
    fillings: list[_Filling] = [{}]
    for name in names:
        candidates = _candidates(looker, shape, name, words)
        fillings = [
            {**filling, name: index}
            for filling in fillings
            for index in candidates
            if _links_hold(shape, {**filling, name: index}, words)
        ]
        if not fillings or len(fillings) > _MOST_FILLINGS:
            return []
    found = [{name: words[index].span for name, index in filling.items()} for filling in fillings]
    return sorted(found, key=lambda match: sorted((span.start, span.end) for span in match.values()))


def _in_linked_order(shape: TreeShape) -> list[str]:
    """Return the names of a shape so that each but the first is linked to an earlier one, where it can be."""
    waiting = list(dict.fromkeys(link.name for link in shape.links))
    ties = [(link.name, link.test.other) for link in shape.links if isinstance(link.test, IsRelation)]
    order = waiting[:1]
    waiting = waiting[1:]
    while waiting:
        tied = [
            name for name in waiting if any((name, done) in ties or (done, name) in ties for done in order)
        ]
        following = tied[0] if tied else waiting[0]
        order.append(following)
        waiting.remove(following)
    return order


def _candidates(looker: Looker, shape: TreeShape, name: str, words: Sequence[Word]) -> list[int]:
    links = [link for link in shape.links if link.name == name and not isinstance(link.test, IsRelation)]
    return [
        index
        for index, word in enumerate(words)
        if all(_is(looker, link.test, word) is not link.negated for link in links)
    ]


def _is(looker: Looker, test: WordTest, word: Word) -> bool:
    match test:
        case IsClass(name=name):
            return name == word.word_class or name in word.classes
        case IsForm(found=found):
            return word.folded in found or word.lemma in found
        case IsText(texts=texts):
            return word.folded in {fold(text) for text in texts}
        case IsIn(lexicon=lexicon):
            return any(hit.span.meets(word.span) for hit in looker.lexicon_hits(lexicon, word.span))
        case IsRelation():
            return True
        case _:
            assert_never(test)


def _links_hold(shape: TreeShape, filling: Mapping[str, int], words: Sequence[Word]) -> bool:
    return all(_link_holds(link, filling, words) for link in shape.links)


def _link_holds(link: Link, filling: Mapping[str, int], words: Sequence[Word]) -> bool:
    """Say whether a relation holds; one whose words are not both filled yet is not judged."""
    test = link.test
    if not isinstance(test, IsRelation) or link.name not in filling or test.other not in filling:
        return True
    word, other = words[filling[link.name]], filling[test.other]
    related = word.relation == test.relation and word.head == other and filling[link.name] != other
    return related is not link.negated
