"""Forms that an extension adopts, beside what they are in the release."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from checks.compatibility.fitting import Fitting
from checks.compatibility.source import Source
from checks.finding import Location
from onec.form_content import FormParts
from onec.model import MetadataObject
from onec.release.model import IndexedForm

ITEMS: Final = frozenset({"элементы", "items"})


class AdoptedForm:
    """An adopted form and what it builds on.

    Attributes:
        item: the form in the extension.
    """

    def __init__(self, item: MetadataObject, parts: FormParts, there: IndexedForm, sources: Sequence[Source]) -> None:
        self.item = item
        self._parts = parts
        self._there = there
        self._sources = sources

    @property
    def lost_items(self) -> list[str]:
        """Items that were there when the form was adopted, that the extension's form still has, and the release not."""
        form = self.item.form
        kept = {name.lower() for name in form.named} if form else frozenset()
        return [name for name in _lost(self._parts.items, self._there.items) if name.lower() in kept]

    @property
    def lost_attributes(self) -> list[str]:
        """Attributes that were there and are not."""
        return _lost(self._parts.attributes, [name for name, _types in self._there.attributes])

    @property
    def lost_commands(self) -> list[str]:
        """Commands that were there and are not."""
        return _lost(self._parts.commands, self._there.commands)

    @cached_property
    def named_in_code(self) -> Mapping[str, Location]:
        """The first place of each `Элементы.Имя` in the form's module, by lower-case name."""
        found: dict[str, Location] = {}
        for source in self._sources:
            tokens = source.code.module.tokens
            for at, word in enumerate(tokens.words[:-2]):
                if word in ITEMS and tokens.words[at + 1] == ".":
                    method = source.code.module.method_at(tokens.starts[at])
                    name = source.spelling(method.at) if method else ""
                    found.setdefault(tokens.words[at + 2], source.at(at, name))
        return found


def adopted_forms(fitting: Fitting) -> Iterator[AdoptedForm]:
    """Yield the adopted forms that the release has and of which both sides tell what they hold."""
    for one in fitting.adopted:
        base = fitting.base(one.full_name)
        there = fitting.release.form(base.object.full_name) if base else None
        if there is not None and one.form is not None and one.form.base is not None:
            yield AdoptedForm(one, one.form.base, there, fitting.sources.of_object(one.full_name))


def _lost(here: tuple[str, ...], there: Iterable[str]) -> list[str]:
    known = {name.lower() for name in there}
    return [name for name in dict.fromkeys(here) if name.lower() not in known]
