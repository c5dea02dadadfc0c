"""The wordings by which metrics, targets and deliverables are known. For `measures` only."""

import re

from fairreview.nlp.amounts import DAY_KIND, MEASURE, NUMBER, RANGE, TIME_UNIT

_MODIFIER = r"(?:(?!(?:the|a|an|and|or|of|to|in|for|by|with|from)\b)[A-Za-z0-9][\w’'/-]{0,30}\s)"
_STANDARD = (
    r"(?:rates?|scores?|ratings?|index|percent(?:age)?|proportion|ratio|average|backlog|turnaround"
    r"|throughput|"
    r"(?:processing|response|waiting|wait|handling|turnaround|cycle|decision)\stimes?"
    r"|speed\sof\s\w{1,30}|time\sto\s(?:hire|fill|decision|decide|process|respond|resolve|answer"
    r"|complete|close|award|approve|act)|"
    r"cost\sper\s\w{1,30}|error\srate|satisfaction\s(?:level|score|rate|result|rating)s?|accuracy\srate"
    r"|uptime|survey\sresults)"
)
METRIC = re.compile(
    rf"\b(?:the\s)?{_MODIFIER}{{0,3}}?(?<!\bin\s){_STANDARD}\b(?!\sof\s(?:thumb|change)\b)"
    r"|(?<!\ba\s)(?<!\bany\s)(?<!\blarge\s)(?<!\bgreat\s)(?<!\bsmall\s)(?<!\bgrowing\s"
    r")(?:\bnumbers?|#|\bvolume|\bamount|\bcount|\bshare|\bfrequency)\sof\s(?:[\w’'/-]{1,30}\s?){1,4}"
    r"|\b[Ii]ndicators?:\s\S[^\n.;]{0,80}"
    r"|\b(?:as\s)?(?:measured|evidenced|shown|assessed|demonstrated|verified|recorded"
    r"|confirmed)\s(?:by|through|in|via)\s(?:the\s|a\s|an\s)?(?:[\w’'/-]{1,30}\s?){1,4}"
    r"|\b(?:errors?|complaints?|defects?|returned\sfiles)\sper\s\w{1,30}"
    r"|(?:^|\n)(?:the\s)?(?:(?:average|total|mean|median|annual|monthly|weekly|net|gross|actual|staff"
    r"|sick(?:ness)?)\s){0,2}"
    r"(?:absence|attendance|caseload|consumption|cost|days|downtime|duration|footfall|incidents"
    r"|accidents|injuries|complaints|errors|defects|hours|length|mileage|occupancy|output|spend|take-?up"
    r"|time|turnover|uptake|usage|volume|wait|yield)\b(?!\s(?:is|are|will|must|management)\b)"
    r"|(?:^|\n)[A-Z]?[a-z]{2,30}s\s(?:(?!(?:is|are|was|were)\b)\w{1,30}\s)?(?:handled|answered|closed"
    r"|opened|issued|made|processed|completed|served|held|upheld|collected|missed|lost|saved|raised"
    r"|recorded|received|filed|visited|inspected|sold|taken|planted|paid)(?:\s(?:per|by|in|a|each|on"
    r"|with)\b|\s*(?:$|[,;.]))",
    re.IGNORECASE,
)

