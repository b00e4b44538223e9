"""What the submitter declares beside the file, and what is known of the version published before."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardTarget:
    """A configuration the submitter chose, with the versions meant, inclusive; "" for any."""

    configuration: str
    minimum: str = ""
    maximum: str = ""

    @property
    def versions(self) -> str:
        """The versions in words, "" for any."""
        return self.minimum if self.minimum == self.maximum else f"{self.minimum}…{self.maximum}"


@dataclass(frozen=True, slots=True)
class Card:
    """The submitter's words; what was not declared is empty.

    Attributes:
        title: shown to customers.
        version: of the item.
        description: what it does.
        platform: oldest version of the platform it must run on, `8.3.24`.
        targets: chosen configurations.
    """

    title: str = ""
    version: str = ""
    description: str = ""
    platform: str = ""
    targets: tuple[CardTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """The version published last, from its report; what the report does not say is empty.

    Attributes:
        sha256: of the file.
        kind: of the file, `delivery-kit` for a kit.
        name: of the extension, data processor or report.
        version: as the file states it.
        purpose: of an extension.
    """

    sha256: str
    kind: str
    name: str
    version: str
    purpose: str = ""
