"""Where results go: standard output, or a file that is written whole or not at all."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

import click

from fairreview.cli.fault import Fault, written_to
from fairreview.cli.wholefile import WholeFile
from fairreview.report.palette import COLOURED, PLAIN, Palette

Write = Callable[[str], None]


def palette_for(stream: TextIO | None) -> Palette:
    """Return colours for a terminal; NO_COLOR and FORCE_COLOR decide first (see no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return PLAIN
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return COLOURED
    is_plain = stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb"
    return PLAIN if is_plain else COLOURED


def is_standard(path: str | None) -> bool:
    """Say whether results for `path` go to standard output."""
    return path is None or path == "-"


def way_back(path: str | None) -> str:
    """Return the way from the output's folder to this one as the start of a link: ``../``, or nothing."""
    if path is None or path == "-":
        return ""
    way = Path(os.path.relpath(Path.cwd(), Path(path).resolve().parent)).as_posix()
    return "" if way == "." else f"{quote(way, errors='surrogateescape')}/"


@contextlib.contextmanager
def open_output(path: str | None) -> Iterator[Write]:
    """Give a function that writes results to `path`, or to standard output without one.

    A file appears when all is written; after an exception it is left as it was.
    """
    if path is None or path == "-":
        stream = _standard_output()
        yield lambda text: _write(stream, text)
        with _to_standard_output():
            stream.flush()
        return
    with WholeFile(Path(path)) as file:
        yield lambda text: file.write(text.encode("utf-8", "backslashreplace"))


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output as they are."""
    stream = _standard_output().buffer
    with _to_standard_output():
        stream.write(content)
        stream.flush()


@contextlib.contextmanager
def _to_standard_output() -> Iterator[None]:
    """Report a refusal to write; what is still buffered then goes nowhere.

    Otherwise Python would try to write it again on its way out, and complain.
    """
    try:
        with written_to("standard output"):
            yield
    except (click.ClickException, click.exceptions.Exit):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _write(stream: TextIO, text: str) -> None:
    with _to_standard_output():
        stream.write(text)


def _standard_output() -> TextIO:
    stream = sys.stdout
    if stream is None:
        raise Fault("cannot write to standard output: it is closed")
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return stream
