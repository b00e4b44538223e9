"""Configurations an item is meant for, whoever names them: the lists of a kit and the card."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checks.finding import Location
from checks.manifest.papers import Papers
from checks.manifest.stated import short
from checks.manifest.versions import Range, version_range
from rules.rule import Text

IN_CARD = Text("карточке", "the card")
IN_LIST = Text("списке совместимости", "the compatibility list")

ANY_VERSION = Text("любой версии", "of any version")

MAX_COMPARED = 100
"""Entries of one configuration that are compared with others; a list has one or two of each."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One configuration with the versions meant.

    Attributes:
        place: of the entry; empty for the card's.
        name: of the configuration.
        minimum, maximum: as written, "" for any; the same in a list of exact versions.
        is_range: versions between two, not exactly one.
        key: what names are compared by.
        versions: the versions meant, None where they cannot be read.
    """

    place: Location
    name: str
    minimum: str
    maximum: str
    is_range: bool
    key: str = field(init=False)
    versions: Range | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.name.strip().casefold())
        object.__setattr__(self, "versions", version_range(self.minimum, self.maximum))

    @property
    def paper(self) -> Text:
        """Which of the papers it is in, as messages say it."""
        return IN_LIST if self.place.entry else IN_CARD

    @property
    def shown_versions(self) -> Text:
        """The versions as messages show them."""
        if not (self.minimum or self.maximum):
            return ANY_VERSION
        bounds = "–".join(short(one) or "*" for one in dict.fromkeys((self.minimum, self.maximum)))
        return Text(bounds, bounds)


def in_lists(papers: Papers) -> Iterator[Listed]:
    """Yield the entries of the kit's lists, but for those whose name or version the schema refused."""
    for found in papers.documents.compatibility:
        for one in found.configurations:
            if one.name is None or (one.is_range and None in (one.minimum, one.maximum)):
                continue
            minimum, maximum = (said.value.strip() if said else "" for said in (one.minimum, one.maximum))
            if not one.is_range:
                minimum = maximum = minimum or maximum
            yield Listed(Location(found.entry, line=one.line), one.name.value, minimum, maximum, one.is_range)


def in_card(papers: Papers) -> Iterator[Listed]:
    """Yield the configurations that the submitter chose."""
    card = papers.subject.card
    for target in card.targets if card else ():
        minimum, maximum = target.minimum.strip(), target.maximum.strip()
        yield Listed(Location(), target.configuration, minimum, maximum, is_range=True)


def by_name(entries: Iterable[Listed]) -> Mapping[str, Sequence[Listed]]:
    """Return the first entries of each configuration, as many as are compared with each other."""
    found: defaultdict[str, list[Listed]] = defaultdict(list)
    for one in entries:
        if len(found[one.key]) < MAX_COMPARED:
            found[one.key].append(one)
    return found


def everywhere(papers: Papers) -> Iterator[Listed]:
    """Yield those of the lists, then those of the card."""
    yield from in_lists(papers)
    yield from in_card(papers)
