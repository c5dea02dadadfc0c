"""The last answer when nothing better is known: the pattern to write, never a list of tokens."""

from fairreview.language.mistakes_blocks import error
from fairreview.language.mistakes_place import Place
from fairreview.language.scan_labels import FIRST_LINES
from fairreview.model.diagnostic import Diagnostic, Label

_PATTERNS: dict[str, str] = {
    "names": "write one name, or several with commas between them",
    "one_name": "write one name, for example: criterion",
    "severity": "write error, warning or advice",
    "package": "write for example: package: our-office.wording",
    "quoted": 'write the text between quotation marks: "…"',
    "rule_name": "write a name of one word, for example: name: young-team",
    "until": "write a day, for example: until: 2027-03-31",
    "effective": "write: effective: from 2026-10-01 until 2029-09-30",
    "source": 'write: source: "Title" section "Part 2" at "https://…" retrieved 2026-10-01',
    "size": "write a number, for example: smallest group: 30",
    "fix": 'write: fix: replace it with "…" after review, '
    'fix: delete it automatically, or: fix: add section "…"',
    "flag": 'write: flag: "ninja", any form of "dominate", or: flag: any word in lexicon coded-words',
    "entry": 'write: - "guru", any form of "dominate" as a verb suggest "expert"'
    " unless it is inside a quotation",
    "shape": 'write: shape "She is abrasive." or: shape "She lacks confidence." in order:',
    "link": 'write: - trait is an adjective, - link is any form of "be", '
    "or: - trait is the complement of link",
    "step": 'write: - any form of "lift", - weight is a quantity, or: - up to 3 words',
    "setting": 'write: - longest-timeframe is 12 months between 1 month and 24 months because "…"',
    "recognised": 'write: - section duties titled "Duties", "Main duties" or: - words "reports to"',
    "measure": "write: measure: share where its rating is at least 4, or: measure: average of its rating",
    "line_example": 'write: fails: "We want a [[young]] team." becomes "We want a team."',
    "example": 'write: example: "…" given performance-plan "p-1" - criterion "…" with metric "…"'
    " expect: nothing end example",
}
_AFTER_WORD: dict[str, tuple[str, ...]] = {
    "is": (
        "to compare numbers write: its rating is less than 3",
        'to compare texts write: its status is "final" or its status is one of "draft", "final"',
        "to ask for a fact write: it is negated",
    ),
    "has": ("write: it has a metric, it has no metric, or it has at least 2 metrics",),
    "contains": (
        'write: it contains "always", it contains any word in lexicon vague-words, or it contains a date',
    ),
    "inside": ('write: it is inside a quotation, or it is inside a section titled "References"',),
    "part": ('write: it is part of "civil service", or it is part of a programme-title',),
    "within": ('write: it is within 3 words of "vehicle", or it is within 3 words of lexicon vehicle-words',),
    "least": ("to compare numbers write: its rating is at least 3",),
    "most": ("to compare numbers write: its rating is at most 3",),
    "more": ("to compare numbers write: its rating is more than 3",),
    "less": ("to compare numbers write: its rating is less than 3",),
    "than": ("to compare numbers write: its rating is less than 3",),
    "between": ("write: its rating is between 2 and 4",),
    "confidence": ("write: with confidence at least 75 %",),
    "with": ("write: with confidence at least 75 %",),
    "does": ('write: it does not contain "always", or it does not have a date',),
    "do": ('write: it does not contain "always", or it does not have a date',),
    "any": ("write: any word in lexicon vague-words",),
    "lexicon": ("write the name of the lexicon, for example: any word in lexicon vague-words",),
}
_AFTER_WORD.update({"are": _AFTER_WORD["is"], "have": _AFTER_WORD["has"], "contain": _AFTER_WORD["contains"]})
_AFTER_WORD.update({"not": _AFTER_WORD["is"]})
_SUBJECT = "a sentence begins with `it`, `its …` or `the …`, for example: it has a metric"
_VERB = (
    "to compare numbers write: its rating is less than 3",
    "to ask for something write: it has a metric",
)
_REACH = 4


def pattern_to_write(place: Place) -> Diagnostic:
    """Return the general message: what does not fit, and the pattern that is closest."""
    index = place.index
    if index >= len(place.pieces):
        message = f"`{place.label}:` is not finished" if place.label else "this is not finished"
        label = Label(place.at, "more is needed here")
    else:
        word = place.text[place.at.start : place.at.end].split("\n")[0]
        message = f"`{word}` does not fit here" if len(word) < 40 else "this does not fit here"
        label = Label(place.at)
    return error("FR100", message, label, *_advice(place))


def _advice(place: Place) -> tuple[str, ...]:
    if place.start.startswith("head_"):
        return (f"write for example: {FIRST_LINES[place.kind]}",)
    if place.start not in ("cond", "line") and not _in_guard(place):
        return (_PATTERNS[place.start],)
    before = [place.word(at) for at in range(place.index - 1, place.index - 1 - _REACH, -1)]
    if not before[0] or before[0] in ("and", "or", "unless", "where") or place.index == 0:
        return (_SUBJECT,) if not place.is_kind(place.index - 1, "string") else _VERB
    for word in before:
        if word in _AFTER_WORD:
            return _AFTER_WORD[word]
    return _VERB


def _in_guard(place: Place) -> bool:
    asks = ("unless", "where")
    return place.start in ("entry", "measure") and any(place.word(at) in asks for at in range(place.index))
