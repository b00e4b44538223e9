"""The manifest stage: kit, extension, card and code must say the same about the add-on."""

from importlib import import_module

from checks.manifest.papers import Papers

NAMES: tuple[str, ...] = ()
"""Every check of the stage, by its module."""

CHECKS = tuple(import_module(f"{__name__}.{name}") for name in NAMES)
"""Each takes what `prepare` gives."""

prepare = Papers
"""Makes what the checks of this stage look at from the subject."""
