"""The cache of examined code: with it the findings are what they are without it, to the byte."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest

from checks.code import examiner
from checks.code.cache import Cache, code_cache
from checks.code.examine import examine_code
from checks.code.plain import plain_finding
from checks.code.rule_set import RuleSet, installed, read_rules
from checks.code.store import FolderStore, MemoryStore, Store
from checks.security import MODULES
from checks.subject import Subject
from onec.bsl.parser import parse
from onec.classes import ModuleKind
from onec.model import FileKind, Module
from rules.catalogue import PACKS, SECURITY, rule
from tests.build import file, member, module, subject

T = TypeVar("T")

READER = """
Функция Взять() Экспорт
    Соединение = Новый HTTPСоединение("example.com"); // otk: ignore unencrypted-http так надо
    Ответ = Соединение.Получить(Новый HTTPЗапрос("/a"));
    Возврат Ответ.ПолучитьТелоКакСтроку();
КонецФункции
"""
RUNNER = """
Процедура Запустить() Экспорт
    УстановитьПривилегированныйРежим(Истина);
    Выполнить(Чтение.Взять());
    ЗапуститьПриложение("cmd /c " + Чтение.Взять());
КонецПроцедуры
"""
CALLER = """
&НаКлиенте
Процедура Команда(Кнопка)
    Запуск.Запустить();
    Сообщить("а");
