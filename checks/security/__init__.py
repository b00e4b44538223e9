"""The security stage: what the code and the metadata of an add-on could do to a customer's database."""

NAMES: tuple[str, ...] = (
    "access_groups_changed",
    "bulk_dump",
    "internal_module_used",
    "key_file_in_template",
    "object_deleted_directly",
    "password_in_code",
    "privileged_mode_left_on",
    "privileged_query_to_client",
    "protected_data_written",
    "query_in_loop",
    "secret_in_form",
    "session_parameter_changed",
    "temporary_file_left",
    "unseparated_data_written",
)
"""Every check of the stage that is written in Python, by its module."""
