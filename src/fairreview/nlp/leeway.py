"""How a criterion guides: by rules to be followed, or with room for judgement and others to answer to.

Also where its figures come from. See Honig (2024) on managing for empowerment and for compliance.
"""

import re
from collections.abc import Callable

from fairreview.nlp.amounts import Spans, find_all

_WORD = r"(?:(?!(?:and|but|so|that|which|to)\b)[\w’',/-]{1,30}\s)"
_RULES = (
    r"(?:acts?|checklists?|codes?|directives?|directions?|formats?|forms?|guidance|guidelines?"
    r"|instructions?|laws?|legislation|manuals?|mandates?|orders?|polic(?:y|ies)|procedures?"
    r"|process(?:es)?"
    r"|protocols?|regulations?|requirements?|rules?|schedules?|scripts?|SOPs?|specifications?"
    r"|standards?|statutes?|templates?|timekeeping)"
)
_RULE_FOLLOWING = re.compile(
    rf"\b(?:abide|abides|abiding|adhere|adheres|adherence|adhering|compl(?:y|ies|ying)|complian(?:ce|t)"
    rf"|conform|conforms|conforming|conformity|obey|obeys|observe|observes|follow|follows|following"
    rf"|respects?|adherent)\s(?:closely\s|strictly\s|fully\s)?(?:with\s|to\s"
    rf"|by\s)?{_WORD}{{0,6}}?{_RULES}(?!\w)"
    rf"|\b(?:in\s(?:strict\s|full\s)?(?:accordance|compliance|conformity|line|keeping)\swith"
    rf"|as\s(?:set\sout|laid\sdown|prescribed|specified|required|directed|instructed|dictated)\s(?:in"
    rf"|by)|according\sto|per)\s{_WORD}{{0,5}}?{_RULES}(?!\w)"
    r"|\b(?:as\s(?:directed|instructed|told|prescribed|mandated))\b|\bwithout\s(?:deviation|deviating"
    r"|departing)\b|\b(?:no|zero|without\sany|without)\s(?:policy\s|rule\s"
    r"|procedural\s)?(?:violations?|breach(?:es)?|infractions?|deviations?)\b"
    r"|\b(?:complet(?:e|es|ing)|fill(?:s|ing)?\s(?:in|out)|submit(?:s|ting)?|us(?:e|es|ing))\s(?:all\s"
    r"|every\s|the\s|each\s)?(?:\w{1,30}\s){0,3}?(?:forms?|paperwork|time\s?sheets?|checklists?"
    r"|templates?|fields|documentation|logs?|time\s?cards?)"
    r"\s(?:\w{1,30}\s)?(?:correctly|accurately|properly|fully|completely|on\stime|as\s(?:required"
    r"|instructed|prescribed)|in\sthe\s(?:right|required|prescribed)\s\w{1,30})\b"
    r"|\b(?:in|uses?|using|with)\s(?:the\s|only\s)?(?:required|prescribed|mandated|mandatory|correct"
    r"|approved|official|standard)\s(?:forms?|formats?|templates?|procedures?|scripts?|process"
    r"|channels?|wording)\b"
    r"|\b(?:follow|follows|respects?|observes?|through)\sthe\schain\sof\scommand\b|\b(?:keeps?|sticks?"
    r"|holds?)\s(?:strictly\s)?to\s(?:the|all)\s(?:\w{1,30}\s){0,2}?(?:scripts?|rules?|procedures?"
    r"|manual|protocols?|instructions|letter\sof)\b"
    r"|\b(?:forms?|paperwork|time\s?sheets?|checklists?|templates?|documentation|logs?)\s(?:(?:is"
    r"|are)\s)?(?:filled\s(?:in|out)|completed|submitted|signed)\s(?:properly|correctly|accurately"
    r"|fully|as\s(?:required|instructed))\b"
    r"|\b(?:polic(?:y|ies)|rules|procedures|instructions|orders|directions|regulations)\s(?:is"
    r"|are)\s(?:\w{1,30}ly\s)?(?:followed|obeyed|observed|complied\swith|adhered\sto|respected)\b"
    r"|\b(?:wears?|maintains?)\s(?:\w{1,30}\s){0,3}?(?:uniform|dress\scode|badge)\b"
    r"|\bsign(?:s)?\sin\sand\sout\b|\bstay(?:s)?\swithin\sthe\srules\b|\b(?:reads?|acknowledges?"
    r"|signs?)\s(?:all\s|every\s)(?:\w{1,30}\s){0,2}?(?:polic(?:y|ies)|circulars?|memos?|notices)\b",
    re.IGNORECASE,
)
_LATITUDE = re.compile(
    r"\b(?:judge?ment|discretion|choos(?:e|es|ing)|chosen\sby|decides?\s(?:how|when|which|whether"
    r"|what)|own\s(?:method|approach|plan|priorities|choice|way|initiative)|free\sto|left\sto"
    r"|may\s(?:choose|adapt|adjust|decide|depart|deviate|propose|vary|swap|set|pick|use\sanother)"
    r"|propos(?:e|es|ed|al|als|ing)|suggest(?:s|ed|ions?|ing)?|recommend(?:s|ed|ing)?\s(?:changes?"
    r"|improvements?|alternatives?|better)|adapt(?:s|ed|ing)?|exceptions?|weigh(?:s|ing)?|tries\sout"
    r"|try\sout|trial(?:s|led)?|experiment(?:s|ing)?|pilot(?:s|ed|ing)?"
    r"|innovat\w+|improv(?:e|es|ed|ing)\s(?:the\s|our\s|its\s|a\s|one\s|how\s)|solv(?:e|es|ed|ing)"
    r"|problem[\s-]solving|learn(?:s|ed|ing|t)?|lessons|another\sway|or\san\sequivalent"
    r"|equivalent\smethod|in\sthe\s(?:way|order)\s(?:they|he|she|you)\s(?:see|think|prefer|choose)"
    r"|flexib(?:le|ility|ly)"
    r"|tailor(?:s|ed|ing)?|prioriti[sz](?:e|es|ing)|risk-based|case\sby\scase|as\sthe\scase\srequires"
    r"|documents?\sthe\sreason|gives?\sreasons?|explains?\s(?:why|the\sreason)|reasons\sfor)\b",
    re.IGNORECASE,
)
_BOTH = (
    r"(?:employee|staff|team|member|person|officer|post-?holder|job\s?holder|colleague|manager"
    r"|supervisor|[A-Z][\w.’'-]{1,20})"
)
_PARTICIPATION = re.compile(
    rf"\b(?:agreed|discussed|drafted|developed|negotiated|reviewed|set|written|drawn\sup|worked\sout"
    rf"|talked\s(?:through|over)|settled|prepared|chosen|decided)\s(?:jointly\s|together\s"
    rf"|in\sa\smeeting\s)?(?:with|between|by|together|jointly)\b(?:\s(?:the|both|her|his|their|our"
    rf"|all)\s)?(?:\s?{_BOTH})?"
    r"|\bin\s(?:consultation|agreement|discussion|dialogue|partnership)\swith\s(?:the\s)?(?:employee"
    r"|staff|team|officer|post-?holder|job\s?holder|member|person|[A-Z][\w.]+)"
    r"|\bjointly\s(?:agreed|set|written|developed|drafted|reviewed)\b|\bco-?(?:design|creat|author"
    r"|develop|writt)\w*\b"
    r"|\bemployee(?:[’']s)?\s(?:input|comments?|proposals?|suggest\w*|participat\w+|views?"
    r"|contribut\w+|propos\w+|draft\w*|choos\w+|agree\w*|and\s(?:supervisor|manager"
    r"|line\smanager)\s\w+)"
    r"|\b(?:supervisor|manager|line\smanager|I)\sand\s(?:the\s)?(?:employee|I|she|he"
    r"|staff\smember)\s\w+|\bsigned\sby\sboth\b|\bboth\s(?:signed|agree|agreed|parties)\b"
    r"|\b(?:planning|goal-setting|kick-?off|start-of-year)\s(?:meeting|conversation|talk)\b"
    r"|\bagreed\s(?:on|at|in)\s(?:the\s)?(?:\d|meeting|planning|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)|\bmay\s(?:propose|suggest|ask\sfor|choose)\b",
    re.IGNORECASE,
)
_ANSWERS_TO = re.compile(
    r"\bpeer(?:s|[\s-]review(?:ed|s)?|\sfeedback|\sgroup|\slearning)?\b|\b(?:reviewed|checked|read"
    r"|discussed|shared)\s(?:by|with)\s(?:an?other\s|two\s|a\s|the\s)?(?:colleagues?|peers?|team"
    r"|co-?workers?|users?|residents?|community|public)\b"
    r"|\b(?:publish(?:es|ed)?|open\sdata|annual\sreport|public(?:ly)?\s(?:report|reported|available"
    r"|meeting|dashboard|register|hearing)|reports?\sto\s(?:the\s)?(?:public|residents|citizens"
    r"|community|council|parliament|legislature|users))\b"
    r"|\b(?:feedback|survey|views|ratings?|comments)\s(?:from|of|by"
    r"|among)\s(?:the\s)?(?:\w{1,30}\s)?(?:users?|residents?|citizens?|patients?|customers?|clients?"
    r"|callers|tenants|parents|pupils|public|community|colleagues|peers|team)\b"
    r"|\b(?:citizens?[’']?|residents?[’']?|user|customer|patient|tenant|community|client|public"
    r"|visitor|parent)\s(?:panel|forum|survey|feedback|board|meeting|ratings?|satisfaction)\b"
    r"|\bexplains?\s(?:\w{1,30}\s){0,4}?to\s(?:the\s)?(?:public|residents|those|applicants|citizens"
    r"|people|community|families|customers|clients)\b",
    re.IGNORECASE,
)
_KEPT = (
    r"(?:audits?|call\sdata|call\ssystem|calendars?|case\s(?:file|management\ssystem)s?|checklists?"
    r"|dashboards?|databases?|exit\sinterviews?|feedback\sforms?|files|inspection\sreports?|inventory"
    r"|ledgers?|logs?|logbooks?|minutes|payroll\s\w+|records?|registers?|reports?|rosters?|samples?"
    r"|scorecards?|spot[\s-]checks?|spreadsheets?|statistics|surveys?|systems?|tests?|tickets?"
    r"|time\s?sheets?|trackers?|training\srecords|peer\sreviews?|sign-?offs?)"
)
_MEASURE_SOURCE = re.compile(
    rf"\b(?:as\s)?(?:measured|evidenced|shown|assessed|counted|demonstrated|verified|recorded|confirmed"
    rf"|checked|tracked|logged|monitored|sampled|reported|documented|judged|taken|seen|found"
    rf"|rated)\s(?:by|through|in|via|from|against|with|on|at"
    rf"|using)\s(?:(?!\d)[\w’'-]{{1,30}}\s){{0,5}}?{_KEPT}\b"
    rf"|\b(?:according\sto|per|based\son|source:|from|in|using|by|drawn\sfrom)\s(?:the\s|an?\s|our\s"
    rf"|its\s|each\s|every\s)?(?:(?:monthly|quarterly|annual|weekly|yearly|daily|random|independent"
    rf"|internal|external|official|call|case|department(?:al)?|system|help-?desk|finance|HR|payroll"
    rf"|telephone|customer|staff|resident|user|patient|client|visitor|tenant|employee|exit|peer"
    rf"|[A-Z][\w’'-]{{1,20}})[\s’']?s?\s?){{1,4}}{_KEPT}\b"
    rf"|(?:,|;|\()\s?(?:the\s|a\s)?(?:\w{{1,30}}\s){{0,4}}?{_KEPT}\s?(?:\)|\.?\s*$)"
    r"|\bsampled\s(?:calls|files|cases|letters|records|notes|interviews|claims|applications|forms)\b"
    r"|\b(?:Measure(?:ment|d)?|Source|Evidence|Data(?:\ssource)?|Indicator|How\smeasured"
    r"|Verification)\s?:\s?\S"
    r"|\b(?:SharePoint|Excel|ServiceNow|CRM|SAP|Salesforce|Power\s?BI|Jira|PeopleSoft)\b|\b(?:survey"
    r"|audit|test|inspection)\s(?:score|result|rating|of)\b|\bin\s(?:the|an|a|each"
    r"|every)\s(?:\w{1,30}\s){0,2}?(?:survey|audit|sample|review|inspection|register|log|report"
    r"|spot[\s-]check)\b",
    re.IGNORECASE,
)


def find_measure_sources(text: str) -> Spans:
    """Return the log, survey, audit, sample or system that figures are taken from."""
    return find_all(_MEASURE_SOURCE, text)


def _finder(pattern: re.Pattern[str]) -> Callable[[str], Spans]:
    return lambda text: find_all(pattern, text)


DETECTORS: dict[str, Callable[[str], Spans]] = {
    "answerable-to-others": _finder(_ANSWERS_TO),
    "latitude": _finder(_LATITUDE),
    "measure-source": find_measure_sources,
    "participation": _finder(_PARTICIPATION),
    "rule-following": _finder(_RULE_FOLLOWING),
}
