"""What is held of a module that was examined, while the others are."""

from collections.abc import Mapping
from typing import NamedTuple

from checks.author_requests import AuthorRequests
from checks.code.parts import Links
from checks.code.units import Unit
from onec.bsl.flow.graph import ModuleGraphs


class Looked(NamedTuple):
    """A module that was examined.

    Attributes:
        unit: the module.
        key: by which the cache knows it, "" without a cache.
        rules: names of those that found something in it.
        sides: by lower-case names of methods in which data end, whether they run on the client only; None on both.
        links: what ties it to others.
        graphs: what it does to data; None where the cache has them.
        requests: of its author; None where they were not looked for.
    """

    unit: Unit
    key: str
    rules: frozenset[str]
    sides: Mapping[str, bool | None]
    links: Links
    graphs: ModuleGraphs | None
    requests: AuthorRequests | None = None
