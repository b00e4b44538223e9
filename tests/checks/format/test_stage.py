"""Guards of the format stage: its list is whole, and every class of fault has its one check."""

import ast
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import checks.format
import onec
from checks.format import CHECKS
from checks.subject import Subject
from onec.faults import Anomaly, Fault
from onec.kit import Kit
from rules.catalogue import catalogue, rule
from rules.rule import PLACEHOLDER
from tests import build

ROOT = Path(__file__).resolve().parents[3]
FIRST_NOTED = Fault.TRAILING_DATA
REFUSING = tuple(Fault)[: tuple(Fault).index(FIRST_NOTED)]
NOTED = tuple(Fault)[tuple(Fault).index(FIRST_NOTED) :]

by_name = pytest.mark.parametrize("module", CHECKS, ids=lambda one: one.__name__.rpartition(".")[2])


def test_every_module_of_the_folder_is_listed():
    """A check that lies in the folder runs: none can be forgotten in the list."""
    names = [one.name for one in pkgutil.iter_modules(checks.format.__path__)]

    assert [one.__name__.rpartition(".")[2] for one in CHECKS] == sorted(names)


def test_every_check_has_a_rule_of_its_own():
    """No two checks say the same."""
    names = [one.RULE.name for one in CHECKS]

    assert len(set(names)) == len(names)


def test_every_rule_of_the_pack_has_its_check():
    """A rule of the pack that nobody applies would be a promise without anything behind it."""
    assert {one.RULE.name for one in CHECKS} == {one.name for one in catalogue() if one.stage == "format"}


@by_name
def test_rule_is_named_like_the_file(module: ModuleType):
    """`chain_loop.py` applies `chain-loop`, as it stands in the catalogue."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")

    assert module.RULE is rule(name)


@by_name
def test_check_takes_a_subject_and_says_what_it_yields(module: ModuleType):
    """File and check open with a docstring whose first line is a sentence; the signature is the agreed one."""
    docstrings = [module.__doc__ or "", module.check.__doc__ or ""]

    assert all(re.match(r"[A-Z].*\.$", text.strip().splitlines()[0]) for text in docstrings)
    assert list(inspect.signature(module.check).parameters) == ["subject"]


@by_name
def test_check_is_silent_about_a_sound_extension(module: ModuleType):
    """An extension with a module and a picture has none of the faults."""
    sound = build.subject(
        build.module("Процедура А()\r\n\t// текст\r\nКонецПроцедуры\r\n"),
        file_name="Расширение.cfe",
        templates=[build.template(b"\x89PNG\r\n\x1a\n" + bytes(30), kind="picture")],
    )

    assert list(module.check(sound)) == []


@by_name
def test_check_is_silent_about_a_sound_kit(module: ModuleType):
    """A kit with a manifest, the file it names and a page has none of the faults."""
    sound = build.subject(
        file_name="комплект.zip",
        members=[build.member("обработка.epf")],
        kit=build.kit("обработка.epf", "readme.html"),
        others=[("manifest.xml", b"<?xml version='1.0'?><a/>"), ("readme.html", b"<html></html>")],
    )

    assert list(module.check(sound)) == []


@by_name
def test_check_bears_an_artifact_that_could_not_be_read(module: ModuleType):
    """What was refused as a whole has no files, no kit and no modules; no check stumbles over that."""
    list(module.check(build.refused_subject(Fault.TRUNCATED)))
    list(module.check(build.subject(members=[], kit=build.kit(manifest=None), file_name="x.zip")))
    list(module.check(build.subject(members=[build.refused("a.epf", Fault.TRUNCATED)], kit=build.kit("a.epf"))))


@pytest.mark.parametrize("fault", REFUSING)
def test_refusal_is_found_by_exactly_one_check(fault: Fault):
    """A refusal of any class, of the whole or of one file of a kit, is the finding of the rule of its name."""
    whole = build.refused_subject(fault, "x/y", offset="7")
    inner = build.subject(
        members=[build.member("a.epf"), build.refused("b.epf", fault, offset="7")], kit=build.kit("a.epf", "b.epf")
    )

    assert found(whole) == [(fault.value, "x/y", {"offset": "7"})]
    of_its_name = [one for one in found(inner) if one[0] != "kind-mismatch"]  # the name of no container is wrong too
    assert of_its_name == [(fault.value, "b.epf", {"offset": "7"})]


@pytest.mark.parametrize("fault", NOTED)
def test_anomaly_is_found_by_exactly_one_check(fault: Fault):
    """An anomaly of any class, in a file or in the archive, is the finding of the rule of its name."""
    anomaly = Anomaly(fault, "x/y", {"size": "7"})
    in_file = build.subject(
        members=[build.member("a.epf", build.file(anomalies=[anomaly]))], kit=build.kit("a.epf"), others=()
    )
    in_kit = build.subject(members=[build.member("a.epf")], kit=build.kit("a.epf", anomalies=[anomaly]))

    assert (fault.value, "a.epf/x/y", {"size": "7"}) in found(in_file)
    assert [one for one in found(in_kit) if one[0] == fault] == [(fault.value, "x/y", {"size": "7"})]
    assert sum(name == fault for name, _, _ in found(in_file)) == 1


def test_every_class_of_fault_is_raised_by_a_reader():
    """A class that no reader names is dead, and its rule a promise that nobody keeps."""
    named = {name for path in readers() for name in re.findall(r"Fault\.([A-Z_]+)", path.read_text(encoding="utf-8"))}

    assert named == {fault.name for fault in Fault}


@pytest.mark.parametrize("path", list(Path(onec.__file__).parent.glob("*.py")), ids=lambda path: path.name)
def test_readers_give_the_values_that_messages_need(path: Path):
    """Wherever a reader names a fault, the values beside it fill the message of the fault's rule."""
    lacking = [
        f"{path.name}:{line}: {fault} lacks {sorted(missing)}"
        for line, fault, values in raised(path)
        if (missing := needed(fault) - values)
    ]

    assert lacking == []


