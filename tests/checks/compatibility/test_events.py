"""Handlers of events that have a fixed name: the configuration need not have them."""

import pytest

from checks.compatibility import MODULES
from onec.classes import ModuleKind
from tests.build_release import adopted, fitting, item, release

GOODS = "Catalog.Товары"


def found(method: str, manner: str = "&После", kind: ModuleKind = ModuleKind.OBJECT, base: str = "") -> list[str]:
    """Return what the stage finds in an interceptor of a method that the configuration does not have, or another."""
    text = f'{manner}("{method}")\nПроцедура х_А()\nКонецПроцедуры'
    there = release(item(GOODS), base=base, owner=GOODS, kind=kind)
    fit = fitting(adopted(GOODS), extension=text, owner=GOODS, kind=kind, there=there)
    return [one.rule.name for check in MODULES for one in check.check(fit)]


@pytest.mark.parametrize("manner", ["&Перед", "&After", "&Вместо"])
@pytest.mark.parametrize("method", ["ПередЗаписью", "onwrite", "ОбработкаПроверкиЗаполнения"])
def test_event_need_not_be_handled(method: str, manner: str):
    """The handler of the extension runs alone."""
    assert found(method, manner) == []


def test_what_must_be_there():
    """A text under control, a method of another module, a method that is no event."""
    absent = ["intercepted-method-absent"]

    assert found("ПередЗаписью", "&ИзменениеИКонтроль") == absent
    assert found("ПередЗаписью", kind=ModuleKind.MANAGER) == absent
    assert found("Пересчитать") == absent


def test_parameters_of_an_event():
    """Handlers of one event need not have the same parameters; methods of other names do."""
    for name, rules in (("ПередЗаписью", []), ("Пересчитать", ["intercepted-parameters-differ"])):
        assert found(name, base=f"Процедура {name}(Отказ)\nКонецПроцедуры") == rules
