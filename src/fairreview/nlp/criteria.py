"""What a criterion says: the fields given for it, or found in its words."""

import re
from collections.abc import Callable

from fairreview.model.document import Criterion, Document
from fairreview.nlp.amounts import Spans, find_all
from fairreview.nlp.leeway import find_measure_sources
from fairreview.nlp.levels import level_at
from fairreview.nlp.measures import find_metrics, find_targets, find_timeframes

__all__ = ["DETECTORS", "level_at", "value_of"]

_AIM = r"(?:objectives?|goals?|priorit(?:y|ies)|outcomes?|missions?|targets?|pillars?|commitments?|aims?)"
_SERVES = (
    r"(?:support|contribut|align|link|serv|advanc|further|deliver|relat|map|tied?|help|meet|achiev|fulfil)\w{0,30}"
    r"(?:\s(?:to|on|with|for|towards?|us|against))?"
    r"|in\s(?:support\sof|line\swith|pursuit\sof|furtherance\sof)|under|towards?|see"
)
_PLAN = (
    r"(?:strategic|service|business|corporate|operational|delivery|departmental|agency|annual"
    r"|council|community|improvement|action)\s(?:performance\s)?(?:plan|strategy)"
)
# A number or an owner names the objective; "organisational objectives" names none.
_OBJECTIVE = re.compile(
    rf"\b(?:(?:{_SERVES})\s(?:the\s|our\s|its\s)?)?(?:strategic\s|organi[sz]ational\s|corporate\s"
    rf"|agency\s|departmental\s|mission\s|unit\s|service\s)?"
    rf"(?:objectives?|goals?|priorit(?:y|ies)|outcomes?|pillars?|commitments?|SO|SG|KRA)\s(?:no\.?\s"
    rf"|number\s|#\s?)?(?-i:[A-Z]{{0,2}}-?\d+(?:\.\d+)*[a-z]?|[IVX]{{2,4}}|[VXA-H])(?![\w%])(?!\s?%)"
    rf"|\b(?:{_SERVES})\s(?:the\s)?(?:[\w&-]{{1,30}}\s){{0,5}}?[\w-]{{1,30}}(?:['’]s"
    rf"|s['’])\s(?:[\w-]{{1,30}}\s){{0,3}}?(?:{_AIM}|plan|strategy|vision)\b"
    rf"|\b(?:{_SERVES})\s(?:the|our|its)\s(?:[\w-]{{1,30}}\s){{0,4}}?(?:{_PLAN}|mission\sobjectives?|mission\sof)\b"
    rf"|\b(?:{_SERVES})\s(?:the\s|our\s)?(?:strategic\s|mission\s)?(?:{_AIM})\s?(?::|of\s[a-z]{{1,30}}ing\b|[“\"‘'])"
    rf"|\b(?:supports?|supporting|serves?|serving|advances?|linked\sto|contributes?\sto|contributing\sto)\s"
    rf"(?-i:[A-Z]{{1,3}}-?\d{{1,2}}(?:\.\d{{1,2}})*)(?![\w%-])"
    rf"|^(?:mission\s|strategic\s)?(?:objective|goal)\s?:",
    re.IGNORECASE,
)
# Grounds on which an absolute standard has been upheld: death, injury, breach of security, great loss (MSPB).
_SAFETY = re.compile(
    r"\b(?:deaths?|dead|die[sd]?|fatal(?:ity|ities|ly)?|kill(?:s|ed|ing)?|injur(?:y|ies|e|ed|ing)"
    r"|loss\sof\slife|lives|"
    r"life[\s-](?:safety|threatening|and[\s-]death|or[\s-]death)|(?:patient|public|officer|inmate"
    r"|aviation|flight|nuclear|fire|weapons?|child)[\s-]safety|"
    r"wrong[\s-](?:patient|site|dose|drug)|overdos(?:e|es)|medication\serrors?|serious\sharm"
    r"|bodily\sharm|suicides?|drown(?:ing|ed)?|"
    r"(?:security|data|classified)\sbreach(?:es)?|breach(?:es)?\sof\s(?:national\s)?security"
    r"|national\ssecurity|classified\s(?:information|material|documents)|"
    r"weapons?|firearms?|ammunition|explosives?|explosions?|armou?r(?:y|ies)|munitions|radiation"
    r"|radioactive|nuclear\s(?:material|reactor|weapons?)|"
    r"catastroph(?:e|es|ic)|(?:great|major|grave|large|irreparable"
    r"|substantial)\s(?:[a-z]{1,30}\s)?loss(?:es)?|collisions?|derailments?|electrocution|poisoning"
    r"|escape\sof\s(?:a\s)?prisoners?)\b",
    re.IGNORECASE,
)


def find_objectives(text: str) -> Spans:
    """Return the places where an objective, goal or plan is named as served."""
    return find_all(_OBJECTIVE, text)


def find_safety_reasons(text: str) -> Spans:
    """Return words for death, injury, breach of security or great loss."""
    return find_all(_SAFETY, text)


DETECTORS: dict[str, Callable[[str], Spans]] = {
    "metric": find_metrics,
    "objective-reference": find_objectives,
    "safety-reason": find_safety_reasons,
    "target": find_targets,
    "timeframe": find_timeframes,
}
_IN_WORDS: dict[str, Callable[[str], Spans]] = {
    "metric": find_metrics,
    "measure-source": find_measure_sources,
    "objective": find_objectives,
    "target": find_targets,
    "timeframe": find_timeframes,
}


def value_of(document: Document, criterion: Criterion, name: str) -> str | None:
    """Return a field of a criterion: as given, else as its words have it; None when it is missing."""
    given = criterion.fields.get(name)
    if given is not None and given.text.strip():
        return given.text
    match name:
        case "text":
            return criterion.span.of(document.text) or None
        case "length":
            return str(len(_words(document, criterion).split()))
        case "status":
            own = document.fields.get("status")
            return own.text if own is not None and own.text.strip() else None
        case _:
            return _found(document, criterion, name)


def _words(document: Document, criterion: Criterion) -> str:
    given = criterion.fields.get("text")
    return given.text if given is not None and given.text.strip() else criterion.span.of(document.text)


def _found(document: Document, criterion: Criterion, name: str) -> str | None:
    """Return what the words of the criterion, or else its title, say for a field."""
    find = _IN_WORDS.get(name)
    if find is None:
        return None
    title = criterion.fields.get("title")
    for text in (_words(document, criterion), title.text if title is not None else ""):
        for start, end in find(text):
            return text[start:end]
    return None
