"""A key or a column is given a value of another type than it holds."""

from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from checks.manifest.told import LISTED, same, things
from rules.catalogue import rule
from rules.rule import Text

RULE = rule("self-description-value-wrong")

FLAGS = frozenset({"safe_mode", "form_settings", "notification", "hidden"})
TYPES = {True: Text("булево", "boolean"), False: Text("строка", "string")}
"""By whether it is a flag."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding at each value that is known and none of its type; of words of lists others tell."""
    for one in things(papers.described) if papers.described else ():
        told = one.told
        if told.value is None and not told.why and one.field not in LISTED:
            values = {"what": one.name, "written": same(short(told.written)), "type": TYPES[one.field in FLAGS]}
            yield Finding(RULE, papers.at(told.place), values, statement=one.name.en)
