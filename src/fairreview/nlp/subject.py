"""Whom or what a sentence of an advert is about, by how it begins: the employer, a task, or somebody sought.

Only the beginning is read, so the answer costs little and needs no grammar; where it does not say, the
answer is no.
"""

import re

_PLACES = (
    r"(?:agency|authority|board|borough|branch|bureau|campus|centre|center|city|clinic|club|college|community"
    r"|company|council|county|court|department|directorate|district|division|employer|environment|facility"
    r"|faculty|firm|foundation|group|home|hospital|institute|institution|library|ministry|museum|network|office"
    r"|organi[sz]ation|partnership|practice|programme|program|region|school|service|site|society|state|surgery"
    r"|team|town|trust|unit|university|ward|workforce|workplace|values|culture|mission|vision|staff|colleagues"
    r"|work|approach|benefits|people|patients|clients|students|children|plan|laws?|position\sdescription|process|policy"
    r"|award|awards|package|programmes|programs|services|area|areas|neighbourhood|neighborhood|building)"
)
_VERB = (
    r"(?:is|are|was|were|has|have|had|can|does|offers?|boasts?|[a-z]{2,20}s|[a-z]{2,20}ed|involve|provide"
    r"|serve|work)"
)
_LEAD_IN = r"(?:(?:[A-Z]|['“‘\"])[^,;:.]{2,80},\s)?"
_EMPLOYER = re.compile(
    rf"\s*{_LEAD_IN}(?:(?:[Oo]ur|[Tt]he|[Tt]his|[Tt]hese)\s(?:[\w’'&-]{{1,20}}\s){{0,5}}?{_PLACES}\s(?:also\s)?{_VERB}\b"
    r"|[Ww]e(?:\s|['’])"
    rf"|(?:[A-Z][\w’'&-]{{1,30}}\s){{1,5}}(?:is|are|has|have|offers?|boasts?|provides?|weaves|serves|values|strives"
    r"|believes|prides|delivers|aims|supports)\s(?!(?:a\s)?(?:looking|seeking|hiring|recruiting|searching))"
    r"|[Jj]oin\s(?:us|our|the|a)\b|[Yy]ou(?:\s(?:will|would)|['’]ll)\s(?:join|be\s(?:joining|part\sof|working\s(?:with|in|for|alongside)))\b"
    r"|[Ww]ork(?:s|ing)?\s(?:with|in|for|alongside)\s(?:an?|our|the)\b)"
)
# Then somebody is sought after all: "We are looking for a tactful clerk".
_SOUGHT = re.compile(
    r"\b(?:look(?:s|ing)?\s(?:for|to)|seek(?:s|ing)?|sought|search(?:es|ing)?|hir(?:e|es|ing)|recruit(?:s|ing)?"
    r"|need(?:s|ed)?|require(?:s|d)?|want(?:s|ed)?|welcome(?:s)?|invit(?:e|es|ing)|expect(?:s|ed)?|must|should"
    r"|candidates?|applicants?|individuals?|someone|somebody|who|you\s(?:are|have|must|need|bring)|ability|able)\b",
    re.IGNORECASE,
)


def is_about_employer(sentence: str) -> bool:
    """Say whether a sentence describes the employer, its places or its people, and seeks nobody."""
    return _EMPLOYER.match(sentence) is not None and not _SOUGHT.search(sentence)


# What is done in the work: a verb whose object follows. "Work independently" has none, and neither has
# "Acts professionally": those are ways of behaving, not tasks.
_TASK_VERB = (
    r"(?:administ|advis|allocat|analy[sz]|answer|appl|approv|arrang|assess|assign|assist|attend|audit|balanc|build"
    r"|calculat|carr|chair|check|clean|coach|collect|compil|complet|conduct|control|coordinat|co-ordinat|counsel|creat"
    r"|deliver|design|determin|develop|direct|distribut|draft|enforc|enter|escort|establish|evaluat|examin|execut"
    r"|facilitat|file|fil|gather|greet|guid|identif|implement|improv|inspect|install|interpret|interview|investigat|issu"
    r"|lead|maintain|manag|mentor|monitor|negotiat|observ|operat|order|organi[sz]|overse|perform|plan|prepar"
    r"|prescrib|present|process|produc|promot|provid|purchas|receiv|recommend|reconcil|record|recruit|refer|repair"
    r"|represent|research|resolv|respond|review|rout|run|schedul|select|serv|supervis|support|survey|teach|test|track"
    r"|train|transport|treat|troubleshoot|undertak|updat|verif|writ)"
)
_TASK = re.compile(
    r"(?![^;:.]{0,100}\b(?:skills?|qualities|abilities)\b)[^\w]*(?:(?:[a-z]{2,20}ly|also|then)\s){0,2}"
    rf"{_TASK_VERB}(?:e?s|e|y|ies|ying|ing|[a-z]ing)?"
    r"(?:(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s|/|\sand/or\s)[a-z]{3,20}){0,3}\s"
    r"(?!(?:well|effectively|efficiently|independently|calmly|accurately|professionally|under|as|at|hard|both|within"
    r"|quickly|skills?|abilit(?:y|ies)|experience|knowledge|a\s(?:positive|professional|high|good|strong|friendly)"
    r"|and|qualit(?:y|ies)|is|are|must|required|in|by)\b)\w",
    re.IGNORECASE,
)
_LONGEST_OPENING = 200


def opens_with_task(sentence: str) -> bool:
    """Say whether a sentence begins with a task and its object, and seeks nobody."""
    return _TASK.match(sentence[:_LONGEST_OPENING]) is not None and not _SOUGHT.search(sentence)
