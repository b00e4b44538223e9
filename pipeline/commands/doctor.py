"""`otk doctor`: is this installation healthy, in sentences."""

import argparse
import sys
from importlib.metadata import entry_points

from pipeline.cli import Commands, Exit, common_options
from pipeline.language import _, choose_language

QUESTIONS = "otk.doctor"


def register(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "doctor",
        help=_("say whether this installation is healthy"),
        description=_("Asks every part of the installation how it is, and says what to do where something is wrong."),
    )
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the answers; 0 where all is well, 5 where something is not."""
    healthy = True
    russian = choose_language(options.lang) == "ru"
    for point in sorted(entry_points(group=QUESTIONS), key=lambda one: one.name):
        for name, ask in point.load()():
            well, in_russian, in_english = ask()
            healthy = healthy and well
            sign = _("ok") if well else _("WRONG")
            sys.stdout.write(f"{sign:<6} {point.name}: {name}. {in_russian if russian else in_english}\n")
    return Exit.ACCEPTED if healthy else Exit.ENVIRONMENT
