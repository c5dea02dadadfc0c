"""Writes synthetic documents of a county that does not exist: plans, talks, reviews, and a groups file.

Usage: python -m tools.synthetic FOLDER [--people N] [--seed N] [--planted] [--reviews-only]

The same seed gives the same bytes. Without `--planted` everybody is judged alike: what an audit finds then
is chance. With it, each inconsistency that the rules across documents look for is planted once, and
`FOLDER.planted.json` says where. Documents are written one at a time, so a million people need no more memory
than ten.
"""

import argparse
import csv
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec
from tools import synthetic_words as words
from tools.synthetic_words import Goal, Role

_PERIOD = "2026"
_SCALE = "1-5"
_RATINGS = (1, 2, 3, 4, 5)
_SHARES = (2, 10, 50, 30, 8)
_BANDS = ("under 40", "40 and over")
_HOURS = ("full-time", "part-time")
# From so many people on, a unit has other raters: each rates some fifty.
_UNIT_BLOCK = 600
Values = dict[str, object]


class Person(NamedTuple):
    """Somebody whose work is planned and reviewed."""

    number: int
    role: Role
    grade: str
    unit: str
    rater: str
    band: str
    hours: str

    @property
    def code(self) -> str:
        """Return what the papers call the person."""
        return f"E-{self.number:07}"


