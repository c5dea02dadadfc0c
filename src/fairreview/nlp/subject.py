"""Whom a sentence of an advert is about, by how it begins: the employer and its places, or somebody sought.

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
    r"|work|approach|benefits|people|patients|clients|students|children)"
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