COMPARATOR = (
    r"(?:at\sleast|at\smost|no\smore\sthan|not\smore\sthan|no\sfewer\sthan|no\sless\sthan"
    r"|fewer\sthan|less\sthan|more\sthan|"
    r"greater\sthan|a?\s?minimum\sof|a?\s?maximum\sof|up\sto|over|under|below|above|exceed(?:s"
    r"|ing)?|not\sexceed(?:ing)?|at\sor\s(?:above|below)|"
    r"(?:no\s|not\s)?(?:older|longer|shorter|lower|higher|later|worse)\sthan|not\slater\sthan|exactly"
    r"|an\saverage\sof|reach(?:es|ing)?|achieve(?:s|ing)?"
    r"|attain(?:s|ing)?|scor(?:e|es|ing)(?:\sof)?|rat(?:e|ing)(?:\sof)?|"
    r"[≥≤<>=]=?|within|in\sunder|less\sthan\sor\sequal\sto)"
)
COMPARED = re.compile(
    rf"(?:(?<!\w){COMPARATOR})\s?(?:an?\s(?:average|overall|total|rate"
    rf"|score)\s(?:of\s)?)?(?:[a-z]{{1,30}}\sof\s)?{RANGE}(?:\s?(?:{DAY_KIND}{TIME_UNIT}|points?|%"
    rf"|percent)\b)?"
    rf"|\b(?:by|to|at|of)\s{RANGE}\s(?:percentage\s)?points?\b"
    rf"|\bfrom\s(?:an?\s)?{NUMBER}\s?(?:\w{{1,30}}\s)?(?:%\s)?to\s{NUMBER}"
    rf"|\b(?:rates?|scores?|ratings?|average|index|level|total)\s(?:of|to|is|at|:|below|above)\s?{NUMBER}"
    rf"|{NUMBER}\s(?:or\s(?:more|fewer|less|higher|better|lower|above|below))\b"
    rf"|\b(?:at\sleast|no\slower\sthan|rated|graded"
    rf"|scores?)\s(?:at\sleast\s)?(?:as\s)?(?:[“\"‘'](?=[A-Za-z])|(?-i:[A-D]{{1,3}}[+-]?)(?![\w’'])"
    rf"|(?:good|bronze|silver|gold|satisfactory)\b)"
    r"|\b(?:within|inside|under|on)\s(?:the\s|its\s|their\s)?(?:approved\s|agreed\s|allotted\s"
    r"|allocated\s|annual\s|set\s)?(?:budget|allocation|spending\slimit)\b(?!\s(?:constraint|book"
    r"|process|cycle|round|plann|preparation|matter|issue))"
    rf"|{NUMBER}\s(?:square\s)?{MEASURE}\s(?:(?!and\b)[\w’'-]{{1,30}}\s){{0,4}}?(?:per|a|an|each"
    rf"|every)\s{TIME_UNIT}\b"
    rf"|:\s?{NUMBER}(?=\s*(?:$|[.;,]))",
    re.IGNORECASE,
)
NOT_A_LEVEL = re.compile(
    r"\s?(?:of\s(?:the\s|our\s|these\s)?(?:[a-z]{1,30}\s){0,2}(?:behaviou?rs|competenc(?:ies|es)"
    r"|values|principles|areas)|of\s(?:the\s)?(?:following|these|those)|following|disciplines"
    r"|years?\sof\sexp"
    r"|[a-z]{1,30}\sof\sexperience|levels?\sof|regions|divisions|priorities|values|principles|pillars"
    r"|themes|behaviou?rs"
    r"|competenc(?:ies|es)|areas|aspects|dimensions|networks)\b",
    re.IGNORECASE,
)
MULTIPLE = re.compile(
    r"\b(?:double|triple|quadruple|halve)(?:s|d)?\s(?:the|its|our|their|his|her|an?|last|production"
    r"|output|uptake)\b|\b(?:twice|three\stimes)\sas\s\w{1,30}"
    r"|\b(?:meets?|exceeds?|match(?:es)?"
    r"|reach(?:es)?)(?:\sor\sexceeds?)?\sthe\s(?:[\w-]{1,30}\s){0,4}?(?:rates?|levels?|baseline|average"
    r"|benchmark)\b"
    r"|\b(?:zero|no|without(?:\sany)?)\s(?:[\w-]{1,30}\s){0,2}?(?:errors?|defects?|complaints"
    r"|violations?|findings|late\s\w{1,30}|breaches|backlog|accidents|incidents|injuries|missed\s\w{1,30})\b"
    r"|\bnot\s(?:a\ssingle|one)\s[a-z]{1,30}|\bno\s(?:\w{1,30}\s){0,2}(?:finding|error|complaint"
    r"|defect|accident)\b"
    r"|(?<!\bnet\s)(?<!\bnet-)\bzero\s(?!(?:tolerance|bias|doubt|fear|trust|sum|waste|carbon"
    r"|emissions?|hours?"
    r"|day)\b)(?:[\w-]{1,30}\s){0,2}?[a-z]{2,30}s\b"
    r"|\bby\s(?:(?:a|one|two)[\s-])?(?:half|thirds?|quarters?|fifths?|tenths?)\b(?!\s(?:past|to)\b)"
    r"|\b(?:at\sleast|more\sthan|over|nearly|about|under|less\sthan|fewer\sthan)\s(?:half|(?:a|one|two"
    r"|three)[\s-](?:third|quarter|fifth|tenth)s?)\b"
    r"|(?:^|\n)(?:(?:a|the)\smajority\sof|half\sthe)\s"
    r"|\berror[\s-]free\b",
    re.IGNORECASE,
)

