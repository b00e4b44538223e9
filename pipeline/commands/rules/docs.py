"""`otk rules docs -o DIR`: the site of all rules in both languages."""

import argparse
from pathlib import Path

from pipeline.cli import Commands, Exit, common_options
from pipeline.console import tell
from pipeline.language import _
from rules.catalogue import catalogue

FORMATS = ("html", "markdown")


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "docs",
        help=_("write a site of all rules"),
        description=_("Writes a page for each rule and lists of them, in Russian and in English."),
    )
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", required=True, help=_("a new or empty folder"))
    parser.add_argument("--format", choices=FORMATS, default="html", help=_("HTML or Markdown; HTML by default"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the site."""
    from pipeline.rulebook.folder import fill_folder
    from pipeline.rulebook.sheet import read_sheets

    rules = catalogue()
    sheets = list(read_sheets(rules, tuple(rules)))
    if options.format == "html":
        from pipeline.rulebook.site import html_site

        files = html_site(sheets, rules.digest)
    else:
        from pipeline.rulebook.markdown import markdown_site

        files = markdown_site(sheets, rules.digest)
    fill_folder(options.output, files)
    tell(
        _("rules: %(rules)s, files: %(files)s, in %(folder)s")
        % {"rules": len(sheets), "files": len(files), "folder": options.output}
    )
    return Exit.ACCEPTED
