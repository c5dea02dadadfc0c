"""Copies of a draft that carry the answer: comments at findings, or fixes as tracked changes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fairreview.cli.fault import Fault
from fairreview.cli.wholefile import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fairreview.api import Reviewed
    from fairreview.model.outcome import FixedText
    from fairreview.model.report import Finding


class AnnotatedCopy:
    """Writes a copy of the one draft that is checked, with a comment at each finding.

    Raises UsageError at once for a draft that cannot be annotated, and Fault where writing fails.
    """

    def __init__(self, paths: "Sequence[str]", output: str) -> None:
        from fairreview.api import annotating

        _ask(annotating.refuse_to_annotate, _only(paths, "--annotate"), output)
        self._output = output

    def write(self, reviewed: "Reviewed", findings: "Sequence[Finding]") -> None:
        """Write the copy; of a draft that could not be read there is none."""
        from fairreview.api import UsageError, annotating

        if not reviewed.document.text:
            return
        try:
            write_whole(Path(self._output), annotating.annotated(reviewed.document, findings))
        except UsageError as error:
            raise Fault(str(error)) from None


class TrackedCopy:
    """Writes a copy of the one draft that is fixed, with the fixes as tracked changes."""

    def __init__(self, paths: "Sequence[str]", output: str | None) -> None:
        from fairreview.api import annotating

        if output is None:
            raise click.UsageError("name the copy that takes the tracked changes with `--output FILE`")
        _ask(annotating.refuse_to_track, _only(paths, "--track-changes"), output)
        self._output = output

    def write(self, reviewed: "Reviewed", fixed: "FixedText") -> "FixedText":
        """Write the copy and return which fixes it took."""
        from fairreview.api import UsageError, annotating

        try:
            data, taken = annotating.tracked(reviewed, fixed)
        except UsageError as error:
            raise Fault(str(error)) from None
        write_whole(Path(self._output), data)
        return taken


def _only(paths: "Sequence[str]", option: str) -> str:
    if len(paths) != 1:
        raise click.UsageError(f"`{option}` takes one draft at a time; name a single file")
    return paths[0]


def _ask(refuse: "Callable[[str, str], None]", path: str, output: str) -> None:
    from fairreview.api import UsageError

    try:
        refuse(path, output)
    except UsageError as error:
        raise click.UsageError(str(error)) from None
