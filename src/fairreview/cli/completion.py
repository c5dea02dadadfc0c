"""The `generate-shell-completion` command."""

import click
from click.shell_completion import get_completion_class

from fairreview.cli.fault import Fault
from fairreview.cli.output import open_output


@click.command(
    "generate-shell-completion",
    short_help="Print a script that completes commands and options.",
    epilog="\b\nExample:\n  fairreview generate-shell-completion bash >> ~/.bashrc",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    """Print a script that lets your shell complete commands and options."""
    kind = get_completion_class(shell)
    if kind is None:
        raise Fault(f"there is no completion for `{shell}`")
    script = kind(ctx.find_root().command, {}, "fairreview", "_FAIRREVIEW_COMPLETE")
    with open_output(None) as write:
        write(script.source() + "\n")
    return 0
