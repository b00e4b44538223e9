"""Types as dumps write them, in the words of the model: `cfg:DocumentObject.Заказ` is `Document.Заказ`."""

from onec.dump.description import KINDS

_PRIMITIVE = {"string": "String", "decimal": "Number", "boolean": "Boolean", "dateTime": "Date"}
_ROLES = ("Object", "RecordSet", "ValueManager", "RecordManager", "RecordKey", "Manager", "Ref", "Selection", "List")
"""What the type of an object of metadata ends with; the longer before those they end with."""


def type_word(text: str) -> str:
    """Return a type: the full name of the object it belongs to; else the word, `DocumentObject` for those of all."""
    word = text.strip().rpartition(":")[2]
    kind, dot, name = word.partition(".")
    if not dot:
        return _PRIMITIVE.get(word, word)
    return f"{_kind(kind)}.{name}"


def _kind(word: str) -> str:
    stems = (word.removesuffix(role) for role in _ROLES if word.endswith(role))
    return next((stem for stem in stems if stem in KINDS), word)
