"""The newer release of the library, as if an extension adopted all of it, against the older one.

What is told is looked up in the text of the older dump by other means.
"""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from checks.compatibility import (
    adopted_form_part_absent,
    adopted_identifier_of_another_kind,
    adopted_identifier_unknown,
    adopted_module_place_differs,
    adopted_type_differs,
)
from checks.compatibility.adopted_forms import adopted_forms
from checks.compatibility.fitting import Fitting
from checks.compatibility.sources import Sources
from onec.dump.description import folder_of
from onec.dump.read import read_tree
from onec.form_content import FormParts
from onec.model import Content, FileKind, MetadataObject
from onec.release.build import build_index
from onec.release.index import ReleaseIndex
from onec.release.model import OTHER
from tests import build

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[4] / "trees")
OLDER, NEWER = TREES / "ssl-3.1.3.250", TREES / "ssl-3.1.5.171"

pytestmark = pytest.mark.skipif(not (OLDER.is_dir() and NEWER.is_dir()), reason="no library under OTK_TREES")


def bare(content: Content) -> Content:
    """Return a configuration without its modules, which cost most and are not asked for here."""
    return replace(content, modules=())


def adopt(item: MetadataObject) -> MetadataObject:
    """Return an object as an extension has it that adopted it and changed nothing."""
    form = item.form
    if form is not None:
        own = FormParts(tuple(one.name for one in form.attributes), form.named, form.commands)
        form = replace(form, base=own)
    return replace(item, adopted=True, extended_uuid=item.uuid, form=form)


@pytest.fixture(scope="module")
def extension() -> Content:
    """An extension that adopts the newer release."""
    content = bare(read_tree(NEWER))
    root, *objects = content.objects
    return replace(content, kind=FileKind.EXTENSION, objects=(root, *map(adopt, objects)))


def held(extension: Content, release: ReleaseIndex) -> Fitting:
    """Return the extension beside a release."""
    read = replace(build.file(kind=FileKind.EXTENSION), content=extension)
    subject = build.subject(members=[build.member("", read)])
    return Fitting(subject, extension, release, Sources(subject))


@pytest.fixture(scope="module")
def older(extension: Content) -> Fitting:
    """The extension beside the older release."""
    return held(extension, ReleaseIndex(build_index(bare(read_tree(OLDER)))))


def text(root: Path, full_name: str, rest: str) -> str:
    """Return the text of a file of a dump."""
    parts = full_name.split(".")
    base = root.joinpath(
        *(word for pair in zip(parts[::2], parts[1::2], strict=True) for word in (folder_of(pair[0]), pair[1]))
    )
    return Path(f"{base}{rest}").read_text("utf-8-sig")


def test_release_fits_itself(extension: Content):
    """What was adopted from a release is in it as it was: nothing is told."""
    content = replace(extension, kind=FileKind.CONFIGURATION)
    fit = held(extension, ReleaseIndex(build_index(content)))
    checks = (
        adopted_form_part_absent,
        adopted_identifier_of_another_kind,
        adopted_identifier_unknown,
        adopted_module_place_differs,
        adopted_type_differs,
    )

    assert [one for check in checks for one in check.check(fit)] == []


def test_lost_parts_of_forms_are_not_in_the_dump(older: Fitting):
    """No form of the older dump has what is told to be gone from it, and it has what is not."""
    forms = list(adopted_forms(older))
    lost = kept = 0
    for one in forms:
        there = text(OLDER, older.name_there(one.item.full_name), "/Ext/Form.xml")
        names = set(re.findall(r'<(?!Attribute|Command\b)\w+ name="([^"]+)" id="', there))
        attributes = set(re.findall(r'<Attribute name="([^"]+)"', there))
        commands = set(re.findall(r'<Command name="([^"]+)"', there))
        form = one.item.form
        assert form is not None
        assert not names & {*one.lost_items}
        assert not attributes & {*one.lost_attributes}
        assert not commands & {*one.lost_commands}
        assert {*form.named} - {*one.lost_items} <= names
        assert {*form.commands} - {*one.lost_commands} <= commands
        lost += len(one.lost_items)
        kept += len(form.named)

    assert len(forms) > 500
    assert (lost > 300, kept > 10_000) == (True, True)
    assert len(list(adopted_form_part_absent.check(older))) > 50


def types_in(root: Path, full_name: str) -> set[str]:
    """Return the types of an attribute or a dimension as a dump writes them."""
    top, part = ".".join(full_name.split(".")[:2]), full_name.rpartition(".")[2]
    found = re.search(rf"<Name>{part}</Name>.*?<Type>(.*?)</Type>", text(root, top, ".xml"), re.DOTALL)
    assert found is not None
    return set(re.findall(r"<v8:Type(?:Set)?>([^<]+)<", found[1]))


def test_other_types_are_other_in_the_dump(older: Fitting):
    """What is told to have another type has other words in the older dump than in the newer."""
    findings = list(adopted_type_differs.check(older))

    assert {str(one.values["object"]) for one in findings} == {
        "InformationRegister.КлючиДоступаКРегистрам.Dimension.ВариантДоступа",
        "InformationRegister.КлючиДоступаКРегиструРезультатыПроверкиУчета.Dimension.ВариантДоступа",
    }
    assert {(str(one.values["here"]), str(one.values["there"])) for one in findings} == {
        ("Number(4,unsigned)", "Boolean")
    }
    for one in findings:
        full_name = str(one.values["object"])
        there = older.name_there(full_name)
        assert there != full_name  # it had another name, and was found by its identifier
        assert (types_in(NEWER, full_name), types_in(OLDER, there)) == ({"xs:decimal"}, {"xs:boolean"})


def test_nearly_all_types_are_compared(older: Fitting):
    """Of 2,800 typed parts that both have a few dozen have types that one of the releases cannot name."""
    pairs = [(one, base.object) for one in older.adopted if one.types and (base := older.base(one.full_name))]
    unknown = [one.full_name for one, there in pairs if OTHER in there.types]

    assert len(pairs) > 2_500
    assert len(unknown) < 150
