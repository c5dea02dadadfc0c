"""The pieces that numbers, units and months are recognised by, and the numbers that only name something."""

import re
from collections.abc import Iterable
from functools import lru_cache

Spans = list[tuple[int, int]]

WORD_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|a\s(?:hundred|thousand|million|dozen|couple\sof)"
    r"|dozens\sof|hundreds\sof|thousands\sof|zero)"
)
_SCALE = r"(?:\s(?:hundred|thousand|million|billion|dozen))?"
DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,12})(?:\.\d{1,6})?(?![\d/])"
NUMBER = rf"(?:(?<![\w.,/$£€-])(?:{DIGITS}|{WORD_NUMBER}){_SCALE}(?![\w/]))"
# Both ends of "3-5 days", "20 to 30 days"; the first end keeps the guards of NUMBER.
RANGE = rf"(?:{NUMBER}(?:\s?(?:-|–|—|to|and|or)\s?(?:{DIGITS}|{WORD_NUMBER}))?)"

TIME_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?"
    r"|quarters?|years?|yrs?)"
)
DAY_KIND = r"(?:(?:working|business|calendar|consecutive|full|school|duty|operating|week)[\s-])?"
# Units of measure in public-sector postings and plans (SI and US customary).
MEASURE = (
    r"(?:lbs?\.?|pounds?|kgs?|kilos?|kilograms?|grams?|tons?|tonnes?|ounces?|oz|"
    r"miles?|mi|kms?|kilometres?|kilometers?|metres?|meters?|cm|mm|feet|foot|ft|inch(?:es)?|yards?"
    r"|acres?|hectares?|"
    r"litres?|liters?|gallons?|mph|km/h|wpm|kwh?|mw|db|degrees?|°\s?[cf]|"
    r"points?|bytes?|[kmgt]b|mbps|gbps|square\s(?:feet|metres|meters|miles))"
)
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
# Short words that end a run of modifiers: "three of the reports" counts nothing called "of the reports".
STOP = (
    r"(?:a|about|after|against|an|and|any|are|as|at|be|been|before|both|but|by|can|could|do|does"
    r"|did|during|each|every|for|from|had|has|have|he|her|"
    r"him|his|i|if|in|into|is|it|its|may|might|more|must|my|nor|not|of|on|or|other's|our|out|over"
    r"|per|shall|she|"
    r"should|since|so|than|that|the|their|them|then|these|they|this|those|through|to|under|until|up"
    r"|us|via|was|we|were|"
    r"what|when|where|which|while|who|will|with|within|without|would|you|your)"
)

_LABELS = (
    r"act|annex|appendix|article|bands?|bay|block|box|building|category|categories|chapters?|circular"
    r"|class|clause"
    r"|code|cohort|covid|criteri(?:on|a)|cycle|desk|directive|district|division|"
    r"element|exhibit|ext|extension|figure|floor|form|gate|goals?|grade|grades|group|highway"
    r"|interstate|iso|item"
    r"|key\sstage|kpi|level|levels|lot|memo|module|"
    r"no|objective|objectives|office|option|order|page|pages|paragraphs?|part|parts|pathway|phase|phases|pier"
    r"|pillar|platform|plot|"
    r"policy|precinct|principle|priority|"
    r"public\slaw|regulation|room|route|rule|rules|schedule|scale|section|sections|series|site|sprint"
    r"|stage|stages|standard|step"
    r"|strand|suite|"
    r"table|task|terminal|tier|tiers|title|topic|tranche|type|unit|version|ward|wave|windows|wing"
    r"|workstream|zone|§{1,2}|#"
)
_NAMING = re.compile(
    # "Level 3", "grades 9-12", "No. 12": the number is part of a name.
    rf"(?<!\w)(?i:{_LABELS})\.?[\s-]?\(?(?:\d+(?:\.\d+)*[a-z]?|(?i:[ivx]{{1,4}})\b)"
    r"(?:\s?(?:-|–|to|and|or|,|&)\s?\d+(?:\.\d+)*[a-z]?(?![\w%]|\s?%|\s[a-z]+s\b)){0,9}"
    # "29 CFR 1614", "5 U.S.C. 2301", "GS-12", "B61-12", "24/7", telephone numbers, clock times.
    r"|\b\d+\s(?:CFR|C\.F\.R\.|U\.?S\.?C\.?|Stat\.)(?:\s(?:part\s|§\s?)?\d+(?:\.\d+)*)?"
    r"|\b[A-Z][A-Z0-9]{0,5}-\d[\w-]*|\b(?:24/7|9/11|365/24|7/24|50/50|80/20|20/20|9(?:-to-|-|\sto\s|–)5)\b"
    # "a 10-point plan", "360-degree feedback", "5-star service", "the top 10", "the class of 2026".
    r"|\b\d{1,4}-(?:point|star|way|degree|step|strong|pronged|page|person|part)\b|\b(?i:top|class\sof"
    r"|agenda)\s\d{1,4}(?!\s?%)\b"
    r"|(?<![\w.])\+?\d{0,3}[\s.-]?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b0\d{3,4}\s\d{3}\s?\d{3,4}\b"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}(?:\.\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)"
)


# Several detectors look at one sentence in turn.
@lru_cache(maxsize=64)
def mask_names(text: str) -> str:
    """Return `text`, as long as before, with the numbers that only name something made unreadable."""
    return _NAMING.sub(lambda found: "#" * len(found.group()), text)


def find_all(pattern: re.Pattern[str], text: str) -> Spans:
    """Return where `pattern` is found, without outer white space, in order."""
    found = []
    for match in pattern.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        if words.strip():
            found.append((start, match.start() + len(words.rstrip())))
    return found


def merge(*groups: Iterable[tuple[int, int]]) -> Spans:
    """Return the spans of all groups in order, overlapping ones joined."""
    merged: Spans = []
    for start, end in sorted(span for group in groups for span in group):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
