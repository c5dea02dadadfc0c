"""What a reader could check: dates, counts, products, records, named sources, and things seen to be done."""

import re
from collections.abc import Callable

from fairreview.nlp.amounts import Spans, find_all, mask_names, merge
from fairreview.nlp.dates import find_dates
from fairreview.nlp.quantities import find_counts, find_quantities, find_shares
from fairreview.nlp.sums import find_money

# Things kept on file that show what was done, as named in public-sector reviews and plans.
_RECORD = (
    r"(?:agenda|appraisal|assessment|audit|award\smemo|brief|briefing|budget|calendar|case\sfile"
    r"|case\snotes|catalogue|"
    r"certificate|checklist|contract|dashboard|database|e-?mail|evaluation|exit\ssurvey"
    r"|feedback\sform|file|form|guide|"
    r"handbook|hearing|inspection|inventory|investigation|journal|ledger|letter|log|logbook|manual"
    r"|memo|memorandum|"
    r"migration|minutes|newsletter|notes|permit|plan|policy|presentation|procedure|proposal|record"
    r"|register|report|"
    r"results|review|roster|rota|sample|schedule|spreadsheet|statement|statistics|strategy|study"
    r"|summary|survey|"
    r"ticket|timesheet|toolkit|tracker|training|transcript|workshop)s?"
)
# Words that praise or blame a thing, and do not say which thing it is.
_EMPTY = (
    r"(?:amazing|awful|bad|best|better|certain|clear|excellent|first|good|great|high|important|last"
    r"|many|much|new|"
    r"next|nice|outstanding|own|poor|quality|quick|same|strong|timely|various|very|worst)"
)
_MODIFIER = (
    rf"(?:(?!(?:{_EMPTY}|of|in|on|for|to|and|or|is|was|are|were|has|had)\b)[A-Za-z0-9][\w'-]{{0,30}}\s)"
)
# Words that have a capital only because a sentence begins with them.
_OPENING = (
    r"(?:The|This|That|These|Those|A|An|His|Her|Their|Our|My|No|All|Each|Every|Any|Some|In|On|For|Of|To"
    r"|See|Per|As|Source|And|But|According)"
)
# "The records room" is a place, not a record.
_NO_PLACE = r"(?!\s(?:room|office|desk|clerk|department|team|unit|section|system|keeping|management|staff)\b)"
_PRODUCT = re.compile(
    rf"\b(?i:the|this|that|his|her|their|our|a|an|its)\s"
    rf"(?:(?!(?i:{_EMPTY})\b)[A-Za-z0-9][\w'’-]{{0,30}}\s){{1,3}}(?i:{_RECORD})\b{_NO_PLACE}"
    rf"|\b(?:(?!(?:{_OPENING}|(?i:{_EMPTY}))\b)[A-Z][\w'’-]{{1,30}}\s){{1,3}}(?i:{_RECORD})\b"
    rf"|\b(?i:{_RECORD}|case|item|complaint|incident|invoice|order|docket)\s"
    r"(?:(?i:no\.?|number)\s?)?[A-Z]{0,4}-?\d[\w/-]{0,30}"
)
_SEES = (
    r"(?:show|shows|showed|state|states|stated|confirm|confirms|confirmed|record|records|recorded"
    r"|find|finds|found|note|notes|noted|list|lists|indicate|indicates|indicated|report|reports"
    r"|reported|say|says|said|document|documents|documented)"
)
_KEPT = (
    r"(?i:survey|audit|log|register|minutes|transcript|dashboard|inspection\sreport|case\sfile|database"
    r"|tracker|logbook|ledger|timesheets?)"
)
_WRITTEN = r"(?i:log|notes?|report|e-?mail|letter|memo|review|statement|record|feedback|survey|comments?)"
_FILES = r"(?i:records?|logs?|figures|statistics|data|minutes|results|timesheets|reports?)"
_SOURCE = re.compile(
    r"\b[Aa]ccording\sto\s(?!(?:some|people|others|many|rumou?rs?|everyone|me)\b)(?:the\s)?[\w’'-]{1,30}"
    r"(?:\s(?!and\b|but\b)[\w’'-]{1,30}){0,4}"
    rf"|\b(?:(?i:the|an?|this|his|her|their|our)|[A-Z][\w.-]{{0,30}}['’]s)\s(?:(?!{_EMPTY}\b)[\w’'-]{{1,30}}\s){{1,4}}?{_KEPT}\b"
    rf"|\b(?:(?!(?:{_OPENING}|(?i:{_EMPTY}))\b)[A-Z][\w.-]{{0,30}}\s){{1,3}}(?i:survey|audit|log|register|minutes)\b"
    rf"|\b[A-Z][\w-]{{1,30}}(?:\s[A-Z][\w-]{{1,30}}){{0,2}}['’]s\s(?:\w{{1,30}}\s)?{_WRITTEN}\b"
    rf"|\b(?:(?i:the|our|his|her|their|case|call|attendance|system|payroll|training|court|service)\s){{0,3}}"
    rf"{_FILES}\s(?:from\s(?:the\s)?\w{{1,30}}\s(?:\w{{1,30}}\s)?)?{_SEES}\b"
    r"|\b(?i:recorded|logged|noted|documented|reported|shown|stated|confirmed|filed|measured)\s(?:in|by|on|at)\s"
    r"(?:(?:the|his|her|their|our)\s)?[\w’'-]{1,30}(?:\s(?!and\b|but\b)[\w’'-]{1,30}){0,3}"
    r"|\b(?i:see|per|source:)\s(?:the\s|attached\s)?(?:audit|report|page|annex|appendix|attachment|memo|survey"
    r"|minutes|log|record|file|e-?mail)\b(?:\s[\w/-]{0,12}\d[\w/-]{0,30})?"
    rf"|\b(?:{_WRITTEN}|{_FILES}|(?i:copy))\s(?:is\s|are\s)?(?:attached|on\sfile|enclosed)\b|\b[Ii]n\swriting\b"
    r"|\b[Cc]omplaints?\s(?:was\s|were\s)?upheld\b|\b360(?:-degree)?\s(?:results|feedback)\b"
)

