"""A form shows a password while it is typed."""

import re
from collections.abc import Iterator

from checks.finding import Finding
from checks.metadata.described import in_add_ons
from checks.subject import Subject
from onec.form_content import FormContent
from rules.catalogue import rule

RULE = rule("password-shown-in-field")

_PASSWORD = re.compile(r"(?:пароль|password|пинкод|pincode)(?:\d|новый|старый|подтверждение|new|old|confirmation)*")
"""How the name of an attribute ends that holds a password, in lower case."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each text attribute named as a password whose field does not hide it."""
    for one in in_add_ons(subject, "Form", "CommonForm"):
        for name in _shown(one.item.form) if one.item.form else ():
            yield Finding(RULE, one.place, {"attribute": name, "form": one.item.name})


def _shown(form: FormContent) -> Iterator[str]:
    """Yield names of attributes; the Designer names a field as its attribute, and no mode shows a text."""
    hidden = {one.name.lower(): one.password for one in form.fields}
    for attribute in form.attributes:
        name = attribute.name.lower()
        if attribute.types == ("String",) and _is_password(name) and name in hidden and not hidden[name]:
            yield attribute.name


def _is_password(name: str) -> bool:
    found = _PASSWORD.search(name)
    return found is not None and found.end() == len(name)
