"""A folder of packs with one sound rule, and a cache of its own for every test."""

from pathlib import Path

import pytest

RULE = """\
id: FMT-901
name: some-fault
severity: major
confidence: high
source: CWE-20, Improper Input Validation
cwe: [CWE-20]
title:
  ru: Изъян
  en: Some fault
message:
  ru: Изъян {name} найден {where}.
  en: The fault {name} was found {where}.
why:
  ru: Он мешает.
  en: It hurts.
fix:
  ru: Уберите его.
  en: Remove it.
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an `OTK_HOME` that nobody else uses; it does not exist yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("OTK_HOME", str(folder))
    return folder


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Return a folder of packs with `format/some-fault.yaml` in it."""
    folder = tmp_path / "packs"
    (folder / "format").mkdir(parents=True)
    (folder / "format" / "some-fault.yaml").write_text(RULE, encoding="utf-8")
    return folder


@pytest.fixture
def some_fault(packs: Path) -> Path:
    """Return the file of the one rule."""
    return packs / "format" / "some-fault.yaml"