# Past forms of common verbs of doing that do not end in -ed.
_IRREGULAR = (
    r"(?:began|bought|brought|built|caught|chose|cut|drew|drove|fought|found|gave|held|kept|laid"
    r"|led|left|made|met|"
    r"overran|oversaw|paid|put|ran|read|rewrote|sent|set|sold|spent|spoke|swore|taught|took|told"
    r"|went|withdrew|won|wrote)"
)
# Words in -ed that say what somebody is, feels or wants, not what was done.
_STATES = (
    r"(?:advanced|appeared|based|believed|committed|complicated|concerned|continued|dedicated"
    r"|detailed|disappointed|"
    r"distracted|driven|educated|engaged|experienced|expected|focused|gifted|hoped|inspired"
    r"|interested|limited|liked|"
    r"loved|lacked|motivated|need|needed|organi[sz]ed|preferred|proceed|qualified|related|relaxed"
    r"|remained|required|respected|"
    r"seemed|showed|shared|skilled|speed|stressed|struggled|succeed|talented|tended|tired|tried"
    r"|unmotivated|used|valued|wanted|worried)"
)
_DEED = re.compile(
    rf"(?<![\w-])(?:{_IRREGULAR}|(?!{_STATES}\b)[a-z]{{2,}}(?<!e)ed)\b(?=\s(?!(?:by|well|hard|poorly"
    rf"|badly|better|adequately|great|good|very|quite)\b)\S)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|seems?|feels?|a|an|the|his|her|very|more|most|so|too|not|never|well"
    r"|to|will|should|of|quite|and\svery)\s$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:yesterday|last\s(?:week|month|spring|summer|autumn|fall|winter)|this\s(?:week|month)"
    r"|during\sthe\s(?!year\b)(?:\w{1,30}\s){1,3}(?:outage|storm|flood|audit|meeting|briefing|hearing"
    r"|visit|call|inspection|election|shift|drill))\b",
    re.IGNORECASE,
)
# The time a whole review is about: it dates nothing in particular.
_REVIEWED_TIME = re.compile(r"(?:last|final)\squarter", re.IGNORECASE)
# Numbers that count nothing: "gives 110 %", "once in a generation", "one day she will".
_FIGURE_OF_SPEECH = re.compile(
    r"\b(?:giv(?:e|es|ing|en)|gave|puts?|putting|at|work(?:s|ed|ing)?)\s(?:(?:in|it|his|her|their|your|a)\s){0,2}"
    r"1\d0\s?(?:%|per\s?cent)"
    r"|\bonce\sin\sa\s(?:generation|lifetime|while|blue\smoon)\b|\bone\s(?:in\sa\s(?:million|thousand)|of\sa\skind)\b"
    r"|\b(?:10|ten)\sout\sof\s(?:10|ten)\b|(?<!takes\s)(?<!took\s)(?<!take\s)(?<!\bin\s)(?<!for\s)(?<!within\s)(?<!only\s)(?<!after\s)(?<!by\s)"
    r"\bone\sday\b(?=\s*(?:$|[.,;!]|\b(?:s?he|they|be|become)\b))"
    r"|\bone\sof\sthe\b|\bat\sonce\b|\ba\sstep\s(?:ahead|behind)\b",
    re.IGNORECASE,
)


def find_sources(text: str) -> Spans:
    """Return the named persons, records and surveys that a statement comes from."""
    return merge(find_all(_SOURCE, text))


def find_evidence(text: str) -> Spans:
    """Return the dates, amounts, products, records and named sources that a reader could check."""
    found = merge(_dated(text), find_quantities(text), find_all(_PRODUCT, text), find_sources(text))
    said = find_all(_FIGURE_OF_SPEECH, text)
    return [span for span in found if not any(_meet(span, other) for other in said)]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _dated(text: str) -> Spans:
    """Return the dates, without the time that the whole review is about."""
    return [span for span in find_dates(text) if not _REVIEWED_TIME.fullmatch(text[slice(*span)])]


def find_deeds(text: str) -> Spans:
    """Return things done, each from its verb to what says when or how often; without that it is none."""
    anchors = merge(
        _dated(text), find_counts(text), find_shares(text), find_money(text), find_sources(text),
        find_all(_WHEN, mask_names(text)),
    )  # fmt: skip
    if not anchors:
        return []
    verbs = [
        span for span in find_all(_DEED, text) if not _NOT_DONE.search(text, max(0, span[0] - 12), span[0])
    ]
    return merge([_stretch(verb, anchors) for verb in verbs])


def _stretch(verb: tuple[int, int], anchors: Spans) -> tuple[int, int]:
    """Return `verb` with the next anchor after it, or the last before it."""
    later = next((anchor for anchor in anchors if anchor[0] >= verb[0]), anchors[-1])
    return min(verb[0], later[0]), max(verb[1], later[1])


DETECTORS: dict[str, Callable[[str], Spans]] = {
    "evidence": find_evidence,
    "named-source": find_sources,
    "observed-behaviour": find_deeds,
}
