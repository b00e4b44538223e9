"""`otk kit new FILE`: a delivery kit from a data processor or report and what its code says of itself."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import Commands, Exit, common_options
from pipeline.console import tell
from pipeline.errors import UsageError
from pipeline.files import read_document, read_upload, write_whole
from pipeline.language import _

if TYPE_CHECKING:
    from pipeline.kit.answers import Answers


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    from onec.manifest import Category

    parser = commands.add_parser(
        "new",
        help=_("make a delivery kit"),
        description=_(
            "Writes a manifest from the self-description in the code of the file and packs both into a kit. What the "
            "code does not tell is asked for by name."
        ),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("an .epf or .erf file"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar="KIT.zip", help=_("the kit; by default called like the file, here")
    )
    parser.add_argument("--force", action="store_true", help=_("write over a kit that is there"))
    parser.add_argument("--description", metavar="T", help=_("what it does, in place of the code's words"))
    parser.add_argument(
        "--target",
        action="append",
        default=[],
        metavar="NAME[@VERSION]",
        help=_("a configuration it is meant for, with an exact version or for any; may be given again"),
    )
    parser.add_argument("--name", metavar="T", help=_("title for users"))
    parser.add_argument("--version", metavar="V", help=_("version of the item"))
    parser.add_argument("--kind", choices=[one.value for one in Category], help=_("kind of the item"))
    parser.add_argument("--library-version", metavar="V", help=_("version of the standard subsystems library"))
    parser.add_argument(
        "--assign",
        action="append",
        default=[],
        metavar="NAME",
        help=_("an object or section that shows the commands, by its full name; may be given again"),
    )
    parser.add_argument(
        "--variants-storage", choices=("yes", "no"), help=_("whether a report keeps variants in the library's storage")
    )
    parser.add_argument("--facts", type=Path, metavar="F", help=_("commands and permissions: a JSON or YAML file"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the kit and say what is in it."""
    from pipeline.kit.packing import pack
    from pipeline.kit.targets import read_target

    output = options.output or Path(f"{options.file.stem}.zip")
    if output.exists() and output.resolve() == options.file.resolve():
        raise UsageError(_("%s: would be overwritten; name another file") % output)
    if output.exists() and not options.force:
        raise UsageError(_("%s: is there already; --force writes over it") % output)
    targets = [read_target(one) for one in options.target]
    packed = pack(read_upload(options.file), _answers(options), targets)
    if packed.refusal:
        tell(packed.refusal)
        return Exit.REJECTED
    write_whole(output, packed.kit)
    for note in packed.notes:
        tell(note)
    tell(
        _("%(kit)s: manifest %(schema)s and %(file)s; check it with: otk kit check %(kit)s")
        % {"kit": output, **packed.facts}
    )
    return Exit.ACCEPTED


def _answers(options: argparse.Namespace) -> "Answers":
    from onec.manifest import Category
    from pipeline.kit.answers import Answers, read_facts

    commands, permissions = read_facts(read_document(options.facts)) if options.facts else (None, None)
    return Answers(
        name=options.name,
        version=options.version,
        kind=Category(options.kind) if options.kind else None,
        description=options.description,
        library_version=options.library_version,
        objects=tuple(options.assign),
        variants_storage={"yes": True, "no": False}.get(options.variants_storage),
        commands=commands,
        permissions=permissions,
    )
