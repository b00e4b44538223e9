"""A draft of a manifest from what the code of the file says of itself, by the rules of the service's own generator.

Nothing is guessed: what the code does not tell is asked for, everything at once.

Source: delivery-kit.md sections 3 and 7.
"""

from collections.abc import Sequence
from typing import TypeVar

from checks.manifest.item_version_differs import DEFAULT_VERSION
from checks.manifest.names import normal
from checks.manifest.rows import STARTUPS
from checks.manifest.sides import GLOBAL, REPORTS
from checks.manifest.variants_storage_differs import LIBRARY_STORAGE
from checks.manifest.versions import numbers
from onec.manifest import Category
from onec.model import Content, FileKind
from onec.permissions import Permission
from onec.self_description import DescribedCommand, Gap, SelfDescription, Told, Use
from pipeline.errors import UsageError
from pipeline.kit.answers import Answers
from pipeline.kit.documents import NEW_SCHEMA, OLD_SCHEMA
from pipeline.kit.draft import (
    HOME_PAGE,
    OPTIONAL_PARAMETERS,
    PARAMETERS,
    Draft,
    DraftCommand,
    DraftPermission,
    object_type,
)
from pipeline.language import _
from pipeline.visible import visible

T = TypeVar("T")

LAST_OLD_LIBRARY = "2.2.2.0"
"""Up to which items have the old mode of permissions, and a manifest 1.0.0.1."""


