"""Collects what the queries of data composition schemas name of the configuration."""

from checks.compatibility.query_tables import named_in_query
from checks.compatibility.uses import Uses
from checks.finding import Location
from checks.subject import Member
from onec.composition import schema_queries
from onec.errors import RefusedError
from onec.templates import Template

SCHEMA = "data-composition-schema"


def collect_templates(member: Member, uses: Uses) -> None:
    """Note the objects that the schemas of a file name, each once for a schema; what cannot be read names none."""
    for template in member.file.templates if member.file else ():
        if template.type == SCHEMA:
            location = Location(member.place(template.entry), template.object)
            named = (name for query in _queries(template) for name in named_in_query(query, whole=True))
            for full_name in {name.lower(): name for name in named}.values():
                uses.elsewhere(full_name, location)


def _queries(template: Template) -> tuple[str, ...]:
    try:
        return schema_queries(template.inflate())
    except RefusedError:
        return ()
