"""The manifest stage: kit, extension, card and code must say the same about the add-on."""

from importlib import import_module

from checks.manifest.papers import Papers

NAMES: tuple[str, ...] = (
    "card_title_differs",
    "card_version_differs",
    "comment_missing",
    "compatibility_above_platform",
    "compatibility_duplicate",
    "compatibility_name_wrong",
    "compatibility_range_reversed",
    "compatibility_version_wrong",
    "configurations_not_declared",
    "declared_configuration_not_listed",
    "default_name",
    "default_prefix",
    "description_empty",
    "extension_version_missing",
    "extension_version_not_in_parts",
    "extension_version_too_long",
    "kind_changed",
    "listed_configuration_not_declared",
    "name_changed",
    "patch_kit_mismatch",
    "purpose_changed",
    "synonym_missing",
    "vendor_missing",
    "version_not_increased",
)
"""Every check of the stage, by its module."""

CHECKS = tuple(import_module(f"{__name__}.{name}") for name in NAMES)
"""Each takes what `prepare` gives."""

prepare = Papers
"""Makes what the checks of this stage look at from the subject."""
