"""`otk target diff` of two real releases against a list made without any of our readers: regular expressions alone."""

import json
import os
import re
from pathlib import Path

import pytest

from pipeline.cli import main

TREES = Path(os.environ.get("OTK_TREES") or Path(__file__).resolve().parents[4] / "trees")
OLD, NEW = TREES / "ssl-3.1.3.250", TREES / "ssl-3.1.5.171"

NOISE = re.compile(r'//[^\n]*|"(?:[^"]|"")*"')
METHOD = re.compile(
    r"(?P<notes>(?:^[ \t]*&[^\n]*\n\s*)*)"
    r"^[ \t]*(?:Асинх\s+)?(?P<kind>Процедура|Функция)\s+(?P<name>\w+)\s*\((?P<parameters>[^()]*)\)"
    r"[ \t]*(?P<export>Экспорт)?",
    re.MULTILINE | re.IGNORECASE,
)
DIRECTIVE = re.compile(r"&(На\w+)", re.IGNORECASE)

SINGULAR = {
    "AccumulationRegisters": "AccumulationRegister",
    "BusinessProcesses": "BusinessProcess",
    "Catalogs": "Catalog",
    "ChartsOfCharacteristicTypes": "ChartOfCharacteristicTypes",
    "CommonCommands": "CommonCommand",
    "CommonForms": "CommonForm",
    "CommonModules": "CommonModule",
    "Constants": "Constant",
    "DataProcessors": "DataProcessor",
    "DocumentJournals": "DocumentJournal",
    "Documents": "Document",
    "Enums": "Enum",
    "ExchangePlans": "ExchangePlan",
    "HTTPServices": "HTTPService",
    "InformationRegisters": "InformationRegister",
    "Reports": "Report",
    "SettingsStorages": "SettingsStorage",
    "Tasks": "Task",
    "WebServices": "WebService",
}

Signature = tuple[str, bool, str, tuple[tuple[bool, bool], ...]]
Key = tuple[str, str, str]


def methods(tree: Path) -> dict[Key, Signature]:
    """Return what a caller leans on, by object, kind of module and method; of two with one name the first."""
    found: dict[Key, Signature] = {}
    for path in tree.rglob("*.bsl"):
        owner, kind = place(path.relative_to(tree).parts)
        text = NOISE.sub(lambda match: '""' if match[0][0] == '"' else "", path.read_text("utf-8-sig"))
        for one in METHOD.finditer(text):
            notes = DIRECTIVE.findall(one["notes"])
            parameters = [part.strip() for part in one["parameters"].split(",") if part.strip()]
            shape = tuple((part.lower().startswith("знач "), "=" in part) for part in parameters)
            said = (one["kind"].lower(), bool(one["export"]), notes[-1].lower() if notes else "", shape)
            found.setdefault((owner, kind, one["name"].lower()), said)
    return found


def place(parts: tuple[str, ...]) -> tuple[str, str]:
    """Return object and kind of the module of a path in a dump."""
    names = [part for part in parts[:-1] if part != "Ext"]
    is_form = names[-1:] == ["Form"] and parts[-3:-1] == ("Ext", "Form")
    names = names[:-1] if is_form else names
    steps = [f"{SINGULAR[names[0]]}.{names[1]}"] if names else ["Configuration"]
    steps += [f"{plural.removesuffix('s')}.{name}" for plural, name in zip(names[2::2], names[3::2], strict=True)]
    kind = parts[-1].removesuffix(".bsl")
    return ".".join(steps), "FormModule" if is_form else kind


@pytest.mark.skipif(not (OLD.exists() and NEW.exists()), reason=f"no trees of the library in {TREES}")
def test_exported_methods_that_went_or_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """What the changelog names as removed, or as changed in its signature, is what the texts of both releases say."""
    monkeypatch.setenv("OTK_HOME", str(tmp_path))
    old, new = methods(OLD), methods(NEW)
    removed = {key for key, said in old.items() if said[1] and key not in new}
    changed = {key for key, said in old.items() if key in new and new[key] != said and (said[1] or new[key][1])}
    assert main(["target", "diff", str(OLD), str(NEW), "--format", "json"]) == 0
    told: dict[str, set[Key]] = {"removed": set(), "signature": set()}
    for one in json.loads(capsys.readouterr().out)["methods"]:
        if one["exported"] and one["change"] in told:
            owner = "Configuration" if one["object"].startswith("Configuration.") else one["object"]
            told[one["change"]].add((owner, one["module"], one["method"].lower()))

    assert len(removed) > 10
    assert len(changed) > 10
    assert told["removed"] ^ removed == set()
    assert told["signature"] ^ changed == set()
