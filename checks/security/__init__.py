"""The security stage: what the code and the metadata of an add-on could do to a customer's database."""

from collections.abc import Iterator
from importlib import import_module

from checks.attempt import Attempt
from checks.code.cache import Cache
from checks.code.examine import examine_code
from checks.finding import Finding
from checks.subject import Subject

NAMES: tuple[str, ...] = (
    "access_groups_changed",
    "analysis_limit_reached",
    "around_without_proceed",
    "borrowed_role_widened",
    "borrowed_subscription_changed",
    "bulk_dump",
    "callback_missing",
    "check_removed",
    "code_after_asynchronous_call",
    "code_in_template",
    "code_not_read",
    "code_off_the_screen",
    "code_run_within_code",
    "critical_method_intercepted",
    "data_structure_changed",
    "decoded_code_run",
    "default_role_too_wide",
    "deletion_outside_change",
    "encoded_block_in_code",
    "encoded_block_in_template",
    "endless_loop",
    "exception_swallowed",
    "extension_compatibility_too_new",
    "external_data_source_in_add_on",
    "foreign_script_in_template",
    "frequent_idle_handler",
    "handler_missing",
    "help_missing",
    "http_service_in_add_on",
    "idle_waiting",
    "integration_object",
    "internal_module_used",
    "key_file_in_template",
    "library_service_intercepted",
    "logic_bomb",
    "look_alike_letters",
    "meaningless_names",
    "method_without_prefix",
    "name_assembled_from_parts",
    "name_without_prefix",
    "object_deleted_directly",
    "office_macros_in_template",
    "opaque_content",
    "ordinary_form",
    "overridable_method_replaced",
    "password_in_code",
    "password_shown_in_field",
    "patch_by_third_party",
    "privileged_common_module",
    "privileged_mode_left_on",
    "privileged_query_to_client",
    "privileged_server_call",
    "program_inside_content",
    "protected_data_written",
    "query_in_loop",
    "refusal_cancelled",
    "role_covers_new_objects",
    "role_deletes_interactively",
    "role_gives_administration",
    "role_gives_configuration_update",
    "role_gives_data_administration",
    "role_gives_extension_administration",
    "role_gives_service_rights",
    "role_opens_external_files",
    "scheduled_job_in_add_on",
    "secret_in_form",
    "sensitive_method_intercepted",
    "separator_borrowed",
    "server_call_module",
    "server_module_intercepted",
    "session_parameter_changed",
    "session_start_intercepted",
    "standard_text_copied",
    "statements_in_one_line",
    "subscription_to_all_objects",
    "temporary_file_left",
    "transaction_without_pair",
    "unseparated_data_written",
    "values_cached_for_session",
    "web_service_in_add_on",
)
"""Every check of the stage that is written in Python, by its module; all other rules are said in YAML."""

MODULES = tuple(import_module(f"{__name__}.{name}") for name in NAMES)

CHECKS = tuple(one for one in MODULES if hasattr(one, "check"))
"""Those that take a subject; the others take code, and `examine` runs them."""


def examine(subject: Subject, attempt: Attempt, cache: Cache | None = None) -> Iterator[Finding]:
    """Yield what the rules find in the code of an artifact; the cache may have it from before."""
    return examine_code(subject, attempt, MODULES, cache=cache)
