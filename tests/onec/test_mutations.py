"""Files with bytes changed at random: whatever they are, the reader ends with a result or with `RefusedError`.

The examples are the same at every run. Seeds are files of our own making and, where there is a corpus, real ones.
"""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onec.bracket import parse
from onec.container import read_container
from onec.errors import RefusedError
from onec.file import OneCFile, read_file
from onec.forms import form_module
from tests import build_container as build
from tests.hostile import EXTENSION_SEED, PROCESSOR_SEED, SeedMissingError, seed

many = settings(max_examples=200, deadline=None, derandomize=True, database=None)

OBJECTS = (
    "CommonModule.Обмен",
    "Catalog.Товары",
    "Catalog.Товары.Form.Список",
    "Catalog.Товары.Command.Печать",
    "Catalog.Товары.Attribute.Цена",
    "CommonForm.Настройка",
    "CommonTemplate.Макет",
    "ScheduledJob.Ночь",
    "HTTPService.Служба",
)
MODULES: dict[str, str | bytes] = {
    "CommonModule.Обмен.Module": "Процедура А() Экспорт\r\nКонецПроцедуры",
    "Catalog.Товары.ObjectModule": build.plain("// простой элемент"),
    "Catalog.Товары.Form.Список.FormModule": 'Сообщить("форма");',
    "Catalog.Товары.Command.Печать.CommandModule": "// команда",
    "CommonForm.Настройка.FormModule": build.ordinary_form("// обычная форма"),
    "Configuration.Расширение.SessionModule": build.module("// сеанс", image=b"{1}"),
}
SEEDS = ("ours", "ours-64", "extension", "processor", "extension-64")

changes = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True), st.sampled_from(("flip", "cut", "insert", "copy")), st.integers(0, 255)
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("name", SEEDS)
@given(changed=changes)
@many
def test_file_with_changed_bytes_raises_nothing_else(name: str, changed: list[tuple[float, str, int]]):
    """Bytes of a file changed anywhere end in a result or a refusal."""
    assert ends_well(mutated(stored(name), changed))


@pytest.mark.parametrize("name", ["ours", "extension", "processor"])
@given(which=st.floats(0, 1, exclude_max=True), changed=changes)
@many
def test_file_with_changed_element_raises_nothing_else(name: str, which: float, changed: list[tuple[float, str, int]]):
    """Bytes of an inflated element changed anywhere, and the file packed anew, end in a result or a refusal."""
    parts = dict(inflated(name))
    chosen = list(parts)[int(which * len(parts))]
    parts[chosen] = mutated(parts[chosen], changed)

    assert ends_well(build.pack(parts, level=1))


@pytest.mark.parametrize("name", ["ours", "extension", "processor"])
@given(
    which=st.floats(0, 1, exclude_max=True),
    token=st.sampled_from(("{", "}", '"', ",", '""', "{}", "\0", "9" * 40)),
    at=st.data(),
)
@many
def test_file_with_changed_token_raises_nothing_else(name: str, which: float, token: str, at: st.DataObject):
    """A token of an element put in another one's place ends in a result or a refusal."""
    parts = dict(inflated(name))
    chosen = list(parts)[int(which * len(parts))]
    cuts = [index for index, one in enumerate(parts[chosen]) if one in b'{},"'] or [0]
    place = at.draw(st.sampled_from(cuts))
    parts[chosen] = parts[chosen][:place] + token.encode() + parts[chosen][place + 1 :]

    assert ends_well(build.pack(parts, level=1))


@given(
    elements=st.dictionaries(st.text(min_size=1, max_size=8), st.binary(max_size=60), max_size=5),
    bits=st.sampled_from((32, 64)),
)
@many
def test_container_of_any_elements_is_read_or_refused(elements: dict[str, bytes], bits: int):
    """A sound container gives back what was put in, unless a name of an element is refused."""
    data = build.draft(
        [(name.encode("utf-16-le", "surrogatepass") + bytes(4), one) for name, one in elements.items()], bits
    ).render()

    try:
        found = {one.name: one.stored for one in read_container(data).elements}
    except RefusedError:
        found = None

    assert found in (None, elements)


@given(text=st.text(alphabet='{},"1a \r\n', max_size=60))
@many
def test_any_bracket_text_is_parsed_or_refused(text: str):
    """Whatever braces, commas and quotes say, the parser gives values or refuses."""
    try:
        values = parse(text)
    except RefusedError:
        values = []

    assert isinstance(values, list)


@given(text=st.text(alphabet='{},"1a', max_size=60))
@many
def test_any_form_gives_a_text_or_nothing(text: str):
    """Whatever braces and quotes say, a form has a module, has none, or is refused."""
    try:
        module = form_module(text.encode())
    except RefusedError:
        module = None

    assert module is None or module in text.encode().replace(b'""', b'"')


def ends_well(data: bytes) -> bool:
    """Read a file and everything in it; True whether it is read or refused."""
    try:
        return sum(map(len, contents(read_file(data)))) >= 0
    except RefusedError as error:
        return str(error).isascii()


def contents(file: OneCFile) -> Iterator[bytes | str]:
    """Yield the texts of all modules and what all templates hold."""
    for module in file.content.modules:
        yield module.text
    for template in file.templates:
        yield from template.contents()


def mutated(data: bytes, changed: list[tuple[float, str, int]]) -> bytes:
    """Return the bytes with some flipped, cut out, put in or copied to another place."""
    for place, what, value in changed:
        at = int(place * len(data))
        if what == "flip":
            data = data[:at] + bytes([value]) + data[at + 1 :]
        elif what == "cut":
            data = data[:at] + data[at + value % 16 :]
        elif what == "insert":
            data = data[:at] + bytes([value]) * (value % 5) + data[at:]
        else:
            data = data[:at] + data[value : value + 16] + data[at + 16 :]
    return data


@cache
def stored(name: str) -> bytes:
    """Return a seed as a file; skip the test where it is a real one and there is no corpus."""
    if name == "ours":
        return build.extension(objects=OBJECTS, modules=MODULES)
    if name == "ours-64":
        return build.extension(objects=OBJECTS[:1], bits=64)
    real = {
        "extension": EXTENSION_SEED,
        "processor": PROCESSOR_SEED,
        "extension-64": "synthetic/extension_64bit.cfe",
    }
    try:
        return seed(real[name])
    except SeedMissingError as error:
        pytest.skip(str(error))


@cache
def inflated(name: str) -> dict[str, bytes]:
    """Return the inflated elements of a seed."""
    return build.unpack(stored(name))
