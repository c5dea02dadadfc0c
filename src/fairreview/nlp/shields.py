"""Marks that protect words: quotations, addresses, titles, laws, bodies, equal-opportunity statements."""

import re
from collections.abc import Callable, Iterator

_Places = list[tuple[int, int]]

_CURLY = re.compile(r"\u201c[^\u201c\u201d]{1,2000}\u201d|\u00ab[^\u00ab\u00bb]{1,2000}\u00bb")
_STRAIGHT = re.compile(r'(?<![\w"])"(?=[^\s"])[^"]{0,2000}"(?![\w"])')
_SINGLE = re.compile(r"(?<!\w)[\u2018'](?=\S)([^\u2018\n]{1,300}?)(?<=[\w.,!?])[\u2019'](?![\w])")
_LINK = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"\u201c\u201d]+", re.IGNORECASE)
_BARE_LINK = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,6}(?:gov|com|org|net|edu|uk|eu|ca|au|int|mil|us|info|io)"
    r"(?:/[^\s<>\"]*)?(?![\w@-])",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?!\w)")
_CODE = re.compile(r"(`{1,3})[^`]{1,2000}\1")

_GROUNDS = re.compile(
    r"\b(?:(rac(?:e|ial)|ethnic\w*|ancestry)|(colou?r)|(religio\w*|creed|faith|beliefs?)"
    r"|(sex(?!ual)|gender(?! (?:identity|expression|reassignment)))|(national(?:ity| origin)|place of birth)"
    r"|(age)|(disab\w+|handicap)|(veterans?|military)|(sexual (?:orientation|preference))"
    r"|(gender (?:identity|expression|reassignment)|transgender)|(marital|married|civil partnership"
    r"|family status|familial|parental status|caring responsibilities)|(pregnan\w+|maternity)|(genetic)"
    r"|(political|union membership)|(citizenship|immigration status)"
    r"|(social (?:origin|back ?ground|class)))\b",
    re.IGNORECASE,
)
# "Knowledge of the EEO program" is work with such statements, not one of them.
_NOT_THE_WORK = (
    r"(?! (?:program|objective|plan|law|polic|process|principle|issue|goal|office|commission|complaint"
    r"|charge|claim|case))"
)
_EQUAL = re.compile(
    r"\bequal (?:employment )?opportunit(?:y|ies)(?:[ ,/]+[a-z-]+){0,3}"
    r" (?:employer|workplace|organi[sz]ation)"
    rf"|\bequal employment opportunit(?:y|ies)\b{_NOT_THE_WORK}"
    rf"|\b(?:EEO|EOE)\b{_NOT_THE_WORK}|\bwithout regard to\b|\bwithout distinction\b"
    rf"|\b(?:will|do|does|shall|must) not discriminate|\bfree (?:from|of) (?:\w+ )?discrimination"
    rf"|\b(?:non-?discrimination|affirmative action|disability confident)\b{_NOT_THE_WORK}"
    r"|\bequal opportunit(?:y|ies) (?:for all|polic|statement|employer)",
    re.IGNORECASE,
)
# "State your age, sex and religion" lists grounds too, but protects nobody.
_DEMANDED = re.compile(
    r"\b(?:(?:state|indicate|specify|attach|submit|send|provide|give) (?:us )?(?:your|their)"
    r"|photo(?:graph)?s?|date of birth"
    r"|must be (?:an?|aged|male|female|under|over|between|single|unmarried))\b",
    re.IGNORECASE,
)
_WELCOME = re.compile(
    r"\b(?:encouraged to apply|encourag\w+ applications|welcom\w+ (?:and encourage\w* )?applications"
    r"|applications (?:from|by) .{1,200}? (?:are|is) (?:\w+ )?(?:welcome|encouraged|invited))",
    re.IGNORECASE,
)
# "Recent graduates are encouraged to apply" shuts others out; the same words for these groups do not.
_WELCOMED = re.compile(
    r"\b(?:wom[ae]n|minorit\w+|indigenous|aboriginal|first nations|torres|m[ée]tis|inuit|black|asian|lgbt\w*"
    r"|people of colou?r|persons? of colou?r|backgrounds?|communit\w+|under-?represented|all sections"
    r"|all (?:\w+ )?(?:persons?|people|candidates|applicants|individuals)|everyone|anyone|every ?body"
    r"|older|returners?|disab\w+|veterans?|parents|carers|diverse|any age|all ages)\b",
    re.IGNORECASE,
)

