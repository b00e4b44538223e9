"""The compatibility stage: will the add-on work on a release of its configuration."""

from importlib import import_module
from typing import Any

from checks.compatibility import target_unknown
from checks.compatibility.releases import OverReleases, Releases

NAMES: tuple[str, ...] = (
    "adopted_form_part_absent",
    "adopted_identifier_of_another_kind",
    "adopted_identifier_unknown",
    "adopted_module_place_differs",
    "adopted_object_absent",
    "adopted_part_absent",
    "adopted_type_differs",
    "assigned_object_absent",
    "assigned_objects_all_absent",
    "call_arguments_differ",
    "called_method_absent",
    "called_method_not_exported",
    "changed_method_differs",
    "common_module_absent",
    "extension_mode_above_configuration",
    "form_item_in_code_absent",
    "function_intercepted_beside",
    "intercepted_directive_differs",
    "intercepted_method_absent",
    "intercepted_method_kind_differs",
    "intercepted_parameters_differ",
    "named_object_absent",
    "own_object_clashes",
    "own_part_clashes",
    "used_module_hidden",
)
"""Every check of one release, by its module."""

MODULES = tuple(import_module(f"{__name__}.{name}") for name in NAMES)
"""Each takes the artifact and one release, a `Fitting`."""

CHECKS: tuple[Any, ...] = (target_unknown, *map(OverReleases, MODULES))
"""Each takes what `prepare` gives."""

prepare = Releases
"""Makes what the checks of this stage look at from the subject."""
