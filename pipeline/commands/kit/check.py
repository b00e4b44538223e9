"""`otk kit check KIT`: the format and manifest stages alone, for authors; the verdict of an audit needs all."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from pipeline.audit import audit
from pipeline.card import read_card
from pipeline.cli import Commands, common_options
from pipeline.commands.audit import EXITS
from pipeline.console import tell
from pipeline.files import read_document, read_upload
from pipeline.language import _, choose_language
from pipeline.password import password_option, read_password
from pipeline.rows import Terms
from pipeline.stages import Stage
from pipeline.verdict import Verdict
from rules.policy import policy

STAGES = (Stage.FORMAT, Stage.MANIFEST)


def register(commands: Commands) -> None:
    """Add the word to the parser."""
    parser = commands.add_parser(
        "check",
        help=_("check the archive and the manifest of a kit"),
        description=_(
            "Runs the format and manifest stages and prints what they found, as an audit does; whether the add-on is "
            "safe is for the audit."
        ),
    )
    parser.add_argument("file", type=Path, metavar="KIT", help=_("the kit to check"))
    parser.add_argument("--card", type=Path, metavar="F", help=_("what the submitter declares: a JSON or YAML file"))
    password_option(parser)
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what was found and return the exit code of its verdict."""
    from pipeline.text import print_report

    card = read_card(read_document(options.card)) if options.card else None
    terms = Terms(policy("new"), datetime.now(UTC).date(), card=card)
    audited = audit(read_upload(options.file), terms, read_password(options.kit_password_file), STAGES)
    print_report(audited.report, choose_language(options.lang), sys.stdout)
    tell(_("only the archive and the manifest were checked; for a verdict on the add-on: otk audit %s") % options.file)
    for one in audited.broken if options.debug else ():
        raise one.error
    return EXITS[Verdict(audited.report["verdict"])]
