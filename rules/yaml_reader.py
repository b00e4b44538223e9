"""YAML into plain data with line numbers; importing it costs the YAML library, so only a missing cache does."""

from typing import Final

import yaml

from rules.document import Document
from rules.errors import BadRuleError

Path = tuple[str, ...]

MAX_DEPTH: Final = 100
"""Levels of lists and mappings; rules have ten."""

_CHECKED_CHARS: Final = 10_000
"""In fewer there is no room for as many levels as libyaml would run out of stack on."""

_TOO_DEEP: Final = f"has more than {MAX_DEPTH} levels"
SHOWN_DEPTH: Final = 10
"""Keys that are shown of a value below all these."""

# libyaml's parser where the wheel has it: ten times as fast. Every scalar stays text: `no` is a word, not False.
_Loader: type[yaml.BaseLoader] | type[yaml.CBaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parse(file: str, content: bytes) -> Document:
    """Return the one document of a YAML file.

    Raises:
        BadRuleError: it is no UTF-8 or no YAML, a key stands twice, or it has anchors or tags.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRuleError(file, "", content.count(b"\n", 0, error.start) + 1, "is not UTF-8") from error
    try:
        if len(text) > _CHECKED_CHARS:
            _hold_to_depth(file, text)
        root = yaml.compose(text, _Loader)
    except (yaml.YAMLError, RecursionError) as error:
        raise _no_yaml(file, error) from error
    if root is None:
        raise BadRuleError(file, "", 1, "is empty")
    reader = _Reader(file)
    return Document(file, reader.plain(root, ()), reader.lines)


def _hold_to_depth(file: str, text: str) -> None:
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH + 1:
            mark = event.start_mark
            raise BadRuleError(file, "", mark.line + 1 if mark else 1, _TOO_DEEP)


class _Reader:
    """Turns nodes into data and notes where each key and each item of a list stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.seen: set[int] = set()

    def plain(self, node: yaml.Node, path: Path) -> object:
        if id(node) in self.seen:
            raise self._wrong("anchors and aliases are not allowed", node, path)
        self.seen.add(id(node))
        if len(path) > MAX_DEPTH:
            raise self._wrong(_TOO_DEEP, node, path[:SHOWN_DEPTH])
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.rpartition(":")[2] not in {"str", "seq", "map"}:
            raise self._wrong("tags are not allowed", node, path)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._item(item, (*path, str(number))) for number, item in enumerate(node.value)]
        return str(node.value)

    def _item(self, node: yaml.Node, path: Path) -> object:
        self.lines[path] = node.start_mark.line + 1
        return self.plain(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        result: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._wrong("a key must be text", key, path)
            name = str(key.value)
            if name in result:
                raise self._wrong("stands twice", key, (*path, name))
            self.lines[(*path, name)] = key.start_mark.line + 1
            result[name] = self.plain(value, (*path, name))
        return result

    def _wrong(self, problem: str, node: yaml.Node, path: Path) -> BadRuleError:
        return BadRuleError(self.file, ".".join(path), node.start_mark.line + 1, problem)


def _no_yaml(file: str, error: Exception) -> BadRuleError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or type(error).__name__
    return BadRuleError(file, "", mark.line + 1 if mark else 1, f"is not YAML: {problem}")
