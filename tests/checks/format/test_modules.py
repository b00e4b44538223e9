"""What is found at modules as a whole: closed, protected, orphan, with an image, of broken bytes."""

from types import ModuleType

import pytest

from checks.finding import Location
from checks.format import bad_module_encoding, closed_module, module_image, orphan_module, protected_module
from onec.classes import ModuleKind
from onec.model import Module, ModuleState
from tests import build

CHECKS = (bad_module_encoding, closed_module, module_image, orphan_module, protected_module)
BAD = {
    "closed-module": build.module(state=ModuleState.CLOSED),
    "protected-module": build.module(state=ModuleState.PROTECTED),
    "orphan-module": build.module("А = 1;", orphan=True, owner="5f0b7a53-0000-4000-8000-000000000000"),
    "module-image": build.module("А = 1;", image=True),
    "bad-module-encoding": build.module(b"A = 1; // \xc3\x28"),
}
ids = pytest.mark.parametrize("module", CHECKS, ids=lambda one: one.RULE.name)


@ids
def test_module_with_the_fault_is_found_and_others_are_not(module: ModuleType):
    """Each check finds its own fault, at the object and the kind of the module, and none of the other four."""
    good, bad = build.module("А = 1;"), BAD[module.RULE.name]
    others = [one for name, one in BAD.items() if name != module.RULE.name]

    [finding] = module.check(build.subject(good, bad, *others))

    assert finding.rule is module.RULE
    assert finding.location == Location("uuid.0/text", bad.object, "Module")
    assert finding.values == {"object": bad.object, "module": "Module"}


@ids
def test_each_module_is_a_finding_at_its_file(module: ModuleType):
    """In a kit the entry of the file stands before the element."""
    bad = build.file(BAD[module.RULE.name], BAD[module.RULE.name])
    held = build.subject(members=[build.member("a.epf", bad), build.member("b.epf", bad)], kit=build.kit("a.epf"))

    entries = [one.location.entry for one in module.check(held)]

    assert entries == ["a.epf/uuid.0/text"] * 2 + ["b.epf/uuid.0/text"] * 2


@pytest.mark.parametrize(
    ("module", "valid"),
    [
        (build.module("Ё = \U0001f600;"), True),
        (build.module("Ё = \U0001f600;", encoding="utf-16-le"), True),
        (build.module("Ё = \U0001f600;", encoding="utf-16-be"), True),
        (build.module(b""), True),
        (build.module(b"\xed\xa0\x80"), False),
        (build.module(b"\xc0\xaf"), False),
        (build.module("А".encode("cp1251")), False),
        (build.module(b"\x00\xd8", encoding="utf-16-le"), False),
        (build.module(b"\x00\x41\x00", encoding="utf-16-le"), False),
        (build.module(b"", kind=ModuleKind.FORM, state=ModuleState.CLOSED), True),
    ],
)
def test_bytes_against_their_encoding(module: Module, valid: bool):  # noqa: FBT001 (parameter of a table)
    """UTF-8 and UTF-16 are text where they are well formed: no lone surrogates, no overlong forms, no cut pair."""
    assert [one.rule for one in bad_module_encoding.check(build.subject(module))] == (
        [] if valid else [bad_module_encoding.RULE]
    )
