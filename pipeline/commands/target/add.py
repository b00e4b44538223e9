"""`otk target add`: index a configuration and register it."""

import argparse
import sys
from pathlib import Path

from onec.errors import RefusedError
from onec.release.bodies import pack_bodies
from onec.release.build import build_index
from pipeline.cli import Commands, Exit, common_options
from pipeline.configurations import AlreadyRegisteredError, configuration_store
from pipeline.errors import UsageError
from pipeline.language import _, choose_language
from pipeline.releases import read_configuration
from pipeline.visible import visible


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "add",
        help=_("register a release"),
        description=_("Indexes a configuration: a Designer XML dump or an EDT project, a zip of either, or a .cf."),
    )
    parser.add_argument("path", type=Path, nargs="+", metavar="PATH", help=_("a .cf, a folder or a zip"))
    parser.add_argument("--replace", action="store_true", help=_("replace another release of the same version"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Register every release that is named."""
    store = configuration_store()
    language = choose_language(options.lang)
    for path in options.path:
        content = read_configuration(path, language)
        try:
            index = build_index(content)
        except RefusedError as error:
            raise UsageError(_("%s: an add-on, not a configuration") % path) from error
        try:
            entry = store.add(index, pack_bodies(content.modules), replace=options.replace)
        except AlreadyRegisteredError as error:
            raise UsageError(
                _("%(path)s: another %(release)s is registered; --replace takes its place")
                % {"path": path, "release": visible(str(error))}
            ) from error
        sys.stdout.write(
            _("%(name)s %(version)s: %(objects)s objects, %(modules)s modules, index of %(size)s B")
            % {
                "name": visible(entry.head.name),
                "version": visible(entry.head.version),
                "objects": sum(not one.is_part for one in content.objects[1:]),
                "modules": len(content.modules),
                "size": entry.size,
            }
            + "\n"
        )
    return Exit.ACCEPTED
