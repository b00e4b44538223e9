"""`otk rules replay --rule FILE PATH…`: a changed rule over an archive."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from pipeline.cli import Commands, Exit, common_options
from pipeline.console import tell
from pipeline.errors import EnvironmentTrouble
from pipeline.language import _, choose_language
from rules.errors import BadRuleError


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "replay",
        help=_("try a changed rule over an archive"),
        description=_(
            "Runs a changed rule over artifacts and source trees, and shows what it would newly find or find no more: "
            "against the report of an artifact where there is one, else against the installed version of the rule."
        ),
    )
    parser.add_argument("--rule", type=Path, metavar="FILE", required=True, help=_("the changed rule"))
    parser.add_argument(
        "paths", type=Path, nargs="+", metavar="PATH", help=_("artifacts, modules, reports, or folders of them")
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text or JSON; text by default"))
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Replay and show what differs."""
    from pipeline.rulebook.archive import find_archive
    from pipeline.rulebook.replay import Replay, read_versions

    try:
        versions = read_versions(options.rule)
    except BadRuleError as error:
        tell(error)
        return Exit.REJECTED
    except OSError as error:
        raise EnvironmentTrouble(f"{options.rule}: {error.strerror or error}") from error
    replay = Replay(versions, datetime.now(UTC).date())
    body = replay.run(find_archive(options.paths))
    if options.format == "json":
        sys.stdout.write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
    else:
        from pipeline.terminal.replay import draw_replay
        from pipeline.text import print_lines

        language = choose_language(options.lang)
        print_lines(lambda width: draw_replay(body, language, width), sys.stdout)
    for broken in replay.broken.values():
        tell(_("our fault: the check %(name)s broke") % {"name": broken.name})
        if options.debug:
            raise broken.error
    return Exit.UNDECIDED if replay.broken else Exit.ACCEPTED