_LAW = re.compile(
    r"\b\d{1,3} ?(?:U\.? ?S\.? ?C\.?|C\.? ?F\.? ?R\.?)(?: ?A\.)?(?: (?:part|parts|§+|sections?|chapter))?"
    r" ?\d{1,5}[\w.()-]*"
    r"|\b(?:sub)?sections? \d{1,5}[A-Z]?(?:\(\w{1,4}\))*|\u00a7+ ?\d[\w.()-]*"
    r"|\bTitle (?:[IVX]{1,5}|\d{1,3})\b(?: of the (?:[A-Z][\w'\u2019-]*(?: of| and| the)? ?){1,8}(?:\d{4})?)?"
    r"|\bExecutive Orders? (?:No\. ?)?\d{4,6}|\bE\.?O\.? \d{5}\b|\bPublic Law (?:No\. ?)?\d[\d\u2013-]*"
    r"|\bPub\. ?L\. ?(?:No\. ?)?\d[\d\u2013-]*"
    r"|\b(?:Directive|Regulation|Decision) \((?:EU|EC|EEC)\) (?:No )?\d{1,4}/\d{1,4}"
    r"|\bDirective \d{2,4}/\d{1,4}(?:/E[UC])?|\bArticle \d{1,3}(?:\(\w{1,3}\))*"
    r"|\b[A-Z][\w.]* (?:Code|Regulations?|Rules?) (?:\u00a7+ ?|section |part )?\d[\w.()-]*"
)
_WORD = r"[A-Z][\w'\u2019&-]*"
_ACT = re.compile(
    rf"\b(?:{_WORD} (?:(?:of|and|for|the|in|to|with|on|\(\w{{1,30}}\)) ){{0,3}}){{1,10}}"
    rf"(?:Acts?|{_WORD} (?:Law|Code|Ordinance|Regulations|Order|Amendments))\b"
    r"(?:,? (?:of )?(?:18|19|20)\d\d)?"
)
_PHRASE = re.compile(rf"\b{_WORD}(?:(?: (?:of the|for the|and the|of|for|and|in|on|to|&))? {_WORD}){{1,11}}")
_BODY_ENDS = frozenset(
    "program programs programme programmes office bureau department agency service services act award awards "
    "fund initiative center centre institute commission council board committee school university college "
    "hospital hospitals library libraries museum project scheme association force unit trust ministry "
    "authority foundation society directorate secretariat inspectorate administration division corps network "
    "fellowship scholarship scholarships apprenticeship internship academy laboratory clinic court "
    "union federation strategy charter framework partnership forum taskforce parliament".split()
)
_BODY_STARTS = re.compile(
    r"(?:Programme?|Office|Bureau|Department|Agency|Services?|Award|Fund|Initiative|Cent(?:er|re)|Institute"
    r"|Commission|Council|Board|Committee|School|University|College|Hospital|Library|Museum|Association"
    r"|Task Force|Unit|Ministry|Authority|Division|Society|Academy|Secretariat) (?:of|for|on|to) "
)
_TAIL = re.compile(r" (?:of|for|to)\b")
_TITLE_HEADS = frozenset(
    "officer manager specialist director assistant analyst coordinator co-ordinator administrator advisor "
    "adviser engineer technician supervisor secretary clerk nurse teacher lecturer professor librarian "
    "architect accountant auditor inspector planner programmer developer designer scientist researcher "
    "economist attorney lawyer counsel solicitor paralegal consultant associate representative leader lead "
    "head chief executive president deputy commissioner superintendent investigator examiner operator "
    "mechanic driver worker practitioner therapist physician surgeon psychologist pharmacist counselor "
    "counsellor trainer instructor editor writer curator archivist registrar buyer controller treasurer "
    "cashier receptionist custodian surveyor statistician fellow intern apprentice trainee agent ranger "
    "principal dean provost judge warden paramedic liaison strategist owner scheduler handler marshal".split()
)
_LEADING = frozenset(
    "the a an our your their its this that these those my his her we you i he she they it all any each every "
    "join as at in for with to of and or under by on from while if when no not both within through".split()
)
_PLACE = (
    r"(?:Road|Street|Avenue|Lane|Boulevard|House|Building|Hall|Square|Tower|Towers|Terrace"
    r"|Crescent|Plaza|Campus|Highway|Bridge|Gardens|Station|Parkway)"
)
_ADDRESS = re.compile(
    rf"\b(?:\d{{1,5}}[A-Za-z]? )?(?:{_WORD} ){{1,4}}{_PLACE}\b"
    rf"|\b\d{{1,5}}[A-Za-z]? (?:{_WORD} ){{1,4}}"
    r"(?:Rd|St|Ave|Blvd|Hwy|Pkwy|Drive|Dr|Way|Place|Pl|Close|Court|Ct|Green|Park|Walk|Row|Hill)\b"
)
_ACRONYM = re.compile(r"(?<![\w@./&-])(?:[A-Z]{2,6}|[A-Z]{1,3}&[A-Z]{1,3})(?=s?(?![\w@&]))s?(?!\.\w)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})\Z")
_EMPHATIC = frozenset(
    "AND OR NOT MUST ALL ANY NO THE TO OF IN ON IS ARE WILL FOR WITH YOU ONLY PLEASE NOTE BE BY AT AS IF IT "
    "WE OUR YOUR ALSO WHO WHEN NEVER ALWAYS EVERY MAY CAN DO DOES SHALL SHOULD EACH BOTH THIS THAT FROM HAS "
    "HAVE AN SO UP OK AM PM BUT NOW NEW OPEN UNTIL APPLY".split()
)


