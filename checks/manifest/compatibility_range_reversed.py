"""A compatibility list with a range that no version lies in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.finding import Finding
from checks.manifest.listed import everywhere
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from rules.catalogue import rule

if TYPE_CHECKING:
    from rules.rule import Text

RULE = rule("compatibility-range-reversed")


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each range whose lower bound is above the upper one."""
    for one in everywhere(papers):
        if (versions := one.versions) and versions.is_empty:
            values: dict[str, str | Text] = {
                "name": short(one.name),
                "minimum": one.minimum,
                "maximum": one.maximum,
                "paper": one.paper,
            }
            yield Finding(RULE, one.place, values, statement=short(one.name))
