"""What changed between two releases of a configuration, as add-ons feel it.

Source: architecture.md section 6.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from onec.release.index import ReleaseIndex
from onec.release.model import IndexedMethod, IndexedObject, ModuleKey


class Change(StrEnum):
    """What happened to an object or a method.

    SIGNATURE: kind, parameters, export or directive; BODY: only what it does; TYPES: what values an object may have.
    """

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    SIGNATURE = "signature"
    BODY = "body"
    TYPES = "types"


@dataclass(frozen=True, slots=True)
class ObjectChange:
    """An object that came, went, has another name or other types: its name in the new release, of what went in the old.

    Attributes:
        before: its name in the old release, where it has another one.
        lost: types that its values had and have no more.
        gained: types that they did not have.
    """

    change: Change
    object: IndexedObject
    before: str = ""
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodChange:
    """A method that came, went or changed; None where a release has none."""

    change: Change
    module: ModuleKey
    name: str
    old: IndexedMethod | None
    new: IndexedMethod | None

    @property
    def exported(self) -> bool:
        """Whether other modules could or can call it."""
        return any(one is not None and one.exported for one in (self.old, self.new))


def object_changes(old: ReleaseIndex, new: ReleaseIndex) -> Iterator[ObjectChange]:
    """Yield what happened to objects: what went, in the order of the old release, then what is new in the other one."""
    for one in old.objects:
        if new.object(one.full_name) is None and _same(new, one) is None:
            yield ObjectChange(Change.REMOVED, one)
    for one in new.objects:
        named = old.object(one.full_name)
        before = named or _same(old, one)
        if before is None:
            yield ObjectChange(Change.ADDED, one)
        elif named is None and not _went_with_owner(before, one, old, new):
            yield ObjectChange(Change.RENAMED, one, before.full_name)
        if before is not None and before.types != one.types:
            yield _types(before, one)


def method_changes(old: ReleaseIndex, new: ReleaseIndex) -> Iterator[MethodChange]:
    """Yield what happened to methods, module by module; those of an object that was renamed went and came."""
    keys = {(owner.lower(), kind): (owner, kind) for owner, kind in [*old.modules(), *new.modules()]}
    for key in sorted(keys.values()):
        yield from _in_module(key, old.methods(*key) or {}, new.methods(*key) or {})


def signature(method: IndexedMethod) -> tuple[object, ...]:
    """Return all that a caller, or one who intercepts, leans on; names of parameters do not matter to them."""
    parameters = tuple((one.by_value, one.optional) for one in method.parameters)
    return method.is_function, method.exported, method.directive, parameters


def _types(before: IndexedObject, one: IndexedObject) -> ObjectChange:
    lost = tuple(word for word in before.types if word not in one.types)
    gained = tuple(word for word in one.types if word not in before.types)
    return ObjectChange(Change.TYPES, one, "", lost, gained)


def _same(release: ReleaseIndex, one: IndexedObject) -> IndexedObject | None:
    """Return the object of the same identifier and kind, whatever its name; None for what has no identifier."""
    found = release.with_uuid(one.uuid) if one.uuid else None
    return found if found and found.kind == one.kind else None


def _went_with_owner(before: IndexedObject, after: IndexedObject, old: ReleaseIndex, new: ReleaseIndex) -> bool:
    """Tell a part that only its owner's name gave another full name."""
    owners = old.object(before.owner), new.object(after.owner)
    return before.name == after.name and all(owners) and len({one.uuid for one in owners if one}) == 1


def _in_module(
    key: ModuleKey, old: Mapping[str, IndexedMethod], new: Mapping[str, IndexedMethod]
) -> Iterator[MethodChange]:
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        if before is None:
            change = Change.ADDED
        elif after is None:
            change = Change.REMOVED
        elif signature(before) != signature(after):
            change = Change.SIGNATURE
        elif before.body != after.body:
            change = Change.BODY
        else:
            continue
        yield MethodChange(change, key, (after or before).name, before, after)  # type: ignore[union-attr]
