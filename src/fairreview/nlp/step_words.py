"""The wordings of steps that leave a trace or can be seen. For `steps` only."""

import re

# Verbs of what can be seen or is on file; not those of care, effort or opinion.
_REGULAR = (
    "acknowledge add adopt advertise announce answer appoint approve archive arrive assess assign"
    " attach attend audit award bill book calibrate call cancel carry certify check clean clear close"
    " collect complete confirm contact correct countersign date debrief declare deliver deposit"
    " dispatch display dispose document earn empty enrol enter erase escalate examine exit file fill"
    " finalise finalize finish fit fix forward gain grade grant hand heal house immunise immunize"
    " inform inspect install interview invoice issue label lack lift list lock lodge log mail map"
    " mark match move name notify obtain offer open order overturn pass patch pave photograph place"
    " plant post print process publish purge quote reach receive reconcile record recycle refer"
    " refund refuse register reinspect reject release remove renew repair replace reply report"
    " resolve respond restock restore retire return reverse review ring sample scan schedule screen"
    " seal secure sign stamp start state stock store submit survey sweep tag test tow transcribe"
    " transfer translate triage turn update upload vaccinate verify visit wash weigh wipe witness"
)
_IRREGULAR = (
    "begin:begins|begun bring:brings|brought draw:draws|drawn find:finds|found get:gets|got|gotten"
    " give:gives|given go:goes|gone have:has|had hear:hears|heard hold:holds|held leave:leaves|left"
    " lose:loses|lost make:makes|made meet:meets|met pay:pays|paid put:puts|put read:reads|read"
    " see:sees|seen send:sends|sent sell:sells|sold shut:shuts|shut take:takes|taken teach:teaches|taught"
    " tell:tells|told wear:wears|worn win:wins|won write:writes|written bear:bears|borne buy:buys|bought"
    " proofread:proofreads|proofread rerun:reruns|rerun lay:lays|laid hang:hangs|hung strike:strikes"
    "|struck feed:feeds|fed"
)
_DOUBLED = ("enrol", "log", "tag", "submit", "refer", "scan", "map", "fit", "stop", "ship", "transfer")


