"""Modules whose text the release hides: what builds on them is not known to work."""

import pytest

from checks.compatibility import MODULES
from checks.compatibility.fitting import Fitting
from onec.classes import ModuleKind
from onec.model import FileKind
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from tests import build
from tests.build_release import NAME, OWNER, adopted, content, fitting, hidden, item

OWN = "CommonModule.х_Свой"
CATALOG = "Catalog.Товары"


def there() -> ReleaseIndex:
    """Return a release that hides the texts of its modules."""
    modules = [hidden(build.module("", owner=OWNER)), hidden(build.module("", owner=CATALOG, kind=ModuleKind.OBJECT))]
    return ReleaseIndex(build_index(content(FileKind.CONFIGURATION, NAME, [item(OWNER), item(CATALOG)], modules)))


def found(fit: Fitting) -> list[tuple[str, object]]:
    """Return the rules that find something, and the modules they name."""
    return [(one.rule.name, one.values.get("module")) for check in MODULES for one in check.check(fit)]


@pytest.mark.parametrize(
    ("extension", "owner", "kind", "modules"),
    [
        ('&Перед("А")\nПроцедура х_А()\nКонецПроцедуры', OWNER, ModuleKind.MODULE, [f"{OWNER}.Module"]),
        ('&ChangeAndValidate("А")\nProcedure x_A()\nEndProcedure', OWNER, ModuleKind.MODULE, [f"{OWNER}.Module"]),
        ("Процедура х_А()\n\tБ = 1;\nКонецПроцедуры", OWNER, ModuleKind.MODULE, []),
        ("Процедура х_А()\nцены.Б(1); Цены.В(2);\nКонецПроцедуры", OWN, ModuleKind.MODULE, [f"{OWNER}.Module"]),
        ('&Перед("ПередЗаписью")\nПроцедура х_А(О)\nКонецПроцедуры', CATALOG, ModuleKind.OBJECT, []),
        ('&Перед("Иное")\nПроцедура х_А(О)\nКонецПроцедуры', CATALOG, ModuleKind.OBJECT, [f"{CATALOG}.ObjectModule"]),
    ],
)
def test_what_builds_on_a_hidden_module(extension: str, owner: str, kind: ModuleKind, modules: list[str]):
    """Interceptors and calls need the text, a handler of an event and a method of one's own do not."""
    objects = (item(OWN),) if owner == OWN else (adopted(owner),)

    assert found(fitting(*objects, extension=extension, owner=owner, kind=kind, there=there())) == [
        ("used-module-hidden", one) for one in modules
    ]


def test_own_method_of_a_hidden_module():
    """A method that the extension itself adds to the module is known."""
    text = "Процедура х_Свой() Экспорт\nКонецПроцедуры\nПроцедура х_А()\nЦены.х_Свой();\nКонецПроцедуры"

    assert found(fitting(extension=text, there=there())) == []
