"""What a sentence does (asks, wishes, assigns) and what it does to a word (denies, quotes, explains it)."""

import re
from collections.abc import Iterator, Sequence

from fairreview.model.facts import Word
from fairreview.nlp.shields import is_shouted
from fairreview.text import Span

_PREFERENCE = re.compile(
    r"\b(?:prefer(?:red|ably|ence|able)|desir(?:able|ed)|advantage(?:ous)?|a plus|nice[ -]to[ -]haves?|bonus"
    r"|ideally|ideal candidates?|beneficial|an asset|would be (?:useful|helpful|welcome|good)|optional(?:ly)?"
    r"|not (?:essential|required|mandatory|necessary))\b",
    re.IGNORECASE,
)
_REQUIREMENT = re.compile(
    r"\b(?:must|required?|requirements?|requires|requiring|essential|mandatory|necessary|minimum|needs? to"
    r"|ability to|able to|capable of|capacity to|experienced"
    r"|experience (?:in|of|with|as|working|managing|using)"
    r"|you have|you(?:'|\u2019)ve|you are|you(?:'|\u2019)re|you possess|you can|you should"
    r"|should (?:have|be|possess)"
    r"|you(?: will|(?:'|\u2019)ll) (?:need|possess|bring"
    r"|have (?!the (?:opportunity|chance)|an opportunity|access)"
    r"|be (?:an?|able|highly|fully|well)|be \w+(?:ent|ant|ive|ic|ful|ated|ised|ized)\b)"
    r"|knowledge of|understanding of|familiarity with|familiar with|proficien(?:t|cy)|fluen(?:t|cy)|degree in"
    r"|we(?:(?:'|\u2019)re| are) (?:looking for|seeking|after)|looking for|seeks?|seeking|wanted|sought"
    r"|candidates?|applicants?|demonstrate[ds]?|demonstrable|proven|qualifi(?:ed|cations?)|skilled (?:in|at)"
    r"|commitment to|willing(?:ness)? to|aptitude for|\w+ skills)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:you will|you(?:'|\u2019)ll|responsible for|duties|responsibilit(?:y|ies)|accountable for"
    r"|reports? to|the (?:post|job|role|position|incumbent|postholder|post[ -]holder|employee)"
    r"(?: holder)? (?:will|is to|shall)"
    r"|tasked with|in charge of|your (?:tasks|work|role) (?:will|include))\b",
    re.IGNORECASE,
)
# Duties begin with the verb: "Prepare briefings", "Manages a team of five".
_DUTY_VERB = re.compile(
    r"(?:(?:also|then|regularly|effectively|actively|independently|personally|directly|proactively) )?"
    r"(?:act|advis|analy[sz]|answer|apply|approv|arrang|assess|assign|assist|attend|audit|build|carr[yi]|collaborat"
    r"|collect|communicat|compil|complet|conduct|consult|contribut|coordinat|co-ordinat|creat|deliver|design"
    r"|determin|develop|direct|distribut|draft|ensur|establish|evaluat|examin|execut|facilitat|gather|guid|handl"
    r"|help|hir|identif|implement|improv|inspect|install|interpret|investigat|keep|lead|liais|maintain|manag"
    r"|mentor|monitor|negotiat|operat|order|organi[sz]|overse|participat|perform|plan|prepar|present|process"
    r"|produc|promot|provid|purchas|recommend|record|recruit|represent|research|resolv|respond|review|run|schedul"
    r"|serv|set|supervis|support|teach|track|train|troubleshoot|undertak|updat|verif|work|writ)(?:e?s|e|y|ies)?\b",
    re.IGNORECASE,
)
_SECTIONS = {
    "requirements": "requirement",
    "qualifications": "requirement",
    "preferred": "preference",
    "preferences": "preference",
    "desirable": "preference",
    "duties": "duty",
    "responsibilities": "duty",
}
_DEMAND = re.compile(r"\b(?:must|required|mandatory|essential)\b", re.IGNORECASE)
_CHECKABLE = re.compile(
    r"\d|\b(?:such as|for example|e\.g|including|as shown by|evidenced by|measured|certif\w+|licen[cs]ed?"
    r"|degree|diploma|to [a-z]{3,} |(?:in|of|with|for) [a-z]{3,}|using|by [a-z]+ing)\b",
    re.IGNORECASE,
)
_LONGEST_VAGUE = 90

