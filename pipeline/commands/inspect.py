"""`otk inspect FILE`: what was read, without judging it."""

import argparse
import json
import sys
from pathlib import Path

from checks.subject import Subject, read_subject
from pipeline.cli import Commands, Exit, common_options
from pipeline.files import read_upload
from pipeline.inspection import inspection
from pipeline.language import _
from pipeline.password import password_option, read_password


def register(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "inspect",
        help=_("show what a file holds"),
        description=_(
            "Shows what was read of a file: kind, properties, objects, modules with the SHA-256 of their text."
        ),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the file to read"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text or JSON; text by default"))
    password_option(parser)
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what was read and return the exit code."""
    subject = read_subject(read_upload(options.file), read_password(options.kit_password_file))
    found = inspection(subject)
    if options.format == "json":
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        from pipeline.inspection_text import print_inspection

        print_inspection(found, sys.stdout)
    return exit_code(subject)


def exit_code(subject: Subject) -> int:
    """Return 1 where anything was refused, else 0."""
    return Exit.REJECTED if any(subject.refusals()) else Exit.ACCEPTED
