"""What ends a command early, and the words for it."""

import contextlib
import errno
from collections.abc import Iterable, Iterator

import click

FAILED = 2


class Fault(click.ClickException):
    """Something that could not be used: shown as one line, and the exit status is 2."""

    exit_code = FAILED

    def show(self, file: object = None) -> None:  # noqa: ARG002 - the place is always standard error
        """Write the message to standard error."""
        say(f"fairreview: {self.format_message()}")


def say(text: str) -> None:
    """Write a line to standard error; a closed one is no reason to stop."""
    try:
        click.echo(text, err=True)
    except (OSError, ValueError):
        return


def reason(error: OSError) -> str:
    """Return why the system refused, in its own words."""
    return (error.strerror or str(error)).lower()


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question with the nearest known words, to be put behind a message; empty without any."""
    from difflib import get_close_matches

    by_folded = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), sorted(by_folded), n=2, cutoff=0.6)
    quoted = " or ".join(f"`{by_folded[name]}`" for name in near)
    return f"; did you mean {quoted}?" if near else ""


@contextlib.contextmanager
def written_to(name: str) -> Iterator[None]:
    """Turn a refusal to write into a Fault; a reader that has gone away ends the run without a word."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise click.exceptions.Exit(FAILED) from None
        raise Fault(f"cannot write to {name}: {reason(error)}") from None
