"""`otk scan PATH…`: the security rules over loose modules and source trees."""

import argparse
import json
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import IO

from checks.code.cache import code_cache
from onec.errors import RefusedError
from pipeline.cli import Commands, Exit, common_options
from pipeline.console import tell
from pipeline.errors import UsageError
from pipeline.files import write_whole
from pipeline.language import _, choose_language
from pipeline.rows import Terms
from pipeline.scan import Scanned, scan
from pipeline.scan_sources import Sources, read_sources
from pipeline.visible import visible
from rules.catalogue import catalogue
from rules.policy import policy
from rules.rule import Severity

FORMATS = ("text", "json", "sarif")


def register(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "scan",
        help=_("apply the security rules to module texts"),
        description=_(
            "Applies the security rules to .bsl and .os files, to folders and zips of them: dumps, EDT projects, "
            "scripts. Gives no verdict."
        ),
    )
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=_("a file, a folder or a zip"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("format of the result; text by default"))
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help=_("write the result to a file"))
    parser.add_argument(
        "--rule",
        action="append",
        default=[],
        metavar="NAME",
        help=_("only this rule, by name or code; may be repeated"),
    )
    parser.add_argument(
        "--fail-on",
        choices=[one.value for one in Severity],
        help=_("exit with 1 where there is a finding of this severity or worse"),
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help=_("examine all code anew, and keep nothing of it for the next time"),
    )
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Scan and return the exit code."""
    rules = _rules(options.rule)
    _refuse_overwriting(options)
    try:
        sources = read_sources(options.paths)
    except RefusedError as error:
        tell(_("refused: %s") % visible(f"{error.fault} {error.entry}".rstrip()))
        return Exit.REJECTED
    terms = Terms(policy("new"), datetime.now(UTC).date())
    with code_cache(wanted=not options.no_cache) as cache:
        scanned = scan(sources, terms, rules, cache)
    _write(options, scanned)
    _tell_trouble(options, sources, scanned)
    return _exit_code(options, sources, scanned)


def _rules(words: list[str]) -> frozenset[str]:
    """Return the names of the rules that the words name or whose code they are."""
    from pipeline.rulebook.sheet import find_rules

    names: set[str] = set()
    for word in words:
        found = find_rules(catalogue(), word)
        if not found:
            raise UsageError(_("no rule is called “%s”; otk rules list shows all") % visible(word))
        names.update(one.name for one in found)
    return frozenset(names)


def _refuse_overwriting(options: argparse.Namespace) -> None:
    if options.output and options.output.resolve() in {path.resolve() for path in options.paths}:
        raise UsageError(_("%s: would be overwritten; name another file") % options.output)


def _write(options: argparse.Namespace, scanned: Scanned) -> None:
    language = choose_language(options.lang)
    if options.format == "text" and options.output is None:
        _print(scanned, language, sys.stdout)
        return
    content = _rendered(scanned, options.format, language).encode()
    if options.output:
        write_whole(options.output, content)
    else:
        sys.stdout.buffer.write(content)


def _rendered(scanned: Scanned, form: str, language: str) -> str:
    if form == "text":
        stream = StringIO()
        _print(scanned, language, stream)
        return stream.getvalue()
    body = scanned.body
    if form == "sarif":
        from pipeline.sarif import scan_to_sarif

        body = scan_to_sarif(scanned.body, language, [one.name for one in scanned.broken])
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _print(scanned: Scanned, language: str, stream: IO[str]) -> None:
    from pipeline.terminal.scan import draw_scan
    from pipeline.text import print_lines

    print_lines(lambda width: draw_scan(scanned.body, language, width), stream)


def _tell_trouble(options: argparse.Namespace, sources: Sources, scanned: Scanned) -> None:
    for one in sources.skipped:
        tell(_("not read: %(entry)s, %(reason)s") % {"entry": visible(one.entry), "reason": one.reason})
    for one in sources.unread:
        told = {"entry": visible(one.entry), "reason": one.reason}
        tell(_("metadata not read: %(entry)s, %(reason)s; its modules are told by their paths") % told)
    for broken in scanned.broken:
        tell(_("our fault: the check %(name)s broke") % {"name": broken.name})
        if options.debug:
            raise broken.error


def _exit_code(options: argparse.Namespace, sources: Sources, scanned: Scanned) -> int:
    if scanned.broken:
        return Exit.UNDECIDED
    if sources.refused:
        return Exit.REJECTED
    worst = [severity for severity, count in scanned.body["summary"].items() if count]
    failed = options.fail_on and any(Severity(one) >= Severity(options.fail_on) for one in worst)
    return Exit.REJECTED if failed else Exit.ACCEPTED
