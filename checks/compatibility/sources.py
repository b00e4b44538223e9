"""The code of an artifact for the compatibility stage: read once, held against every release."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from checks.code.interceptors import Interceptor, interceptors
from checks.code.units import units
from checks.compatibility.assigned import Assigned, assigned
from checks.compatibility.collect import collect
from checks.compatibility.source import Source
from checks.compatibility.templates import collect_templates
from checks.compatibility.uses import Uses
from checks.subject import Subject
from onec.bsl.code import Code
from onec.bsl.parser import parse
from onec.classes import ModuleKind


class Sources:
    """The modules of the artifact's main file that can be read."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    @cached_property
    def modules(self) -> tuple[Source, ...]:
        """All of them, parsed."""
        main = self._subject.main
        found = (one for one in units(self._subject) if one.member is main)
        return tuple(Source(one, Code(parse(one.module.text), one.around)) for one in found)

    def of_object(self, full_name: str) -> Sequence[Source]:
        """Return the modules of one object."""
        return self._by_object.get(full_name, ())

    @cached_property
    def interceptors(self) -> tuple[tuple[Source, Interceptor], ...]:
        """What stands before, behind or in place of the configuration's methods."""
        return tuple(self._interceptors())

    @cached_property
    def uses(self) -> Uses:
        """What the code uses of the configuration by name."""
        found = Uses()
        attributes = self._attributes
        for source in self.modules:
            collect(source, attributes.get(source.unit.module.object, frozenset()), found)
        if self._subject.main:
            collect_templates(self._subject.main, found)
        return found

    @cached_property
    def methods(self) -> Mapping[tuple[str, ModuleKind], frozenset[str]]:
        """Lower-case names of the methods that the modules have here, by lower-case full name of the owner and kind."""
        return {
            (one.unit.module.object.lower(), one.unit.module.kind): frozenset(one.code.symbols.methods)
            for one in self.modules
        }

    @cached_property
    def assigned(self) -> tuple[Assigned, ...]:
        """Where an external report or data processor wants to be shown."""
        main = self._subject.main
        return assigned(self._subject, main.file.content, self.modules) if main and main.file else ()

    @cached_property
    def _by_object(self) -> Mapping[str, list[Source]]:
        found: dict[str, list[Source]] = {}
        for one in self.modules:
            found.setdefault(one.unit.module.object, []).append(one)
        return found

    @cached_property
    def _attributes(self) -> Mapping[str, frozenset[str]]:
        """Lower-case names of the parts of objects by the full names of those."""
        found: dict[str, set[str]] = {}
        main = self._subject.main
        for item in main.file.content.objects if main and main.file else ():
            if item.is_part:
                found.setdefault(item.owner, set()).add(item.name.lower())
        return {owner: frozenset(names) for owner, names in found.items()}

    def _interceptors(self) -> Iterator[tuple[Source, Interceptor]]:
        for source in self.modules:
            for one in interceptors(source.code):
                yield source, one
