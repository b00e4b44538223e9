"""Writes the module texts and templates of an artifact as files, with an index."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from checks.content_type import content_type
from checks.subject import Member, Subject
from onec.model import Module, ModuleState
from onec.templates import FOREIGN, ORPHAN, OTHER, Template
from pipeline.errors import EnvironmentTrouble, UsageError
from pipeline.language import _
from pipeline.safe_names import object_folders, safe_name
from pipeline.visible import visible

SCHEMA = "otk-extract/1"
INDEX = "index.json"
ORPHANS = "orphans"
FOREIGN_FOLDER = "foreign"


class Extraction:
    """Writes below one folder that was empty; `index.json` comes last, so that a folder with one is complete."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: dict[str, int] = {}
        self.modules: list[dict[str, Any]] = []
        self.templates: list[dict[str, Any]] = []

    def write(self, subject: Subject) -> None:
        """Write everything that can be read.

        Raises:
            UsageError: the folder is not empty.
            EnvironmentTrouble: it cannot be written.
        """
        if self._folder.exists() and not self._folder.is_dir():
            raise UsageError(_("%s: not a folder") % self._folder)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if any(self._folder.iterdir()):
                raise UsageError(_("%s: the folder is not empty") % self._folder)
            for member in subject.members:
                self._write_member(member)
            self._write_index(subject)
        except OSError as error:
            trouble = {"folder": self._folder, "trouble": error.strerror or error}
            sentence = _("%(folder)s: %(trouble)s; what is there is incomplete") % trouble
            raise EnvironmentTrouble(sentence) from error

    def _write_member(self, member: Member) -> None:
        if member.file is None:
            return
        base = (safe_name(member.entry),) if member.entry else ()
        for module in member.file.content.modules:
            self._write_module(member, module, base)
        for template in member.file.templates:
            if template.type != OTHER:
                self._write_template(member, template, base)

    def _write_module(self, member: Member, module: Module, base: tuple[str, ...]) -> None:
        path = digest = None
        if module.state is ModuleState.READABLE:
            folders = (ORPHANS, safe_name(module.object)) if module.orphan else object_folders(module.object)
            content = module.text.encode()
            path = self._put((*base, *folders), module.kind.value, ".bsl", content)
            digest = sha256(content).hexdigest()
        self.modules.append(
            {
                "object": visible(module.object),
                "module": module.kind,
                "state": module.state,
                "orphan": module.orphan,
                "entry": visible(member.place(module.entry)),
                "path": path,
                "sha256": digest,
            }
        )

    def _write_template(self, member: Member, template: Template, base: tuple[str, ...]) -> None:
        foreign = template.type in (FOREIGN, ORPHAN)
        folders = (
            (FOREIGN_FOLDER if template.type == FOREIGN else ORPHANS,) if foreign else object_folders(template.object)
        )
        stem = safe_name(template.object) if foreign else "Template"
        parts = []
        for content in template.files():
            path = self._put((*base, *folders), stem, ".bin", content)
            parts.append({"path": path, "size": len(content), "content_type": content_type(content)})
        self.templates.append(
            {
                "object": visible(template.object),
                "type": template.type,
                "entry": visible(member.place(template.entry)),
                "parts": parts,
            }
        )

    def _put(self, folders: tuple[str, ...], stem: str, suffix: str, content: bytes) -> str:
        """Write one file under a name nobody has, compared without case; return its path below the folder."""
        wanted = "/".join((*folders, f"{stem}{suffix}")).casefold()
        number = self._taken.get(wanted, 0) + 1
        self._taken[wanted] = number
        name = f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}"
        path = "/".join((*folders, name))
        target = self._folder.joinpath(*folders, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return path

    def _write_index(self, subject: Subject) -> None:
        index = {
            "schema": SCHEMA,
            "artifact": {"sha256": subject.upload.sha256, "size": subject.upload.size, "kind": subject.kind},
            "refused": [{"class": one.fault, "entry": visible(one.entry)} for one in subject.refusals()],
            "modules": self.modules,
            "templates": self.templates,
        }
        text = json.dumps(index, ensure_ascii=False, indent=1) + "\n"
        (self._folder / INDEX).write_text(text, encoding="utf-8")