# Steps that leave a trace on file, by which a rule without exception can be checked.
_RECORDED = (
    r"(?:acknowledged|answered|approved|archived|assigned|audited|backed\sup|calibrated|certified"
    r"|checked|cleared|closed|"
    r"collected|completed|confirmed|corrected|countersigned|decided|delivered|dispatched|documented"
    r"|entered|escalated|"
    r"filed|finali[sz]ed|forwarded|inspected|investigated|invoiced|issued|logged|mailed|notified"
    r"|paid|patched|posted|processed|"
    r"published|reconciled|recorded|registered|replied\sto|reported|resolved|returned|reviewed"
    r"|scanned|secured|sealed|sent|served|signed|"
    r"signed\soff|submitted|tested|trained|transferred|updated|uploaded|verified)"
)
_RECORDS = (
    r"(?:acknowledges?|answers?|approves?|archives?|calibrates?|certif(?:y|ies)|checks?|closes?"
    r"|completes?|corrects?|"
    r"documents?|enters?|files?|finali[sz]es?|inspects?|investigates?|issues?|locks?|logs?|pays?"
    r"|posts?|process(?:es)?|"
    r"reconciles?|records?|registers?|repl(?:y|ies)\sto|reports?|resolves?|returns?|reviews?|scans?"
    r"|secures?|sends?|signs?|submits?|"
    r"tests?|trains?|updates?|uploads?|verif(?:y|ies)|answering|closing|completing|filing|logging"
    r"|recording|submitting|updating)"
)
WITHOUT_EXCEPTION = re.compile(
    rf"\b(?:every|each|all|both|no)\s(?:of\sthe\s)?(?:(?!(?:is|are|was"
    rf"|were)\b)[\w’'-]{{1,30}}\s){{1,6}}?(?:is|are|was|were|has\sbeen|have\sbeen|being|(?:will|must"
    rf"|shall)\s(?:be|have\sbeen))\s(?:not\s)?(?:\w{{1,30}}ly\s)?{_RECORDED}\b"
    rf"|\b(?:every|each|all)\s(?:[\w’'-]{{1,30}}\s){{1,4}}?{_RECORDED}\b"
    rf"|\b{_RECORDS}\s(?:and\s\w{{1,30}}\s)?(?:every|each|all)\s(?!(?:of\sour\s)?(?:levels|aspects|areas"
    rf"|times|opportunit|stakeholders)\b)[\w’'-]{{1,30}}(?:\s(?!and\b|or\b|by\b|in\b)[\w’'-]{{1,30}}){{0,3}}",
    re.IGNORECASE,
)

