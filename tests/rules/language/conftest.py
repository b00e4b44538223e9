"""A rule of the language that is sound, to be spoilt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rules.catalogue import load_catalogue
from rules.errors import BadRuleError

HEAD = """\
id: OS-901
name: some-weakness
class: weakness
decided: code
severity: major
confidence: high
source: CWE-78, OS Command Injection
cwe: [CWE-78]
title:
  ru: Запуск приложения
  en: A program is started
message:
  ru: Вызов {name} запускает {value}.
  en: The call of {name} starts {value}.
why:
  ru: Он мешает.
  en: It hurts.
fix:
  ru: Уберите его.
  en: Remove it.
example:
  bad: |
    ЗапуститьПриложение("calc");
  good: |
    Сообщить("calc");
versions:
  - version: "1"
    date: 2026-11-20
    reason:
      ru: Первая версия правила.
      en: First version of the rule.
"""
MATCH = """\
match:
  global: RunApp
"""
CASES = """\
cases:
  bad:
    - ЗапуститьПриложение("calc");
    - RunApp("calc");
  good:
    - Сообщить("ЗапуститьПриложение()");
    - Объект.ЗапуститьПриложение("calc");
"""
RULE = HEAD + MATCH + CASES

Refusal = Callable[[str], str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the cache of every test to itself."""
    monkeypatch.setenv("OTK_HOME", str(tmp_path / "home"))


@pytest.fixture
def security(tmp_path: Path) -> Path:
    """Return an empty folder of rules of the language; its parent are the packs."""
    folder = tmp_path / "packs" / "security"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def refusal(security: Path) -> Refusal:
    """Return what the loader says against a rule, without the name of the file; "" for nothing."""

    def load(content: str) -> str:
        (security / "some-weakness.yaml").write_text(content, encoding="utf-8")
        try:
            load_catalogue(security.parent)
        except BadRuleError as error:
            return str(error).removeprefix("security/some-weakness.yaml:")
        return ""

    return load
