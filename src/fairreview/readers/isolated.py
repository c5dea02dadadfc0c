"""Reads untrusted files in a process of its own, one for all files, with bounded memory and time.

There is no way to turn this off: a file that breaks its reader must never take a platform along.
"""

import atexit
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from threading import Lock, Timer
from typing import IO

import msgspec

from fairreview.model.document import Document, Remark
from fairreview.readers.frames import (
    MEMORY,
    OUT_OF_MEMORY,
    SECONDS,
    Job,
    decode_document,
    encode,
    read_frame,
    write_frame,
)
from fairreview.readers.plain import failed

# The most that the answers about one file may hold: the parent's memory is bounded too.
_MOST_BYTES = 512 * 1024 * 1024
_ENTRY = "import sys; sys.path[:] = sys.argv[1:]; from fairreview.readers.worker import main; main()"
# All that a Python on some platforms needs from the environment to start.
_KEPT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_UNSTARTED = Remark("no-process", "no process could be started to read it apart; save its text as .txt")
_SLOW = Remark("slow", f"it takes longer than {SECONDS} seconds to read; split it, or save its text as .txt")
_TOO_BIG = Remark(
    "memory", f"it needs more than {MEMORY >> 20} MB of memory to read; split it, or save its text as .txt"
)
_BROKEN = Remark("broken", "the reader broke off: it is damaged or made in an unusual way; save it anew")
_TOO_MUCH = Remark("too-large", "there is too much text in it; split it into smaller files")
_PATIENCE = 5


class _Answer(msgspec.Struct, frozen=True):
    """The documents of a file, as far as it was read, and why it was read no further."""

    documents: tuple[Document, ...]
    failure: Remark | None = None


class _Child:
    """A process that reads files, without environment and in a session of its own: Ctrl-C passes it by."""

    def __init__(self) -> None:
        self.files = 0
        self._is_late = False
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-B", "-c", _ENTRY, *map(os.path.abspath, sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=os.path.abspath(os.sep),  # noqa: PTH100
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            start_new_session=True,
        )

    def greet(self) -> bool:
        """Wait until the process is ready; say whether it is."""
        answer = self._hear(Job("", b"", ""), is_greeting=True)
        return answer.failure is None

    def read(self, job: Job) -> _Answer:
        """Return what the process makes of a file."""
        self.files += 1
        return self._hear(job)

    def stop(self) -> None:
        """End the process, whatever it is at, and close its pipes."""
        self._process.kill()
        self._process.wait()
        self.let_go()

    def let_go(self) -> None:
        """Close the pipes; a process at rest ends by itself then."""
        for pipe in self._pipes():
            try:
                pipe.close()
            except OSError:  # what was not yet written is lost with the process
                continue

    def _hear(self, job: Job, *, is_greeting: bool = False) -> _Answer:
        asked, answered = self._pipes()
        documents: list[Document] = []
        size = 0
        timer = Timer(SECONDS, self._end_late)
        timer.daemon = True
        timer.start()
        try:
            if not is_greeting:
                write_frame(asked, encode(job))
            while content := read_frame(answered):
                documents.append(decode_document(content))
                size += len(content)
                if size > _MOST_BYTES:
                    self.stop()
                    return _Answer(tuple(documents), _TOO_MUCH)
        except (EOFError, OSError, msgspec.DecodeError):
            return _Answer(tuple(documents), self._why())
        except BaseException:  # such as Ctrl-C: half an answer must not be taken for that of the next file
            self.stop()
            raise
        finally:
            timer.cancel()
        return _Answer(tuple(documents))

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        asked, answered = self._process.stdin, self._process.stdout
        if asked is None or answered is None:
            raise RuntimeError("the process was started without pipes")
        return asked, answered

    def _end_late(self) -> None:
        self._is_late = True
        self._process.kill()

    def _why(self) -> Remark:
        """Return why the process ended; one that did not, but answers what it should not, is ended."""
        try:
            status = self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            status = 0
        self.stop()
        if status == OUT_OF_MEMORY:
            return _TOO_BIG
        is_spent = status != 0 and status == -getattr(signal, "SIGXCPU", 0)
        return _SLOW if self._is_late or is_spent else _BROKEN


class _Seat:
    """The one child of this process, and the lock that lets one thread at a time ask it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.child: _Child | None = None

    def ask(self, job: Job) -> _Answer:
        """Ask the child, or a new one; an answer that an earlier file may have spoilt is asked for again."""
        child = self.child or self._new()
        if child is None:
            return _Answer((), _UNSTARTED)
        is_first = child.files == 0
        self.child = None
        answer = child.read(job)
        is_whole = answer.failure is None
        if is_whole:
            self.child = child
        return answer if is_whole or is_first or answer.failure is _SLOW else self.ask(job)

    def _new(self) -> _Child | None:
        try:
            child = _Child()
        except (OSError, ValueError):
            return None
        return child if child.greet() else None

    def forget(self) -> None:
        """Leave the child to the process that this one was forked from."""
        self.lock = Lock()
        if self.child:
            self.child.let_go()
        self.child = None

    def close(self) -> None:
        """End the child."""
        if self.child:
            self.child.stop()
        self.child = None


_seat = _Seat()
atexit.register(_seat.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_seat.forget)


def read_apart(job: Job) -> Iterator[Document]:
    """Yield the documents of an untrusted file, read in the child process, and a failure if that breaks."""
    with _seat.lock:
        answer = _seat.ask(job)
    yield from answer.documents
    if answer.failure:
        yield failed(job.name, answer.failure, job.data)
    elif not answer.documents:
        yield failed(job.name, Remark("empty", "there is no text in it"), job.data)
