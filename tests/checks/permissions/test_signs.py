"""The names that are looked for, held against the rules that name the capabilities of an add-on."""

import pytest

from checks.code.units import units
from checks.permissions.uses import find_uses
from checks.scene import scene
from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.permissions import PermissionKind as Kind
from rules.language.pack import definition_of

KINDS = {
    "network-access": Kind.INTERNET,
    "own-mail-connection": Kind.INTERNET,
    "wsdl-from-outside": Kind.INTERNET,
    "com-object-created": Kind.COM,
    "add-in-attached": Kind.ADD_IN,
    "program-started": Kind.PROGRAM,
    "system-command-run": Kind.PROGRAM,
    "external-processor-loaded": Kind.EXTERNAL_MODULE,
    "privileged-mode-on": Kind.PRIVILEGED,
    "server-file-access": Kind.FILES,
}
"""Rules of capabilities, and the permission for what they find."""


@pytest.mark.parametrize("name", KINDS)
def test_what_a_rule_finds_is_a_use(name: str):
    """Whatever the cases of a rule show as bad is a use of its kind, in both languages: the two cannot drift apart."""
    missed = []
    for case in definition_of(name).cases:
        for language in case.languages if case.bad else ():
            subject = scene(case, case.in_language(language).files)
            found = [
                one.wanted.kind
                for member in subject.members
                for one in find_uses(
                    member, list(units(subject)), lambda unit: Code(parse(unit.module.text), unit.around)
                ).found
            ]
            if KINDS[name] not in found:
                missed.append((case.line, language))

    assert missed == []
