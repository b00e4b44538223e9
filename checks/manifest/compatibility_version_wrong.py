"""A compatibility list with a version that cannot be compared."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.listed import everywhere
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from checks.manifest.versions import MAX_VERSION_CHARS, is_bound, is_exact
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("compatibility-version-wrong")

NOT_FOUR = Text("не четыре числа через точку", "is not four numbers with dots between them")
NO_ASTERISK = Text("со звёздочкой, а здесь сравнивают точно", "has an asterisk, but is compared exactly")
TOO_LONG = Text(f"длиннее {MAX_VERSION_CHARS} знаков", f"is longer than {MAX_VERSION_CHARS} characters")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each wrong version; an empty one means any."""
    for one in everywhere(papers):
        for version in dict.fromkeys((one.minimum, one.maximum)):
            if version and (reason := _reason(version, is_range=one.is_range)):
                values: dict[str, str | Text] = {
                    "name": short(one.name),
                    "version": short(version),
                    "reason": reason,
                    "paper": one.paper,
                }
                yield Finding(RULE, one.place, values, statement=f"{short(one.name)} {short(version)}")


def _reason(version: str, *, is_range: bool) -> Text | None:
    if not is_bound(version):
        return NOT_FOUR
    if len(version) > MAX_VERSION_CHARS:
        return TOO_LONG
    return None if is_range or is_exact(version) else NO_ASTERISK
