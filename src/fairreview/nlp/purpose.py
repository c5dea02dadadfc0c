"""What work is for and how it is helped along: whom it serves, why, with what help, and what comes next."""

import re
from collections.abc import Callable

from fairreview.nlp.amounts import Spans, find_all, merge

# Those whom public bodies serve, in the words of their own postings. Singular and modifier uses ("patient
# records", "customer service") name a subject, not somebody served.
_SERVED = (
    r"residents|citizens|taxpayers|patients|clients|customers|service\susers|users\sof\s(?:the"
    r"|our)\sservices?"
    r"|claimants|beneficiaries|applicants\sfor\s(?:benefits|permits|housing)|learners|pupils|students"
    r"|children"
    r"|young\speople|older\speople|families|parents|carers|veterans|visitors|patrons|passengers|commuters"
    r"|callers|tenants|homeowners|householders|victims|survivors|refugees|asylum\sseekers|voters|farmers"
    r"|travellers|travelers|neighbou?rs|neighbou?rhoods|communities|small\sbusinesses|local\sbusinesses"
    r"|borrowers|consumers|constituents|inmates|prisoners|offenders|detainees|jurors|witnesses"
    r"|workers\sin\s[a-z]+"
    r"|people\s(?:who|with|in\sneed|living|experiencing|at\srisk|affected|of\s(?:the|our)\s[a-z]+)"
    r"|those\s(?:who|in\sneed|affected|at\srisk)|vulnerable\s(?:people|adults|groups)|disabled\speople"
)
_BENEFICIARY = re.compile(
    rf"(?<![\w-])(?:{_SERVED})(?![\w-])(?!\s(?:services?|relations|support|affairs|records|records?"
    rf"|data|accounts?)\b)"
    r"|(?<![\w-])(?:the|our)\s(?:general\s)?public(?![\w-])(?!\s(?:sector|service|servants?|body"
    r"|bodies|bod(?:y|ies)"
    r"|health|works|records?|law|policy|domain|library|libraries|school|schools|purse"
    r"|interest\sdisclosure)\b)"
    r"|\bmembers\sof\sthe\spublic\b|\bpublic\sinterest\b|(?<![\w-])(?:the|our|local|rural|urban|tribal|wider)"
    r"\s(?:community|communities|population|nation|county|city|district|town|region|province|state)(?:['’]s\s"
    r"(?:people|residents))?(?=\s*(?:$|[.,;:)])|\s(?:and|by|with|to|as|in)\b)"
    r"|\bpeople['’]s\slives\b|\bpublic\s(?:safety|health|good)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|so\sthat|in\sorder\s(?:to|that)|given\sthat|owing\sto|due\sto|for\sthe\s(?:sake"
    r"|safety|protection"
    r"|benefit|purpose)\sof|for\s(?:safety|security|legal|health|privacy"
    r"|audit)\s?(?:and\s[a-z]+\s)?(?:reasons?|purposes?)?"
    r"|as\srequired\sby|required\sby\s(?:law|statute|regulation|the)"
    r"|under\s(?:the\s)?[A-Z][\w’']*\s(?:[A-Z][\w’']*\s)*Act"
    r"|which\s(?:lets|means|helps|keeps|allows|protects|ensures|enables)"
    r"|so\s(?:residents|patients|people|citizens|clients|customers|that|we|the|every|no|they|others"
    r"|colleagues|families)"
    r"|(?<!required\s)(?<!expected\s)(?<!obliged\s)(?<!ha[sd]\s)(?<!have\s)(?<!needs\s)(?<!need\s)to\s(?:ensure|make\ssure|help|protect|keep|prevent|avoid|allow|enable|support|reduce|improve|maintain|comply|meet"
    r"|give|let|safeguard|serve|secure|save|spare))\b",
    re.IGNORECASE,
)

