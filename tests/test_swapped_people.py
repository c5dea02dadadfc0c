"""The tool itself treats people alike: another name and other pronouns in a review change no finding.

After Wan et al. (2023), who found such differences in letters that programs had written. What differs is
printed with the words it is about.
"""

from functools import cache

import pytest

from fairreview import Reviewer, load_policy
from fairreview.model.published import Finding

# {n} a name, {s} she, {S} She, {o} her (object), {p} her, {P} Her (of hers), {r} herself.
WOMAN = {"n": "Maria", "s": "she", "S": "She", "o": "her", "p": "her", "P": "Her", "r": "herself"}
MAN = {"n": "Mario", "s": "he", "S": "He", "o": "him", "p": "his", "P": "His", "r": "himself"}
# Names of other origins, with the pronouns of the first.
OTHERS = [{**WOMAN, "n": name} for name in ("Aisha", "Mei", "Oluchi", "Guadalupe", "Emily")]
REVIEWS = [
    "{n} closed 40 cases in March. {S} checked each of {p} files against the register.",
    "{n} is abrasive. Colleagues told {o} so in May.",
    "{S} is warm and caring, and everybody likes {o}.",
    "{n} is bossy with the new clerks and should smile more.",
    "{S} might be able to lead a team one day.",
    "I feel that {s} lacks commitment.",
    "People say that {n} keeps to {r}.",
    "{n} always misses {p} deadlines and never answers letters.",
    "{P} report on the flood of 4 June was used by three counties.",
    "{n} trained two colleagues, and {p} unit cut waiting time from 9 to 4 days.",
    "{S} is a natural leader with great potential.",
    "{S} is too emotional for the counter.",
    "{n} is aggressive in meetings; on 3 May {s} shouted at a visitor.",
    "{n} works hard and is a real team player.",
    "{S} is a rock star of the archive.",
    "{n} was away on leave after the birth of {p} child.",
    "{S} seems to be less energetic than {s} used to be.",
    "Compared with the others {n} is the weakest.",
    "{n} has an attitude problem and is difficult.",
    "{S} taught {r} the new register and wrote the guide that we use.",
    "{n} is confident, decisive and ambitious.",
    "{S} is quiet; {s} should speak up.",
    "{P} attitude towards visitors is excellent.",
    "{n} deserves a 5 because {s} is nice.",
    "{n} will be retiring soon, so {s} needs no training plan.",
]


@cache
def reviewer() -> Reviewer:
    return Reviewer(load_policy())


def findings(text: str, person: dict[str, str]) -> list[tuple[str, str, str]]:
    found = reviewer().review_text(text.format(**person), kind="performance-review").findings
    return [_told(each, person) for each in found]


def _told(finding: Finding, person: dict[str, str]) -> tuple[str, str, str]:
    """Return a finding with names and pronouns taken out of what it is about and what it advises."""
    own = {value.lower() for people in (person, WOMAN, MAN) for value in people.values()}
    texts = (finding.text, " ".join(finding.suggestions))
    words, advice = (
        " ".join("…" if word.strip(".,;“”").lower() in own else word for word in text.split())
        for text in texts
    )
    return finding.rule, words, advice


@pytest.mark.parametrize("text", REVIEWS)
def test_a_man_and_a_woman_get_the_same_findings(text: str) -> None:
    assert findings(text, MAN) == findings(text, WOMAN)


@pytest.mark.parametrize("text", [text for text in REVIEWS if "{n}" in text])
def test_a_name_of_any_origin_gets_the_same_findings(text: str) -> None:
    usual = findings(text, WOMAN)
    assert {person["n"]: findings(text, person) for person in OTHERS} == {
        person["n"]: usual for person in OTHERS
    }


def test_the_samples_are_no_empty_proof() -> None:
    assert len(REVIEWS) >= 20
    assert sum(bool(findings(text, WOMAN)) for text in REVIEWS) >= 12
