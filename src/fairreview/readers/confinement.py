"""What the process that reads untrusted files may do: nothing but compute, in bounded memory and time.

Limits of memory and time hold on POSIX; Linux also takes the network away. Everywhere else
an audit hook refuses connections, other programs, and files other than Python's own.
"""

import os
import sys
from collections.abc import Iterable

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_OPEN_FILES = 64
_REFUSED = (
    "socket.",
    "subprocess.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "tempfile.",
    "shutil.",
    "pickle.",
    "os.chmod",
    "os.chown",
    "os.exec",
    "os.fork",
    "os.kill",
    "os.link",
    "os.mkdir",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.spawn",
    "os.startfile",
    "os.symlink",
    "os.system",
    "os.truncate",
    "os.utime",
)
# Libraries that others import if they are there, at a cost of time and address space that no reader needs.
_UNWANTED = ("numpy", "pandas")


def confine(memory: int) -> None:
    """Give up what reading a file does not need; `memory` is in bytes, for the whole process."""
    for name in _UNWANTED:
        sys.modules[name] = None  # type: ignore[assignment]
    _leave_network()
    _limit(memory)
    roots = tuple(sorted({os.path.realpath(path) for path in (*sys.path, sys.base_prefix, sys.prefix)}))
    sys.addaudithook(lambda event, values: _refuse(event, values, roots))


def allow_seconds(seconds: int) -> None:
    """Allow the process so much more time of the processor before the system ends it."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _limit(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    wanted = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for which, most in wanted:
        hard = resource.getrlimit(which)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(which, (least, least))
        except (OSError, ValueError):  # macOS knows a limit of address space but lets none be set
            continue


def _leave_network() -> None:
    """Move to a namespace without network, where the system lets us: only C code could still want one."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    if unshare is not None:
        unshare(_NEW_NET if os.geteuid() == 0 else _NEW_NET | _NEW_USER)


def _refuse(event: str, values: Iterable[object], roots: tuple[str, ...]) -> None:
    if event == "open":
        path, _, flags = values
        if not _may_open(path, flags, roots):
            raise PermissionError("a reader of drafts opens no files")
    elif event.startswith(_REFUSED):
        raise PermissionError("a reader of drafts has no access to this")


def _may_open(path: object, flags: object, roots: tuple[str, ...]) -> bool:
    """Say whether a file is one that Python itself needs: its own modules and their data, to be read."""
    if isinstance(path, int):
        return True
    if isinstance(flags, int) and flags & _WRITING:
        return False
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    return isinstance(path, str) and os.path.realpath(path).startswith(roots)
