"""`otk audit FILE`: verdict, report, exit code."""

import argparse
import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.audit import Audited, audit
from pipeline.card import read_card
from pipeline.cli import Commands, Exit, common_options
from pipeline.compare import read_baseline
from pipeline.console import tell
from pipeline.errors import UsageError
from pipeline.files import read_document, read_upload, write_whole
from pipeline.language import _, choose_language
from pipeline.password import password_option, read_password
from pipeline.rows import Body, Terms
from pipeline.run_record import RunRecord
from pipeline.stages import SkipReason
from pipeline.suppressions import read_suppressions
from pipeline.targets import read_asked, registry
from pipeline.verdict import Verdict
from pipeline.visible import visible
from rules.errors import UnknownNameError
from rules.policy import policy, policy_names
from rules.rule import Severity

FORMATS = ("text", "json", "sarif", "html")
EXITS = {
    Verdict.ACCEPTED: Exit.ACCEPTED,
    Verdict.REJECTED: Exit.REJECTED,
    Verdict.REVIEW: Exit.REVIEW,
    Verdict.UNDECIDED: Exit.UNDECIDED,
}


def register(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "audit",
        help=_("audit a file and give the verdict"),
        description=_("Audits one .cfe, .cf, .epf, .erf or delivery kit .zip: what it is, what is wrong, what to do."),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the file to audit"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("format of the report; text by default"))
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help=_("write the report to a file"))
    parser.add_argument(
        "--policy", default="new", metavar="P", help=_("kind of submission: %s") % ", ".join(policy_names())
    )
    parser.add_argument(
        "--baseline", type=Path, metavar="REPORT.json", help=_("report of the published version to compare with")
    )
    parser.add_argument("--card", type=Path, metavar="F", help=_("what the submitter declares: a JSON or YAML file"))
    parser.add_argument(
        "--target",
        action="append",
        default=[],
        metavar="NAME[@MIN..MAX][=PATH]",
        help=_("a configuration it must fit: registered releases of it, or a .cf, a folder or a zip"),
    )
    parser.add_argument("--suppressions", type=Path, metavar="F", help=_("findings set aside: a JSON or YAML file"))
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE", help=_("the day that decides what has expired; today by default")
    )
    password_option(parser)
    parser.add_argument(
        "--fail-on",
        choices=[one.value for one in Severity],
        help=_("exit with 1 at this severity or worse and with 0 otherwise, instead of by verdict"),
    )
    parser.add_argument(
        "--run-info",
        type=Path,
        metavar="F",
        help=_("write when, where and how long the audit ran to a file of its own"),
    )
    common_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Audit the file and return the exit code."""
    record = RunRecord.start()
    _refuse_overwriting(options)
    terms = _terms(options)
    password = read_password(options.kit_password_file)
    asked = [read_asked(one) for one in options.target]
    terms = replace(terms, targets=tuple(one.target for one in asked))
    upload = read_upload(options.file)
    audited = audit(upload, terms, password, registry=registry(asked, choose_language(options.lang)))
    _write(options, audited.report)
    if options.run_info:
        write_whole(options.run_info, record.finish(options.file, audited))
    _tell_broken(options, audited)
    return _exit_code(audited.report, options.fail_on)


def _refuse_overwriting(options: argparse.Namespace) -> None:
    """Refuse to write a result over an input or over the other result.

    Raises:
        UsageError: it names the file.
    """
    given = [options.file, options.baseline, options.card, options.suppressions, options.kit_password_file]
    seen = {path.resolve() for path in given if path}
    for path in (options.output, options.run_info):
        if path and path.resolve() in seen:
            raise UsageError(_("%s: would be overwritten; name another file") % path)
        seen |= {path.resolve()} if path else set()


def _terms(options: argparse.Namespace) -> Terms:
    try:
        chosen = policy(options.policy)
    except UnknownNameError as error:
        known = {"name": visible(options.policy), "names": ", ".join(policy_names())}
        raise UsageError(_("no policy is called “%(name)s”; there are %(names)s") % known) from error
    return Terms(
        policy=chosen,
        as_of=options.as_of or datetime.now(UTC).date(),
        baseline=read_baseline(read_document(options.baseline)) if options.baseline else None,
        suppressions=read_suppressions(read_document(options.suppressions)) if options.suppressions else (),
        card=read_card(read_document(options.card)) if options.card else None,
    )


def _write(options: argparse.Namespace, report: Body) -> None:
    language = choose_language(options.lang)
    if options.format == "text" and options.output is None:
        from pipeline.text import print_report

        print_report(report, language, sys.stdout)
        return
    content = _rendered(report, options.format, language).encode()
    if options.output:
        write_whole(options.output, content)
    else:
        sys.stdout.buffer.write(content)


def _rendered(report: Body, form: str, language: str) -> str:
    if form == "json":
        return json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    if form == "sarif":
        from pipeline.sarif import to_sarif

        return json.dumps(to_sarif(report, language), ensure_ascii=False, indent=1) + "\n"
    if form == "html":
        from pipeline.html.render import render_html

        return render_html(report, language)
    from io import StringIO

    from pipeline.text import print_report

    stream = StringIO()
    print_report(report, language, stream)
    return stream.getvalue()


def _tell_broken(options: argparse.Namespace, audited: Audited) -> None:
    for one in audited.broken:
        tell(_("our fault: the check %(name)s broke") % {"name": one.name})
        if options.debug:
            raise one.error


def _exit_code(report: Body, fail_on: str | None) -> int:
    verdict = Verdict(report["verdict"])
    if fail_on is None or verdict is Verdict.UNDECIDED:
        return EXITS[verdict]
    if any(stage["reason"] == SkipReason.NOT_REACHED for stage in report["stages"]):
        return Exit.REJECTED  # a file that was not read is below no severity
    worst = [severity for severity, count in report["summary"].items() if count]
    return Exit.REJECTED if any(Severity(one) >= Severity(fail_on) for one in worst) else Exit.ACCEPTED


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("not a date like 2026-12-31")) from error
