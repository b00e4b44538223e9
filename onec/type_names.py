"""Names of types where a container has numbers and UUIDs: `{"Pattern",{"S",10,1},{"#",<uuid>}}`."""

from collections.abc import Mapping

from onec.bracket import Value, find

_PRIMITIVE = {'"S"': "String", '"N"': "Number", '"B"': "Boolean", '"D"': "Date"}
_REFERENCE = '"#"'


def type_names(pattern: Value, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the types of a pattern in the order of the text.

    Args:
        pattern: the list that begins with `"Pattern"`; anything else has no types.
        names: of types by UUID; one without a name is given by its UUID.
    """
    if not isinstance(pattern, list):
        return ()
    return tuple(name for one in pattern[1:] if (name := _name(one, names)))


def _name(value: Value, names: Mapping[str, str]) -> str:
    word, uuid = find(value, 0), find(value, 1)
    if not isinstance(word, str):
        return ""
    if word == _REFERENCE and isinstance(uuid, str):
        return names.get(uuid, uuid)
    return _PRIMITIVE.get(word, "")
