"""Makes `bsp.txt`: `python -m rules.data.make`, which reads the shared data.

A line is one thing, words with blanks between: what it is, and its Russian and its English name, `-` for none.

    module blocker Пользователи Users         a critical module; behind it `*` where every method is critical
    method ЭтоПолноправныйПользователь …      a critical method of the module above
    protected Catalog ГруппыДоступа …         data that the library refuses to write in safe mode
    subscription ПроверитьДоступ …            event subscriptions that hold its controls: how their names begin
    start ПриНачалеРаботыСистемы …            handlers of the start of a session
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
TABLE: Final = HERE / "bsp.txt"
ADDITIONS: Final = HERE / "bsp_additions.txt"
NONE: Final = "-"

_KINDS: Final = {
    "CatalogObject": "Catalog",
    "ConstantValueManager": "Constant",
    "InformationRegisterRecordSet": "InformationRegister",
    "ChartOfCharacteristicTypesObject": "ChartOfCharacteristicTypes",
}


def main() -> None:
    """Write the table."""
    shared = Path(os.environ.get("OTK_SHARED") or Path(__file__).parents[3] / "shared")
    TABLE.write_text(table(shared / "data" / "bsp-critical.json"), encoding="utf-8", newline="\n")


def table(source: Path) -> str:
    """Return the text of the table, made from the shared data and our additions."""
    data = json.loads(source.read_text(encoding="utf-8"))
    added = [line for line in ADDITIONS.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    lines = [f"# Made by make.py from {data['source']}", *_lines(data), *added]
    return "\n".join(lines) + "\n"


def _lines(data: dict[str, Any]) -> Iterator[str]:
    for module in data["modules"]:
        methods = module["methods"]
        every = " *" if isinstance(methods, str) else ""
        yield f"module {module['severity']} {module['module']} {module['module_en'] or NONE}{every}"
        for method in () if every else methods:
            yield f"method {method['ru']} {method['en'] or NONE}"
    for item in data["protected_data"]:
        yield f"protected {_KINDS[item['kind']]} {item['ru']} {item['en'] or NONE}"


if __name__ == "__main__":
    main()