_DENIALS = frozenset({"not", "n't", "nt", "never", "no", "neither", "nor", "none", "without", "cannot"})
_DENYING_PHRASES = re.compile(
    r"(?<!\w)(?:regardless of|irrespective of|free (?:of|from)|rather than|instead of|other than|no longer"
    r"|no|not|without|never|nor|neither|non)"
    r"(?: (?:(?:a|an|the|any|one's|his|her|your|their|being|be|to|of|such|all)"
    r"|(?!(?:only|merely|simply|necessarily)\b)[\w']+ly)){0,3}\Z"
)
_NOT_DENYING = re.compile(r"(?:only|just|merely|simply|necessarily|limited|least|later|more|less)\Z")
_FORBIDDING = frozenset(
    {
        "avoid",
        "prohibit",
        "forbid",
        "exclude",
        "ban",
        "refrain",
        "prevent",
        "refuse",
        "deny",
        "eliminate",
        "cease",
    }
)
_VERBS = frozenset({"verb", "auxiliary"})


def stance(sentence: str, near: Span, lead_in: str = "", headings: Sequence[tuple[str, str]] = ()) -> str:
    """Return ``requirement``, ``preference``, ``duty`` or an empty text.

    `near` is the place in the sentence that is asked about: what stands in its own part of the
    sentence counts first. `lead_in` is the line that leads into a list, `headings` are title and
    kind of the sections around, the innermost first: they count when the words themselves do not say.
    What stands under a wish is a wish, unless it demands.
    """
    part = _part(sentence, near)
    texts = (part, sentence) if part != sentence else (sentence,)
    if any(_PREFERENCE.search(text) for text in texts[:1]):
        return "preference"
    around = _said(lead_in) or _under(headings)
    if around == "preference" and not _DEMAND.search(sentence):
        return around
    if _DUTY_VERB.match(sentence) and not _DEMAND.search(sentence):
        return around or "duty"
    return next((said for text in texts if (said := _said(text))), "") or around


def _under(headings: Sequence[tuple[str, str]]) -> str:
    for title, kind in headings:
        said = "preference" if _PREFERENCE.search(title) else _SECTIONS.get(kind) or _said(title)
        if said:
            return said
    return ""


def _said(text: str) -> str:
    if _PREFERENCE.search(text):
        return "preference"
    required, duty = _REQUIREMENT.search(text), _DUTY.search(text)
    if required and (not duty or required.start() <= duty.start()):
        return "requirement"
    return "duty" if duty else ""


def _part(sentence: str, near: Span) -> str:
    start = sentence.rfind(";", 0, near.start) + 1
    end = sentence.find(";", near.end)
    return sentence[start : end if end >= 0 else len(sentence)].strip()


def is_vague(sentence: str) -> bool:
    """Say whether a requirement names no object or standard by which anybody could check it."""
    return len(sentence) <= _LONGEST_VAGUE and not _CHECKABLE.search(sentence)


def is_capitalised(words: str, sentence: str, *, opens: bool) -> bool:
    """Say whether each longer word has a capital that means something.

    The first word of a sentence (`opens`) has one anyway, and so has every word of a shouted sentence.
    """
    longer = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    telling = longer[1:] if opens and longer and words.lstrip().startswith(longer[0]) else longer
    return bool(telling) and all(word[0].isupper() for word in longer) and not is_shouted(sentence)


def is_negated(words: Sequence[Word], about: Span) -> bool:
    """Say whether the words at `about` are denied, forbidden or excluded by their own clause.

    A denial counts on the word itself, on what it hangs on up to the verb of its clause, or right
    before it ("regardless of", "without"). "Not only" and "not limited to" deny nothing, and a
    denial that is one of the words asked about ("not a team player") is not about them.
    """
    touched = [place for place, word in enumerate(words) if word.span.meets(about)]
    if not touched:
        return False
    before = " ".join(word.folded for word in words[max(0, touched[0] - 5) : touched[0]])
    if _DENYING_PHRASES.search(before):
        return True
    denials = {place for place in range(len(words)) if place not in touched and _denies(words, place)}
    denied = denials | {words[place].head for place in denials}
    forbidding = {place for place, word in enumerate(words) if word.lemma in _FORBIDDING} - set(touched)
    return any(
        step in denied or step in forbidding
        for place in touched
        for step in _upward(words, place, within=about)
    )


