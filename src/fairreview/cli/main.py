"""The command line's front page: commands are imported when they are run."""

import sys
from importlib import import_module

import click

from fairreview.cli.fault import FAILED, did_you_mean, say
from fairreview.version import __version__

_INTERRUPTED = 130
_COMMANDS = {
    "check": "fairreview.cli.check:check",
    "audit": "fairreview.cli.audit:audit",
    "facts": "fairreview.cli.facts:facts",
    "explain": "fairreview.cli.explain:explain",
    "fix": "fairreview.cli.fix:fix",
    "policy": "fairreview.cli.policy:policy",
    "generate-shell-completion": "fairreview.cli.completion:completion",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the shape is click's
        """Return the commands in the order of a first visit."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, imported now, or None."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named first, or say which one may have been meant."""
        if args[0] not in _COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"there is no command `{args[0]}`{did_you_mean(args[0], _COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  fairreview check drafts/",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def app() -> None:
    """Check job descriptions, performance plans and reviews before they enter the record."""


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 something could not be used."""
    sys.exit(_status())


def _status() -> int:
    try:
        status = app.main(prog_name="fairreview", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        say("fairreview: interrupted")
        return _INTERRUPTED
    except Exception:
        # Python's own exit status for a crash is 1, which would read as "findings".
        import traceback

        say(traceback.format_exc())
        say("fairreview: this is a mistake in fairreview; please report it with the lines above")
        return FAILED
    return status if isinstance(status, int) else 0
