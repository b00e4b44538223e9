"""`otk target diff`: what changed between two releases."""

import argparse
import json
import sys
from pathlib import Path

from onec.release.index import ReleaseIndex
from pipeline.cli import Commands, Exit, common_options
from pipeline.configurations import ConfigurationStore, configuration_store, find_entry
from pipeline.indexing import index_of
from pipeline.language import _, choose_language
from pipeline.release_diff import changelog, difference


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "diff",
        help=_("show what changed between two releases"),
        description=_("Shows objects and methods that were added, removed, renamed or changed, like a changelog."),
    )
    words = _("a registered release, or a .cf, a folder or a zip")
    parser.add_argument("old", metavar="A", help=words)
    parser.add_argument("new", metavar="B", help=words)
    parser.add_argument("--all", action="store_true", help=_("methods that are not exported and changed bodies too"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text or JSON; text by default"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the difference."""
    store = configuration_store()
    language = choose_language(options.lang)
    found = difference(_index(store, options.old, language), _index(store, options.new, language))
    if options.format == "json":
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return Exit.ACCEPTED
    sys.stdout.writelines(f"{line}\n" for line in changelog(found, every=options.all))
    return Exit.ACCEPTED


def _index(store: ConfigurationStore, words: str, language: str) -> ReleaseIndex:
    if Path(words).exists():
        return index_of(Path(words), language)
    return store.index(find_entry(store.entries(), words))