_AID = (
    r"(?:training|coaching|mentoring|mentorship|courses?|classes|workshops?|shadowing|guidance"
    r"|resources?|tools?"
    r"|tutoring|support|help|assistance|time|funding|equipment|templates?|check-?ins?"
    r"|feedback\ssessions?|webinars?"
    r"|certification|instruction|secondment|refresher|buddy|mentor|coach|job\saids?|adjustments?"
    r"|extra\sstaff)"
)
_GIVES = (
    r"(?:offer|offers|offered|provide|provides|provided|arrange|arranges|arranged|book|books|booked"
    r"|enrol|enrols|enroll"
    r"|enrolls|enrolled|enrolling|attend|attends|attending|give|gives|given|gave|fund|funds|funded"
    r"|schedule|schedules"
    r"|scheduled|set\sup|sign(?:ed)?\sup\sfor|complete|completes|take|takes|join|joins|receive"
    r"|receives|received"
    r"|get|gets|register|registers|registered|add|adds|added|assign|assigned|plan|plans|planned|agree|agreed"
    r"|will\shave|has\saccess\sto|have\saccess\sto|free\sup|pay\sfor)"
)
_HELP = re.compile(
    rf"\b{_GIVES}\s(?:[\w’'-]{{1,20}}\s){{0,6}}?{_AID}\b"
    rf"|\b{_AID}\s(?:is|are|was|were|will\sbe|has\sbeen|have\sbeen)\s(?:[\w-]{{1,15}}\s)?(?:offered"
    rf"|provided|arranged"
    r"|available|booked|given|planned|scheduled|funded|agreed|in\splace|set\sup)\b"
    r"|\b(?:paired|matched|mentored|coached|supported|trained|shadowed?|guided"
    r"|helped)\s(?:\w{1,15}\s)?(?:with|by)\s"
    r"|\bshadow(?:s|ing)?\s(?:[A-Z][\w’'-]{1,20}|an?\s[a-z]+|the\s[a-z]+)"
    rf"|\bwith\s(?:the\s)?(?:help|support|coaching|guidance|mentoring|training)\s(?:of|from)\b"
    r"|\b(?:I|we|the\ssupervisor|the\smanager|[A-Z][\w’'-]{1,20})\s(?:will|can|shall|have|has|’ll|'ll)\s"
    r"(?:[\w-]{1,15}\s)?(?:help|support|coach|mentor|train|show|guide|assist|review|meet|sit\sdown"
    r"|work\swith)\b",
    re.IGNORECASE,
)

_AHEAD = re.compile(
    r"\b(?:will|shall|is\sgoing\sto|are\sgoing\sto|agreed\sto|agrees\sto|plans?\sto|is\sto|are\sto"
    r"|should|to\sbe"
    r"|next\ssteps?|goals?\sadded|action|actions|to\s(?:complete|attend|finish|review|meet|draft"
    r"|submit|take|join|lead"
    r"|shadow|write|update|present|prepare|book|enrol|enroll|start|follow\sup|discuss|practise"
    r"|practice|train))\b|’ll\b|'ll\b",
    re.IGNORECASE,
)
# A present verb with a deadline is an agreed step too: "Ng books the course by 12 May".
_AGREED = re.compile(
    r"(?:^|[.;:,]\s|\band\s)(?:[A-Z][\w’'-]{1,20}|[Ss]he|[Hh]e|[Tt]hey|I|[Ww]e)\s"
    r"(?:attends?|books?|brings?|completes?|discuss(?:es)?|drafts?|enrols?|enrolls?|finish(?:es)?"
    r"|gives?|holds?|joins?"
    r"|leads?|meets?|plans?|prepares?|presents?|reads?|reports?|reviews?|runs?|schedules?|sends?|sets?"
    r"|shadows?|shares?"
    r"|shows?|starts?|submits?|takes?|trains?|updates?|visits?|writes?)\b"
)
_LONGEST_STEP = 200


def find_beneficiaries(text: str) -> Spans:
    """Return words for those whom the work serves."""
    return find_all(_BENEFICIARY, text)


def find_reasons(text: str) -> Spans:
    """Return the words that begin a reason or purpose."""
    return find_all(_REASON, text)


def find_help(text: str) -> Spans:
    """Return training, coaching, support or resources that somebody offers, gives or arranges."""
    return find_all(_HELP, text)


def find_next_steps(text: str) -> Spans:
    """Return what is to be done by when: from the word that looks ahead to the day or period."""
    starts = merge(find_all(_AHEAD, text), find_all(_AGREED, text))
    if not starts:
        return []
    from fairreview.nlp.dates import find_dates, find_periods

    whens = merge(find_dates(text), find_periods(text))
    steps = []
    for start, end in starts:
        when = next((each for each in whens if each[0] >= end), None)
        if when is not None and when[1] - start <= _LONGEST_STEP:
            steps.append((start, when[1]))
    return merge(steps)


DETECTORS: dict[str, Callable[[str], Spans]] = {
    "beneficiary": find_beneficiaries,
    "help": find_help,
    "next-step": find_next_steps,
    "reason": find_reasons,
}
