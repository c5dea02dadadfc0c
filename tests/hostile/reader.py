"""A reader of files that misbehaves as the file says, to try the process that readers run in."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from fairreview.model.document import Document

_kept: list[bytes] = []


def read(data: bytes, name: str) -> Iterator[Document]:
    """Do what the bytes say, word by word: a deed, a colon, and with what."""
    for word in data.decode().split():
        deed, _, value = word.partition(":")
        said = _DEEDS[deed](value)
        if said:
            yield Document(name, said)


def _spin(_: str) -> str:
    while True:
        pass


def _fail(_: str) -> str:
    raise ValueError("a mistake in a reader")


def _print(_: str) -> str:
    sys.stdout.write("words of a library\n")
    sys.stdout.flush()
    return sys.stdin.read()


def _reach(what: str) -> str:
    """Return what came of reaching for something outside."""
    deed, _, value = what.partition("=")
    try:
        _OUTSIDE[deed](value)
    except OSError as error:
        return type(error).__name__
    return "done"


_OUTSIDE: Mapping[str, Callable[[str], object]] = {
    "read": lambda path: Path(path).read_bytes(),
    "write": lambda path: Path(path).write_bytes(b""),
    "remove": lambda path: Path(path).unlink(),
    "connect": lambda _: socket.create_connection(("127.0.0.1", 9), 1),
    "run": lambda _: subprocess.run(["true"], check=False),
}
_DEEDS: Mapping[str, Callable[[str], str | None]] = {
    "say": str,
    "pid": lambda _: str(os.getpid()),
    "environment": lambda _: str(len(os.environ)),
    "keep": lambda size: _kept.append(b"x" * (int(size) << 20)),
    "sleep": lambda seconds: time.sleep(float(seconds)),
    "spin": _spin,
    "crash": lambda _: os.abort(),
    "raise": _fail,
    "print": _print,
    "try": _reach,
}