# "Master's Degree in Library Studies" names what was studied, and no library.
_SUBJECT_STUDIED = re.compile(
    r"(?:[\w.'\u2019&-]+ ){0,3}"
    r"(?:Degree|Diploma|Bachelors?|Masters?|Doctorate|Associates?|BSc?|MSc?|BA|MA|PhD)"
    r"(?:['\u2019]s?)? (?:Degree )?(?:in|of)\b(?!.{0,200}\b(?:Program(?:me)?|Scheme|Fund|Office|Award)\b)"
)


def is_shouted(text: str) -> bool:
    """Say whether a sentence has letters and nearly all of them are capitals."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.8 * len(letters)


def _found(*patterns: re.Pattern[str]) -> Callable[[str], _Places]:
    def detect(text: str) -> _Places:
        return [found.span() for pattern in patterns for found in pattern.finditer(text)]

    return detect


def _citations(text: str) -> _Places:
    acts = ((_without_leading(text, *found.span()), found.end()) for found in _ACT.finditer(text))
    return [found.span() for found in _LAW.finditer(text)] + [place for place in acts if place[0] < place[1]]


def _links(text: str) -> _Places:
    places = []
    for pattern in (_LINK, _BARE_LINK):
        for found in pattern.finditer(text):
            places.append((found.start(), found.start() + len(found.group().rstrip(".,;:!?)]'\u2019"))))
    return places


def _quotations(text: str) -> _Places:
    places = [found.span() for pattern in (_CURLY, _STRAIGHT) for found in pattern.finditer(text)]
    # A plural owner's apostrophe ("the managers' room") never opens, so it cannot start a quotation.
    return places + [found.span() for found in _SINGLE.finditer(text)]


def _equal_opportunity(text: str) -> _Places:
    grounds = {found.lastindex for found in _GROUNDS.finditer(text)}
    listed = len(grounds) >= 3 and not _DEMANDED.search(text)
    welcomes = _WELCOME.search(text) and (_WELCOMED.search(text) or grounds)
    return [(0, len(text))] if listed or welcomes or _EQUAL.search(text) else []


def _phrases(text: str) -> Iterator[re.Match[str]]:
    if not is_shouted(text):
        yield from _PHRASE.finditer(text)


def _without_leading(text: str, start: int, end: int) -> int:
    """Return where the phrase begins once articles and other small words at its front are left out."""
    while start < end:
        word, gap, _ = text[start:end].partition(" ")
        if not gap or word.lower() not in _LEADING:
            return start
        start += len(word) + 1
    return start


def _programme_titles(text: str) -> _Places:
    places = []
    for found in _phrases(text):
        start = _without_leading(text, *found.span())
        if _SUBJECT_STUDIED.match(text, start, found.end()):
            continue
        if _BODY_STARTS.match(text, start, found.end()):
            places.append((start, found.end()))
            continue
        end = _last_head(text, start, found.end(), _BODY_ENDS)
        if end and _TAIL.match(text, end, found.end()):
            end = found.end()
        if end and " " in text[start:end]:
            places.append((start, end))
    return places


def _last_head(text: str, start: int, end: int, heads: frozenset[str]) -> int:
    """Return where the last of the `heads` in a phrase ends, or 0."""
    words = list(re.finditer(r"[\w'\u2019&-]+", text[start:end]))
    return next((start + word.end() for word in reversed(words) if word.group().lower() in heads), 0)


def _job_titles(text: str) -> _Places:
    if is_shouted(text):
        return []
    places = []
    for found in re.finditer(rf"\b{_WORD}(?:(?: (?:of|for|and|to|the|&))? {_WORD}){{0,7}}", text):
        start = _without_leading(text, *found.span())
        end = _last_head(text, start, found.end(), _TITLE_HEADS)
        if end:
            tail = _TAIL.match(text, end, found.end())
            places.append((start, found.end() if tail else end))
    return places


def _addresses(text: str) -> _Places:
    if is_shouted(text):
        return []
    places = []
    for found in _ADDRESS.finditer(text):
        start = _without_leading(text, *found.span())
        if " " in text[start : found.end()]:
            places.append((start, found.end()))
    return places


def _acronyms(text: str) -> _Places:
    if is_shouted(text):
        return []
    places = []
    for found in _ACRONYM.finditer(text):
        plain = found.group().rstrip("s")
        label = found.start() == 0 and text[found.end() : found.end() + 1] == ":"
        if plain not in _EMPHATIC and not _ROMAN.match(plain) and not label:
            places.append(found.span())
    return places


DETECTORS: dict[str, Callable[[str], _Places]] = {
    "quotation": _quotations,
    "link": _links,
    "email-address": _found(_EMAIL),
    "code": _found(_CODE),
    "equal-opportunity-statement": _equal_opportunity,
    "legal-citation": _citations,
    "programme-title": _programme_titles,
    "job-title": _job_titles,
    "street-address": _addresses,
    "acronym": _acronyms,
}
