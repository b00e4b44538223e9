"""`otk rules new ID`: a file to begin a rule with."""

import argparse
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from pipeline.cli import Commands, Exit, common_options
from pipeline.console import tell
from pipeline.errors import UsageError
from pipeline.language import _
from pipeline.visible import visible
from rules.catalogue import CODE, NAME, PACKS, SECURITY, catalogue


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "new",
        help=_("begin a rule"),
        description=_(
            "Writes a file to begin a rule with. It can be loaded at once; its cases fail until you write them."
        ),
    )
    parser.add_argument("code", metavar="ID", help=_("code of the rule, as NET-020"))
    parser.add_argument("--name", help=_("name that tells the fault, as no-timeout; by default the code"))
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        default=PACKS / SECURITY,
        help=_("folder; by default the pack security"),
    )
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file and say what is next."""
    from pipeline.rulebook.skeleton import skeleton, write_new

    name = options.name or options.code.lower()
    if not re.fullmatch(CODE, options.code):
        raise UsageError(_("“%s” is no code like NET-020") % visible(options.code))
    if not re.fullmatch(NAME, name):
        raise UsageError(_("“%s” is no name like no-timeout") % visible(name))
    if any(one.name == name for one in catalogue()):
        raise UsageError(_("there is a rule called “%s” already") % name)
    path = options.output / f"{name}.yaml"
    write_new(path, skeleton(options.code, name, datetime.now(UTC).date()))
    sys.stdout.write(f"{path}\n")
    sharing = catalogue().with_code(options.code)
    if sharing:
        names = ", ".join(one.name for one in sharing)
        tell(_("the code %(code)s has rules already: %(names)s") % {"code": options.code, "names": names})
    tell(_("its cases fail until you write them; try them with: otk rules test %s") % path)
    return Exit.ACCEPTED