КонецПроцедуры
"""


def attempt(_: str, act: Callable[[], T], /) -> T:
    """Act; a fault fails the test."""
    return act()


def add_on(reader: str = READER, runner: str = RUNNER, caller: str = CALLER) -> Subject:
    """Return an add-on of three modules that call one another."""
    modules: list[Module] = [
        module(reader, owner="CommonModule.Чтение", entry="1"),
        module(runner, owner="CommonModule.Запуск", entry="2"),
        module(caller, owner="Catalog.Товары.Form.Форма", kind=ModuleKind.FORM, entry="3"),
    ]
    objects = ("CommonModule.Чтение", "CommonModule.Запуск")
    return subject(members=[member("a.cfe", file(*modules, kind=FileKind.EXTENSION, objects=objects))])


def examined(of: Subject, cache: Cache | None = None, rules: RuleSet | None = None) -> str:
    """Return all that is found, as one text."""
    return json.dumps([plain_finding(one) for one in examine_code(of, attempt, MODULES, rules, cache)])


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Return an empty store of each kind."""
    return MemoryStore() if request.param == "memory" else FolderStore(tmp_path, "1")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that were parsed to be examined."""
    texts: list[str] = []

    def noting(text: str) -> object:
        texts.append(text)
        return parse(text)

    monkeypatch.setattr(examiner, "parse", noting)
    return texts


def test_findings_are_the_same_with_and_without_cache(store: Store, parsed: list[str]):
    """Cold and warm; a warm one reads no code."""
    plain = examined(add_on())
    cold = examined(add_on(), Cache(store))
    parsed.clear()

    warm = examined(add_on(), Cache(store))

    assert plain == cold == warm
    assert parsed == []
    found = json.loads(plain)
    assert any(len({step[2][1] for step in one[4]}) > 1 for one in found), "no flow over two modules"
    assert any(isinstance(value, list) for one in found for value in one[2].values())


@pytest.mark.parametrize(
    "changed",
    [
        {"reader": READER.replace("ПолучитьТелоКакСтроку", "ПолучитьИмяФайлаТела")},
        {"reader": READER.replace("ПолучитьТелоКакСтроку()", "КодСостояния")},
        {"reader": "\n" + READER},
        {"runner": RUNNER.replace("Выполнить(", "Сообщить(")},
        {"caller": CALLER.replace("а", "б")},
        {"caller": ""},
    ],
    ids=["called", "clean", "moved", "caller", "third", "gone"],
)
def test_changed_module_is_examined_anew(store: Store, parsed: list[str], changed: dict[str, str]):
    """And no other one is, but flows through it are told again."""
    examined(add_on(), Cache(store))
    parsed.clear()

    found = examined(add_on(**changed), Cache(store))

    assert set(parsed) == set(changed.values())
    assert found == examined(add_on(**changed))


def test_what_a_common_module_defines_matters_to_those_that_call_it(store: Store, parsed: list[str]):
    """A method that is gone from a module, or new in it, may change what its callers do, and nobody else."""
    reader = READER.replace("Взять", "Дать")
    examined(add_on(), Cache(store))
    parsed.clear()

    found = examined(add_on(reader), Cache(store))

    assert set(parsed) == {reader, RUNNER}
    assert found == examined(add_on(reader))
    assert examined(add_on(), Cache(store)) == examined(add_on())


def test_changed_rules_examine_anew(store: Store, tmp_path: Path):
    """A rule that is replaced by another of its name finds what it looks for now."""
    examined(add_on(), Cache(store))
    path = tmp_path / "privileged-mode-on.yaml"
    text = (PACKS / SECURITY / path.name).read_text(encoding="utf-8")
    path.write_text(text.replace("severity: ", "severity: blocker # "), encoding="utf-8")
    rules, _ = read_rules([path])

    examined(add_on(), Cache(store), rules)
    found = list(examine_code(add_on(), attempt, MODULES, rules, Cache(store)))

    assert rules.digest != installed().digest
    assert {one.rule.severity for one in found if one.rule.name == "privileged-mode-on"} == {"blocker"}
    assert examined(add_on(), Cache(store)) == examined(add_on())


def test_surroundings_are_part_of_the_key(store: Store):
    """The same text as a module of another kind, or in another file, is other code."""
    for kind in (FileKind.EXTENSION, FileKind.DATA_PROCESSOR):
        for owner, of in (("CommonModule.Чтение", ModuleKind.MODULE), ("Catalog.Чтение", ModuleKind.OBJECT)):
            one = subject(module(RUNNER, owner=owner, kind=of), kind=kind)

            assert examined(one, Cache(store)) == examined(one)


@pytest.mark.parametrize("poison", [b"", b"[]", b"{}", b"null", b"[[],{},[1,2,3]]", b"[[[]],{},[]]", b"[" * 100_000])
def test_entry_of_another_shape_is_ignored(poison: bytes):
    """Whoever wrote it: the code is examined."""
    store = MemoryStore()
    expected = examined(add_on(), Cache(store))
    for key in list(store._kept):  # noqa: SLF001 (what a stranger would do)
        store.put(key, poison)

    assert examined(add_on(), Cache(store)) == expected


def test_finding_of_unknown_rule_is_ignored():
    """As a rule that is gone."""
    store = MemoryStore()
    expected = examined(add_on(), Cache(store))
    for key, content in list(store._kept.items()):  # noqa: SLF001
        store.put(key, content.replace(b"privileged-mode-on", b"no-such-rule"))

    assert examined(add_on(), Cache(store)) == expected


def test_little_room_costs_time_only():
    """What fell out of a store, be it half of what belongs together, is examined again."""
    for limit in (0, 3_000, 10_000):
        cache = Cache(MemoryStore(limit))

        assert [examined(add_on(), cache) for _ in range(2)] == [examined(add_on())] * 2


def test_result_with_a_fault_of_ours_is_not_kept(store: Store):
    """A check that broke breaks the next time too."""
    broken: list[str] = []

    def noting(name: str, act: Callable[[], Any], /) -> Any:  # noqa: ANN401 (of any type)
        try:
            return act()
        except ZeroDivisionError:
            broken.append(name)
            return None

    bad = SimpleNamespace(RULE=rule("privileged-mode-on"), check_module=lambda _: [1 // 0])
    for _ in range(2):
        list(examine_code(add_on(), noting, [bad], cache=Cache(store)))  # type: ignore[list-item]

    assert broken == ["privileged-mode-on"] * 6


def test_cache_of_the_user_lies_in_his_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Under OTK_HOME; none where it is not wanted."""
    monkeypatch.setenv("OTK_HOME", str(tmp_path))

    with code_cache(wanted=False) as cache:
        examined(add_on(), cache)
    assert list(tmp_path.glob("cache/code/*")) == []
    with code_cache() as cache:
        examined(add_on(), cache)

    assert len(list(tmp_path.glob("cache/code/*"))) == 1
