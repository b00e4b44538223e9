"""`otk target show`: what the index of a release holds."""

import argparse
import json
import sys
from collections import Counter

from pipeline.cli import Commands, Exit, common_options
from pipeline.commands.target.listing import row
from pipeline.configurations import configuration_store, find_entry
from pipeline.language import _

WIDTH = 24
CONFIGURATION = "Configuration"
"""The kind of the release itself."""


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "show", help=_("show a release"), description=_("Shows what is known of a registered release.")
    )
    parser.add_argument("release", metavar="NAME[@VERSION]", help=_("the newest version by default"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text or JSON; text by default"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the release."""
    store = configuration_store()
    entry = find_entry(store.entries(), options.release)
    index = store.index(entry)
    counts = dict(sorted(Counter(one.kind for one in index.objects if one.kind != CONFIGURATION).items()))
    modules = index.modules()
    methods = [one for key in modules for one in index.module(*key) or ()]
    exported = sum(one.exported for one in methods)
    if options.format == "json":
        found = row(entry) | {
            "objects": counts,
            "modules": len(modules),
            "methods": len(methods),
            "exported_methods": exported,
        }
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return Exit.ACCEPTED
    known = row(entry)
    for title, value in (
        (_("Configuration"), known["configuration"]),
        (_("Version"), known["version"]),
        (_("Vendor"), known["vendor"]),
        (_("Compatibility"), known["compatibility_mode"]),
        (_("Index"), f"{entry.sha256}, {entry.size} " + _("B")),
        (_("Modules"), str(len(modules))),
        (_("Methods"), _("%(all)s, of them exported %(exported)s") % {"all": len(methods), "exported": exported}),
        (_("Unread modules"), ", ".join(known["unread_modules"])),
        (_("Objects"), ", ".join(f"{kind} {count}" for kind, count in counts.items())),
    ):
        if value:
            sys.stdout.write(f"{title:<{WIDTH}} {value}\n")
    return Exit.ACCEPTED
