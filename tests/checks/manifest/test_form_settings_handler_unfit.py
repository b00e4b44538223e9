"""A report says that it defines the settings of its form, and has no method for it that can be called."""

import pytest

from checks.manifest import form_settings_handler_unfit
from onec.model import FileKind
from tests.build_papers import described, found, papers

PROMISED = described(form_settings=True)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [100]),
        ("Процедура ОпределитьНастройки(А, Б, В) Экспорт\nКонецПроцедуры", [100]),
        ("\nПроцедура ОпределитьНастройкиФормы(Форма, Ключ, Настройки)\nКонецПроцедуры", [2]),
        ("\nProcedure DefineFormSettings(Form, Key) Export\nEndProcedure", [2]),
        ("Процедура ОпределитьНастройкиФормы(Форма, Ключ, Настройки) Экспорт\nКонецПроцедуры", []),
        ("Procedure DefineFormSettings(Form, Key, Settings, More = 1) Export\nEndProcedure", []),
    ],
)
def test_handler(text: str, lines: list[int]):
    """The method is exported and takes three values, or it is found; where there is none, its promise is."""
    given = papers(code=PROMISED, kind=FileKind.REPORT, object_module=text)

    assert found(form_settings_handler_unfit, given) == lines


def test_no_promise():
    """A data processor has no such form, and code that promises nothing needs nothing."""
    assert found(form_settings_handler_unfit, papers(code=PROMISED)) == []
    for code in (described(form_settings=False), described(form_settings=None), described(), None):
        assert found(form_settings_handler_unfit, papers(code=code, kind=FileKind.REPORT)) == []
