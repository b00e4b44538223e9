"""The reader against real files: 87 of them as an index describes them, 23 against the dump of the same commit.

Without the corpus (`OTK_SHARED`, by default `../shared` beside the project) there is nothing to compare with, and all
of these tests are skipped.
"""

import json
import re
from functools import cache
from hashlib import sha256
from typing import Any

import pytest

from onec.faults import Fault
from onec.file import OneCFile, read_file
from onec.model import EXTERNAL_KINDS, ROOT_KINDS, FileKind, ModuleState, Properties
from onec.templates import OTHER
from tests.hostile import corpus

NO_CORPUS = not (corpus() / "INDEX.json").is_file()
pytestmark = pytest.mark.skipif(NO_CORPUS, reason="no corpus under OTK_SHARED")

KINDS = {
    "Configuration": FileKind.CONFIGURATION,
    "ConfigurationExtension": FileKind.EXTENSION,
    "ExternalDataProcessor": FileKind.DATA_PROCESSOR,
    "ExternalReport": FileKind.REPORT,
}

# Where a dump says something else than the binary of the same commit, and why the binary is right.
DUMP_DIFFERS = {
    # The dump says Version8_3_24; the binary holds 80323 three times and 80324 nowhere.
    ("files/1C_SchoolBase_c6ff5a332d.cf", "ConfigurationExtensionCompatibilityMode"),
    ("files/1C_SchoolBase_df1f75467c.cf", "ConfigurationExtensionCompatibilityMode"),
}

# Folder of a dump and the kind of the objects in it, where it is not the kind and an "s".
FOLDERS = {"HTTPServices": "HTTPService"}


def index() -> list[dict[str, Any]]:
    """Return the facts of every real file."""
    return [] if NO_CORPUS else json.loads((corpus() / "INDEX.json").read_text(encoding="utf-8"))["files"]


def truth() -> dict[str, dict[str, Any]]:
    """Return what the dump of the same commit says, by file."""
    return {} if NO_CORPUS else json.loads((corpus() / "truth.json").read_text(encoding="utf-8"))


INDEX = [pytest.param(one, id=one["file"]) for one in index()]
TRUTH = truth()
PAIRS = [pytest.param(name, one, id=name) for name, one in TRUTH.items()]


@pytest.mark.parametrize("facts", INDEX)
def test_real_file_reads_as_its_index_says(facts: dict[str, Any]):
    """Kind, name, number of modules, generation, number of elements and stamp of a real file are found."""
    file = read(facts["file"])

    assert file.content.kind is KINDS[facts["kind"]]
    assert file.content.properties.name == facts["name"]
    assert len(file.content.modules) == facts["modules"]
    assert file.bits == facts["container"]
    assert len(file.elements) == facts["elements"]
    assert list(file.stamp) == facts["format_stamp"]


@pytest.mark.parametrize("facts", INDEX)
def test_properties_of_real_file_are_as_its_index_says(facts: dict[str, Any]):
    """Vendor, version, prefix, purpose and compatibility of a real file are found."""
    properties = read(facts["file"]).content.properties

    assert said(properties, facts["props"]) == expected(facts["props"])


@pytest.mark.parametrize("facts", INDEX)
def test_real_file_is_read_without_a_word(facts: dict[str, Any]):
    """Nothing is odd about a file of the platform but free blocks and leftovers, where the index knows of them."""
    file = read(facts["file"])

    free = [Fault.FREE_BLOCKS] if any("free-block list" in note for note in facts["notes"]) else []
    left = [Fault.ORPHAN_ELEMENT] if any("orphans" in note for note in facts["notes"]) else []
    assert [one.fault for one in file.anomalies] == free + left


@pytest.mark.parametrize("facts", INDEX)
def test_all_modules_of_real_file_are_texts(facts: dict[str, Any]):
    """Every module of a real file is readable UTF-8 and nobody's only where the index knows of orphans."""
    modules = read(facts["file"]).content.modules

    orphans = sum(int(note.split()[0]) for note in facts["notes"] if "(orphans)" in note)
    assert sum(one.orphan for one in modules) == orphans
    assert all(one.valid and one.state is ModuleState.READABLE for one in modules)


