"""Prints how right fairreview is on the labelled texts under `corpora/`, as a table per family.

Usage: python tools/accuracy.py [--show] [FOLDER]

FOLDER is a corpus of the same shape (default: `corpora`). `--show` lists every text that came out wrong.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tools.corpus import ROOT, Tally, tallies

_HEAD = f"  {'':<24}{'precision':>9}{'recall':>8}{'f1':>7}{'n':>5}"


def main(arguments: Sequence[str]) -> int:
    """Print the tables; return 1 where some text came out otherwise than it says of itself."""
    shows = "--show" in arguments
    folders = [Path(each) for each in arguments if each != "--show"]
    if len(folders) > 1 or not all(folder.is_dir() for folder in folders):
        print("usage: python tools/accuracy.py [--show] [FOLDER]", file=sys.stderr)
        return 2
    found = tallies(*folders) if folders else tallies(ROOT)
    for table in dict.fromkeys(tally.table for tally in found):
        print(table)
        print(_HEAD)
        print("\n".join(_rows([tally for tally in found if tally.table == table])))
    surprising = [tally for tally in found if tally.is_right is bool(tally.known)]
    if shows:
        print("\n".join(_told(tally) for tally in found if not tally.is_right))
    known = sum(bool(tally.known) for tally in found)
    print(
        f"{len(found)} texts, {known} of them known to come out wrong; otherwise than told: {len(surprising)}"
    )
    for tally in surprising:
        print(_told(tally))
    return 1 if surprising else 0


def _rows(found: Sequence[Tally]) -> Iterator[str]:
    by_name = {
        part: Counter(_name(name) for tally in found for name in getattr(tally, part))
        for part in ("right", "wrong", "missed")
    }
    for name in sorted({name for counts in by_name.values() for name in counts}):
        yield _row(name, *(counts[name] for counts in by_name.values()))
    yield _row("all", *(counts.total() for counts in by_name.values()))


def _name(name: str) -> str:
    return name.split(":", maxsplit=1)[0]


def _row(name: str, right: int, wrong: int, missed: int) -> str:
    precision = _share(right, wrong)
    recall = _share(right, missed)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"  {name:<24}{precision:>9.3f}{recall:>8.3f}{f1:>7.3f}{right + missed:>5}"


def _share(right: int, other: int) -> float:
    return right / (right + other) if right + other else 1.0


def _told(tally: Tally) -> str:
    parts: Iterable[tuple[str, tuple[str, ...]]] = (("missed", tally.missed), ("wrong", tally.wrong))
    said = "; ".join(f"{what} {', '.join(names)}" for what, names in parts if names) or "all right"
    return f"{tally.id}: {said} | {tally.text[:160]!r}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
