"""An item asks to run outside safe mode."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.sides import in_manifest
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("safe-mode-refused")

IN_CODE = Text("в коде ключ БезопасныйРежим равен Ложь", "the key SafeMode is False in code")
IN_MANIFEST = Text("в манифесте SafeMode равно false", "SafeMode is false in the manifest")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding where the code refuses safe mode, and where only an old manifest does.

    A manifest is made of what the code says: a refusal in both is one, at the code.
    """
    told = papers.described.safe_mode if papers.described else None
    said = papers.manifest.safe_mode if papers.manifest else None
    if told and told.value is False:
        yield Finding(RULE, papers.at(told.place), {"what": IN_CODE})
    elif papers.manifest and said and not said.value:
        yield Finding(RULE, in_manifest(papers.manifest, said.line), {"what": IN_MANIFEST})