@pytest.mark.parametrize("facts", INDEX)
def test_templates_of_real_file_can_be_opened(facts: dict[str, Any]):
    """Templates and pictures of a real file give their contents, and each has bytes."""
    templates = read(facts["file"]).templates

    assert all(content for template in templates if template.type != OTHER for content in template.contents())
    assert all(template.contents() for template in templates)


@pytest.mark.parametrize(("name", "facts"), PAIRS)
def test_objects_are_those_of_the_dump(name: str, facts: dict[str, Any]):
    """Every object with a description of its own is found, by kind, name and UUID, and none else."""
    items = [one for one in read(name).content.objects if not one.is_part and one.kind != "Command"]

    found = sorted((one.kind, one.name, one.uuid, one.adopted) for one in items)
    assert found == sorted((one["kind"], one["name"], one["uuid"], adopted(one)) for one in facts["objects"])


@pytest.mark.parametrize(("name", "facts"), PAIRS)
def test_extended_objects_are_those_of_the_dump(name: str, facts: dict[str, Any]):
    """An adopted object names the object of the configuration that it extends."""
    extended = {one["uuid"]: one["extended"] for one in facts["objects"] if "extended" in one}

    found = {one.uuid: one.extended_uuid for one in read(name).content.objects if one.uuid in extended}
    assert found == extended


@pytest.mark.parametrize(("name", "facts"), PAIRS)
def test_properties_are_those_of_the_dump(name: str, facts: dict[str, Any]):
    """Every property that the dump says is found."""
    properties = {key: one for key, one in facts["properties"].items() if (name, key) not in DUMP_DIFFERS}

    assert dumped(read(name).content.properties, properties) == properties


@pytest.mark.parametrize(("name", "key"), sorted(DUMP_DIFFERS))
def test_known_difference_of_a_dump_is_still_one(name: str, key: str):
    """A difference listed as the dump's fault exists; one that went away leaves the list."""
    properties = {key: TRUTH[name]["properties"][key]}

    assert dumped(read(name).content.properties, properties) != properties


@pytest.mark.parametrize(("name", "facts"), PAIRS)
def test_modules_are_those_of_the_dump(name: str, facts: dict[str, Any]):
    """Each module belongs to the object whose folder holds it in the dump, is of that kind, and has the same text."""
    file = read(name)

    found = {(one.object, str(one.kind)): fingerprint(one.text) for one in file.content.modules}
    assert found == {place(path, file): print_ for path, (print_, _lines) in facts["modules"].items()}


@pytest.mark.parametrize(("name", "facts"), PAIRS)
def test_lines_are_those_of_the_dump(name: str, facts: dict[str, Any]):
    """Each module has as many lines as the file in the dump."""
    file = read(name)

    found = {(one.object, str(one.kind)): line_count(one.text) for one in file.content.modules}
    assert found == {place(path, file): lines for path, (_print, lines) in facts["modules"].items()}


MADE = ("interceptors_all_four", "extension_64bit", "protected_module", "closed_module", "plain_text_module")
SEED = "files/A1-Mermaid_83814e17d2.cfe"


@pytest.mark.parametrize("name", MADE)
def test_made_file_has_the_objects_of_its_seed(name: str):
    """A file made from a real one differs from it in its container or one module only."""
    assert read(f"synthetic/{name}.cfe").content.objects == read(SEED).content.objects


@pytest.mark.parametrize("name", MADE)
def test_made_file_is_read_without_a_word(name: str):
    """The made files are sound: their sums are right and nothing is hidden."""
    assert read(f"synthetic/{name}.cfe").anomalies == ()


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("interceptors_all_four", ModuleState.READABLE),
        ("extension_64bit", ModuleState.READABLE),
        ("protected_module", ModuleState.PROTECTED),
        ("closed_module", ModuleState.CLOSED),
        ("plain_text_module", ModuleState.READABLE),
    ],
)
def test_state_of_made_module_is_told(name: str, state: ModuleState):
    """Whether the one module can be read is said, whatever shape it has."""
    [module] = read(f"synthetic/{name}.cfe").content.modules

    assert module.state is state
    assert bool(module.text) is (state is ModuleState.READABLE)


@pytest.mark.parametrize("word", ["&Перед", "&После", "&Вместо", "&ИзменениеИКонтроль"])
def test_interceptors_are_in_the_text(word: str):
    """The text of the module with all four interceptors shows each."""
    [module] = read("synthetic/interceptors_all_four.cfe").content.modules

    assert word in module.text


