"""Add-ons that do not describe themselves."""

import pytest

from checks.manifest.self_description_missing import check
from onec.model import FileKind, ModuleState
from tests.build_description import english, papers_of, russian


@pytest.mark.parametrize("kind", [FileKind.DATA_PROCESSOR, FileKind.REPORT])
@pytest.mark.parametrize("text", ["", None, "Функция Сведения() КонецФункции", "// СведенияОВнешнейОбработке()"])
def test_missing(text: str | None, kind: FileKind):
    """Without a module, or without the function in it, there is one finding at the root."""
    [finding] = check(papers_of(text, kind))

    assert finding.location.object.endswith(".Обработка")


@pytest.mark.parametrize("text", [russian(""), english(""), "Процедура СведенияОВнешнейОбработке() КонецПроцедуры"])
def test_there(text: str):
    """A function of either language is there; what is wrong with it others tell."""
    assert not list(check(papers_of(text)))


def test_nobody_can_tell():
    """Of a module that cannot be read, and of an extension, nothing is said."""
    assert not list(check(papers_of("", state=ModuleState.PROTECTED)))
    assert not list(check(papers_of("", FileKind.EXTENSION)))
