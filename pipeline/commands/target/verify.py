"""`otk target verify`: one new release against many add-ons, and what it breaks that the release before did not."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import IO

from pipeline.add_ons import Processes, cores, find_add_ons, shown
from pipeline.cli import Commands, Exit, common_options
from pipeline.configurations import Entry, configuration_store, find_entry, version_key
from pipeline.console import tell
from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.files import read_upload, write_whole
from pipeline.language import _, choose_language
from pipeline.rows import Terms
from pipeline.verify import BROKEN, UNKNOWN, UNREADABLE, Releases, Row, breaks, build_verification, lost_row, verify
from pipeline.visible import visible
from rules.policy import policy

PUBLISHED = "published"
MAX_JOBS = 64

_held: list[tuple[Path, Releases, Terms]] = []
"""What a process was given when it started: the folder, the releases and the terms."""


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "verify",
        help=_("hold a new release against many add-ons"),
        description=_(
            "Holds a registered release against the add-ons of a folder, and shows what it breaks that the release "
            "before it did not."
        ),
    )
    parser.add_argument("name", metavar="NAME", help=_("the configuration"))
    parser.add_argument("version", metavar="VERSION", help=_("its new release"))
    parser.add_argument(
        "--against",
        required=True,
        metavar="DIR|published",
        help=_("a folder of .cfe, .epf, .erf and .zip; published: those that the service has published"),
    )
    parser.add_argument(
        "--previous", metavar="VERSION", help=_("the release to compare with; by default the registered one before it")
    )
    parser.add_argument("--jobs", type=_jobs, default=cores(), metavar="N", help=_("processes; all cores by default"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text or JSON; text by default"))
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help=_("write the result to a file"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Verify, print the result and return the exit code."""
    if options.against == PUBLISHED:
        raise UsageError(_("published add-ons are known to the service; without it, name a folder"))
    releases = _releases(options)
    folder = Path(options.against)
    paths = find_add_ons(folder)
    if options.output and options.output.resolve() in {path.resolve() for path in paths}:
        raise UsageError(_("%s: would be overwritten; name another file") % options.output)
    rows = verify_files(folder, paths, releases, datetime.now(UTC).date(), options.jobs)
    found = build_verification(rows, releases)
    _write(options, found)
    return _exit_code(found["add_ons"])


def verify_files(folder: Path, paths: Iterable[Path], releases: Releases, day: date, jobs: int) -> Iterator[Row]:
    """Yield a row for each file, in the order they are ready; a file that cannot be looked at has one too."""
    processes: Processes[Row] = Processes(jobs, _verify_one, _hold, (folder, releases, day))
    for path, done in processes.results(paths):
        error = done.exception()
        yield lost_row(shown(path, folder), BROKEN, type(error).__name__) if error else done.result()


def _hold(folder: Path, releases: Releases, day: date) -> None:
    _held[:] = [(folder, releases, Terms(policy("new"), day))]


def _verify_one(path: Path) -> Row:
    folder, releases, terms = _held[0]
    file = shown(path, folder)
    try:
        upload = read_upload(path)
    except EnvironmentTrouble as trouble:
        return lost_row(file, UNREADABLE, str(trouble))
    return verify(file, upload, releases, terms)


def _releases(options: argparse.Namespace) -> Releases:
    store = configuration_store()
    entries = store.entries()
    entry = find_entry(entries, f"{options.name}@{options.version}")
    if options.previous == options.version:
        raise UsageError(_("--previous: %s is the new release itself") % visible(options.version))
    before = find_entry(entries, f"{options.name}@{options.previous}") if options.previous else _before(entries, entry)
    if before is None:
        told = {"name": visible(entry.head.name), "version": visible(entry.head.version)}
        tell(_("%(name)s: no release before %(version)s is registered, all problems are new") % told)
    return Releases(store.index(entry), store.index(before) if before else None)


def _before(entries: Iterable[Entry], entry: Entry) -> Entry | None:
    """Return the newest release of the same configuration that is older; the entries are in order."""
    key = version_key(entry.head.version)
    same = [one for one in entries if one.head.name.lower() == entry.head.name.lower()]
    older = [one for one in same if version_key(one.head.version) < key]
    return older[-1] if older else None


def _write(options: argparse.Namespace, found: Row) -> None:
    language = choose_language(options.lang)
    if options.output is None and options.format == "text":
        _print(found, language, sys.stdout)
        return
    content = _rendered(found, options.format, language).encode()
    if options.output:
        write_whole(options.output, content)
    else:
        sys.stdout.buffer.write(content)


def _rendered(found: Row, form: str, language: str) -> str:
    if form == "json":
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    stream = StringIO()
    _print(found, language, stream)
    return stream.getvalue()


def _print(found: Row, language: str, stream: IO[str]) -> None:
    from pipeline.terminal.verify import draw_verification
    from pipeline.text import print_lines

    print_lines(lambda width: draw_verification(found, language, width), stream)


def _exit_code(rows: Iterable[Row]) -> int:
    """Return the exit code, as an audit has them: ours first, then what the release breaks, then what to look at."""
    known = list(rows)
    if any(one["status"] == BROKEN for one in known):
        return Exit.UNDECIDED
    if any(map(breaks, known)):
        return Exit.REJECTED
    return Exit.REVIEW if any(one["status"] in {UNKNOWN, UNREADABLE} for one in known) else Exit.ACCEPTED


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:4]) <= MAX_JOBS:
        raise argparse.ArgumentTypeError(_("not a number from 1 to %s") % MAX_JOBS)
    return int(text)