def test_extension_in_a_64_bit_container_is_the_same_extension():
    """The generation of the container makes no difference to what is read."""
    file = read("synthetic/extension_64bit.cfe")

    assert file.bits == 64
    assert file.content == read(SEED).content


@cache
def read(name: str) -> OneCFile:
    """Return a file of the corpus, read once for all tests."""
    return read_file((corpus() / name).read_bytes())


def adopted(facts: dict[str, Any]) -> bool:
    """Say whether a dump calls an object adopted."""
    return facts.get("belonging") == "Adopted"


def said(properties: Properties, asked: dict[str, str]) -> dict[str, object]:
    """Return the properties that an index asks for, under its names."""
    names = {
        "vendor": properties.vendor,
        "version": properties.version,
        "prefix": properties.prefix,
        "purpose": properties.purpose,
        "keep_mapping": properties.keep_mapping,
        "compat": properties.compatibility_mode,
        "ext_compat": properties.extension_compatibility_mode,
    }
    return {key: names[key] for key in asked}


def expected(asked: dict[str, str]) -> dict[str, object]:
    """Return an index's properties as the reader says them."""
    purposes = {"Customization": "customisation", "AddOn": "add-on", "Patch": "patch"}
    readers = {
        "purpose": purposes.__getitem__,
        "keep_mapping": {"0": False, "1": True}.__getitem__,
        "compat": dotted,
        "ext_compat": dotted,
    }
    return {key: readers[key](one) if key in readers else one for key, one in asked.items()}


def dotted(number: str) -> str | None:
    """Return 80314 as 8.3.14; None for the numbers that mean "do not use"."""
    match = re.fullmatch(r"(\d)0?(\d{1,2}?)(\d\d)", number)
    return f"{match[1]}.{int(match[2])}.{int(match[3])}" if match else None


def dumped(properties: Properties, asked: dict[str, str]) -> dict[str, str]:
    """Return the properties that a dump asks for, under its names and in its spelling."""
    names = {
        "Name": properties.name,
        "Comment": properties.comment,
        "Vendor": properties.vendor,
        "Version": properties.version,
        "NamePrefix": properties.prefix,
        "CompatibilityMode": version(properties.compatibility_mode),
        "ConfigurationExtensionCompatibilityMode": version(properties.extension_compatibility_mode),
        "ConfigurationExtensionPurpose": {"customisation": "Customization", "add-on": "AddOn"}.get(
            properties.purpose or "", ""
        ),
        "KeepMappingToExtendedConfigurationObjectsByIDs": str(properties.keep_mapping).lower(),
        "ModalityUseMode": "Use" if properties.modality else "DontUse",
    }
    return {key: names[key] for key in asked}


def version(number: str | None) -> str:
    """Return 8.3.14 as Version8_3_14."""
    return f"Version{number}".replace(".", "_")


def place(path: str, file: OneCFile) -> tuple[str, str]:
    """Return the full name of the owner and the kind of the module that a dump keeps under this path."""
    folders, _, name = path.removesuffix(".bsl").rpartition("/Ext/") if "/Ext/" in path else ("", "", path[4:-4])
    kind = "FormModule" if name == "Form/Module" else name
    names = folders.split("/") if folders else []
    root = f"{ROOT_KINDS[file.content.kind]}.{file.content.properties.name}"
    if file.content.kind in EXTERNAL_KINDS:
        names = names[1:]
    parts = [part for folder, one in zip(names[::2], names[1::2], strict=True) for part in (kind_of(folder), one)]
    if not parts or file.content.kind in EXTERNAL_KINDS:
        parts.insert(0, root)
    return ".".join(parts), kind


def kind_of(folder: str) -> str:
    """Return the kind of the objects that a dump keeps in this folder."""
    return FOLDERS.get(folder) or folder.removesuffix("s")


def normalised(text: str) -> str:
    """Return the text as the truth was made: line ends as line feeds, no blanks at the ends of lines and the text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip()


def line_count(text: str) -> int:
    """Return the number of lines of the text, normalised."""
    text = normalised(text)
    return text.count("\n") + 1 if text else 0


def fingerprint(text: str) -> str:
    """Return the SHA-256 of the text, normalised."""
    return sha256(normalised(text).encode()).hexdigest()
