"""Messages for ordinary spellings of dates, numbers and comparisons that this language writes in one way."""

import re

from fairreview.language.mistakes_blocks import error
from fairreview.language.mistakes_place import Place
from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.text import Span

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "(" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r"|sept)\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_DATES = (
    (re.compile(rf"{_DAY}(?:\s+of)?\s+{_MONTH},?\s+(\d{{4}})", re.IGNORECASE), (3, 2, 1)),
    (re.compile(rf"{_MONTH}\s+{_DAY},?\s+(\d{{4}})", re.IGNORECASE), (3, 1, 2)),
    (re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})"), (3, 0, 0)),
)
_DATE_REACH = 40
_COMPARING = {
    **dict.fromkeys(("below", "under", "beneath", "fewer", "smaller", "lower", "shorter"), "less than"),
    **dict.fromkeys(
        ("above", "over", "greater", "exceeds", "exceeding", "bigger", "higher", "longer"), "more than"
    ),
    **dict.fromkeys(("minimum", "minimally"), "at least"),
    **dict.fromkeys(("maximum", "maximally"), "at most"),
    **dict.fromkeys(("equals", "equal"), "exactly"),
    "atleast": "at least",
    "atmost": "at most",
}
_NUMBERS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve".split(),
        range(13),
        strict=True,
    )
)
_NUMBERS.update({"once": 1, "twice": 2, "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100})
_NO_NOUNS = frozenset("not any the pattern no a an at more less exactly between".split())
_ODD = {
    "must": "say what is asked for under `require:`, for example: it has a metric",
    "should": "say what is asked for under `require:`, for example: it has a metric",
    "if": "write the condition under `only when:` or `where:`",
    "then": "write the condition under `only when:` and what is asked for under `require:`",
    "but": "join sentences with `and` or `or`",
    "includes": "write: it contains …",
    "include": "write: it does not contain …",
    "without": "write: it has no …",
    "lacks": "write: it has no …",
    "never": "write: it does not …",
    "cannot": "write: it is not …",
    "matches": "write: it contains pattern …, or: it is in lexicon …",
    "near": 'write: it is within 3 words of "vehicle"',
}


def date_in_words(place: Place) -> Diagnostic | None:
    """Answer `1 January 2027`, `01/31/2027` and the like with 2027-01-01."""
    around = place.at.start
    begin = max(around - _DATE_REACH, place.pieces[0].start if place.pieces else around)
    for pattern, order in _DATES:
        for found in pattern.finditer(place.text, begin, around + _DATE_REACH):
            if found.end() >= around and not place.quotes(found.start()):
                return _date(found, order)
    return None


def _date(found: re.Match[str], order: tuple[int, int, int]) -> Diagnostic:
    at = Span(found.start(), found.end())
    message = "a day is written year-month-day"
    year, month, day = (found[group] if group else "" for group in order)
    if not month:
        month, day = _which_is_the_month(found[1], found[2])
    if not month:
        help_ = f"for example: {year}-01-31 for the last day of January"
        return error("FR113", message, Label(at, "it is unclear which number is the month"), help_)
    number = int(month) if month.isdigit() else 1 + [name[:3] for name in _MONTHS].index(month[:3].lower())
    return error("FR113", message, Label(at, f"write {year}-{number:02}-{int(day):02}"))


def _which_is_the_month(first: str, second: str) -> tuple[str, str]:
    if int(first) > 12 >= int(second):
        return second, first
    if int(second) > 12 >= int(first) or first == second:
        return first, second
    return "", ""


def word_for_comparing(place: Place) -> Diagnostic | None:
    """Answer `below 3`, `greater than 3` and their like."""
    if place.start not in ("cond", "line", "entry", "measure"):
        return None
    for at in (place.index, place.index - 1):
        word = place.word(at)
        if word in _COMPARING:
            last = at + 1 if place.word(at + 1) in ("than", "to") else at
            return _compared(place, at, last, _COMPARING[word])
    return None


def _compared(place: Place, first: int, last: int, words: str) -> Diagnostic:
    written = " ".join(place.written(first, last).split())
    at = Span(place.pieces[first].start, place.pieces[last].end)
    full = words if place.word(first - 1) in ("is", "are", "not", "has", "have") else f"is {words}"
    return error(
        "FR110",
        f"`{written}` is not how numbers are compared here",
        Label(at, f"write `{full}`"),
        f"for example: {place.sentence_with(full, first, last)}",
    )


def number_in_words(place: Place) -> Diagnostic | None:
    """Answer `at least one` with `at least 1`."""
    for at in (place.index, place.index - 1):
        number = _NUMBERS.get(place.word(at))
        if number is not None and place.word(at - 1) in (
            "least",
            "most",
            "than",
            "exactly",
            "within",
            "to",
            "is",
        ):
            example = place.sentence_with(str(number), at, at)
            label = Label(place.pieces[at].span, f"write `{number}`")
            return error("FR110", "numbers are written in figures", label, f"for example: {example}")
    return None


def contraction(place: Place) -> Diagnostic | None:
    """Answer `isn't` with `is not`."""
    word = place.word(place.index)
    if not word.endswith(("n't", "n\u2019t")):
        return None
    full = f"{word[:-3]} not"
    return error("FR110", f"`{word}` is written in full here", Label(place.at, f"write `{full}`"))


def odd_word(place: Place) -> Diagnostic | None:
    """Answer words that other rule languages have and this one says differently."""
    if place.start not in ("cond", "line", "measure", "entry"):
        return None
    for at in (place.index, place.index - 1):
        advice = _ODD.get(place.word(at))
        if advice:
            label = Label(place.pieces[at].span)
            return error("FR110", f"`{place.word(at)}` is not used in a condition", label, advice)
    return None


def no_article(place: Place) -> Diagnostic | None:
    """Answer `it has metric` with `a metric`."""
    index = place.index
    asks = ("has", "have", "inside", "contains", "contain", "as")
    in_shape = place.start in ("link", "step") and place.word(index - 1) == "is"
    in_sentence = place.start in ("cond", "line", "entry", "measure") and place.word(index - 1) in asks
    if not (in_shape or in_sentence):
        return None
    word = place.word(index)
    if not word or word in _NO_NOUNS or word in _NUMBERS or word[0].isdigit():
        return None
    article = "an" if word[0] in "aeiou" else "a"
    return error("FR110", f"`{word}` needs `a` or `an`", Label(place.at, f"write `{article} {word}`"))


def half_sentence(place: Place) -> Diagnostic | None:
    """Answer `or negated` and `rating is 3`, which do not say what they are about."""
    index, word = place.index, place.word(place.index)
    if place.start not in ("cond", "line", "entry", "measure") or not word or word in _NO_NOUNS:
        return None
    begins = index == 0 or place.word(index - 1) in ("and", "or", "unless", "where")
    if not begins:
        return None
    if place.word(index + 1) in ("is", "are", "has", "have", "contains", "contain"):
        label = Label(place.at, f"write `its {word}`, or `the {word}`")
        return error("FR110", "this does not say whose it is", label)
    if index == 0 or place.word(index - 2) == "":
        return None
    label = Label(place.at, "say what this is about")
    join = place.word(index - 1)
    return error("FR110", f"`{join}` joins whole sentences", label, f"for example: {join} it is {word}")


def count_without_comparison(place: Place) -> Diagnostic | None:
    """Answer `it has 2 metrics`, which leaves open whether more will do."""
    index = place.index
    if place.word(index - 1) not in ("has", "have"):
        return None
    word = place.word(index)
    number = word if word.isdigit() else str(_NUMBERS.get(word, ""))
    if not number:
        return None
    label = Label(place.at, f"write `at least {number}`, `at most {number}` or `exactly {number}`")
    return error("FR110", "this leaves open whether more or fewer would do", label)
