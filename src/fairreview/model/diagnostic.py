"""A message about a policy file: what is wrong, where, and what to do."""

from typing import Literal

import msgspec

from fairreview.text import Span


class Label(msgspec.Struct, frozen=True):
    """A place in a policy file, with a few words under it; the first label of a message is its main one."""

    span: Span
    text: str = ""


class Diagnostic(msgspec.Struct, frozen=True):
    """One mistake, one message: lower case, no full stop, user words in backticks; help says what to do."""

    code: str
    level: Literal["error", "warning", "advice"]
    message: str
    labels: tuple[Label, ...]
    help: tuple[str, ...] = ()
    path: str = ""


class SourceFile(msgspec.Struct, frozen=True):
    """A policy file as read: `path` is how it is named in messages."""

    path: str
    text: str
