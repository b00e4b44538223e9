"""`otk rules show CODE-OR-NAME`: the page of a rule."""

import argparse
import sys
from typing import TYPE_CHECKING

from pipeline.cli import Commands, Exit, common_options
from pipeline.errors import UsageError
from pipeline.language import _, choose_language
from pipeline.visible import visible
from rules.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "show",
        help=_("show the page of a rule"),
        description=_(
            "Shows what a rule finds, why, and how to fix it; of a code that several rules share, all of them."
        ),
    )
    parser.add_argument("rule", metavar="CODE-OR-NAME", help=_("code or name of the rule, as EXEC-001"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the page, or the pages of all rules with the code."""
    from pipeline.rulebook.sheet import find_rules, read_sheets
    from pipeline.terminal.rules import draw_sheet
    from pipeline.terminal.words import Words
    from pipeline.text import print_lines

    found = find_rules(catalogue(), options.rule)
    if not found:
        raise UsageError(_("no rule is called “%s”; otk rules list shows all") % visible(options.rule))
    words = Words(choose_language(options.lang))

    def draw(width: int) -> "Iterator[Text]":
        from rich.text import Text

        for number, sheet in enumerate(read_sheets(catalogue(), found)):
            if number:
                yield from (Text(), Text("─" * width, "dim"), Text())
            yield from draw_sheet(sheet, words, width)

    print_lines(draw, sys.stdout)
    return Exit.ACCEPTED