def found(subject: Subject) -> list[tuple[str, str, dict[str, object]]]:
    """Return name, entry and values of what all checks of the stage find."""
    return [(one.rule.name, one.location.entry, dict(one.values)) for module in CHECKS for one in module.check(subject)]


def readers() -> list[Path]:
    """Return the files of the readers, without the list of the faults itself."""
    return [path for path in Path(onec.__file__).parent.rglob("*.py") if path.name != "faults.py"]


def needed(fault: Fault) -> set[str]:
    """Return the names of values in the message of a fault's rule; the report itself says where."""
    return set(PLACEHOLDER.findall(rule(fault).message.ru)) - {"where"}


def raised(path: Path) -> Iterator[tuple[int, Fault, set[str]]]:
    """Yield line, fault and names of values for each `RefusedError` and `Anomaly` that names its fault."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id not in ("RefusedError", "Anomaly") or not node.args:
            continue
        first = node.args[0]
        for name in ast.walk(first):
            if isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name) and name.value.id == "Fault":
                yield node.lineno, Fault[name.attr], _values(node)


def _values(call: ast.Call) -> set[str]:
    named = {one.arg for one in call.keywords if one.arg}
    for one in [*call.args[1:], *(word.value for word in call.keywords)]:
        if isinstance(one, ast.Dict):
            named |= {str(key.value) for key in one.keys if isinstance(key, ast.Constant)}
        if isinstance(one, ast.Name):  # a mapping made above: its keys cannot be told here
            named |= {key for fault in Fault for key in needed(fault)}
    return named


def test_kit_of_the_builder_is_a_kit():
    """The builder's kit finds entries as a real one does, so that what is tested here holds there."""
    made = build.kit("Папка/Обработка.epf", file_name="обработка.epf")

    assert isinstance(made, Kit)
    assert [one.name for one in made.find("ОБРАБОТКА.EPF")] == ["Папка/Обработка.epf"]
