"""The security stage: what the code and the metadata of an add-on could do to a customer's database."""

NAMES: tuple[str, ...] = (
    "bulk_dump",
    "key_file_in_template",
    "password_in_code",
    "privileged_mode_left_on",
    "privileged_query_to_client",
    "secret_in_form",
    "temporary_file_left",
)
"""Every check of the stage that is written in Python, by its module."""
