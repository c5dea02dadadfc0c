"""Plants in synthetic documents, once each, what the rules across documents look for."""

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from tools import synthetic_words as words

if TYPE_CHECKING:
    from tools.synthetic import Person, Values

Papers = dict[str, "Values"]
_PASTED = (17, 25, 33)
_NEEDY = (*range(33, 39), *range(81, 87))
# One rater, and the lot of those who work part-time.
_APART = "R-LA-0002"
_LOWERED = 0.9
_UNEVIDENCED = 0.6


class Planter:
    """Spoils the papers of a few people; `planted` says what was planted and in which documents."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._at: dict[int, tuple[str, Callable[[Papers], tuple[str, ...]]]] = {
            0: ("other-weights", _other_weights),
            1: ("other-scale", _other_scale),
            2: ("other-levels", _other_levels),
            3: ("other-criteria", _other_criteria),
            4: ("unplanned-criterion", _unplanned),
            5: ("dropped-criterion", _dropped),
            6: ("changed-criterion", _changed),
            7: ("plan-without-review", _no_review),
            8: ("period-without-progress-talk", _no_talk),
            11: ("praise-under-a-low-rating", _praised),
        }
        self.objectives = {**words.OBJECTIVES, words.UNSERVED[0]: words.UNSERVED[1:]}
        self.planted: dict[str, list[str]] = {"unserved-objective": [words.UNSERVED[0]]}

    def spoil(self, person: "Person", papers: Papers) -> Papers:
        """Return the papers of a person, with what is planted in them."""
        review = papers["reviews"]
        if person.number in self._at:
            name, plant = self._at[person.number]
            self._tell(name, *plant(papers))
            return papers
        if person.number in _PASTED:
            review["comments"] = words.PASTED
            self._tell("pasted-paragraph", str(review["id"]))
        elif person.number in _NEEDY:
            review["next_steps"] = words.NEED.format(
                day=self._random.randint(1, 28), month=self._random.choice(words.MONTHS)
            )
            self._tell("recurring-need", str(review["id"]))
        if person.rater == _APART:
            review["rating"] = 5
            self._tell("rater-apart", str(review["id"]))
        elif person.hours == "part-time":
            self._disadvantage(review)
        return papers

    def _disadvantage(self, review: "Values") -> None:
        """Rate a person lower, and with less evidence, than others who did the same."""
        if review["rating"] in (4, 5) and self._random.random() < _LOWERED:
            review["rating"] = 3
            self._tell("lower-ratings", str(review["id"]))
        if self._random.random() < _UNEVIDENCED:
            del review["evidence"]
            self._tell("less-evidence", str(review["id"]))

    def _tell(self, name: str, *places: str) -> None:
        self.planted.setdefault(name, []).extend(places)


def _criteria(papers: Papers, name: str) -> list["Values"]:
    found = papers[name]["criteria"]
    if not isinstance(found, list):
        raise TypeError("criteria are a list")
    return found


def _ids(papers: Papers, *names: str) -> tuple[str, ...]:
    return tuple(str(papers[name]["id"]) for name in names)


def _other_weights(papers: Papers) -> tuple[str, ...]:
    for name in ("plans", "talks", "reviews"):
        criteria = _criteria(papers, name)
        criteria[0]["weight"], criteria[1]["weight"] = criteria[1]["weight"], criteria[0]["weight"]
    return _ids(papers, "plans", "talks", "reviews")


def _other_scale(papers: Papers) -> tuple[str, ...]:
    papers["reviews"]["scale"] = "1-6"
    return _ids(papers, "reviews")


def _other_levels(papers: Papers) -> tuple[str, ...]:
    papers["reviews"]["standard_levels"] = ["Not met", "Met"]
    return _ids(papers, "reviews")


def _other_criteria(papers: Papers) -> tuple[str, ...]:
    for name in ("plans", "talks", "reviews"):
        _criteria(papers, name).append(_extra(papers))
    return _ids(papers, "plans", "talks", "reviews")


def _unplanned(papers: Papers) -> tuple[str, ...]:
    _criteria(papers, "reviews").append(_extra(papers))
    return _ids(papers, "reviews")


def _extra(papers: Papers) -> "Values":
    title, text = words.EXTRA
    last = _criteria(papers, "plans")[-1]
    return {**last, "id": "9", "title": title, "text": text, "weight": "0 %"}


def _dropped(papers: Papers) -> tuple[str, ...]:
    _criteria(papers, "reviews").pop()
    return _ids(papers, "plans", "reviews")


def _changed(papers: Papers) -> tuple[str, ...]:
    _criteria(papers, "reviews")[0]["target"] = "twice as many"
    return _ids(papers, "plans", "reviews")


def _praised(papers: Papers) -> tuple[str, ...]:
    papers["reviews"]["comments"] = words.PRAISE
    return _ids(papers, "reviews")


def _no_review(papers: Papers) -> tuple[str, ...]:
    return _ids(papers, "plans") if papers.pop("reviews") else ()


def _no_talk(papers: Papers) -> tuple[str, ...]:
    return _ids(papers, "reviews") if papers.pop("talks") else ()
