"""The scene of a rule's case: the subject that its few words describe."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from checks.metadata.scene import build_content
from checks.subject import Member, Subject
from checks.upload import upload
from onec.dump.paths import module_place
from onec.file import OneCFile
from onec.form_content import FormAttribute, FormContent
from onec.model import Content, FileKind, MetadataObject, Module
from onec.templates import Template
from rules.language.cases import Case

FILE_NAMES = {FileKind.EXTENSION: "case.cfe", FileKind.REPORT: "case.erf", FileKind.CONFIGURATION: "case.cf"}


def scene(case: Case, files: Mapping[str, str]) -> Subject:
    """Return the subject of a case.

    Args:
        case: metadata, flags and template of the scene.
        files: texts of its modules by path, in the language of this run.

    Raises:
        ValueError: the metadata of the case hold a word that is not known.
    """
    content = build_content(case)
    objects = {one.full_name: one for one in content.objects}
    modules = []
    for path, text in files.items():
        place = module_place(path)
        if place.object and place.object not in objects:
            objects[place.object] = _owner(case, place.object)
        modules.append(Module(place.object, place.kind, path, data=text.encode("utf-8", "surrogatepass")))
    whole = replace(content, objects=tuple(objects.values()), modules=tuple(modules))
    name = FILE_NAMES.get(whole.kind, "case.epf")
    return Subject(upload(b"", name), (Member("", _file(whole, tuple(_templates(case)))),))


def _owner(case: Case, full_name: str) -> MetadataObject:
    kind, name = full_name.split(".")[-2:] if "." in full_name else (full_name, full_name)
    form = FormContent(attributes=tuple(FormAttribute(one) for one in case.attributes))
    return MetadataObject(
        kind,
        name,
        full_name,
        f"case-{full_name}",
        adopted=case.adopted,
        flags=case.flags if kind == "CommonModule" else None,
        form=form if kind in {"Form", "CommonForm"} and case.attributes else None,
    )


def _templates(case: Case) -> Iterator[Template]:
    if case.template:
        data = case.template.data()
        yield Template(f"CommonTemplate.{case.template.name}", "binary-data", "template.0", len(data), lambda: data)


def _file(content: Content, templates: tuple[Template, ...]) -> OneCFile:
    return OneCFile(content, 32, (216, 0, 80314), (("root", 10),), templates, ())
