"""A counter on the terminal for runs that take a while."""

import sys
import time

_PATIENCE = 2.0
_PAUSE = 0.2
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts documents on standard error: only on a terminal, and only after two seconds."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._shows = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._count = 0
        self._stands = False

    def step(self) -> None:
        """Count one more document, and show the count now and then."""
        self._count += 1
        if self._shows and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            self._stands = True
            sys.stderr.write(f"{_CLEAR}{self._count} document{'s' * (self._count != 1)} looked at")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the counter away, so that something else can be written."""
        if self._stands:
            self._stands = False
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