class Making:
    """Makes one draft; `asked` gathers what the author has to give, `overruled` the options that contradict the code.

    Args:
        content: of the file.
        described: its self-description.
        answers: of the author.
    """

    def __init__(self, content: Content, described: SelfDescription, answers: Answers) -> None:
        self._content = content
        self._described = described
        self._answers = answers
        self.asked: list[str] = []
        self.overruled: list[str] = []

    def draft(self, file_name: str, variants: Sequence[str]) -> Draft:
        """Return the draft.

        Raises:
            UsageError: the code does not tell something; the message names all of it with the options to give it.
        """
        described, answers, properties = self._described, self._answers, self._content.properties
        title = next((text for _language, text in properties.synonym if text), properties.name)
        old_version = DEFAULT_VERSION if described.by_library else None
        name = self._text(answers.name, described.name, title, "--name")
        version = self._text(answers.version, described.version, old_version, "--version")
        description = self._text(
            answers.description, described.information, properties.comment or None, "--description"
        )
        category = self._value(answers.kind, described.kind, None, "--kind")
        schema = self._schema()
        commands = self._commands()
        permissions = self._permissions()
        objects = self._objects(category) if commands and category else ()
        storage = self._variants_storage(category)
        if self.asked or category is None:
            raise UsageError(_("the code does not tell all that a manifest needs: %s") % "; ".join(self.asked))
        if permissions and schema == OLD_SCHEMA:
            limit = {"version": LAST_OLD_LIBRARY}
            raise UsageError(
                _("permissions need a version of the library above %(version)s; give it with --library-version") % limit
            )
        return Draft(
            schema,
            name,
            properties.name,
            version,
            category,
            description,
            file_name,
            safe_mode=self._value(None, described.safe_mode, default=True, option="") is not False,
            objects=objects,
            commands=commands,
            variants=tuple(variants) if category in REPORTS else (),
            permissions=permissions,
            variants_storage=storage,
        )

    def _text(self, given: str | None, told: Told[str] | None, default: str | None, option: str) -> str:
        found = self._value(given, told, default, option)
        if found is not None and not found.strip() and given is None:
            self._ask(option, told)
        return found or ""

    def _value(self, given: T | None, told: Told[T] | None, default: T | None, option: str) -> T | None:
        """Return what was given, else what the code says, else the default; ask where nobody tells."""
        if given is not None:
            if told is not None and told.value not in (None, given):
                self.overruled.append(option)
            return given
        if told is not None and told.value is not None:
            return told.value
        if told is None and default is not None and not self._described.gaps:
            return default
        if option:
            self._ask(option, told)
        return None

    def _ask(self, option: str, told: Told[T] | None) -> None:
        if told is None:
            self.asked.append(option)
        else:
            place = {"option": option, "line": told.place.line, "text": visible(told.written)}
            self.asked.append(
                (_("%(option)s (line %(line)s: %(text)s)") if told.written else _("%(option)s (line %(line)s)")) % place
            )

    def _ask_facts(self, key: str, line: int) -> None:
        self.asked.append(_("--facts with %(key)s (line %(line)s)") % {"key": key, "line": line})

    def _schema(self) -> str:
        """Return the version of the manifest: the old one where the code names no newer library."""
        told, given = self._described.library_version, self._answers.library_version
        if given is None and told is None and not self._described.gaps:
            return OLD_SCHEMA
        version = self._value(given, told, None, "--library-version")
        parts = numbers(version) if version is not None else None
        if version is not None and parts is None:
            self._ask("--library-version", told)
        return NEW_SCHEMA if parts is not None and parts > (numbers(LAST_OLD_LIBRARY) or ()) else OLD_SCHEMA

    def _commands(self) -> tuple[DraftCommand, ...]:
        if self._answers.commands is not None:
            return self._answers.commands
        if gap := self._gap(self._described.command_gaps):
            self._ask_facts("commands", gap.place.line)
            return ()
        made = [self._command(one) for one in self._described.commands]
        return tuple(one for one in made if one)

    def _command(self, one: DescribedCommand) -> DraftCommand | None:
        if one.use and one.use.value is Use.IMPORT:
            raise UsageError(
                _("line %s: a command that loads data from a file cannot be published to the service")
                % one.use.place.line
            )
        told = (one.id, one.presentation, one.use)
        unknown = any(field is not None and field.value is None for field in (*told, one.notification, one.modifier))
        if unknown or not one.id or not one.presentation or not one.use or one.use.value is None:
            self._ask_facts("commands", one.place.line)
            return None
        return DraftCommand(
            one.id.value or "",
            one.presentation.value or "",
            STARTUPS[one.use.value],
            bool(one.notification and one.notification.value),
            (one.modifier.value or "") if one.modifier else "",
        )

    def _permissions(self) -> tuple[DraftPermission, ...]:
        if self._answers.permissions is not None:
            return self._answers.permissions
        if gap := self._gap(self._described.permission_gaps):
            self._ask_facts("permissions", gap.place.line)
            return ()
        made = [self._permission(one) for one in self._described.permissions]
        return tuple(one for one in made if one)

    def _permission(self, one: Permission) -> DraftPermission | None:
        known = {name: value for name, value in one.parameters if value is not None}
        needed = PARAMETERS[one.kind] if one.kind else ()
        missing = [name for name in needed if name not in known and name not in OPTIONAL_PARAMETERS]
        if one.kind is None or missing or one.description is None or None in dict(one.parameters).values():
            self._ask_facts("permissions", one.line)
            return None
        return DraftPermission(one.kind, known, one.description)

    def _objects(self, category: Category) -> tuple[str, ...]:
        """Return what the commands appear in: sections as the author says, objects as the code and the author say."""
        if category in GLOBAL:
            return self._answers.objects or (HOME_PAGE,)
        told = [one.value for one in self._described.purpose]
        named = [one for one in told if one and not one.endswith("*")]
        if self._answers.objects:
            there = set(map(normal, named))
            added = [one for one in self._answers.objects if normal(one) not in there]
            return (*(one for one in named if object_type(one)), *added)
        if self._gap(self._described.purpose_gaps) or not told or len(named) < len(told):
            self.asked.append("--assign")
        elif wrong := next((one for one in named if object_type(one) is None), None):
            self.asked.append(_("--assign (“%s” is no object that commands appear in)") % visible(wrong))
        return tuple(named)

    def _variants_storage(self, category: Category | None) -> bool:
        """Return whether a report keeps variants in the library's storage: its own choice, or its configuration's."""
        if category not in REPORTS or self._content.kind is not FileKind.REPORT:
            return False
        parts = self._content.properties.parts
        if parts and LIBRARY_STORAGE in parts.storages:
            return True
        if self._answers.variants_storage is None:
            self.asked.append("--variants-storage")
        return bool(self._answers.variants_storage)

    def _gap(self, gaps: Sequence[Gap]) -> Gap | None:
        return next(iter((*gaps, *self._described.gaps)), None)
