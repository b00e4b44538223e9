"""The manifest has commands without places for them, or places without commands."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("assignment-without-commands")

COMMANDS = Text("есть команды (Commands) и не сказано, где они видны (Assignment)", "has Commands and no Assignment")
PLACES = Text("сказано, где видны команды (Assignment), а команд (Commands) нет", "has an Assignment and no Commands")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where only one of the two is there: the library's generator writes both or none."""
    manifest = papers.manifest
    if not manifest or manifest.of_extension:
        return
    if manifest.commands and not manifest.assignment:
        yield Finding(RULE, in_manifest(manifest, manifest.commands[0].line), {"what": COMMANDS})
    if manifest.assignment and not manifest.commands:
        yield Finding(RULE, in_manifest(manifest, manifest.assignment.line), {"what": PLACES})
