"""Dates and periods: days, months and quarters; deadlines, frequencies and spans of time."""

import re

from fairreview.nlp.amounts import (
    DAY_KIND,
    MONTH,
    NUMBER,
    RANGE,
    TIME_UNIT,
    Spans,
    find_all,
    mask_names,
    merge,
)

_YEAR = r"(?:19[5-9]\d|20[0-9]\d)"
_FISCAL = (
    rf"(?:(?:FY|[Ff]iscal\s[Yy]ears?|[Ff]inancial\s[Yy]ear|[Cc]alendar\s[Yy]ear|CY)\s?'?(?:{_YEAR}"
    rf"|\d\d(?!\d))(?:[/-]\d\d(?:\d\d)?)?)"
)
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_QUARTER = (
    rf"(?:Q[1-4](?!\w)(?:\s(?:of\s)?(?:{_FISCAL}|{_YEAR}))?"
    rf"|(?:first|second|third|fourth|last|final)\squarter(?:\sof\s(?:the\syear|{_FISCAL}|{_YEAR}))?)"
)
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
# A month on its own may be a name or a verb (April, May, March): it needs "in" or "the" before it.
_BEFORE_MONTH = (
    r"(?:in|by|since|until|till|from|to|through|during|last|this|next|early|mid|late|each|every|the"
    r"|before|after|of|and|between)"
)
_FULL_DATE = (
    rf"(?:\d{{4}}-[01]\d-[0-3]\d(?!\d)|[0-3]?\d[/.][0-3]?\d[/.]{_YEAR}"
    rf"|{_DAY}(?:(?:,\s|\sand\s|,\sand\s){_DAY}){{0,4}}\s(?:of\s)?{MONTH}(?:,?\s{_YEAR})?"
    rf"|{MONTH}\s{_DAY}(?!\d|\s?%)(?:(?:,\s|\sand\s){_DAY}(?!\d)){{0,4}}(?:,?\s{_YEAR})?"
    rf"|{MONTH},?\s{_YEAR})"
)
_DATE_WORD = (
    rf"(?:{_FULL_DATE}|{_FISCAL}|{_QUARTER}"
    r"|(?:January|February|July|September|October|November|December)\b)"
)
_DATE = re.compile(
    rf"(?<![\w#/-])(?:{_DATE_WORD}"
    rf"|(?<!\w)(?:(?:[Oo]n|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Uu]ntil)\s{_WEEKDAY})"
    rf"|{_YEAR}[/–-]\d\d(?:\d\d)?(?![\w-]))"
)
_AFTER_WORD = re.compile(
    rf"\b(?:(?i:{_BEFORE_MONTH})[\s-](?P<month>{MONTH})"
    rf"|(?i:in|by|since|until|till|during|before|after|through|throughout|between|from|to|and|of)\s"
    rf"(?P<year>{_YEAR})(?![\w-]|\s?%|,\d)(?!\s[a-z]{{1,30}}s\b)"
    r"|(?:by|on|before|until)\sthe\s(?P<day>[0-3]?\d(?:st|nd|rd|th))(?=\s*(?:$|[.,;:)]|of\s(?:the"
    r"|each|every)\smonth))"
    r"|(?P<since>(?:since|until|last|this|next)\s(?:spring|summer|autumn|fall|winter)))"
)

