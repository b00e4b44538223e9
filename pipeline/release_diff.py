"""The difference of two releases as plain data, and as lines that read like a changelog."""

from collections.abc import Iterable, Iterator
from typing import Any

from onec.bsl.client import DIRECTIVE_WORDS
from onec.release.diff import Change, MethodChange, ObjectChange, method_changes, object_changes
from onec.release.index import ReleaseIndex
from onec.release.model import IndexedMethod
from pipeline.language import _
from pipeline.visible import visible

SCHEMA = "otk-release-diff/1"


def difference(old: ReleaseIndex, new: ReleaseIndex) -> dict[str, Any]:
    """Return what changed between two releases; keys in a fixed order."""
    return {
        "schema": SCHEMA,
        "old": _release(old),
        "new": _release(new),
        "objects": [_object_row(one) for one in object_changes(old, new)],
        "methods": [_method_row(one) for one in method_changes(old, new)],
    }


def changelog(found: dict[str, Any], *, every: bool) -> Iterator[str]:
    """Yield the lines of a changelog.

    Args:
        found: as `difference` gives it.
        every: methods that nobody else can call, and those whose body alone changed, are told too.
    """
    old, new = found["old"], found["new"]
    yield f"{new['configuration']}: {old['version']} → {new['version']}"
    for change, title in _titles().items():
        objects = [one for one in found["objects"] if one["change"] == change]
        if objects:
            yield ""
            yield f"{title['objects']} ({len(objects)})"
            yield from (_object_line(one) for one in objects)
    for change, title in _titles().items():
        methods = [one for one in found["methods"] if one["change"] == change]
        told = [one for one in methods if every or (one["exported"] and change != Change.BODY)]
        if not methods or change == Change.RENAMED:
            continue
        yield ""
        yield f"{title['methods']} ({len(methods)}, {_('exported')} {sum(one['exported'] for one in methods)})"
        yield from _method_lines(told)


def _titles() -> dict[Change, dict[str, str]]:
    return {
        Change.REMOVED: {"objects": _("Removed objects"), "methods": _("Removed methods")},
        Change.RENAMED: {"objects": _("Renamed objects"), "methods": ""},
        Change.ADDED: {"objects": _("Added objects"), "methods": _("Added methods")},
        Change.TYPES: {"objects": _("Objects with other types of values"), "methods": ""},
        Change.SIGNATURE: {"objects": "", "methods": _("Methods with another signature")},
        Change.BODY: {"objects": "", "methods": _("Methods with another body")},
    }


def _object_line(one: dict[str, Any]) -> str:
    if one["change"] == Change.TYPES:
        words = [*(f"− {word}" for word in one["lost"]), *(f"+ {word}" for word in one["gained"])]
        return f"  {one['object']}: {', '.join(words)}"
    return f"  {one['before']} → {one['object']}" if one["before"] else f"  {one['object']}"


def _method_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    module = ""
    for one in rows:
        here = f"{one['object']} · {one['module']}"
        if here != module:
            module = here
            yield f"  {here}"
        if one["change"] == Change.SIGNATURE:
            yield f"    − {one['old']}"
            yield f"    + {one['new']}"
        else:
            yield f"    {one['new'] or one['old']}"


def _release(index: ReleaseIndex) -> dict[str, str]:
    return {"configuration": visible(index.head.name), "version": visible(index.head.version)}


def _object_row(one: ObjectChange) -> dict[str, Any]:
    return {
        "change": one.change,
        "object": visible(one.object.full_name),
        "before": visible(one.before),
        "lost": [visible(word) for word in one.lost],
        "gained": [visible(word) for word in one.gained],
        "uuid": one.object.uuid,
    }


def _method_row(one: MethodChange) -> dict[str, Any]:
    owner, kind = one.module
    return {
        "change": one.change,
        "object": visible(owner),
        "module": kind,
        "method": visible(one.name),
        "exported": one.exported,
        "old": _header(one.old),
        "new": _header(one.new),
    }


def _header(method: IndexedMethod | None) -> str | None:
    """Return a header as a reader of the language knows it."""
    if method is None:
        return None
    parameters = ", ".join(f"{'Знач ' * one.by_value}{one.name}{' = …' * one.optional}" for one in method.parameters)
    word = "Функция" if method.is_function else "Процедура"
    directive = f"{DIRECTIVE_WORDS[method.directive][0]} " if method.directive in DIRECTIVE_WORDS else ""
    return visible(f"{directive}{word} {method.name}({parameters}){' Экспорт' * method.exported}")
