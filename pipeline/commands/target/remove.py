"""`otk target remove`: forget a release."""

import argparse
import sys

from pipeline.cli import Commands, Exit, common_options
from pipeline.configurations import configuration_store, find_entry
from pipeline.errors import UsageError
from pipeline.language import _
from pipeline.visible import visible


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "remove", help=_("forget a release"), description=_("Removes a release from the registry.")
    )
    parser.add_argument("release", metavar="NAME@VERSION", help=_("the release to forget"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Remove the release; which of several is meant must be said."""
    store = configuration_store()
    entries = store.entries()
    entry = find_entry(entries, options.release)
    same = [one for one in entries if one.head.name == entry.head.name]
    if "@" not in options.release and len(same) > 1:
        known = visible(", ".join(f"{one.head.name}@{one.head.version}" for one in same))
        raise UsageError(_("name one release of these: %s") % known)
    store.remove(entry)
    sys.stdout.write(_("removed: %s") % visible(entry.head.title) + "\n")
    return Exit.ACCEPTED
