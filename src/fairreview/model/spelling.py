"""British and American spellings of one word."""

import re
from functools import lru_cache

# The words of a policy are some thousands, and most of them stand in many wordings.
_MOST_WORDS = 20_000
# Each pair: the British spelling, the American one. Both may stand inside a longer word.
_PAIRS = tuple(
    (uk, us)
    for uk, us in (
        pair.split(":")
        for pair in (
            "behaviour:behavior colour:color favour:favor honour:honor labour:labor humour:humor "
            "rumour:rumor "
            "neighbour:neighbor harbour:harbor endeavour:endeavor vigour:vigor rigour:rigor flavour:flavor "
            "odour:odor savour:savor valour:valor candour:candor demeanour:demeanor splendour:splendor "
            "armour:armor fervour:fervor clamour:clamor tumour:tumor vapour:vapor saviour:savior "
            "programme:program licence:license defence:defense offence:offense pretence:pretense "
            "judgement:judgment acknowledgement:acknowledgment skilful:skillful wilful:willful "
            "instalment:installment fulfilment:fulfillment enrolment:enrollment catalogue:catalog "
            "dialogue:dialog analogue:analog manoeuvre:maneuver paediatric:pediatric anaesthe:anesthe "
            "orthopaedic:orthopedic gynaecolog:gynecolog haemo:hemo sceptic:skeptic jewellery:jewelry "
            "aluminium:aluminum moustache:mustache analyse:analyze analysing:analyzing paralyse:paralyze "
            "paralysing:paralyzing practise:practice practising:practicing cosy:cozy"
        ).split()
    )
)
_WHOLE = {
    "fulfil": "fulfill",
    "fulfils": "fulfills",
    "enrol": "enroll",
    "enrols": "enrolls",
    "instil": "instill",
    "instils": "instills",
    "distil": "distill",
    "ageing": "aging",
    "grey": "gray",
    "greys": "grays",
    "mum": "mom",
    "mums": "moms",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "whilst": "while",
}
_WHOLE_BACK = {us: uk for uk, us in _WHOLE.items()}
_CENTRE = re.compile(
    r"^((?:kilo|centi|milli)?met|lit|cent|theat|fib|calib|lust|somb|spect|meag|sab)(re|er)(s|d|ed)?$"
)
_CENTRING = re.compile(r"^cent(r|er)ing$")
_ISE = re.compile(r"^([a-z]{2,})(is|iz)(e|ed|es|er|ers|ing|ation|ations|ational)$")
# Words whose other spelling would be a different word, or none at all.
_ONLY_ISE = re.compile(
    r"^(?:pr|advert|adv|ar|compr|comprom|dem|dev|disgu|enterpr|exc|exerc|expert|franch|improv|merchand|prem|prom|"
    r"ra|pra|appra|otherw|likew|rev|superv|surm|surpr|telev|no|po|cru|bru|prec|conc|parad|treat|w|r|s|se|ma|caps|"
    r"bap|no|unw|upr|sunr|apprec|no|vis|no|pre)$"
)
_DOUBLED_L = re.compile(
    r"^(travel|cancel|model|label|level|counsel|signal|total|fuel|channel|tunnel|dial|rival|equal|marvel|quarrel|"
    r"shovel|initial|panel|funnel|libel|pencil|swivel|unravel|grovel)(l?)(ed|ing|er|ers|or|ors|ist|ists|ation|ations)$"
)


_IN_PAIRS = re.compile("|".join(spelling for pair in _PAIRS for spelling in pair))


@lru_cache(maxsize=_MOST_WORDS)
def variants_of(word: str) -> tuple[str, ...]:
    """Return the other spellings of a folded word, in a fixed order; none when it has only one."""
    found = [*_replaced(word), *_ised(word), *_centred(word), *_doubled(word)]
    return tuple(dict.fromkeys(other for other in found if other != word))


def _replaced(word: str) -> list[str]:
    if word in _WHOLE:
        return [_WHOLE[word]]
    if word in _WHOLE_BACK:
        return [_WHOLE_BACK[word]]
    for uk, us in _PAIRS if _IN_PAIRS.search(word) else ():
        if uk in word:
            return [word.replace(uk, us)]
        if us in word:
            return [word.replace(us, uk)]
    return []


def _ised(word: str) -> list[str]:
    found = _ISE.match(word)
    if found is None or _ONLY_ISE.match(found[1]):
        return []
    return [f"{found[1]}{'iz' if found[2] == 'is' else 'is'}{found[3]}"]


def _centred(word: str) -> list[str]:
    ring = _CENTRING.match(word)
    if ring is not None:
        return ["centering" if ring[1] == "r" else "centring"]
    found = _CENTRE.match(word)
    if found is None:
        return []
    stem, middle, end = found[1], found[2], found[3] or ""
    if middle == "re":
        return [f"{stem}er{'ed' if end == 'd' else end}"]
    return [f"{stem}re{'d' if end == 'ed' else end}"] if end != "d" else []


def _doubled(word: str) -> list[str]:
    found = _DOUBLED_L.match(word)
    if found is None:
        return []
    return [f"{found[1]}{'' if found[2] else 'l'}{found[3]}"]
