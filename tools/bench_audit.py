"""Measures an audit of synthetic reviews with the findings of an earlier check: speed and memory.

Usage: python -m tools.bench_audit [REVIEWS]

Everything counts: starting, reading the report and the reviews, comparing, and writing the JSON. The report
is made of what a check finds in the first 480 reviews, in turn; the check itself is measured by `bench`.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from tools.synthetic import write

from fairreview import Reviewer, load_policy, read_documents
from fairreview.readers.plain import digest_of
from fairreview.report.json import document_json

_REVIEWS = 200_000
_CHECKED = 480
_WANTED = 8_000


def prepare(folder: Path, count: int) -> None:
    """Write the reviews, their groups file, and the report of an earlier check."""
    write(folder / "few", _CHECKED, seed=1, reviews_only=True)
    checked = Reviewer(load_policy()).review_each(read_documents([str(folder / "few" / "reviews.jsonl")]))
    reports = cycle([json.loads(document_json(reviewed.report)) for reviewed in checked])
    write(folder / "all", count, seed=2, reviews_only=True)
    reviews = folder / "all" / "reviews.jsonl"
    with reviews.open("rb") as lines, (folder / "report.jsonl").open("w", encoding="utf-8") as out:
        for line, report in zip(lines, reports, strict=False):
            own = {
                "path": reviews.as_posix(),
                "id": json.loads(line)["id"],
                "digest": digest_of(line.rstrip()),
            }
            out.write(json.dumps({**report, **own}) + "\n")


def main() -> None:
    """Print the line."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _REVIEWS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, count)
        command = [sys.executable, "-m", "fairreview", "audit", str(folder / "all" / "reviews.jsonl")]
        known = ["--findings", str(folder / "report.jsonl"), "--groups", str(folder / "all" / "groups.csv")]
        written = [
            "--jobs",
            "2",
            "--fail-on",
            "never",
            "--format",
            "json",
            "--output",
            str(folder / "audit.json"),
        ]
        start = time.perf_counter()
        process = subprocess.Popen([*command, *known, *written], stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    if status:
        sys.exit("the audit failed")
    memory, busy = used.ru_maxrss / 1024, used.ru_utime + used.ru_stime
    print(
        f"audit of {count:,} reviews with --findings: {seconds:.1f} s = {count / seconds:,.0f} a second",
        end="",
    )
    print(f" (wanted: {_WANTED:,}); {count / busy:,.0f} a second of one core; peak memory {memory:.0f} MB")


if __name__ == "__main__":
    main()
