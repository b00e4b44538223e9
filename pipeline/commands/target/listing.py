"""`otk target list`: the registered releases."""

import argparse
import json
import sys
from typing import Any

from pipeline.cli import Commands, Exit, common_options
from pipeline.configurations import Entry, configuration_store
from pipeline.language import _
from pipeline.visible import visible

SHORT_SUM = 12


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "list", help=_("list the releases"), description=_("Lists the registered releases by name and version.")
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text or JSON; text by default"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    entries = configuration_store().entries()
    if options.format == "json":
        sys.stdout.write(json.dumps([row(one) for one in entries], ensure_ascii=False, indent=1) + "\n")
        return Exit.ACCEPTED
    if not entries:
        sys.stdout.write(_("No release is registered; otk target add registers one.") + "\n")
    names = max((len(one.head.name) for one in entries), default=0)
    versions = max((len(one.head.version) for one in entries), default=0)
    for one in entries:
        name, version = visible(one.head.name), visible(one.head.version)
        sys.stdout.write(f"{name:<{names}}  {version:<{versions}}  {one.sha256[:SHORT_SUM]}\n")
    return Exit.ACCEPTED


def row(entry: Entry) -> dict[str, Any]:
    """Return an entry as plain data."""
    head = entry.head
    return {
        "configuration": visible(head.name),
        "version": visible(head.version),
        "vendor": visible(head.vendor),
        "uuid": head.uuid,
        "compatibility_mode": head.compatibility_mode,
        "unread_modules": [visible(one) for one in head.unread],
        "index": {"sha256": entry.sha256, "size": entry.size},
    }
