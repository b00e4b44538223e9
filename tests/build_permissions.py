"""Papers about permissions, from code, what the manifest asks for and what the code tells: real files, read whole.

papers("Соединение = …;")                               a bare data processor, its statements stand in a server method
papers(code, asks("RunApplication", CommandMask="x"))    in a kit whose manifest asks for this
papers(code, told=[tells("RunApplication", CommandMask="x")])    its self-description asks for that
"""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from checks.code.units import units
from checks.manifest.papers import Papers
from checks.permissions.uses import Uses, find_uses
from checks.subject import read_subject
from checks.upload import upload
from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.permissions import Permission, PermissionKind
from onec.self_description import CodePlace, Gap, SelfDescription, Why
from tests.build_container import extension, processor
from tests.build_manifest import extension_manifest, manifest, permission

METHOD = "Процедура Выполнить1(Параметр) Экспорт\n{}\nКонецПроцедуры\n"
ADDRESS = {"Protocol": "HTTPS", "Host": "api.example.com", "Port": "443"}
CONNECTION = (
    'Защита = Новый ЗащищенноеСоединениеOpenSSL;\nС = Новый HTTPСоединение("api.example.com", , , , , 60, Защита);'
)
"""Code that needs what `ADDRESS` says."""


def asks(kind: str, prefix: str = "perm", **said: str | None) -> str:
    """Return a permission of a manifest; what it is for is said unless a test says otherwise."""
    description = {} if prefix == "old" or "Description" in said else {"Description": "Обмен заказами"}
    return permission(kind, prefix, **(description | said))


def tells(kind: str, /, **said: str | None) -> Permission:
    """Return a permission of the code, in its second line; None is a value that it does not tell."""
    return Permission(PermissionKind(kind), kind, tuple(said.items()), "Обмен", 2, 1, "СведенияОВнешнейОбработке")


def described(*told: Permission, gap: bool = False) -> SelfDescription:
    """Return a self-description with these permissions, and maybe more."""
    place = CodePlace("СведенияОВнешнейОбработке", 1, 1)
    gaps = (Gap(place, Why.CALL),) if gap else ()
    return SelfDescription(place, True, True, 0, permissions=told, permission_gaps=gaps)  # noqa: FBT003


def papers(  # noqa: PLR0913 (each argument is a fact of its own)
    code: str = "",
    *asked: str,
    told: Sequence[Permission] | None = None,
    gap: bool = False,
    kit: bool | None = None,
    form: str = "",
    objects: Sequence[str] = (),
    schema: str = "1.0.0.2",
) -> Papers:
    """Return the papers of a data processor.

    Args:
        code: statements of a server method of its object module.
        asked: permissions of its manifest.
        told: by its self-description; None where it has none.
        gap: that may ask for more.
        kit: it comes with a manifest; by default if that asks for something.
        form: text of the module of its form.
        objects: names of more objects within it.
        schema: version of the manifest.
    """
    modules = {"ObjectModule": METHOD.format(code)} | ({"Form.Форма.FormModule": form} if form else {})
    data = processor(objects=("Form.Форма", *objects), modules=modules)
    if kit or (kit is None and asked):
        data = _kit(manifest(*asked, schema=schema), "processor.epf", data)
    found = Papers(read_subject(upload(data, "x")))
    found.__dict__["described"] = None if told is None else described(*told, gap=gap)
    return found


def extension_papers(code: str, *asked: str, kit: bool = False) -> Papers:
    """Return the papers of an extension whose server module has these statements."""
    modules = {"CommonModule.дпр_Обмен.Module": METHOD.format(code)}
    data = extension(objects=("CommonModule.дпр_Обмен",), modules=modules)
    if kit or asked:
        data = _kit(extension_manifest(*asked), "extension.cfe", data)
    return Papers(read_subject(upload(data, "x")))


def uses(code: str, form: str = "") -> Uses:
    """Return what statements of a server method, and the module of a form, are found to do."""
    subject = papers(code, form=form).subject
    assert subject.main is not None
    return find_uses(subject.main, list(units(subject)), lambda unit: Code(parse(unit.module.text), unit.around))


def _kit(text: str, name: str, data: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("manifest.xml", text)
        archive.writestr(name, data)
    return buffer.getvalue()
