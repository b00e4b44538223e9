"""The manifest stage: kit, extension, card and code must say the same about the add-on."""

from importlib import import_module

from checks.manifest.papers import Papers
from checks.manifest.stated import stated_version
from checks.permissions.table import Row

NAMES: tuple[str, ...] = (
    "add_in_template_unreachable",
    "add_in_too_wide",
    "assignment_kind_unfit",
    "assignment_object_repeated",
    "assignment_object_unfit",
    "assignment_switched_off",
    "assignment_without_commands",
    "card_title_differs",
    "card_version_differs",
    "category_differs",
    "command_differs",
    "command_handler_missing",
    "command_handler_unfit",
    "command_id_repeated",
    "command_not_in_code",
    "command_not_in_manifest",
    "command_too_wide",
    "command_without_id",
    "comment_missing",
    "compatibility_above_platform",
    "compatibility_duplicate",
    "compatibility_name_wrong",
    "compatibility_range_reversed",
    "compatibility_version_wrong",
    "configurations_not_declared",
    "dangerous_permission",
    "declared_configuration_not_listed",
    "default_name",
    "default_prefix",
    "description_differs",
    "description_empty",
    "description_missing",
    "description_silent",
    "extension_version_missing",
    "extension_version_not_in_parts",
    "extension_version_too_long",
    "fast_access_users",
    "folder_too_wide",
    "form_settings_handler_unfit",
    "host_too_wide",
    "item_name_differs",
    "item_version_differs",
    "kind_changed",
    "kind_missing",
    "kind_not_listed",
    "kind_of_file_differs",
    "listed_configuration_not_declared",
    "main_form_missing",
    "manifest_field_too_long",
    "manifest_schema",
    "manifest_version_old",
    "manifest_version_unknown",
    "message_template_method_unfit",
    "name_changed",
    "object_name_differs",
    "patch_kit_mismatch",
    "permission_missing",
    "permission_spare",
    "permission_without_description",
    "permissions_differ",
    "port_out_of_range",
    "protocol_unencrypted",
    "protocol_unknown",
    "purpose_changed",
    "purpose_differs",
    "report_schema_not_read",
    "safe_mode_refused",
    "schedule_too_frequent",
    "schedule_unfit",
    "self_description_is_procedure",
    "self_description_key_unknown",
    "self_description_missing",
    "self_description_not_exported",
    "self_description_undetermined",
    "self_description_value_wrong",
    "self_description_with_parameters",
    "self_description_without_structure",
    "startup_not_supported",
    "synonym_missing",
    "variant_not_in_schema",
    "variant_place_unfit",
    "variant_repeated",
    "variants_of_no_report",
    "variants_storage_differs",
    "vendor_missing",
    "version_malformed",
    "version_not_increased",
    "way_of_start_missing",
    "way_of_start_not_listed",
)
"""Every check of the stage, by its module."""

CHECKS = tuple(import_module(f"{__name__}.{name}") for name in NAMES)
"""Each takes what `prepare` gives."""

prepare = Papers
"""Makes what the checks of this stage look at from the subject."""


def permissions(papers: Papers) -> tuple[Row, ...]:
    """Return the table of permissions."""
    return papers.permissions


def version(papers: Papers) -> str:
    """Return the version of the item, "" where no paper tells it: the next upload is compared with it."""
    stated = stated_version(papers)
    return stated.text if stated else ""
