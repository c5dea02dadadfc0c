"""Words of doubt: what makes a judgement sound less certain than it is meant."""

import re

from fairreview.nlp.amounts import Spans, find_all

# Common English words of doubt, cut to those that weaken a judgement of a person.
_ADVERBS = (
    "apparently|arguably|conceivably|evidently|hopefully|maybe|more or less|perhaps|possibly|presumably|"
    "probably|seemingly|somewhat|supposedly|to some (?:degree|extent)|in a way|as far as i (?:can tell|know)"
)
_OPINION = (
    r"i(?:'d| would)? (?:think|feel|guess|believe(?! in\b)|suppose|suspect|imagine|gather|say|assume)"
    r"|i am under the impression|i get the (?:feeling|impression|sense)|it is my (?:feeling"
    r"|impression|sense|view)"
    r"|in my (?:humble )?(?:opinion|view)|i(?: am|'m) (?:not )?(?:sure|certain|convinced)"
    r"|it is (?:unclear|hard to say)"
)
_HEDGES = re.compile(
    rf"\b(?:{_ADVERBS}|{_OPINION}"
    r"|might(?! of\b)|could (?:be|have|well|possibly|perhaps)|may (?:be|have|not be|well|also be"
    r"|need|want|lack|struggle)"
    r"|seem(?:s|ed|ing)?(?= to\b| as\b| like\b| that\b| \w)|(?:appear|look)(?:s|ed)? (?:to (?:be"
    r"|have|lack|\w+)|as (?:if|though)|like)"
    r"|tend(?:s|ed)? (?:not )?to|ha(?:s|ve) a tendency to|(?:is|are|was|were) (?:more |most |less )?likely"
    r"|(?<!\ba )(?<!\bany )(?<!\bthis )(?<!\bthat )(?<!\bthe )(?<!\bone )(?<!\bsome )"
    r"(?<!\bwhat )(?<!\bevery )(?<!\beach )"
    r"(?<!\bnew )(?<!\bother )(?<!\bsame )(?:kind|sort) of"
    r"|at least (?:s?he|they|you) (?:tr(?:y|ies|ied)|make?s?|does|do|show(?:s|ed)?|is|are|was)"
    r"|a (?:little )?(?:bit|little|tad)(?= (?!of\b|more than\b)[a-z]+)"
    r"|(?:not|n't) entirely (?:sure|clear|certain))\b",
    re.IGNORECASE,
)
# "May" the month and "might" the power are no doubt; neither is looking like a thing on purpose.
_FIRM = re.compile(r"\bmight and\b|\b(?:all|with) (?:his|her|their|its) might\b", re.IGNORECASE)


def find(text: str) -> Spans:
    """Return the words of doubt in `text`, in order."""
    plain = text.replace("\u2019", "'").replace("\u00a0", " ").replace("\n", " ")
    firm = find_all(_FIRM, plain)
    found = find_all(_HEDGES, plain)
    return [span for span in found if not any(start <= span[0] < end for start, end in firm)]


def is_hedged(text: str) -> bool:
    """Say whether `text` has a word of doubt."""
    return bool(find(text))
