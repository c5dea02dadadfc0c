"""Messages for ordinary spellings of what is said about groups of documents, figures and findings."""

from fairreview.language.mistakes_blocks import error
from fairreview.language.mistakes_place import Place
from fairreview.model.across import COMPARED_NAMES, EXTREMES, GROUP_VALUES, MEASURED_WHERE, MEASURES
from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.model.vocabulary import MARKS
from fairreview.text import Span

_FLAGGED = (*COMPARED_NAMES, *(mark.name for mark in MARKS))
_MEASURED = {
    **dict.fromkeys(("rate", "percentage", "percent", "proportion", "fraction", "ratio"), "share"),
    **dict.fromkeys(("number", "total", "frequency"), "count"),
    "mean": "average",
}
_FIGURES = ", ".join(f"the {value.name}" for value in GROUP_VALUES)
_FINDINGS = ("finding", "findings")


def measured_otherwise(place: Place) -> Diagnostic | None:
    """Answer `measure: rate where …` and `measure: average rating`."""
    if place.start != "measure":
        return None
    word, before = place.word(place.index), place.word(0)
    if place.index == 0 and word in _MEASURED:
        name = _MEASURED[word]
        rest = "where its rating is at least 4" if name in MEASURED_WHERE else "of its rating"
        label = Label(place.at, f"write `{name}`")
        return error("FR110", f"there is no measure called `{word}`", label, f"for example: {name} {rest}")
    if place.index == 1 and word and before in MEASURES and before not in MEASURED_WHERE:
        label = Label(place.at, f"write `of its {word}`")
        return error("FR110", f"this does not say whose `{word}` it is", label)
    return None


def figure_of_a_group(place: Place) -> Diagnostic | None:
    """Answer `80 % of highest share` and `the average share`."""
    if place.start not in ("cond", "line"):
        return None
    index, word = place.index, place.word(place.index)
    if word in EXTREMES and place.word(index - 1) != "the":
        return error("FR110", f"`{word}` needs `the`", Label(place.at, f"write `the {word}`"))
    for last in (index, index - 1):
        measure = place.word(last)
        if measure in MEASURES and place.word(last - 2) == "the":
            at = Span(place.pieces[last - 1].start, place.pieces[last].end)
            label = Label(at, f"write `lowest {measure}` or `highest {measure}`")
            return error("FR110", "there is no such figure of a group", label, f"there is also: {_FIGURES}")
    return None


def findings_without_a_number(place: Place) -> Diagnostic | None:
    """Answer `contains findings of family vague` and `contains any finding of …`."""
    if place.start not in ("cond", "line", "measure"):
        return None
    index = place.index
    at = index if place.word(index) in _FINDINGS else index - 1
    if place.word(at) not in _FINDINGS or place.word(at + 1) != "of":
        return None
    first = at - 1 if place.word(at - 1) in ("any", "the") else at
    label = Label(Span(place.pieces[first].start, place.pieces[at].end), "write `a finding`")
    message = "this does not say how many findings"
    return error("FR110", message, label, "or for example: it contains at least 2 findings of family vague")


def flagged_without_any(place: Place) -> Diagnostic | None:
    """Answer `flag: unplanned-criterion` with `any`."""
    word = place.word(place.index)
    if place.start != "flag" or place.index or word not in _FLAGGED:
        return None
    return error("FR110", f"`{word}` needs `any`", Label(place.at, f"write `any {word}`"))