def _forms(verb: str) -> tuple[str, str]:
    """Return the finite forms and the participle of a regular verb, as pieces of a pattern."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return rf"{verb[:-1]}(?:y|ies)", rf"{verb[:-1]}ied"
    if verb in _DOUBLED:
        return rf"{verb}s?", rf"{verb}{verb[-1]}?ed"
    hissing = verb.endswith(("s", "sh", "ch", "x", "z"))
    return rf"{verb}(?:es)?" if hissing else rf"{verb}s?", rf"{verb.removesuffix('e')}ed"


def _irregular(entry: str) -> tuple[str, str]:
    base, forms = entry.split(":")
    third, *participles = forms.split("|")
    return rf"{base}|{third}", "|".join(participles)


_ALL = [*map(_forms, _REGULAR.split()), *map(_irregular, _IRREGULAR.split())]
_FINITE = rf"(?:{'|'.join(forms for forms, _ in _ALL)})"
# Any past participle, but for those of care, opinion and mere involvement.
_SOFT = (
    r"(?:align|appreciat|assum|bas|challeng|committ|concern|consider|consult|dedicat|detail|determin"
    r"|driv|embrac|empower|enabl"
    r"|encourag|engag|enhanc|ensur|equipp|expect|experienc|express|facilitat|focus|foster|guid|handl"
    r"|help|improv|includ|inspir|integrat"
    r"|intend|interest|involv|limit|listen|locat|maintain|manag|motivat|need|nurtur|optimi[sz]"
    r"|organi[sz]|perceiv|plann|prioriti[sz]|promot"
    r"|provid|recogni[sz]|regard|relat|relax|requir|respect|seem|shar|skill|strengthen|stress|support"
    r"|tir|train|treat|trust|understood|unit|us"
    r"|valu|view|want|welcom|work|worri)ed"
)
_DONE = rf"(?:{'|'.join(participle for _, participle in _ALL)}|(?!{_SOFT}\b)[a-z]{{2,30}}ed)(?!\sas\b)"

WORD = r"[\w’'#-]{1,30}"
# A word of the subject or object: not a verb of being, which would end it.
_SUBJECT = (
    r"(?:(?!(?:is|are|was|were|be|been|has|have|will|must|feels?|runs?|that|which"
    r"|who)\b)[\w’'#-]{1,30},?\s)"
)
_BE = (
    r"(?:(?:is|are|was|were|has\sbeen|have\sbeen|being|gets?|(?:will|must|shall|should|to)\s(?:be"
    r"|have\sbeen))\s(?:not\s|then\s|first\s)?)"
)
_EACH = r"(?:every|each|all|both|no|none\sof|neither)"
NOBODY = r"(?:nobody|no\sone|everybody|everyone)"
_MANNER = (
    r"(?:accurate|appropriate|adequate|careful|clear|competent|consistent|correct|courteous|diligent"
    r"|effective"
    r"|efficient|fair|friendly|good|nice|polite|proactive|professional|prompt|proper|quick|respectful|safe"
    r"|satisfactory|sensitive|smooth|sufficient|swift|tactful|thorough|timely|regular|reasonable|sound)"
)
_THING = (
    r"(?:aspect|area|attempt|care|chance|colleague|duty|duties|effort|hand|level|manner|matter"
    r"|opportunit|other|part|respect|sense|situation|stakeholder|step|stone|task|thing|time|way|work"
    r"|bit|detail)"
)
ONLY_MANNER = re.compile(
    rf"(?:\s{WORD}){{0,4}}?\s?\b(?:{_MANNER}(?:ly)?(?=\s*(?:$|[.,;]|and\b|,?\sas\s))|well(?=\s*(?:$"
    rf"|[.,;]|and\b))"
    rf"|(?:in\s)?(?:an?\s)?(?:{WORD}\s){{1,3}}?(?:manner|fashion|way|order|tone|voice)\b"
    rf"|(?:with|to)\s(?:an?\s|the\s)?(?:\w{{1,30}}\s)?(?:care|courtesy|respect|tact|dignity|standards?"
    rf"|skill|professionalism"
    r"|empathy|pride|patience)\b)"
    r"|\s(?:(?:due|full|proper|careful|some|the|every|enough|special)\s){0,2}(?:attention"
    r"|consideration|importance|priority|thought|weight)\b",
    re.IGNORECASE,
)
TOO_GENERAL = re.compile(
    rf"\b(?:every|each|all|no|any)\s(?:\w{{1,20}}\s)?{_THING}(?:s|y|ies)?\b", re.IGNORECASE
)

# "Rarely answers mail" tells of no level.
SELDOM = re.compile(
    r"\b(?:rarely|seldom|sometimes|often|occasionally|hardly|frequently|usually|generally|fails?\sto"
    r"|failing\sto|failed\sto|struggles?\sto|neglects?\sto|unable\sto|tries\sto|try\sto|does\snot"
    r"|do\snot|did\snot|cannot)\s?(?:\w{1,30}\s){0,2}$",
    re.IGNORECASE,
)
SELDOM_INSIDE = re.compile(
    r"\b(?:rarely|seldom|sometimes|often|occasionally|hardly|frequently|usually|fails?\sto)\b", re.IGNORECASE
)

# A particle that belongs to the verb: "signed off", "handed back", "replied to".
_PARTICLE = r"(?:\s(?:off|back|out|up|in|over|away|down|to|on|for)\b)?"
_EXCEPTIONLESS_SUBJECT = re.compile(
    rf"\b(?:{_EACH}\s{_SUBJECT}{{1,9}}?|{NOBODY}\s)(?:{_BE}(?:\w{{1,30}}ly\s)?{_DONE}{_PARTICLE}"
    rf"|(?:(?:has|have)\s)(?:\w{{1,30}}ly\s)?(?:{_DONE}|an?|the|its|their)\b"
    rf"|(?:does\snot\s|do\snot\s|will\s|must\s|can\s)?{_FINITE}{_PARTICLE}\s(?:an?|the|its|his|her"
    rf"|their|no|two|three|at|with(?:out)?|within|before|by|on|in|from|off|out|up|every|all|each"
    rf"|work)\b)"
    rf"|\b{_EACH}\s{_SUBJECT}{{1,4}}?{_DONE}(?=\s(?:and|by|before|on|within|with|at|the|every|each"
    rf"|daily|weekly|monthly)\b|\s*(?:$|[.,;]))",
    re.IGNORECASE,
)
# Active verbs that leave a trace, with all of their objects.
_TRACED = (
    r"(?:acknowledg|answer|approv|archiv|assess|audit|brief|calibrat|check|clean|clear|clos|complet"
    r"|confirm|contact"
    r"|correct|countersign|decid|document|empt(?:y|ie)|enter|examin|fil|finali[sz]|inspect|interview"
    r"|invoic|investigat|issu|label"
    r"|lock|log|notif(?:y|ie)|pay|photograph|post|process|publish|reconcil|record|refund|register"
    r"|renew|repair|replac|repl(?:y|ie)|report"
    r"|resolv|respond|return|review|sampl|scan|screen|seal|secur|sign|submit|survey|sweep|tag|test|transcrib"
    r"|updat|upload|vaccinat|verif(?:y|ie)|visit|walk|weigh|wip)(?:e|es|s|g?ging|ing|ting)?"
)
_EXCEPTIONLESS_OBJECT = re.compile(
    rf"\b{_TRACED}{_PARTICLE}\s(?:and\s{_TRACED}\s)?(?:(?:the|an?|its|their|to|with"
    rf"|for)\s(?:\w{{1,30}}\s){{0,2}})?(?:every|each|all|both)\s"
    rf"{WORD}(?:\s(?!and\b|or\b|by\b|in\b){WORD}){{0,3}}",
    re.IGNORECASE,
)
_TRACE = re.compile(
    rf"\b{_BE}(?:(?:kept|held|put|placed|stored)\s)?(?:on\s(?:file|record)|in\swriting)\b"
    rf"|\b{_DONE}{_PARTICLE}(?:\s{WORD}){{0,3}}?\s(?:in\swriting|on\s(?:file|record)|(?:in|into"
    rf"|on)\sthe\s(?:\w{{1,30}}\s)?"
    r"(?:register|log|ledger|logbook|database|tracker|file|system|inventory))\b"
    rf"|\b{_BE}{_DONE}\sby\s(?:two|both|a\ssecond|another|some(?:body|one)\s(?:other|else)|a\sdifferent)\b"
    r"|\bcarr(?:y|ies)\s(?:the|two|both)\ssignatures?\b"
    r"|\bfiles?\s(?:an?|the|one|its|their)\s(?:[\w-]{1,30}\s){0,2}(?:sheet|report|note|return|log|form)\b"
    r"|\bwithout\s(?:an?|the|its|two)\s(?:\w{1,30}\s){0,2}(?:check|signature|permit|receipt|licence"
    r"|license|consent|order|search|plan|form|date)s?\b"
    r"|\bsigns?\sthe\s(?:\w{1,30}\s)?(?:log|register|sheet|form|checklist|book)\b",
    re.IGNORECASE,
)
_FINAL = (
    r"(?:adopted|approved|awarded|built|commissioned|completed|decommissioned|enacted|finali[sz]ed"
    r"|finished|handed\sover"
    r"|installed|launched|merged|migrated|opened|passed|published|ratified|rolled\sout"
    r"|signed(?:\soff)?|submitted|wound\sup)"
)
_PRODUCT = (
    r"(?:accounts|accreditation|agreement|analysis|archive|register|ledger|list|catalogue|directory"
    r"|log|index|record|appraisals?|assessments?|audits?|branch|bridge|budget|building|by-?law"
    r"|cent(?:er|re)|certificate|code|contract|course"
    r"|dashboard|database|desk|drill|estimate|evaluation|exercise|form|framework|guid(?:e|ance)"
    r"|handbook|hostel|inspection|inventory|lease|letter|manual|map|memo"
    r"|migration|minutes|module|move|newsletter|office|order|permit|pilot|plan|playground|policy"
    r"|policies|portal|programme|program|prototype|regulation"
    r"|repairs?|report|review|roadmap|roll-?out|roster|rota|rule|school|site|statement|strategy|study"
    r"|summary|survey|system|template|test|toolkit|tool|training|update"
    r"|upgrade|vote|website|works)s?"
)
_FINISHED = re.compile(
    rf"\b{_PRODUCT}\s(?:(?!(?:is|are|was|were)\b){WORD}\s){{0,8}}?{_BE}(?:formally\s|fully\s"
    rf"|duly\s)?{_FINAL}\b"
    rf"|\b{_PRODUCT}\s(?:formally\s|fully\s)?{_FINAL}\b"
    rf"|\b{_PRODUCT}\s(?:(?!(?:is|are|was|were)\b){WORD}\s){{0,5}}?(?:is|are)\s(?:complete|public"
    rf"|published|searchable|in\sforce|in\suse|online|live|operational)\b"
    rf"|\bthe\slast\s(?:{WORD}\s){{1,5}}?(?:is|are|has\sbeen|has)\s(?:gone|retired|removed|replaced"
    rf"|closed|migrated|moved|switched\soff|returned|left|{_DONE})\b",
    re.IGNORECASE,
)
_GRANTED = (
    r"(?:accreditation|re-?accreditation|approval|authori[sz]ation|award|certificates?|certification"
    r"|clearance|consent"
    r"|credential|designation|funding|grant|licen[cs]es?|permits?|registration|sign-?off"
    r"|unqualified\s(?:audit\s)?opinion)"
)
_OBTAINED = re.compile(
    r"\b(?:obtain|win|secure|gain|earn|achieve|get|receive|renew|retain|maintain|keep|pass|hold)(?:s"
    r"|ned|ing)?\s"
    rf"(?:(?:an?|the|its|their|his|her|full|own)\s)?(?:(?!(?:of|for|to|in|and"
    rf"|with)\b){WORD}\s){{0,4}}?{_GRANTED}\b",
    re.IGNORECASE,
)
_PASSED = re.compile(
    rf"\bpass(?:es)?\s(?:(?:an?|the|its|their|every|each|all)\s)?(?:(?!(?:of|for|to|in|and|with"
    rf"|on)\b){WORD}\s){{0,5}}?"
    r"(?:audit|assessment|check|course|exam(?:ination)?|inspection|review|test)s?\b",
    re.IGNORECASE,
)
_COUNTERSIGNED = re.compile(
    rf"\b(?:a\ssecond|another|an\sindependent|a\sdifferent|two)\s(?:{WORD}\s){{1,3}}?"
    r"(?:countersign|check|sign|verif(?:y|ie)|review|approv|witness)(?:e?s)?\b",
    re.IGNORECASE,
)
_ONE_EACH = re.compile(
    r"\b(?:one|a\ssingle)\s(?!of\b|or\b|team\b|voice\b|stop\b|another\b|on\b|day\b|man\b|size\b"
    r"|point\b)(?:[\w#-]{1,30}\s){0,2}?"
    r"(?:answer|audit|briefing|call|check|course|drill|exercise|inspection|interview|letter|meeting"
    r"|note|patrol|reply|report"
    r"|review|session|site\svisit|summary|survey|test|visit|walk|workshop)\b(?!-)",
    re.IGNORECASE,
)
_THAN_BEFORE = re.compile(
    rf"\b(?:fewer|less|more|lower|higher|shorter|faster|smaller|better|below|above|under"
    rf"|beats?)\b(?:\s{WORD}){{0,6}}?\s?(?:than\s)?"
    r"(?:in\s|for\s|on\s|that\sof\s|those\sof\s)?(?:the\s|its\s)?(?:\w{1,30}\s){0,2}?"
    r"(?:average|median|mean|benchmark|baseline|norm|last\syear|year\sbefore|previous\syear"
    r"|prior\syear|preceding\s\w{1,10}|last\squarter)\b",
    re.IGNORECASE,
)
AS_NEEDED = re.compile(
    r"[^.;\n]{0,60}?\b(?:as|when|where|if|whenever)\s(?:it\sis\s|they\sare\s)?(?:needed|required"
    r"|necessary|called\sfor|asked|requested|appropriate|possible|directed|assigned)\b(?!\sby\b)",
    re.IGNORECASE,
)
SURE = (
    _EXCEPTIONLESS_SUBJECT,
    _EXCEPTIONLESS_OBJECT,
    _TRACE,
    _FINISHED,
    _OBTAINED,
    _PASSED,
    _COUNTERSIGNED,
    _ONE_EACH,
    _THAN_BEFORE,
)

_IN_PLACE = (
    r"(?:available|complete|done|empty|gone|in\s(?:force|place|use)|live|open|closed|operational|out"
    r"|over|posted|public|ready|staffed|stocked"
    r"|up\sand\srunning|on\s(?:the\s)?(?:web\s?site|shelf|shelves|display|portal|intranet|server|desk"
    r"|agenda)|with\s(?:the\s|all\s|every\s)?[\w’'-]{1,30})"
)
_PASSIVE = re.compile(
    rf"(?<=[\w#)])\s{_BE}(?:\w{{1,30}}ly\s)?(?:{_DONE}{_PARTICLE}|{_IN_PLACE})(?!\w)", re.IGNORECASE
)
# A criterion that opens with a verb has the person as its subject.
_VERB_FIRST = (
    r"(?:[a-z]{2,30}(?<!s)(?<!the)s\s(?:[a-z]{1,30}ly\s)?(?:an?|the|its|his|her|their|all|every|each"
    r"|with|in|on|to|for|as|up|part|and|by)|be|is|are|acts?|by|from|in|over|throughout|each|every"
    r"|helps?|supports?|works?)"
)
# Verbs that can be seen or leave a trace when what does it is named first: "the helpdesk clears its queue".
_ACTS = (
    r"(?:answer|appear|arriv|bring|brought|call|carr|check|clear|clos|collect|com|complet|cover"
    r"|deliver|distribut|empt|enter|fil|finish|get|giv|go"
    r"|ha(?=[sv])|hand|hear|hold|inspect|issu|land|leav|lock|log|open|pay|post|reach|receiv|reconcil"
    r"|record|renew|repl|report|restock|return|see"
    r"|send|sign|start|stop|submit|test|updat|upload|visit)(?:e|es|s|y|ies|ve)?"
)
_SOMETHING_ACTS = re.compile(
    rf"(?:^|[.;:,]\s)(?!{_VERB_FIRST}\b)(?:[\w’'#-]{{1,30}}\s){{1,7}}?(?<!\bto\s)(?<!\bthe\s)(?<!\ba\s)(?<!\band\s){_ACTS}\s",
    re.IGNORECASE,
)
_DOES = re.compile(
    rf"(?:^|[.;:,]\s|\band\s|\bto\s|\bmust\s|\bwill\s){_TRACED}"
    rf"{_PARTICLE}\s(?:(?:the|an?|its|their|his|her|any|new|to)\s)?(?:{WORD}\s){{0,3}}?[a-z][\w-]{{1,30}}",
    re.IGNORECASE,
)
IF_DATED = (_PASSIVE, _SOMETHING_ACTS, _DOES)
