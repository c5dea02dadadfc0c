"""A file that is replaced whole or not at all."""

import os
import stat
from pathlib import Path
from types import TracebackType
from typing import Self

from fairreview.cli.fault import written_to


class WholeFile:
    """Writes beside `path`, and puts the result in its place at the end, with the rights it had.

    After an exception the file is as it was. A pipe or device is written to directly. Raises Fault
    where the system refuses.
    """

    def __init__(self, path: Path) -> None:
        self._name = f"`{path}`"
        self._target = path.resolve()
        self._is_direct = self._target.exists() and not self._target.is_file()
        self._draft = self._target.with_name(f".{self._target.name}.{os.getpid()}.draft")
        with written_to(self._name):
            self._stream = self._target.open("wb") if self._is_direct else self._draft.open("xb")

    def __enter__(self) -> Self:
        return self

    def write(self, content: bytes) -> None:
        """Write a piece."""
        with written_to(self._name):
            self._stream.write(content)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with written_to(self._name):
                self._stream.close()
                if kind is None and not self._is_direct:
                    self._put_in_place()
        finally:
            self._draft.unlink(missing_ok=True)

    def _put_in_place(self) -> None:
        if self._target.exists():
            self._draft.chmod(stat.S_IMODE(self._target.stat().st_mode))
        self._draft.replace(self._target)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file at one stroke; raise Fault if that cannot be done."""
    with WholeFile(path) as file:
        file.write(content)
