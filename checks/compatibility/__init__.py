"""The compatibility stage: will the add-on work on a release of its configuration."""

from importlib import import_module

NAMES: tuple[str, ...] = (
    "adopted_object_absent",
    "adopted_part_absent",
    "changed_method_differs",
    "function_intercepted_beside",
    "intercepted_directive_differs",
    "intercepted_method_absent",
    "intercepted_method_kind_differs",
    "intercepted_parameters_differ",
)
"""Every check of the stage, by its module."""

CHECKS = tuple(import_module(f"{__name__}.{name}") for name in NAMES)
"""Each takes the artifact and one release, a `Fitting`."""
