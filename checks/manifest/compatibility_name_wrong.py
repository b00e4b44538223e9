"""A compatibility list with something that is no name of a configuration."""

import re
from collections.abc import Iterator

from checks.finding import Finding
from checks.manifest.listed import everywhere
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from rules.catalogue import rule

RULE = rule("compatibility-name-wrong")

_IDENTIFIER = re.compile(r"[^\W\d]\w{0,79}")
"""A name in metadata; it has 80 characters at most."""


def check(papers: Papers) -> Iterator[Finding]:
    """Yield a finding for each entry whose name is empty, or a title with blanks and signs in it."""
    for one in everywhere(papers):
        if not _IDENTIFIER.fullmatch(one.name):
            yield Finding(RULE, one.place, {"name": short(one.name), "paper": one.paper}, statement=short(one.name))
