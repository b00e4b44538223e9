"""Rights that roles of extensions give, for the checks that look for single ones."""

from collections.abc import Iterator, Mapping

from checks.finding import Finding
from checks.metadata.described import ROOT_PREFIX, Described, in_extensions
from checks.subject import Subject
from onec.model import MetadataObject
from rules.rule import Rule

HARMLESS = frozenset(
    {
        "ThinClient",
        "WebClient",
        "MobileClient",
        "MainWindowModeNormal",
        "MainWindowModeWorkplace",
        "MainWindowModeEmbeddedWorkplace",
        "MainWindowModeFullscreenWorkplace",
        "MainWindowModeKiosk",
        "AnalyticsSystemClient",
        "SaveUserData",
        "Output",
    }
)
"""Rights of the root that the Designer gives to every new role of an extension."""

VIEWING = frozenset({"View", "InputByString", "Use", "Get"})
"""Rights to objects that open no data."""


def root_rights(subject: Subject, names: frozenset[str]) -> Iterator[tuple[Described, str]]:
    """Yield roles with rights of some names that they give to the application as a whole, in the order of the file."""
    for one in in_extensions(subject, "Role"):
        for objects in one.item.rights.objects if one.item.rights else ():
            if objects.object.startswith(ROOT_PREFIX):
                for right in objects.allowed:
                    if right in names:
                        yield one, right


def find_root_right(rule: Rule, subject: Subject, *names: str) -> Iterator[Finding]:
    """Yield a finding for each role that gives one of the rights to the application as a whole."""
    for one, right in root_rights(subject, frozenset(names)):
        yield Finding(rule, one.place, {"role": one.item.name, "right": right})


def is_own(name: str, objects: Mapping[str, MetadataObject]) -> bool:
    """Tell an object of the extension's own, by its full name, from one of the configuration.

    The root is the configuration's; what an own object holds is own too.
    """
    item = objects.get(name)
    return item is not None and not item.adopted
