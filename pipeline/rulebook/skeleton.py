"""A rule to begin with: the loader takes it, its cases fail until they are written."""

from datetime import date
from pathlib import Path
from typing import Final

from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.language import _
from rules.catalogue import SECURITY
from rules.language.definition import definition
from rules.yaml_reader import parse

_TEXT: Final = """\
# {code}: how a rule is written tells rules/README.md. What is to be written stands in CAPITALS.
id: {code}
name: {name}
class: weakness  # capability, weakness, malware-pattern, policy or quality
decided: code  # code, metadata or file
severity: major  # blocker, critical, major, minor or info
confidence: low  # high, or low: an auditor must look
source: "own requirement: WHERE THE DEMAND COMES FROM"
cwe: []
title:
  ru: ИЗЪЯН КАК ЗАГОЛОВОК
  en: THE FAULT AS A HEADING
message:
  ru: Вызов {{name}} ЧТО ЗДЕСЬ НЕ ТАК.
  en: The call of {{name}} WHAT IS WRONG HERE.
why:
  ru: ЧЕМ ЭТО ГРОЗИТ.
  en: WHAT IT MAY DO.
fix:
  ru: ЧТО СДЕЛАТЬ АВТОРУ.
  en: WHAT THE AUTHOR CAN DO.
versions:
  - version: "1"
    date: {today}
    reason:
      ru: Первая версия правила.
      en: First version of the rule.
shadow: true  # on trial: findings are counted and not shown; take the line out when the rule is ready
example:
  bad: |
    // КОД С ИЗЪЯНОМ
  good: |
    // КОД БЕЗ НЕГО
match:
  global: TO_BE_WRITTEN
# At least two bad and two good ones, one of the good ones a near miss; `// here` marks the line of a finding.
cases:
  bad:
    - |
      // ПЕРВЫЙ СЛУЧАЙ, КОТОРЫЙ ПРАВИЛО НАХОДИТ
    - |
      // ВТОРОЙ СЛУЧАЙ, КОТОРЫЙ ПРАВИЛО НАХОДИТ
  good:
    - |
      // СЛУЧАЙ, КОТОРЫЙ ПРАВИЛО НЕ ТРОГАЕТ
    - |
      // ПОЧТИ ТАКОЙ ЖЕ, НО БЕЗ ИЗЪЯНА
"""


def skeleton(code: str, name: str, today: date) -> str:
    """Return the text of a rule with this code and name; `today` is the day of its first version."""
    text = _TEXT.format(code=code, name=name, today=today.isoformat())
    definition(parse(f"{SECURITY}/{name}.yaml", text.encode()))
    return text


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        UsageError: it is there, or its folder is not.
        EnvironmentTrouble: it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise UsageError(_("%s: is there already, nothing was written") % path) from error
    except FileNotFoundError as error:
        raise UsageError(_("%s: there is no such folder") % path.parent) from error
    except OSError as error:
        raise EnvironmentTrouble(f"{path}: {error.strerror or error}") from error