_WORK = (
    r"(?:agreement|agenda|analysis|analyses|annex|app|application|assessment|audit|brief|briefing"
    r"|budget|bulletin|business\scase|catalogue|"
    r"checklist|contract|course|curriculum|dashboard|database|directory|estimate|evaluation|event"
    r"|exercise|form|framework|guidance|guide|handbook|"
    r"index|inspection|instrument|inventory|letter|list|manual|map|memo|memorandum|minutes|model"
    r"|module|newsletter|notice|order|paper|"
    r"pilot|plan|policy|policies|portal|presentation|procedure|proposal|prototype|record|register"
    r"|regulation|report|review|roadmap|roster|rota|"
    r"rule|schedule|script|session|sop|spreadsheet|strategy|study|summary|survey|system|template"
    r"|test|tool|toolkit|tracker|training|webinar|website|workshop)s?"
)
_FINISH = (
    r"(?:publish(?:es|ed|ing)?|issu(?:e(?!\s(?:log|manag|paper|plan|report|resol|track))|es|ed|ing)"
    r"|submit(?:s|ted|ting)?|launch(?:es|ed)?|releas(?:e(?!\s(?:analyst|manag|note|plan|procedur"
    r"|process|schedul))|es|ed)|finali[sz](?:e|es|ed)|"
    r"complet(?:e|es|ed)|finish(?:es|ed)?|install(?:s|ed)?|migrat(?:e|es|ed)|deploy(?:s|ed)?"
    r"|commission(?:s|ed)?"
    r"|file(?:s|d)?|obtain(?:s|ed)?|sign(?:s|ed)?)"
)
_MAKE = (
    r"(?:build|builds|built|conduct(?:s|ed)?|creat(?:e|es|ed|ing)|deliver(?:s|ed)?|design(?:s|ed)?"
    r"|develop(?:s|ed)?|draft(?:s|ed)?|draws?\sup|"
    r"establish(?:es|ed)?|hold(?:s)?|held|implement(?:s|ed)?|introduc(?:e|es|ed)|open(?:s|ed)?"
    r"|organi[sz](?:e|es|ed)|prepar(?:e|es|ed)|"
    r"produc(?:e|es|ed)|run|runs|updat(?:e|es|ed)|writes?|wrote)"
)
_WRITE = (
    r"(?:draft(?:s|ed)?|prepar(?:e|es|ed)|produc(?:e|es|ed)|revis(?:e|es|ed)|updat(?:e|es|ed)"
    r"|writes?|wrote|draws?\sup)"
)
_ARTICLE = rf"(?i:a|an|{NUMBER}|the|its|their|his|her)"
_HANDOVER = rf"(?i:and\s{_FINISH}|and\s{_MAKE})\s"
DELIVERABLE = re.compile(
    rf"\b(?<!accurate\sand\s)(?<!timely\sand\s)(?<!current\sand\s)(?i:{_FINISH})\s(?:{_HANDOVER})?(?:{_ARTICLE}\s)?{_MODIFIER}{{0,5}}?(?i:{_WORK})\b"
    rf"|\b(?i:complet(?:e|es|ed)|finish(?:es|ed)?|conduct(?:s"
    rf"|ed)?)\s{_ARTICLE}\s{_MODIFIER}{{0,2}}[a-z]{{1,30}}(?:ing|ion|ment)\sof\b"
    rf"|\b(?i:{_WRITE})\s(?:{_HANDOVER})?{_ARTICLE}\s{_MODIFIER}{{0,5}}?(?i:{_WORK})\b"
    rf"|\b(?i:complete|completes)\s(?:the\s)?[a-z]{{1,30}}(?:ing|ion|ment)\sof\s(?:the\s)?[A-Z][\w-]{{0,30}}"
    rf"|\b(?i:{_MAKE})\s(?:{_HANDOVER})?(?:an?|{NUMBER})\s{_MODIFIER}{{0,5}}?(?i:{_WORK})\b"
    rf"|\b(?i:{_MAKE})\s(?:{_HANDOVER})?(?:the|its|their|his"
    rf"|her)\s(?:[A-Z][\w’'-]{{0,30}}\s){{1,4}}(?i:{_WORK})\b"
    rf"|\b(?i:launch|release|begin|deploy|deliver)\s(?:the\s)?[A-Z]{{2,}}\b"
)
BASE_FORM = re.compile(r"(?![a-z]{1,30}(?:s|ed|ing)\b)[a-z]{1,30}\b|(?:process|address)\b", re.IGNORECASE)
GERUND = re.compile(r"[a-z]{1,30}ing\b", re.IGNORECASE)
BEFORE_GERUND = re.compile(r"\bby\s$", re.IGNORECASE)
BEFORE_BASE = re.compile(
    r"(?:^|[^\w\s’'-]\s*|[-–—]\s|\n\s*|\b(?:to|will|must|shall|should|and|or|can|may|not|help|helps"
    r"|you|I|we|they)\s(?:\w{1,30}ly\s)?)$",
    re.IGNORECASE,
)


