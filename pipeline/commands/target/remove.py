"""`otk target remove`: forget a release."""

import argparse

from pipeline.cli import Commands, Exit, common_options
from pipeline.configurations import configuration_store, find_entry
from pipeline.language import _


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "remove", help=_("forget a release"), description=_("Removes a release from the registry.")
    )
    parser.add_argument("release", metavar="NAME@VERSION", help=_("the release to forget"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Remove the release."""
    store = configuration_store()
    store.remove(find_entry(store.entries(), options.release))
    return Exit.ACCEPTED
