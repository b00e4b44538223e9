"""The base header: found anywhere in a definition, in all its versions."""

import pytest

from onec.bracket import parse
from onec.header import find_header, localised

UUID = "b845507e-0edf-4c86-a075-9d051c139d18"
OTHER = "57111fb5-a4fb-46fa-aa6e-92c7de6c9086"
NIL = "00000000-0000-0000-0000-000000000000"
START = f'{{1,0,{UUID}}},"Имя",{{1,"ru","Синоним"}},"о ""нём"""'


@pytest.mark.parametrize(
    "text",
    [
        f'{{0,{{0,0,{UUID}}},"Имя",{{1,"ru","Синоним"}},"о ""нём"""}}',
        f"{{1,{START},0,0}}",
        f"{{2,{START},0,0,{NIL}}}",
        f"{{3,{START},0,0,{NIL},0}}",
    ],
    ids=["8.1", "8.2", "8.3", "8.3.14"],
)
def test_header_of_every_version_is_read(text: str):
    """UUID, name, synonym and comment stand in every version at the same place."""
    header = find_header(parse(f"{{1,{{12,{text},5}},0}}"))

    assert header is not None
    assert (header.uuid, header.name, header.comment) == (UUID, "Имя", 'о "нём"')
    assert header.synonym == (("ru", "Синоним"),)
    assert (header.adopted, header.states, header.extended_uuid) == (False, (), None)


def test_adopted_object_tells_what_it_extends():
    """The flag, the states of properties and the extended object follow the comment."""
    header = find_header(parse(f"{{0,{{3,{START},1,2,{UUID},3,{OTHER},2,{OTHER},0}}}}"))

    assert header is not None
    assert header.adopted
    assert header.states == ((UUID, 3), (OTHER, 2))
    assert header.extended_uuid == OTHER


def test_zero_uuid_is_no_extended_object():
    """Zeros mean that the object is linked by its name."""
    header = find_header(parse(f"{{0,{{3,{START},1,0,{NIL},0}}}}"))

    assert header is not None
    assert header.extended_uuid is None


@pytest.mark.parametrize("count", ["9", "-1", "999999999999", "{1}", '"2"'])
def test_count_of_states_that_lies_does_no_harm(count: str):
    """Never more states are read than the list holds."""
    header = find_header(parse(f"{{0,{{3,{START},1,{count},{UUID},3}}}}"))

    assert header is not None
    assert header.states in ((), ((UUID, 3),))


def test_parent_is_the_list_around_the_header():
    """What follows the header is found through the list it stands in."""
    header = find_header(parse(f"{{1,{{12,{{3,{START},0,0}},7,8}},0}}"))

    assert header is not None
    assert header.parent[2:] == ["7", "8"]


def test_first_header_in_the_text_is_the_objects():
    """The header of an object stands before those of its parts."""
    part = f'{{3,{{1,0,{OTHER}}},"Часть",{{0}},""}}'

    header = find_header(parse(f"{{1,{{12,{{3,{START},0,0}},0}},{{{{0,{part}}}}}}}"))

    assert header is not None
    assert header.name == "Имя"


@pytest.mark.parametrize("text", ["{}", "{1,{2,3}}", f'{{3,{{1,0,{UUID}}},"Имя"}}', '{0,{3,{1,0,x},"И",{0},""}}'])
def test_definition_without_a_header_has_none(text: str):
    """Lists of another shape are no header."""
    assert find_header(parse(text)) is None


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("{0}", ()),
        ('{2,"ru","Да","en","Yes"}', (("ru", "Да"), ("en", "Yes"))),
        ('{1,"","Без языка"}', ()),
        ('{1,"ru"}', ()),
        ("7", ()),
    ],
)
def test_localised_text_is_pairs_of_language_and_text(text: str, pairs: tuple[tuple[str, str], ...]):
    """Pairs without a language and halves of pairs are left out."""
    [value] = parse(text)

    assert localised(value) == pairs
