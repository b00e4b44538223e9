"""Which properties of an adopted object the platform holds against the configuration."""

from collections.abc import Set as AbstractSet

from checks.compatibility.fitting import Fitting
from onec.model import MetadataObject

CONTROLLED = 2
"""State of a property in a container."""


def has_states(fitting: Fitting) -> bool:
    """Tell whether the artifact says which properties are controlled: a container does, a dump does not."""
    return any(one.states for one in fitting.content.objects)


def controls(fitting: Fitting, item: MetadataObject, properties: AbstractSet[str]) -> bool:
    """Tell whether all of the properties, by their UUIDs in a container, are controlled.

    A dump has no UUIDs of properties; it writes of an adopted object only what is controlled or extended.

    Source: 40 adopted modules and 19 other adopted objects of the corpus, each beside its dump.
    """
    if not has_states(fitting):
        return True
    return properties <= {uuid for uuid, state in item.states if state == CONTROLLED}
