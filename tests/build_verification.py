"""Two releases of which the newer one lacks a method, and extensions of them, as files.

register("1.9", OLD), register("1.10", NEW); add_on("Закрыть") works on the first and not on the second
"""

from onec.classes import ModuleKind
from onec.model import FileKind
from onec.release.bodies import pack_bodies
from onec.release.build import build_index
from storage.folder_configurations import FolderConfigurations
from tests import build
from tests.build_container import extension
from tests.build_release import NAME, OWNER, content, item

OLD = "Процедура Пересчитать(Заказ)\nКонецПроцедуры\nПроцедура Закрыть(Заказ)\nКонецПроцедуры"
NEW = "Процедура Пересчитать(Заказ)\nКонецПроцедуры\nПроцедура Открыть(Заказ)\nКонецПроцедуры"


def index_of(text: str, version: str) -> bytes:
    """Return the index of a configuration of one common module."""
    modules = [build.module(text, owner=OWNER, kind=ModuleKind.MODULE)]
    return build_index(content(FileKind.CONFIGURATION, NAME, [item(OWNER)], modules, version))


def register(version: str, text: str) -> None:
    """Register such a configuration in `OTK_HOME`."""
    FolderConfigurations().add(index_of(text, version), pack_bodies([]))


def add_on(*targets: str) -> bytes:
    """Return an extension that intercepts methods of the common module."""
    text = "\n".join(f'&Перед("{one}")\nПроцедура Р_{one}(Заказ)\nКонецПроцедуры' for one in targets)
    return extension("Доработки", modules={f"{OWNER}.Module": text}, adopted=[OWNER])
