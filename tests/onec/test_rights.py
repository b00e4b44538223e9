"""Rights of a role."""

from onec.bracket import parse
from onec.rights import RIGHTS, UNKNOWN, ObjectRights, RoleRights, read_rights

ROOT = "00000000-0000-4000-8000-00000000000a"
CATALOG = "00000000-0000-4000-8000-00000000000b"
NAMES = {ROOT: "Configuration.Р", CATALOG: "Catalog.Партнеры"}
UUIDS = {name: uuid for uuid, name in RIGHTS.items()}
ADMINISTRATION, READ, DELETE = UUIDS["Administration"], UUIDS["Read"], UUIDS["InteractiveDelete"]


def read(objects: str, tail: str = "4294967295,1,0,4294967295") -> RoleRights | None:
    """Return the rights of a role whose objects are written so."""
    return read_rights(parse(f"{{10,{{2,{objects}}},{{0}},{tail}}}"), NAMES)


def test_rights_are_given_or_refused_by_name():
    """1 gives a right, -1 refuses it, 2 leaves it to the configuration."""
    rights = read(f"{{{{1,{CATALOG},0,0}},{{0,{READ},1,{DELETE},-1,{ADMINISTRATION},2}}}}")

    assert rights is not None
    assert rights.objects == (ObjectRights("Catalog.Партнеры", ("Read",), ("InteractiveDelete",)),)


def test_rights_of_the_application_are_those_of_the_root():
    """The root is an object among the others."""
    rights = read(f"{{{{1,{ROOT},0,3}},{{0,{ADMINISTRATION},1}}}}")

    assert rights is not None
    assert list(rights.allowed("Administration")) == ["Configuration.Р"]
    assert list(rights.allowed("Read")) == []


def test_flags_of_a_role_are_read():
    """Rights for new objects, for attributes and independence stand behind the objects."""
    whole = read("", "1,4294967295,1,4294967295")

    assert whole == RoleRights(new_objects=True, attributes=False, independent=True)
    assert read("") == RoleRights(new_objects=False, attributes=True, independent=False)


def test_rights_with_restrictions_are_read():
    """A list with restrictions of access begins with a count, and its rights are read all the same."""
    restrictions = f'1,{{{READ},{{1,{{1,"ГДЕ Истина",0}}}}}}'
    rights = read(f"{{{{1,{CATALOG},0,0}},{{1,2,{READ},1,{DELETE},1,{restrictions}}}}}")

    assert rights is not None
    assert rights.objects == (ObjectRights("Catalog.Партнеры", ("Read", "InteractiveDelete")),)


def test_fields_of_objects_are_left_out():
    """What is said of a field, a step below the object, is no right of the object."""
    rights = read(f"{{{{1,{CATALOG},1,1,{{0}}}},{{0,{READ},1}}}}")

    assert rights is not None
    assert rights.objects == ()


def test_unknown_right_and_object_are_not_guessed():
    """A right without a name is unknown, an object without one is told by its UUID."""
    strange = "00000000-0000-4000-8000-0000000000ff"
    rights = read(f"{{{{1,{strange},0,0}},{{0,{strange},1}}}}")

    assert rights is not None
    assert rights.objects == (ObjectRights(strange, (UNKNOWN,)),)


def test_capitals_hide_no_right():
    """A UUID in capitals is the same right."""
    rights = read(f"{{{{1,{ROOT.upper()},0,3}},{{0,{ADMINISTRATION.upper()},1}}}}")

    assert rights is not None
    assert list(rights.allowed("Administration")) == ["Configuration.Р"]


def test_other_values_are_no_rights():
    """An element that holds something else has no rights."""
    assert read_rights([], NAMES) is None
    assert read_rights(parse("{10,5,6}"), NAMES) is None
    assert read_rights(parse("{10,{0},{0}}"), NAMES) == RoleRights(attributes=False)
    assert read_rights(parse("{10,{3,x,{y},{{1,2},3}},{0},1,1}"), NAMES) == RoleRights(new_objects=True)
