"""The form that opens with an external report or data processor in the clients that a service has."""

from checks.manifest.papers import Papers


def main_form(papers: Papers) -> str | None:
    """Return the full name of the managed form that opens, "" where none does, None where the file does not tell.

    Of the two forms that an object may have the platform opens the one that fits the client; an ordinary form opens in
    the thick client only, which a service does not have.
    """
    content = papers.content
    parts = content.properties.parts if content else None
    if content is None or parts is None:
        return None
    objects = content.by_name()
    forms = [objects[name] for name in (parts.default_form, parts.auxiliary_form) if name in objects]
    managed = [one.full_name for one in forms if one.form is None or one.form.managed]
    return managed[0] if managed else ""


def form_is_made(papers: Papers) -> bool:
    """Tell whether a form is made where the item has none: for a report with a composition schema."""
    parts = papers.content.properties.parts if papers.content else None
    return bool(parts and parts.main_schema)
