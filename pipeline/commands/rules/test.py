"""`otk rules test [PACK|FILE…]`: run the cases of rules, in both languages."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import Commands, Exit, common_options
from pipeline.console import tell
from pipeline.errors import UsageError
from pipeline.language import _, choose_language
from pipeline.visible import visible
from rules.catalogue import PACKS, SECURITY, catalogue
from rules.errors import BadRuleError

if TYPE_CHECKING:
    from rich.text import Text

    from checks.cases import CaseFailure
    from checks.code.rule_set import RuleSet
    from rules.language.definition import Definition


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "test",
        help=_("run the cases of rules"),
        description=_("Runs the cases of rules in Russian and in English; exits with 1 where one fails."),
    )
    parser.add_argument(
        "what",
        nargs="*",
        metavar="PACK|FILE",
        help=_("a pack, files of rules, codes or names of rules; all rules by default"),
    )
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the cases, rule by rule."""
    from checks.code.rule_set import installed, read_rules
    from pipeline.terminal.cases import draw_cases
    from pipeline.terminal.words import Words
    from pipeline.text import print_lines
    from rules.language.pack import definitions

    files = _files(options.what)
    try:
        rules, written = read_rules(files) if files else (installed(), tuple(definitions()))
    except BadRuleError as error:
        tell(error)
        return Exit.REJECTED
    words = Words(choose_language(options.lang))
    failed: list[CaseFailure] = []
    codes = {name: rule.id for name, rule in rules.by_name.items()}

    def draw(width: int) -> "Iterator[Text]":
        return draw_cases(_run_each(rules, written, failed), codes, words, width)

    print_lines(draw, sys.stdout)
    return Exit.REJECTED if failed else Exit.ACCEPTED


def _run_each(
    rules: "RuleSet", written: "Iterable[Definition]", failed: "list[CaseFailure]"
) -> "Iterator[tuple[Definition, Sequence[CaseFailure]]]":
    from checks.cases import run_cases

    for definition in written:
        found = list(run_cases(rules, [definition]))
        failed += found
        yield definition, found


def _files(words: Sequence[str]) -> list[Path]:
    """Return the files that the words name; none for all rules of this installation.

    Raises:
        UsageError: a word names nothing that has cases.
    """
    if set(words) <= {SECURITY}:
        return []
    found: dict[Path, None] = {}
    for word in words:
        files = list(_named(word))
        if not files:
            raise UsageError(_("%s: no rule with cases is called so, and no file") % visible(word))
        found.update(dict.fromkeys(files))
    return list(found)


def _named(word: str) -> Iterator[Path]:
    from pipeline.rulebook.sheet import find_rules

    path = Path(word)
    if word == SECURITY:
        yield from sorted((PACKS / SECURITY).glob("*.yaml"))
    elif path.is_dir():
        yield from sorted(path.glob("*.yaml"))
    elif path.is_file():
        yield path
    else:
        rules = (one for one in find_rules(catalogue(), word) if one.stage == SECURITY)
        yield from (PACKS / SECURITY / f"{one.name}.yaml" for one in rules)
