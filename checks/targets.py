"""The releases of configurations that an artifact is held against."""

from dataclasses import dataclass

from checks.card import CardTarget
from onec.release.index import ReleaseIndex


@dataclass(frozen=True, slots=True)
class Target:
    """A configuration that was asked for, and the registered releases that are meant; none where nothing is known."""

    asked: CardTarget
    releases: tuple[ReleaseIndex, ...] = ()
