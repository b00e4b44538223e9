"""`otk kit show KIT`: what the manifest says, beside what the code and the file say."""

import argparse
import json
import sys
from pathlib import Path

from checks.manifest.papers import Papers
from checks.subject import read_subject
from pipeline.cli import Commands, common_options
from pipeline.commands.inspect import exit_code
from pipeline.files import read_upload
from pipeline.language import _, choose_language
from pipeline.password import password_option, read_password


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "show",
        help=_("show what a kit says"),
        description=_(
            "Shows the manifest of a kit, its commands, permissions and configurations beside what the code says of "
            "itself; where they differ there is a mark."
        ),
    )
    parser.add_argument("file", type=Path, metavar="KIT", help=_("the kit to show"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text or JSON; text by default"))
    password_option(parser)
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the page and return the exit code."""
    from pipeline.kit.comparison import comparison

    subject = read_subject(read_upload(options.file), read_password(options.kit_password_file))
    found = comparison(Papers(subject))
    if options.format == "json":
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        from pipeline.kit.page import draw_kit
        from pipeline.text import print_lines

        language = choose_language(options.lang)
        print_lines(lambda width: draw_kit(found, language, width), sys.stdout)
    return exit_code(subject)