def people(count: int, random: Random) -> Iterator[Person]:
    """Yield people, spread evenly over roles, grades and units; groups have nothing to do with either."""
    for number in range(count):
        role = words.ROLES[number % len(words.ROLES)]
        unit = words.UNITS[number // len(words.ROLES) % len(words.UNITS)]
        team = number // _UNIT_BLOCK * 3 + number % len(words.ROLES) % 3
        rater = f"R-{unit[:2].upper()}-{team:04}"
        grade = role.grades[number // (len(words.ROLES) * len(words.UNITS)) % len(role.grades)]
        band, hours = random.choice(_BANDS), random.choices(_HOURS, (3, 1))[0]
        yield Person(number, role, grade, unit, rater, band, hours)


def plan(person: Person) -> Values:
    """Return what somebody will be judged by."""
    return {
        "id": f"plan-{person.number:07}",
        "kind": "performance-plan",
        **_common(person),
        "status": "final",
        "created": "2026-01-15",
        "criteria": [_criterion(number, goal) for number, goal in enumerate(person.role.goals, 1)],
    }


def talk(person: Person, random: Random) -> Values:
    """Return the talk in the middle of the period."""
    return {
        "id": f"talk-{person.number:07}",
        "kind": "performance-review",
        **_common(person),
        "status": "interim",
        "created": "2026-06-30",
        "scale": _SCALE,
        "standard_levels": list(words.LEVELS),
        "criteria": [_criterion(number, goal) for number, goal in enumerate(person.role.goals, 1)],
        "comments": _sentence(person, random),
        "next_steps": _filled(random.choice(words.STEPS), random),
    }


def review(person: Person, random: Random, rating: int | None = None) -> Values:
    """Return the judgement at the end of the period."""
    overall = random.choices(_RATINGS, _SHARES)[0] if rating is None else rating
    criteria = [
        {
            **_criterion(number, goal),
            "rating": min(5, max(1, overall + random.choice((-1, 0, 0, 0, 1)))),
            "comments": _result(goal, random),
        }
        for number, goal in enumerate(person.role.goals, 1)
    ]
    return {
        "id": f"review-{person.number:07}",
        "kind": "performance-review",
        **_common(person),
        "status": "final",
        "created": "2026-12-10",
        "rating": overall,
        "scale": _SCALE,
        "standard_levels": list(words.LEVELS),
        "comments": " ".join(_sentence(person, random) for _ in range(random.choice((2, 3, 4)))),
        "evidence": _filled(random.choice(words.EVIDENCE), random),
        "next_steps": _filled(random.choice(words.STEPS), random),
        "recognition": _filled(random.choice(words.THANKS), random),
        "criteria": criteria,
    }


def _common(person: Person) -> Values:
    return {
        "employee": person.code,
        "role": person.role.title,
        "grade": person.grade,
        "series": person.role.series,
        "unit": person.unit,
        "period": _PERIOD,
        "author": person.rater,
    }


def _criterion(number: int, goal: Goal) -> Values:
    return {
        "id": str(number),
        "title": goal.title,
        "text": f"{goal.duty}. What is looked at: {goal.metric}.",
        "weight": f"{goal.weight} %",
        "metric": goal.metric,
        "target": goal.target,
        "timeframe": goal.timeframe,
        "measure_source": goal.source,
        "objective": goal.objective,
    }


def _sentence(person: Person, random: Random) -> str:
    return f"{person.code} {_filled(random.choice(person.role.deeds), random)}."


def _result(goal: Goal, random: Random) -> str:
    got = f"{random.randint(1, 99)} in {random.choice(words.MONTHS)}"
    return random.choice(words.GOALS_MET).format(got=got, source=goal.source, target=goal.target)


def _filled(template: str, random: Random) -> str:
    return template.format(
        n=random.randint(20, 400),
        few=random.randint(2, 19),
        day=random.randint(1, 28),
        month=random.choice(words.MONTHS),
    )


def job(role: Role) -> Values:
    """Return the description of a job."""
    duties = "\n".join(f"- {goal.duty}" for goal in role.goals)
    return {
        "id": f"job-{role.series}",
        "kind": "job-description",
        "title": role.title.capitalize(),
        "role": role.title,
        "series": role.series,
        "text": f"{role.title.capitalize()}\n\nDuties:\n\n{duties}\n",
    }


def mission(objectives: dict[str, tuple[str, str]]) -> str:
    """Return a mission plan as Markdown."""
    listed = (f"- {id_}: {text}\n  - Measure: {measure}\n" for id_, (text, measure) in objectives.items())
    return f"---\nkind: mission-plan\n---\n# Mission objectives of the county\n\n{''.join(listed)}"


def write(  # noqa: PLR0913
    folder: Path, count: int, seed: int, *, planted: bool = False, reviews_only: bool = False
) -> None:
    """Write the documents of `count` people into a folder."""
    from tools.synthetic_planted import Planter

    folder.mkdir(parents=True, exist_ok=True)
    random = Random(seed)  # noqa: S311 - nothing here is secret
    planter = Planter(random) if planted else None
    with ExitStack() as stack:
        names = ("reviews",) if reviews_only else ("plans", "talks", "reviews")
        files = {name: stack.enter_context((folder / f"{name}.jsonl").open("wb")) for name in names}
        table = csv.writer(
            stack.enter_context((folder / "groups.csv").open("w", newline="", encoding="utf-8"))
        )
        table.writerow(["id", "age band", "hours"])
        for person in people(count, random):
            papers = {"plans": plan(person), "talks": talk(person, random), "reviews": review(person, random)}
            kept = planter.spoil(person, papers) if planter else papers
            for name in names:
                if name in kept:
                    files[name].write(msgspec.json.encode(kept[name]) + b"\n")
            if "reviews" in kept:
                table.writerow([kept["reviews"]["id"], person.band, person.hours])
    _write_frame(folder, planter.objectives if planter else words.OBJECTIVES, reviews_only=reviews_only)
    if planter:
        told = json.dumps(planter.planted, indent=2, ensure_ascii=False)
        folder.with_suffix(".planted.json").write_text(told + "\n", encoding="utf-8")


def _write_frame(folder: Path, objectives: dict[str, tuple[str, str]], *, reviews_only: bool) -> None:
    """Write what belongs to no single person: job descriptions and the mission plan."""
    if reviews_only:
        return
    (folder / "mission.md").write_text(mission(objectives), encoding="utf-8")
    lines = b"".join(msgspec.json.encode(job(role)) + b"\n" for role in words.ROLES)
    (folder / "jobs.jsonl").write_bytes(lines)


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description="Write synthetic plans, talks and reviews.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=480)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--planted", action="store_true", help="plant each inconsistency once")
    parser.add_argument("--reviews-only", action="store_true", help="no plans, talks, jobs or mission")
    options = parser.parse_args()
    write(
        options.folder,
        options.people,
        options.seed,
        planted=options.planted,
        reviews_only=options.reviews_only,
    )


if __name__ == "__main__":
    main()