# Verbs whose object is a result; "supports 5 offices" and "manages 12 staff" tell the size of the job.
_RESULT = (
    r"(?:achiev|add|answer|approv|assess|attend|audit|book|brief|build|built|certif|clear|clos"
    r"|complet|conduct|convert|creat|cut|decid|"
    r"deliver|develop|draft|enrol|establish|evaluat|file|fill|finali[sz]|fund|generat|giv|held|hire"
    r"|hiring|hold|identif|implement|initiat|inspect|install|interview|"
    r"introduc|issu|launch|make|making|migrat|mak|negotiat|obtain|open|place|plant|pay|pilot|prepar"
    r"|present|process|produc|provid|publish|reach|recruit|reduc|register|"
    r"releas|repair|replac|resolv|respond|return|review|run|sampl|screen|select|serv|sign|submit"
    r"|teach|test|train|updat|visit|vaccinat|write|writ|wrote|hand)"
    r"(?:e|es|s|d|ed|ing|y|ies|ied|ting|ted|ning|ten)?"
)
RESULT_BEFORE = re.compile(
    rf"\b{_RESULT}\s(?:(?:and|up|out|to|on|off)\s(?:\w{{1,30}}\s)?)?(?:(?!(?:about|across|at|by|for|from|in"
    rf"|of|on|to|under|with)\b)[a-z’'-]{{1,30}}\s){{0,2}}$",
    re.IGNORECASE,
)
SIZE_OF_JOB = re.compile(
    r"\b(?:manag|lead|led\b|supervis|support|overs|serv|budget|team|unit|staff|work|cover"
    r"|coordinat)\w{0,30}\s(?:[a-z’'-]{1,30}\s){0,3}$",
    re.IGNORECASE,
)
RATE_AFTER = re.compile(
    rf"\s(?:(?!and\b)[\w’'-]{{1,30}}\s){{0,4}}?(?:per|a|an|each|every)\s(?:{TIME_UNIT}|shift|case|file"
    rf"|officer|employee)\b|\s(?:daily|weekly|monthly|quarterly|annually|yearly)\b",
    re.IGNORECASE,
)
# A number that follows tells how large the region, team or network is.
# A criterion that opens with another verb than these, and then counts things, says how many.
OPENS_WITH_RESULT = re.compile(
    r"(?:^|(?<=\n)|(?<=[.;:]\s)|\band\s|\bto\s)[-*•\s]{0,4}(?!(?:act|advis|assist|be|bear|believ"
    r"|brings?\s\w+\syears|champion|collaborat|contribut|consider|coordinat|cover|deal|engag|embrac"
    r"|enjoy|follow|grow|ha[sv]|help|is|are|know|lead|liais|listen|look|maintain|manag"
    r"|overs|participat|play|promot|represent|respon[ds]|serv|shar|sits?|stay|supervis|support|take"
    r"|understand|work|uses?|applies|apply|travel|spend|demonstrat|show|ensure|keep|sets?|over|about"
    r"|around|some|only|his|her|their|our|the|an?|in|on|at|by|for|with|from|of)\w{0,6}\b)"
    r"[A-Za-z]{2,15}(?<!ing)\s(?:(?:up|out|down|off|back|in|over|the|its|their|all|another|a\sfurther"
    r"|about|some|over)\s){0,2}(?:[a-z]{2,15}\sof\s)?$",
    re.IGNORECASE,
)
BEFORE_SIZE = re.compile(
    r"(?:\b(?:manag|lead|supervis|support|overs|serv|work|liais|partner|deal|represent|cover|engag"
    r"|consult|coordinat)\w{0,10}\s(?:[a-z’'-]{1,30}\s){0,3}"
    r"|\b(?:region|population|team|network|budget|community|area|area|estate|portfolio|workforce"
    r"|audience|experience|territory)\sof\s"
    r"|^(?:is|has|have|having|with)\s)$",
    re.IGNORECASE,
)
# A figure that rises, falls or is kept is no age.
MOVES = re.compile(
    r"\b(?:dip|drop|fall|fell|go|grow|hold|keep|kept|remain|ris|rose|sink|stay"
    r"|climb)\w{0,4}\s(?:well\s|just\s)?$",
    re.IGNORECASE,
)
LOOSE = re.compile(r"(?:over|more\sthan|up\sto)\b(?![^.;]{0,30}(?:%|percent|per\b))", re.IGNORECASE)
EFFORT = re.compile(
    r"\b(?:giv|gave|commit|dedicat|bring)\w{0,6}\s(?:it\s)?(?:your|his|her|their)?\s?$", re.IGNORECASE
)
# What the count is followed by when it is a result: "forty trees planted".
DONE_AFTER = re.compile(
    r"(?:\s[\w’'-]{1,30}){0,2}?\s(?!(?:assigned|based|employed|involved|located|needed|required"
    r"|related)\b)(?:[a-z]{2,30}(?<!e)ed|held|made|built|run|sold|given|taken|met|won|gets?|receives?"
    r"|have|has)\b",
    re.IGNORECASE,
)
SHARE_OF_TIME = re.compile(
    r"\s?(?:of\s(?:(?:the|your|his|her|their|total|work|working)\s){0,2}(?:time|duties|hours)"
    r"|weight|effort|travel|telework)",
    re.IGNORECASE,
)
WEIGHT = re.compile(r"(?:weight(?:ing)?\s?(?:of|:|is)?\s?|\()$", re.IGNORECASE)
