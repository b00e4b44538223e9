"""An adopted form is held against the form of the release, by what it had when it was adopted."""

from dataclasses import replace

import pytest

from checks.compatibility import adopted_form_part_absent, form_item_in_code_absent
from checks.compatibility.fitting import Fitting
from onec.classes import ModuleKind
from onec.form_content import FormAttribute, FormContent, FormParts
from tests.build_release import adopted, fitting, item, release

FORM = "CommonForm.Отчет"
BASE = FormParts(("Список",), ("Шапка", "Итог"), ("Печать",))
CODE = "&НаКлиенте Процедура х_Показать() {} КонецПроцедуры"


def form(
    items: tuple[str, ...] = ("Шапка", "Итог"),
    attributes: tuple[str, ...] = ("Список",),
    commands: tuple[str, ...] = ("Печать",),
) -> FormContent:
    """Return a form of the configuration."""
    return FormContent(
        named=items, attributes=tuple(FormAttribute(one, ("String",)) for one in attributes), commands=commands
    )


def held(there: FormContent | None, code: str = "", here: FormContent | None = None) -> Fitting:
    """Return an extension that adopts the form with what `BASE` has, held against a release with the form `there`."""
    own = here or replace(form(items=("Шапка", "Итог", "х_Своё")), base=BASE)
    return fitting(
        replace(adopted(FORM), form=own),
        extension=code and CODE.replace("{}", code),
        owner=FORM,
        kind=ModuleKind.FORM,
        there=release(replace(item(FORM), form=there), owner=FORM, kind=ModuleKind.FORM),
    )


def told(fit: Fitting) -> tuple[list[str], list[str]]:
    """Return what the two checks tell: parts that are gone, items that code names."""
    parts = [str(one.values["what"].ru) for one in adopted_form_part_absent.check(fit)]  # type: ignore[union-attr]
    return parts, [str(one.values["name"]) for one in form_item_in_code_absent.check(fit)]


@pytest.mark.parametrize(
    ("there", "parts"),
    [
        (form(), []),
        (form(items=("шапка", "ИТОГ", "Новый")), []),
        (form(items=("Шапка",)), ["элементы Итог"]),
        (form(items=(), commands=()), ["элементы Шапка, Итог; команды Печать"]),
        (form(attributes=()), ["реквизиты Список"]),
        (FormContent(managed=False), []),
        (None, []),
    ],
    ids=["same", "case", "item", "command", "attribute", "ordinary", "unread"],
)
def test_parts_that_are_gone_are_told_once_a_form(there: FormContent | None, parts: list[str]):
    """One finding a form; of an ordinary form, or one that could not be read, nothing is told."""
    assert told(held(there)) == (parts, [])


def test_parts_of_its_own_are_no_fault():
    """What the extension adds to the form was never in the configuration; what it took out is not missed."""
    here = replace(form(items=("Шапка", "х_Своё"), commands=("х_Ещё",)), base=BASE)

    assert told(held(form(items=("Шапка",)), here=here)) == ([], [])


def test_form_without_a_copy_of_what_it_extends_is_left_out():
    """An ordinary form, or one that was adopted without its content."""
    assert told(held(form(items=()), here=form())) == ([], [])


@pytest.mark.parametrize(
    "code", ["Элементы.Итог.Видимость = Ложь;", "items.итог.Visible = False;", "А = ЭтотОбъект.Элементы.Итог;"]
)
def test_item_that_code_names_is_told_at_its_place(code: str):
    """The place is that of the first naming, in its method; the form's other losses are told apart from it."""
    fit = held(form(items=()), code)
    [finding] = form_item_in_code_absent.check(fit)

    assert (finding.location.object, finding.location.method, finding.location.line) == (FORM, "х_Показать", 1)
    assert told(fit) == (["элементы Шапка"], ["Итог"])


@pytest.mark.parametrize(
    "code", ['А = "Элементы.Итог";', "// Элементы.Итог", "Элементы.х_Своё.Видимость = Ложь;", "Итог = 1;"]
)
def test_text_that_names_no_lost_item_is_none(code: str):
    """Strings, comments and items of the extension's own name nothing of the configuration."""
    assert told(held(form(items=("Шапка",)), code)) == (["элементы Итог"], [])


def test_item_that_the_release_has_may_be_named():
    """Before: the item is there."""
    assert told(held(form(), "Элементы.Итог.Видимость = Ложь;")) == ([], [])


def test_long_lists_are_cut():
    """A form that was made anew is told in one line."""
    many = tuple(f"Поле{number}" for number in range(30))
    here = replace(form(items=many), base=FormParts((), many, ()))

    [words], _ = told(held(form(), here=here))
    assert words == f"элементы {', '.join(many[:10])} и ещё 20"