_PERIOD_NOUN = (
    r"(?:(?:rating|appraisal|performance|review|reporting|evaluation|assessment|probation(?:ary)?"
    r"|fiscal|financial|"
    r"calendar|school|academic|leave|plan)[\s-](?:period|year|cycle)|period|year|quarter|month|week"
    r"|day|shift|term|semester|season)"
)
_UNIT_ONE = (
    r"(?:second|minute|hour|day|night|week|weekday|fortnight|month|quarter|year|shift"
    r"|rating\speriod|appraisal\speriod|pay\speriod|term|season)"
)
_ON_DATE = (
    rf"(?:{_FULL_DATE}|{_FISCAL}|{_QUARTER}|{_YEAR}(?![\w-])|(?:early|mid|late)?[\s-]?{MONTH}|{_WEEKDAY}"
    rf"|the\s[0-3]?\d(?:st|nd|rd|th)\b|(?:the\s|each\s|every\s|next\s|this\s)?(?:end|start|middle"
    rf"|close|beginning)"
    rf"\sof\s(?:(?:the|each|every|this|that|next|a)\s)?(?:{_FISCAL}|{_QUARTER}|{_FULL_DATE}|{MONTH}"
    rf"|business|play|{_PERIOD_NOUN}))"
)
# "In the 2024 report": the year names a thing, unless the thing is itself a time or a survey.
_NAMED_YEAR = (
    rf"(?!(?:the|our|its|their)\s{_YEAR}\s(?!(?:[a-z]{{1,30}}\s)?(?:season|year|cycle|period|survey|census"
    r"|audit|elections?|term|round|quarter|holidays?)\b))"
)
_AS_BASELINE = r"(?!\s(?:baselines?|levels?|figures?))"
_DEADLINE = re.compile(
    rf"\b(?i:by|before|until|till|no\slater\sthan|not\slater\sthan|on\sor\sbefore|prior\sto|on|in"
    rf"|through|during|throughout|"
    rf"from|since|starting|beginning|due|between|over|for"
    rf"|at)\s{_NAMED_YEAR}(?:the\s)?{_ON_DATE}(?:\s(?:to|until"
    rf"|through|and|-|–)\s{_ON_DATE})?{_AS_BASELINE}"
    r"|\b(?i:by|on|before)\s(?:the\s|its\s|their\s|every\s|each\s)?(?:[a-z]{2,12}\s)?(?:deadlines?"
    r"|due\sdates?)\b"
    r"|\b(?:year|month|quarter|week)[\s-]end\b|\bCOB\b"
)
_WITHIN = re.compile(
    rf"\b(?:within|inside)\s(?:a\smaximum\sof\s|the\s(?:first|next|same|following)\s|a\s|an\s"
    rf"|the\s)?(?:{RANGE}\s?-?)?{DAY_KIND}{TIME_UNIT}\b"
    rf"(?:\sof\s(?:receipt|the\srequest|receiving|request|submission|filing|notice))?"
    rf"|\b(?:in|after|no\slater\sthan|not\slater\sthan|at\sleast)\s{RANGE}\s{DAY_KIND}(?:hours?|days?"
    rf"|weeks?|months?)\b(?!\s(?:of\sexp|exp))(?:\s(?:before|after|of|prior\sto)\s(?:the\s"
    rf"|each\s)?\w{{1,30}})?"
    r"|\b(?:within|inside)\s(?:the\s|its\s|their\s)?(?:agreed|required|prescribed|statutory|set"
    r"|published|legal)\s(?:time"
    r"|time\s?frames?|timescales?|limits?|deadlines?|periods?)\b"
    r"|\b(?:the\s)?same[\s-](?:working\s|business\s)?day\b|\b(?:the\s)?next\s(?:working|business)\sday\b",
    re.IGNORECASE,
)
_ROUTINE = (
    r"(?!\s(?:operations?|life|work|activit|duties|tasks?|routine|business|living|management"
    r"|basis\sfor|needs))"
)
_REGULAR = (
    r"(?:report|review|audit|survey|sample|check|inspection|statistic|figure|count|number|rate"
    r"|target|reduction|increase|basis|evaluation|assessment|meeting|total|average|inventory"
    r"|deliver)"
)
_FREQUENCY = re.compile(
    rf"\bdaily(?=\s*(?:$|[.,;:)])|\s(?:in|by|at|on|for|and|or|before|after|during|when|using|with|to"
    rf"|from|as|the|all|each)\b|\s(?:[a-z-]{{1,30}}\s)?(?:{_REGULAR}|log))"
    rf"|\b(?:nightly|weekly|fortnightly|bi-?weekly|monthly|bi-?monthly|quarterly|annually|yearly"
    rf"|semi-?annually|hourly|bi-?annually){_ROUTINE}\b"
    rf"|\b(?:annual|yearly|semi-?annual)(?=\s(?:[a-z-]{{1,30}}\s)?{_REGULAR})|\bper\s(?:annum|{_UNIT_ONE})\b"
    rf"|\b(?:each|every)\s(?:other\s|single\s|working\s|business\s|calendar\s|fiscal\s"
    rf"|{NUMBER}\s(?:working\s)?)?(?:{_UNIT_ONE}s?|{_WEEKDAY})\b(?!\s(?:is|matters|counts|brings)\b)"
    rf"|\b(?:once|twice|thrice|{NUMBER}\stimes)\s(?:a|an|per|each|every|in\sa)\s{_UNIT_ONE}\b"
    rf"|(?<=\w)\s(?<!\bhalf\s)(?<!\bonly\s)an?\s(?:week|month|quarter|year|day|shift|term)\b(?!\s(?:of|to"
    rf"|in|off|ago|later|before|after|and))"
    rf"|\b(?:after|at|before|following|upon|during)\s(?:each"
    rf"|every)\s(?:[a-z-]{{1,30}}\s){{0,2}}?(?:audit|call|case|encounter|event|flight|hearing|incident"
    rf"|inspection|meeting|release|session|shift|sprint|use|visit)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?:during|throughout|over|across|for|in|within)\s(?:the\s(?:whole\s|entire\s|full\s"
    rf"|current\s|coming\s|next\s|last\s|past\s|previous\s|first\s)?|this\s|each\s|every\s|an?\s)"
    rf"(?:{_FISCAL}|{_QUARTER}|{_PERIOD_NOUN})\b(?!-to-){_AS_BASELINE}"
    rf"|\b(?:this|last|next|each|every|past|previous|current)\s(?:{_PERIOD_NOUN})\b(?!\s(?:is|matters"
    rf"|counts|brings)\b)"
    rf"|\b(?:last|past|next|previous|coming|first|following|final)\s{RANGE}\s{DAY_KIND}{TIME_UNIT}\b"
    rf"|\b(?:for|over|during)\s(?:a\speriod\sof\s|up\sto\s|at\sleast\s"
    rf"|more\sthan\s)?(?:the\s)?{RANGE}\s{DAY_KIND}{TIME_UNIT}\b(?!\s(?:of\s)?(?:\w{{1,30}}\s)?exp)",
    re.IGNORECASE,
)
_UNIT_OF_TIME = r"(?:minutes?|hours?|days?|nights?|mornings?|evenings?|weeks?|months?|quarters?|years?)"
_HOLIDAY = (
    r"(?:Christmas|Easter|Thanksgiving|Ramadan|Eid|Diwali|Passover|Pentecost|Whitsun|Michaelmas"
    r"|Martinmas|Lent|Juneteenth|Advent|New\sYear|Labou?r\sDay|midsummer"
    r"|mid-?year|half[\s-]?term|noon|midday|midnight|lunchtime|dawn|dusk|sunset|spring|summer|autumn|winter"
    r"|election\sday|tax\sday)"
)
# Times told by what happens: "the day after the meeting", "before it goes to the panel", "by noon".
_TOLD = re.compile(
    rf"\b(?:the|an?|{NUMBER}|same)\s{DAY_KIND}{_UNIT_OF_TIME}\s(?:after|before|ahead(?!\s(?:of\s(?:the\s)?"
    r"(?:curve|game|pack|others)\b|and\b))|in\sadvance|later|earlier)\b"
    rf"|{NUMBER}\s{_UNIT_OF_TIME}[’']\snotice\b"
    r"|\bon\sthe\s(?:same\s|very\s|following\s|next\s)?(?:day|morning|evening|night)\s(?:of|it|they"
    r"|that|when|after|before)\b"
    r"|\bthe\s(?:same\s)?(?:day|week|month|morning|moment|minute)\s(?:(?:that|when)\s)?(?:it|they|he"
    r"|she|the|a|an|someone)\s"
    r"|\bon\s(?:its|their|his|her|the)\sfirst\s(?:day|morning|week|shift)\b|\bon\s(?:weekdays|weekends"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)\b"
    r"|\b(?:by|before|until|at|from)\s(?:\d{1,2}(?::\d\d|\.\d\d)?\s?(?:a\.?m\b|p\.?m\b|o[’']clock)"
    r"|\d{1,2}:\d\d\b)"
    r"|\b(?:the\s)?(?:following|next)\s(?:day|morning|evening|weekday)\b"
    r"|\bahead\sof\s(?:the|each|every|any|its|their|a)\s(?!(?:curve|game|pack|times|competition|field"
    r"|rest)\b)[a-z]{1,30}\b"
    r"|\b(?:before|until|after)\s(?:it|they|he|she|work|anyone|anybody|anything)\s(?:is|are|has|have|can|may"
    r"|[a-z]{1,30}s?)\b"
    rf"|\b(?:by|before|until|at|over|during|each|every|this|next|in|through)\s(?:the\s|each\s"
    rf"|every\s)?{_HOLIDAY}\b(?!\s(?:holidays\s)?(?:staff|fair|market|party|programme|program|school))"
    r"|\b(?:before|until|after)\s(?!(?:the|a|an|it)\b)[a-z]{3,30}\s(?:starts?|begins?|opens?|closes?"
    r"|ends?|is|are|leaves?|goes|go|lapses?|expires?)\b"
    r"|\b(?:by|before|until|on)\s(?-i:[A-Z][a-z]{2,15})\sDay\b|\bat\s(?:each\s|every\s"
    r"|the\s)?shift\s(?:change|start|end)\b"
    r"|\b(?:week\sby\sweek|month\sby\smonth|day\sby\sday|year\s(?:by|on|after)\syear)\b"
    r"|\bby\s(?:the\s)?(?:year|month|week|quarter|term)[’']s\send\b|\bclose\sof\sbusiness\b"
    r"|\b(?:by|on|before)\sthe\s(?:first|second|third|fourth|fifth|tenth|last|\d{1,2}(?:st|nd|rd"
    r"|th))\s(?:working\s|business\s"
    r"|school\s)?(?:day|week|weekday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|,\sby\s(?:week|month|quarter|year)\b|\bwhenever\s(?!possible|needed|necessary|required|asked"
    r"|appropriate|he\b|she\b|they\b)"
    r"|\b(?:by|in|from|before)\sweek\s\d{1,2}\b"
    r"|\b(?:at|by|before|until|from|on)\sthe\s(?:very\s)?(?:end|start|beginning|close|opening"
    r"|conclusion|completion)\sof\s"
    r"(?:the\s|each\s|every\s|a\s|an\s|his\s|her\s|their\s|its\s|this\s|next\s"
    r"|any\s)(?!day\b(?!\s(?:of|after)))(?:next\s|last\s|first\s)?[a-z]{1,30}\b"
    r"|\b(?:each|every)\s(?:single\s|school\s|working\s|other\s)?(?:morning|evening|afternoon"
    r"|lunchtime|weekend"
    r"|election|budget\sround|pay\srun|payday|sitting|session|semester|holiday)\b"
    r"|\b(?:at|by|before|after|until)\s(?:the\s)?next\s(?:[a-z]{1,30}\s)?(?:meeting|review|audit"
    r"|sitting|session|shift"
    r"|inspection|visit|appointment|payday|pay\srun)\b",
    re.IGNORECASE,
)
# "Two schools a term in the scheme": after a count, the unit of time is a frequency.
_COUNT_PER = re.compile(
    rf"{NUMBER}\s(?:(?!of\b)[\w-]{{1,30}}\s){{1,4}}?(?P<period>an?\s(?:day|week|fortnight|month|quarter"
    rf"|year|term|season"
    r"|shift)\b(?!\s(?:of|off|ago|later)\b))",
    re.IGNORECASE,
)
_FORUM = (
    r"(?:board|committee|court|tribunal|council|judge|jury|congress|parliament|senate|commission"
    r"|panel|eyes)"
)
_EVENT = re.compile(
    rf"\b(?:before|prior\sto|until)\s(?:the|each|every|a|an|any|its"
    rf"|their)\s(?!(?:[a-z]{{1,30}}\s)?{_FORUM}\b)[a-z]{{1,30}}(?:\s(?!and\b|or\b|but\b)[a-z]{{1,30}}){{0,4}}"
    r"|\b(?:before|prior\sto|upon|at\sthe\stime\sof|on)\s(?:publication|submission|receipt|release"
    r"|arrival|admission|discharge|request|entry|return|booking|completion"
    r"|closure|closing|approval|payment|departure|leaving|delivery|issue)\b",
    re.IGNORECASE,
)


def find_dates(text: str) -> Spans:
    """Return the days, months, quarters and years that are named; a year in a plan's name is none."""
    masked = mask_names(text)
    alone = [found.span(kind) for found in _AFTER_WORD.finditer(masked) if (kind := found.lastgroup)]
    return merge(find_all(_DATE, masked), alone)


def find_periods(text: str) -> Spans:
    """Return the deadlines, frequencies and spans of time that are named."""
    masked = mask_names(text)
    found = (find_all(each, masked) for each in (_DEADLINE, _WITHIN, _FREQUENCY, _SPAN, _EVENT))
    counted = [each.span("period") for each in _COUNT_PER.finditer(masked)]
    return merge(*found, counted, find_all(_TOLD, text))
