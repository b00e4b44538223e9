"""`otk rules list`: all rules, or those of a kind."""

import argparse
import json
import sys

from pipeline.cli import Commands, Exit, common_options
from pipeline.language import _, choose_language
from rules.catalogue import PACKS, catalogue
from rules.rule import Decided, RuleClass


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "list", help=_("list the rules"), description=_("Lists all rules, or those of a kind, in order of their codes.")
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text or JSON; text by default"))
    parser.add_argument("--class", dest="kind", choices=[one.value for one in RuleClass], help=_("only this kind"))
    parser.add_argument(
        "--decided", choices=[one.value for one in Decided], help=_("only rules that are decided by this")
    )
    parser.add_argument(
        "--pack",
        choices=sorted(one.name for one in PACKS.iterdir() if one.is_dir()),
        help=_("only rules of this pack, as security"),
    )
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    rules = catalogue()
    chosen = [
        one
        for one in rules
        if options.kind in (None, one.kind)
        and options.decided in (None, one.decided)
        and options.pack in (None, one.stage)
    ]
    if options.format == "json":
        from pipeline.rulebook.listing import rule_list

        sys.stdout.write(json.dumps(rule_list(rules, chosen), ensure_ascii=False, indent=1) + "\n")
        return Exit.ACCEPTED
    from pipeline.terminal.rules import draw_rules
    from pipeline.terminal.words import Words
    from pipeline.text import print_lines

    words = Words(choose_language(options.lang))
    print_lines(lambda width: draw_rules(chosen, words, width), sys.stdout)
    return Exit.ACCEPTED
