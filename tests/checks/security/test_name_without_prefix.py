"""Names of an extension that could meet others: every kind of object and of part is held to the prefix."""

from dataclasses import replace

import pytest

from checks.security.name_without_prefix import RULE, check
from checks.subject import Subject
from onec.classes import CLASSES, PART_KINDS
from onec.model import FileKind, MetadataObject, Properties
from tests import build

KINDS = sorted({one.kind for one in CLASSES.values()})
ADOPTED = "Document.ЗаказПокупателя"


def extension(kind: str, name: str, *, owner: str = "") -> Subject:
    """Return an extension with the prefix дпр_, an adopted document and an own object, the document's or the root's."""
    file = build.file(kind=FileKind.EXTENSION, properties=Properties("дпр_Доработки", "u", prefix="дпр_"))
    document = MetadataObject("Document", "ЗаказПокупателя", ADOPTED, "d", adopted=True)
    full_name = f"{owner}.{kind}.{name}" if owner else f"{kind}.{name}"
    own = MetadataObject(kind, name, full_name, "o", owner=owner)
    root = replace(file.content.objects[0], adopted=True)
    content = replace(file.content, objects=(root, document, own))
    return build.subject(members=[build.member("", replace(file, content=content))])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in PART_KINDS])
def test_own_object_of_any_kind(kind: str):
    """An own object without the prefix is found once, whatever its kind; with it, it is not."""
    [finding] = check(extension(kind, "Обмен"))

    assert finding.rule is RULE
    assert finding.location.object == f"{kind}.Обмен"
    assert not list(check(extension(kind, "ДПР_Обмен")))


@pytest.mark.parametrize("kind", [*sorted(PART_KINDS), "Form", "Command", "Template"])
def test_own_part_of_an_adopted_object(kind: str):
    """So is whatever is added to an object of the configuration; near misses of the prefix are none."""
    assert len(list(check(extension(kind, "Канал", owner=ADOPTED)))) == 1
    assert len(list(check(extension(kind, "дпрКанал", owner=ADOPTED)))) == 1
    assert not list(check(extension(kind, "дпр_Канал", owner=ADOPTED)))
