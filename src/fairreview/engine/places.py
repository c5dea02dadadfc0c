"""Where a rule has to be judged: at its words, in sentences where its pattern may match, at each unit."""

from collections.abc import Iterator

import msgspec

from fairreview.engine.conditions import Answers
from fairreview.engine.index import Search
from fairreview.engine.sources import lexicon_source, rule_source
from fairreview.engine.things import Thing, things_of
from fairreview.model.facts import Facts
from fairreview.model.policy import FlagLexicon, FlagMark, FlagPattern, FlagWords, Rule


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a rule is to be judged: a thing, or a sentence in which a pattern may match."""

    rule: Rule
    thing: Thing
    pattern: tuple[Search, ...] = ()


def places(rule: Rule, answers: Answers) -> Iterator[Place]:
    """Yield where a rule has to be judged, by position; needs no grammar."""
    facts = answers.facts
    match rule.flag:
        case None:
            yield from (Place(rule, thing) for thing in things_of(facts, rule.for_each))
        case FlagWords():
            yield from _hit_places(rule, rule_source(rule), facts)
        case FlagLexicon(lexicon=lexicon):
            yield from _hit_places(rule, lexicon_source(lexicon), facts)
        case FlagPattern(pattern=name):
            for sentence, searches in answers.likely(name):
                yield Place(rule, Thing("sentence", sentence), searches)
        case FlagMark(noun=noun):
            yield from _mark_places(rule, noun, facts)


def _hit_places(rule: Rule, source: str, facts: Facts) -> Iterator[Place]:
    for hit in facts.hits(source):
        yield Place(rule, Thing("match", hit.span, entry=hit.entry))


def _mark_places(rule: Rule, noun: str, facts: Facts) -> Iterator[Place]:
    for paragraph in facts.document.paragraphs:
        for span in facts.marks(noun, paragraph.span):
            yield Place(rule, Thing("match", span))
