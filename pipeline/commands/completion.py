"""`otk completion SHELL`: a script that completes commands and options."""

import argparse
import sys

from pipeline.cli import Commands, Exit, build_parser, common_options
from pipeline.language import _

SHELLS = ("bash", "zsh", "tcsh")


def register(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "completion",
        help=_("print a completion script for a shell"),
        description=_(
            "Prints a script that completes commands and options. For bash, write it to "
            "~/.local/share/bash-completion/completions/otk."
        ),
    )
    parser.add_argument("shell", choices=SHELLS, help=_("the shell"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    sys.stdout.write(shtab.complete(build_parser(), options.shell) + "\n")
    return Exit.ACCEPTED
