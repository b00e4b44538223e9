"""Reads what an object module says about itself, without running it.

The function is followed by `onec.bsl.evaluate`; what it asks of the library is answered by `onec.description`.
"""

from collections.abc import Collection

from onec.bsl.code import Code
from onec.bsl.evaluate.budget import AbandonedError, ThrownError
from onec.bsl.evaluate.runner import Runner
from onec.bsl.evaluate.values import Unknown, Where
from onec.bsl.module import Method, Parameter
from onec.description.library import Library
from onec.description.metadata import OwnMetadata
from onec.description.told import Teller
from onec.description.vocabulary import VOCABULARIES, Vocabulary
from onec.model import Content, MetadataObject
from onec.self_description import SelfDescription, Why


def read_self_description(code: Code, content: Content | None = None) -> SelfDescription | None:
    """Return what the module says of itself, None where it has no function for that.

    Args:
        code: the object module.
        content: of its file, whose properties the code may ask for.
    """
    for words in VOCABULARIES:
        methods = [method for method in code.module.methods if method.name == words.function]
        if methods:
            return _read(code, methods, words, content)
    return None


def _read(code: Code, methods: list[Method], words: Vocabulary, content: Content | None) -> SelfDescription:
    properties = content.properties if content else None
    own = OwnMetadata(properties, content.kind if content else None)
    runner = Runner(code, Library(words, own, _attributes(content)))
    teller = Teller(runner, words)
    method = methods[0]
    here = Where(code.module.tokens.spelling(method.at), method.at)
    begun = SelfDescription(
        place=teller.place(here),
        exported=any(one.exported for one in methods),
        is_function=any(one.function for one in methods),
        parameters=max(len(one.parameters) for one in methods),
    )
    try:
        runner.start()
        value, _ = runner.call(methods, [_passed(one, here) for one in method.parameters], here)
        return teller.described(begun, value)
    except AbandonedError as error:
        return teller.hidden(begun, Unknown(error.why, error.where))
    except ThrownError:
        return teller.broken(begun)


def _passed(parameter: Parameter, here: Where) -> Unknown | None:
    """Return what a parameter is given: nobody passes any, so that those without a default end in an error."""
    return Unknown(Why.PARAMETER, here) if parameter.default is None else None


def _attributes(content: Content | None) -> Collection[str]:
    """Return the names that the context of the object gives its module, in lower case."""
    objects = content.objects if content else ()
    root = objects[0].full_name if objects else ""
    return frozenset(one.name.lower() for one in objects if _is_field(one, root))


def _is_field(item: MetadataObject, root: str) -> bool:
    return item.owner == root and item.kind in {"Attribute", "TabularSection"}
