"""Answers in the file that a draft came in: comments at findings, fixes as tracked changes."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from fairreview.api.policies import UsageError
from fairreview.api.reviewed import Reviewed
from fairreview.formats.archive import BadFile
from fairreview.model.document import Document
from fairreview.model.outcome import FixedText
from fairreview.model.report import Finding

Annotate = Callable[[bytes, Document, Sequence[Finding]], bytes]
# What writes comments into a copy, by the suffix of the draft; imported when it is needed.
_WRITERS = {
    ".docx": "fairreview.report.word_comments:commented",
    ".docm": "fairreview.report.word_comments:commented",
    ".pdf": "fairreview.report.pdf_highlights:highlighted",
}
_TRACKED = (".docx", ".docm")


def refuse_to_annotate(path: str, output: str) -> None:
    """Raise UsageError where a draft cannot be annotated, or not under the name of the copy."""
    _refuse(path, output, tuple(_WRITERS), "annotated")


def refuse_to_track(path: str, output: str) -> None:
    """Raise UsageError where a draft cannot take tracked changes, or not under the name of the copy."""
    _refuse(path, output, _TRACKED, "given tracked changes")


def annotated(document: Document, findings: Sequence[Finding]) -> bytes:
    """Return the bytes of the draft's file with a comment at each finding; raise UsageError if that fails."""
    module, _, function = _WRITERS[_suffix(document.path)].partition(":")
    write: Annotate = getattr(import_module(module), function)
    try:
        return write(_as_read(document), document, findings)
    except BadFile as bad:
        raise UsageError(f"`{document.path}` cannot be annotated: {bad.remark.message}") from None


def tracked(reviewed: Reviewed, fixed: FixedText) -> tuple[bytes, FixedText]:
    """Return the bytes of the draft's file with fixes as tracked changes, and which of them it took."""
    from fairreview.report import word_changes

    document = reviewed.document
    try:
        made = word_changes.tracked(_as_read(document), document, fixed.applied)
    except BadFile as bad:
        raise UsageError(f"`{document.path}` cannot take tracked changes: {bad.remark.message}") from None
    return made.data, FixedText(text=fixed.text, applied=made.applied, left=(*fixed.left, *made.left))


def _refuse(path: str, output: str, suffixes: Sequence[str], what: str) -> None:
    if path == "-" or Path(path).is_dir():
        raise UsageError(f"only a single file can be {what}; name one")
    if _suffix(path) not in suffixes:
        raise UsageError(f"`{path}` cannot be {what}: that works for {', '.join(suffixes)} files")
    if _suffix(output) != _suffix(path):
        raise UsageError(f"the copy is a {_suffix(path)} file too: name it so, not `{output}`")
    if Path(output).exists() and Path(path).exists() and Path(output).samefile(path):
        raise UsageError(f"`{output}` is the draft itself; name another file for the copy")


def _suffix(path: str) -> str:
    return Path(path).suffix.lower()


def _as_read(document: Document) -> bytes:
    """Return the file's bytes; raise UsageError where they are no longer those that were read."""
    try:
        data = Path(document.path).read_bytes()
    except OSError:
        raise UsageError(f"`{document.path}` can no longer be read") from None
    if document.digest != f"sha256:{sha256(data).hexdigest()}":
        raise UsageError(f"`{document.path}` was changed while it was checked; check it again")
    return data
