"""Names that a value of the platform may have, so that they need not be the configuration's."""

from onec.bsl.manager_methods import is_manager_method
from onec.bsl.names import Place, is_beside_library
from rules.bsp import library


def is_property(name: str) -> bool:
    """Tell a property of the platform or a name of its types, in lower case, from names of common modules."""
    known = is_beside_library(name, Place.PROPERTY) or is_beside_library(name, Place.TYPE)
    return known and not is_library_module(name)


def is_method(name: str) -> bool:
    """Tell what may be a method of the platform, in lower case: critical methods of the library are among them."""
    return is_beside_library(name, Place.METHOD) or is_beside_library(name, Place.GLOBAL)


def is_library_module(name: str) -> bool:
    """Tell the common modules of the Standard Subsystems Library that critical methods stand in."""
    return name in library().modules


def is_of_manager(name: str) -> bool:
    """Tell what may be a method of the platform's managers, in lower case."""
    return is_manager_method(name) or is_method(name)
