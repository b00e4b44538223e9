"""`otk extract FILE -o DIR`: module texts and templates as files."""

import argparse
from pathlib import Path

from checks.subject import read_subject
from pipeline.cli import Commands, common_options
from pipeline.commands.inspect import exit_code
from pipeline.console import tell
from pipeline.extraction import Extraction
from pipeline.files import read_upload
from pipeline.language import _
from pipeline.password import password_option, read_password
from pipeline.visible import visible


def register(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "extract",
        help=_("write module texts and templates as files"),
        description=_(
            "Writes every readable module as a .bsl file and every template as it is, under safe names, "
            "with index.json."
        ),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the file to read"))
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", required=True, help=_("a new or empty folder"))
    password_option(parser)
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Extract and return the exit code."""
    subject = read_subject(read_upload(options.file), read_password(options.kit_password_file))
    for refusal in subject.refusals():
        tell(_("refused: %s") % visible(f"{refusal.fault} {refusal.entry}".rstrip()))
    if any(member.file for member in subject.members):
        extraction = Extraction(options.output)
        extraction.write(subject)
        counts = {"modules": len(extraction.modules), "templates": len(extraction.templates), "folder": options.output}
        tell(_("modules: %(modules)s, templates: %(templates)s, in %(folder)s") % counts)
    return exit_code(subject)