def _denies(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if word.relation != "negation" and word.folded not in _DENIALS:
        return False
    following = words[place + 1].folded if place + 1 < len(words) else ""
    head = words[word.head].folded
    return not _NOT_DENYING.match(following) and not _NOT_DENYING.match(head)


def _upward(words: Sequence[Word], place: int, *, within: Span) -> Iterator[int]:
    """Yield the word and those it hangs on, up to the first verb with a subject of its own."""
    with_subject = {word.head for word in words if word.relation == "subject"}
    seen: set[int] = set()
    while place not in seen:
        seen.add(place)
        yield place
        word = words[place]
        is_clause = word.word_class in _VERBS and (place in with_subject or word.relation == "conjunct")
        if is_clause and not within.holds(word.span):
            return
        place = word.head


def explained_acronyms(text: str) -> frozenset[str]:
    """Return the acronyms whose full form stands in the text.

    The full form stands before or after brackets ("Key Performance Indicator (KPI)"), or anywhere
    as capitalised words with those initials.
    """
    found = {match.group(1) for match in _BRACKETED.finditer(text) if _leads_to(text, match)}
    found.update(
        match.group(1) for match in _SPELT_OUT.finditer(text) if _fits(match.group(1), match.group(2))
    )
    for match in _CAPITALISED.finditer(text):
        found.update(_initials(match.group()))
    return frozenset(found)


_BRACKETED = re.compile(r"[(\[]\s?[\"\u201c]?([A-Z][A-Z&]{1,5})(?:'?s)?[\"\u201d]?\s?[)\]]")
_SPELT_OUT = re.compile(
    r"\b([A-Z][A-Z&]{1,5})s?(?: ?[(\[]| [\u2013\u2014-] |: | stands for | means | is short for )"
    r"([^()\[\]\n.;]{3,120})"
)
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?:\s(?:(?:of|and|for|the|in|on|to|&)\s){0,2}[A-Z][a-z]+){1,9}")


def _leads_to(text: str, match: re.Match[str]) -> bool:
    words = text[max(0, match.start() - 120) : match.start()].split()
    acronym = match.group(1)
    return any(_fits(acronym, " ".join(words[-count:])) for count in range(1, min(len(words), 12) + 1))


def _fits(acronym: str, words: str) -> bool:
    """Say whether the letters of `acronym` stand in `words` in order, its first at the very start.

    After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions".
    """
    wanted = acronym.replace("&", "").lower()
    letters = words.lower()
    if not letters.startswith(wanted[:1]):
        return False
    place = 0
    for letter in wanted[1:]:
        place = _next_start(letters, letter, place + 1)
        if place < 0:
            return False
    return True


def _next_start(letters: str, letter: str, place: int) -> int:
    """Return where `letter` next begins a word, or else next stands at all, from `place` on."""
    starts = re.compile(rf"(?<![a-z]){re.escape(letter)}").search(letters, place)
    return starts.start() if starts else letters.find(letter, place)


def _initials(words: str) -> Iterator[str]:
    """Yield the initials of every run of two to six capitalised words in a phrase."""
    initials = "".join(word[0] for word in words.split() if word[0].isupper())
    for start in range(len(initials) - 1):
        for end in range(start + 2, min(start + 6, len(initials)) + 1):
            yield initials[start:end]


# What may stand before the verb that opens a goal: a mark of a list, a label, the person, a helping verb.
_BEFORE_OPENING = re.compile(
    r"[^\w]*(?:[^:.;]{1,60}:\s*)?(?:(?:the\s)?(?:employee|incumbent|officer|post-?holder|manager|supervisor|staff|team"
    r"|you|he|she|they|we|i)\s)?(?:(?:will|must|shall|should|can|to|able\sto|is\sable\sto|is\sexpected\sto)\s)?"
    r"(?:[a-z]{2,20}ly\s|also\s|always\s)?[^\w]*",
    re.IGNORECASE,
)


def opens(before: str) -> bool:
    """Say whether words that stand after `before` open their sentence."""
    return _BEFORE_OPENING.fullmatch(before[-200:]) is not None
