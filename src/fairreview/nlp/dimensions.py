"""What a criterion looks at: how many, how well, how fast, at what cost, and for whom it makes a difference.

Quantity, quality, timeliness and cost are the four general measures of OPM (article 118); outcomes,
people and values are what volume alone leaves out (Honig 2024).
"""

import re
from collections.abc import Callable

from fairreview.nlp.amounts import NUMBER, TIME_UNIT, Spans, find_all, mask_names, merge
from fairreview.nlp.purpose import find_beneficiaries

_MODIFIER = r"(?:(?!(?:the|a|an|and|or|of|to|in|for|by|with|from|is|are)\b)[\w’'/-]{1,30}\s)"
# What offices deal with one by one.
_UNIT = (
    r"(?:accounts?|appeals?|applications?|appointments?|arrests?|assessments?|audits?|bookings?"
    r"|briefings?|calls?|cases?|checks?"
    r"|citations?|claims?|clients?|complaints?\s(?=handled|closed|answered)|consultations?|contacts?"
    r"|contracts?|customers?|decisions?|documents?|e-?mails?|encounters?"
    r"|entries|enquiries|events?|files?|fines?|forms?|grants?|hearings?|home\svisits?|inquiries"
    r"|inspections?|interviews?|invoices?|items?|keystrokes?"
    r"|letters?|licen[cs]es?|meetings?|notices?|orders?|pages?|patients?|patrols?|payments?|penalties"
    r"|permits?|posts?|posting|prosecutions?"
    r"|publications?|records?|referrals?|registrations?|repairs?|replies|reports?|requests?|responses?"
    r"|returns?|reviews?|samples?|searches|seizures?|sessions?"
    r"|shipments?|stops?|summonses|surveys?|tasks?|tests?|tickets?|training\shours|transactions?"
    r"|trips?|vaccinations?|visits?|visitors?|warnings?|webinars?|workshops?)"
)
_DEALT = (
    r"(?:answered|arranged|assessed|attended|booked|carried\sout|cleared|closed|collected|completed"
    r"|conducted|decided|delivered|drafted|filed"
    r"|given|handled|heard|held|imposed|inspected|interviewed|issued|logged|made|managed|mailed|opened"
    r"|organi[sz]ed|paid|performed|posted|processed"
    r"|produced|published|received|registered|resolved|reviewed|run|seen|sent|served|signed|sold"
    r"|submitted|taken|tested|trained|typed|visited|written)"
)
_DEALS = (
    r"(?:answer|arrang|assess|attend|book|carr(?:y|ies)\sout|clear|clos|collect|complet|conduct|decid"
    r"|deliver|draft|fil|giv|handl|hear|hold|impos|inspect"
    r"|interview|issu|log|mak|mail|manag|open|organi[sz]|pay|perform|post|process|produc|publish"
    r"|register|resolv|review|run|see|send|serv|sign|submit|tak|test|train|typ|visit|writ)"
    r"(?:e|es|s|ing|ning|ting)?"
)
_VOLUME = re.compile(
    rf"(?<!\ba\s)(?<!\bany\s)(?<!\blarge\s)(?<!\bgrowing\s)\b(?:numbers?|volumes?|totals?|counts?"
    rf"|quantity|amounts?)\sof\s{_MODIFIER}{{0,3}}?(?:[a-z]{{2,30}}s\s{_DEALT}"
    rf"|{_UNIT}(?:\s{_DEALT})?)\b"
    rf"|(?<!of\s)(?<!of\sthe\s)(?<!than\s)(?<!within\s){NUMBER}(?!\s(?:of"
    rf"|in)\b)\s{_MODIFIER}{{0,3}}?{_UNIT}(?:\s(?:per|a|an|each|every)\s{TIME_UNIT})?\b"
    rf"|\b(?:at\sleast|more\sthan|minimum\sof|no\sfewer\sthan"
    rf"|not\sfewer\sthan)\s{NUMBER}\s{_MODIFIER}{{0,3}}?{_UNIT}\b"
    rf"|(?:^|(?<=[.;:\n]\s)|(?<=\n)|(?<=\bmore\s))(?:the\s)?{_MODIFIER}{{0,2}}?{_UNIT}\s{_DEALT}\b"
    rf"|\b{_UNIT}\s(?:{_DEALT}\s)?(?:per|an?|each|every)\s(?:{TIME_UNIT}|shift|officer|employee|agent"
    rf"|case\s?worker|head|full-time\s\w+)\b"
    r"|\b(?:minutes|hours|amount|length)\sof\s(?:talk|call|overtime|patrol|phone|desk|training"
    r"|teaching|contact|screen)(?:\s?time)?\b"
    r"|\b(?:talk\stime|billable\shours|throughput|keystrokes?|output\sper|case\s?load\scleared|quotas?"
    r"|page\sviews|clicks?|likes|followers|headcount)\b"
    rf"|\b{_DEALS}\s(?:as\smany|more)\s{_MODIFIER}{{0,2}}?{_UNIT}\b",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\b(?:in)?accura(?:cy|te|tely|cies)\b|\b(?:errors?|mistakes?|defects?|rework(?:ed)?"
    r"|corrections?)\b|\b(?:in)?correct(?:ly|ness)?\b"
    r"|\b(?:returned|sent\sback|reopened|overturned|upheld|reversed|rejected|redone)\b(?!\sto\b)"
    r"|\b(?:sampled?|samples|spot[\s-]checks?|audits?|audited|peer[\s-]review(?:ed|s)?"
    r"|quality\s(?:score|review|check|control|rating|standard|assurance|sample)s?)\b"
    r"|\b(?:pass|reliability|compliance|uptime|reversal|remand|recall|return)\s(?:rates?|marks?)\b"
    r"|\bfirst[\s-](?:time|contact)\s(?:right|fix|resolution)\b|\brepeat\s(?:calls|visits)\b"
    r"|\b(?:complete(?:ness)?|legib(?:le|ly)|readab(?:le|ility)|plain\slanguage|validity|consistency"
    r"|soundness|thoroughness|proofread)\b|\bpass(?:es|ed)?\s(?:the|an?|every"
    r"|all)\s(?:\w+\s){0,3}?(?:audit|test|inspection|check|review)\b",
    re.IGNORECASE,
)
_TIMELINESS = re.compile(
    rf"\b(?:within|inside|in\sunder|in\sless\sthan|no\slater\sthan|in)\s(?:an?\s"
    rf"|the\s)?(?:{NUMBER}\s(?:or\s\w+\s)?)?(?:(?:working|business|calendar"
    rf"|school)\s)?(?:{TIME_UNIT})\b(?!\sof\sexp)"
    r"|\b(?:on\stime|on-time|timel(?:y|iness)|deadlines?|due\sdates?|overdue|backlogs?|turn-?around"
    r"|same[\s-]day|next[\s-]day|late(?:ness)?|delay(?:s|ed)?|speed|promptly|punctual(?:ity|ly)?)\b"
    r"|\b(?:waiting|wait|response|processing|handling|cycle|decision|lead|resolution|answer)\stimes?\b"
    r"|\bwait(?:s|ing)?\s(?:falls?|from|of|at|no)\b"
    r"|\b(?:days|weeks|hours|time)\s(?:from|between|to)\s\w+|\b(?:by|before"
    r"|until)\s(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Q[1-4]|FY|noon|end\sof|close\sof)",
    re.IGNORECASE,
)
_COST = re.compile(
    r"[$£€]\s?\d|\b(?:costs?|budgets?|spend(?:ing)?|savings?|expenditures?|overspend|under\s?spend"
    r"|overtime|invoices?\spaid|value\sfor\smoney|revenue|income|collections?)\b"
    rf"|{NUMBER}\s(?:dollars|euros|pounds)\b",
    re.IGNORECASE,
)
_CHANGES = (
    r"(?:reduc|cut|lower|decreas|halv|increas|rais|grow|improv|doubl|boost|prevent|restor|protect"
    r"|eliminat|clos|narrow|fewer|less|more|higher|better|safer|cleaner|rise|rising|fall|drop)"
    r"(?:e|es|ed|ing|s|ting|n)?"
)
# States of people's lives and of places that public work is there to change.
_STATE = (
    r"(?:abuse|access|accidents|air\squality|attainment|casualties|collisions|confidence|crashes|crime"
    r"|deaths?|disparit(?:y|ies)|drownings|emissions|employment|evictions"
    r"|exclusions|fatalit(?:y|ies)|fires|flood(?:s|ing)|fraud|graduation|gap|harm|health|hardship"
    r"|homeless(?:ness)?|hospital\sadmissions|hunger|incidents|infections?"
    r"|infant\smortality|inequalit(?:y|ies)|injur(?:y|ies)|isolation|life\sexpectancy|literacy"
    r"|mortality|outcomes?|overdoses?|poverty|pollution|pregnanc(?:y|ies)|readmissions|recidivism"
    r"|recycling"
    r"|reoffending|re-offending|resilience|rough\ssleep(?:ing|ers)|safety|satisfaction|smoking"
    r"|suicides?|survival|take-?up|trust|truancy|unemployment|vaccination|violence|victimi[sz]ation"
    r"|waste|water\squality|well-?being|attendance)"
)
_SERVED = (
    r"(?:applicants|adults|borrowers|children|citizens|claimants|clients|customers|families|farmers"
    r"|graduates|homes|households|inmates|job\s?seekers|learners|patients|people|pupils|residents"
    r"|students|tenants|trainees|users|veterans|victims|visitors|voters|young\speople)"
)
_OUTCOME = re.compile(
    rf"\b{_CHANGES}\s(?:(?!(?:and|that|which|is)\b)[\w’'%/-]{{1,30}}\s){{0,5}}?{_STATE}\b"
    rf"|\b{_STATE}\s(?:\w+\s){{0,3}}?(?:falls?|drops?|rises?|improves?|is\s(?:cut|reduced|halved"
    rf"|raised)|goes\s(?:up|down))\b"
    r"|\b(?:survival|literacy|graduation|employment|reoffending|recidivism|vaccination|mortality"
    r"|infection|recycling|readmission|clear-?up|homelessness|poverty|crime|crash|injury|re-?arrest"
    r"|participation|take-?up|satisfaction|completion)\s(?:rates?|levels?|scores?|index)\b"
    rf"|\b{_SERVED}\s(?:\w+\s){{0,6}}?(?:housed|employed|reunited|vaccinated|cured|satisfied|in\swork"
    rf"|into\swork|find\s(?:work|a\sjob|jobs|homes?)|graduate|return\sto\swork|keep\stheir\shomes?"
    rf"|stay\s(?:at\shome|in\swork|safe|healthy|well)|leave\s(?:homelessness|poverty)"
    r"|get\s(?:the|their|what|work)|receive\s(?:the|their|what)|can\s\w+|rate\s|say\s|agree\s"
    r"|feel\ssafe|report\s(?:being|that|feeling)|recover|succeed|complete)\b"
    r"|\b(?:outcomes?|impact|results?)\s(?:for|on)\s(?:the\s)?\w+|\bso\sthat\s(?:\w+\s){0,3}?(?:can"
    r"|gets?|receives?|has|have|is|are)\b|\b(?:satisfaction|trust|confidence)\s(?:of|among|with|in)\s",
    re.IGNORECASE,
)
_PUBLIC_GOOD = re.compile(
    r"\bpublic\s(?:safety|health|trust|good|interest|confidence|benefit|value)\b|\b(?:civil|human"
    r"|voting|consumer|tenants[’']|workers[’']|patients[’']|victims[’'])\srights\b"
    r"|\b(?:environment|climate|clean\s(?:air|water)|safe(?:r)?\s(?:roads|streets|homes|water|food"
    r"|schools|communities)|rule\sof\slaw|equal\saccess|access\sto\s(?:justice|care|housing|services"
    r"|benefits|education)"
    r"|open\sgovernment|democra(?:cy|tic)|social\s(?:justice|mobility|inclusion)|quality\sof\slife"
    r"|common\sgood|serv(?:e|es|ing)\sthe\s(?:people|nation|country|county|city))\b",
    re.IGNORECASE,
)
_COLLEAGUE = (
    r"(?:apprentices|colleagues?|co-?workers|employees?|interns?|managers|mentees?"
    r"|new(?:er)?\s(?:staff|starters|hires|colleagues|officers|recruits|joiners|inspectors|clerks)"
    r"|officers|peers|recruits|staff|subordinates|supervisees|team(?:s|\smembers?|mates)?|trainees"
    r"|volunteers)"
)
_PEOPLE = re.compile(
    rf"\b(?:coach|develop|guid|help|induct|mentor|onboard|praise|recogni[sz]|shadow|support|teach|thank"
    rf"|train|upskill|cross-train)(?:s|es|ed|e|ing)?\s(?:\w{{1,30}}\s){{0,3}}?{_COLLEAGUE}\b"
    r"|\b(?:staff|employee|team|workforce)\s(?:survey|engagement|turnover|retention|well-?being|morale"
    r"|development|learning|training|satisfaction|feedback|health)\b"
    r"|\b(?:professional|career|personal|staff|skills?|leadership|self)[\s-]development\b"
    r"|\bdevelopment\splans?\b|\b(?:learn(?:s|ed|ing|t)?|lessons)\b(?!\s(?:centre|center"
    r"|resources?\sfor\spupils))|\bwell-?being\b"
    r"|\b(?:shar(?:e|es|ed|ing))\s(?:\w{1,30}\s){0,2}?(?:knowledge|skills|lessons|know-how|practice)\b"
    r"|\b(?:knowledge\s(?:sharing|transfer)|succession|cross-training|mentor(?:ing|ship)?|coaching"
    r"|one-to-ones?|1:1s?|psychological\ssafety|team\s?work|teamwork|collaborat\w+)\b"
    rf"|\b(?:feedback|help|support|training)\s(?:to|for|from|by"
    rf"|among)\s(?:\w{{1,30}}\s){{0,2}}?{_COLLEAGUE}\b|\b(?:complete|take|attend|finish)(?:s"
    rf"|es)?\s(?:\w{{1,30}}\s){{0,4}}?(?:course|training|certificate|qualification|workshop|class)s?\b",
    re.IGNORECASE,
)
_VALUES = re.compile(
    r"\b(?:integrity|ethic(?:s|al|ally)|fair(?:ly|ness)|fair\s(?:treatment|hearing|decisions?|process"
    r"|access|play)|(?<=is\s)fair|(?<=are\s)fair|impartial(?:ly|ity)?|honest(?:y|ly)?|transparen(?:t"
    r"|cy|tly)|respect(?:ful|fully)?|dignity|inclusi(?:on|ve|vely|veness)|equit(?:y|able|ably)"
    r"|equality|accountab(?:le|ility)"
    r"|courte(?:sy|ous|ously)|stewardship|merit|whistle-?blow(?:er|ers|ing)|diversity"
    r"|non-?discriminat\w+|compassion(?:ate)?|public\sservice\svalues|code\sof\s(?:conduct|ethics)"
    r"|impartiality|civility|neutrality)\b(?!\s(?:market|value|trade|use)\b)",
    re.IGNORECASE,
)


def find_volumes(text: str) -> Spans:
    """Return counts of work dealt with: cases, calls, fines, hours."""
    return find_all(_VOLUME, mask_names(text))


def find_public_benefits(text: str) -> Spans:
    """Return who is better off, or which public good is served."""
    return merge(find_beneficiaries(text), find_all(_PUBLIC_GOOD, text))


def _finder(pattern: re.Pattern[str]) -> Callable[[str], Spans]:
    return lambda text: find_all(pattern, text)


DETECTORS: dict[str, Callable[[str], Spans]] = {
    "cost-measure": _finder(_COST),
    "outcome-measure": _finder(_OUTCOME),
    "people-measure": _finder(_PEOPLE),
    "public-benefit": find_public_benefits,
    "quality-measure": _finder(_QUALITY),
    "timeliness-measure": _finder(_TIMELINESS),
    "values-measure": _finder(_VALUES),
    "volume-measure": find_volumes,
}
