"""Reads damaged files until the time is up, and says how to make those again that break a reader."""

import argparse
import sys
import time

from tests.fuzzing import FORMATS, Case, Fuzzer

from fairreview.readers.frames import Job
from fairreview.readers.worker import read_job

_AT_ONCE = 500


def main() -> int:
    """Fuzz every format in turns; return 1 if a reader broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="how long, over all formats")
    parser.add_argument("--seed", type=int, default=1, help="the first seed; each turn takes the next")
    parser.add_argument("--format", choices=FORMATS, action="append", help="only this format")
    parser.add_argument(
        "--case", type=int, help="make this case again, and read it without the child process"
    )
    options = parser.parse_args()
    formats = options.format or FORMATS
    if options.case is not None:
        return _again(Case(formats[0], options.seed, options.case))
    fuzzers = {name: Fuzzer(name) for name in formats}
    end, seed, count, broken = time.monotonic() + options.minutes * 60, options.seed, 0, 0
    while time.monotonic() < end:
        for name, fuzzer in fuzzers.items():
            for case, flaw in fuzzer.run(seed, _AT_ONCE):
                broken += 1
                print(
                    f"{name}: {flaw}; python -m tools.fuzz --format {name} --seed {seed} --case {case.number}"
                )
            count += _AT_ONCE
        seed += 1
    print(f"{count:,} damaged files read, {broken} broke a reader; the next seed is {seed}")
    return int(broken > 0)


def _again(case: Case) -> int:
    """Read one case in this process, so that a mistake shows where it was made."""
    data = Fuzzer(case.format).data_of(case)
    for document in read_job(Job(case.format, data, f"case.{case.format}")):
        print(document.failure, repr(document.text[:500]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
