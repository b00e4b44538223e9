"""One module's code and what surrounds it: the tree, names, constants and light types, each read when first asked for.

Source: bsl-engine.md section 5.1.
"""

from collections.abc import Collection, KeysView, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onec.bsl.constants import Constant, Vocabulary
from onec.bsl.decoding import DECODING, DECODING_PROPERTIES
from onec.bsl.facts import Facts
from onec.bsl.module import Module
from onec.bsl.returns import NONE, Types
from onec.bsl.shadowing import Shadowing
from onec.bsl.symbols import Symbols, symbols
from onec.bsl.tree import Expression
from onec.bsl.types import public
from onec.bsl.values import MAX_CALLS, Values
from onec.bsl.variable_types import MAX_CALLS as TYPE_CALLS
from onec.bsl.variable_types import Kin, VariableTypes
from onec.bsl.written import Written
from onec.classes import ModuleKind
from onec.model import CommonModuleFlags, FileKind


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known about a module besides its text.

    Attributes:
        object: full name of the owner, `CommonModule.Обмен`; "" where it is not known.
        file_kind: of the file the module stands in; None for loose files.
        flags: of a common module.
        adopted: the owner is adopted by an extension.
        attributes: of a form, in lower case, where known.
        entry: where the module lies in its file.
        managed: of a form; False for an ordinary one, whose code runs on the thick client. None where not known.
    """

    object: str = ""
    kind: ModuleKind = ModuleKind.MODULE
    file_kind: FileKind | None = None
    flags: CommonModuleFlags | None = None
    adopted: bool = False
    attributes: frozenset[str] = frozenset()
    entry: str = ""
    managed: bool | None = None


NOWHERE: Final = Surroundings()


class Code:
    """One module.

    Nothing that it holds holds it in turn: so a tree is gone with its last user, and no collector has to look for it.

    Attributes:
        module: its tree.
        around: what surrounds it.
        commons: names of the methods that the artifact's common modules export, by the lower-case names of the modules;
            None where that is not known.
        outer: the method that runs this code as a text (`onec.bsl.nested`); its names are seen from here.
    """

    def __init__(
        self,
        module: Module,
        around: Surroundings = NOWHERE,
        commons: Mapping[str, Collection[str]] | None = None,
        outer: "Scope | None" = None,
    ) -> None:
        self.module = module
        self.around = around
        self.commons = commons
        self.outer = outer

    @cached_property
    def symbols(self) -> Symbols:
        """Names of the module."""
        return symbols(self.module)

    @cached_property
    def _shadowing(self) -> Shadowing:
        return Shadowing(self.module, self.symbols, self.around)

    @property
    def words(self) -> KeysView[str]:
        """All tokens in lower case but signs: what is not among them need not be looked for."""
        return self.index.keys()

    @property
    def index(self) -> Mapping[str, Sequence[int]]:
        """The numbers of all tokens but signs, by their text in lower case."""
        return self.module.tokens.index

    @cached_property
    def facts(self) -> Facts:
        """What its methods give their variables."""
        return Facts(self.module, self.symbols, self.around.attributes, self._shadowing.shadows)

    @cached_property
    def values(self) -> Values:
        """Constants of the module; `values.long.limited` tells that some long ones were left out."""
        outer = self.outer
        return Values(self.facts, outer.code.values.view(outer.method, MAX_CALLS, bare=False) if outer else None)

    @cached_property
    def decoded_values(self) -> Values:
        """Constants of the module, those that it decodes from Base64 and the like included."""
        outer = self.outer
        seen = outer.code.decoded_values.view(outer.method, MAX_CALLS, bare=False) if outer else None
        return Values(self.facts, seen, Vocabulary(DECODING, DECODING_PROPERTIES))

    @cached_property
    def variable_types(self) -> VariableTypes:
        """Light types of the module."""
        outer = self.outer
        seen = outer.code.variable_types.view(outer.method, TYPE_CALLS, bare=False) if outer else None
        return VariableTypes(self.facts, self.values, _kin(self.around, self.commons or ()), seen)

    def shadows(self, name: str, caller: str) -> bool:
        """Tell whether a method of the module surely hides that of the global context from one of its methods.

        Names in lower case; "" is the body outside methods. See `onec.bsl.shadowing`.
        """
        return self._shadowing.shadows(name, caller)

    def scope(self, method: str) -> "Scope":
        """Return a method by its lower-case name; "" is the body outside methods."""
        return Scope(self, method)


class Scope:
    """One method of a module: what its expressions stand for. Of several methods with one name it is all of them."""

    __slots__ = ("code", "method")

    def __init__(self, code: Code, method: str) -> None:
        self.code = code
        self.method = method

    @property
    def written(self) -> Written:
        """What the method gives its variables, returns and hands on."""
        return self.code.facts.written(self.method)

    def constant(self, expression: Expression | None) -> Constant | None:
        """Return the value of an expression if it is the same at each run."""
        return self.code.values.constant(self.method, expression)

    def constants(self, expression: Expression | None) -> tuple[Constant, ...]:
        """Return the values an expression may have, as far as they are known: a variable may be assigned several."""
        return self.code.values.constants(self.method, expression)

    def is_known(self, expression: Expression | None) -> bool:
        """Tell whether an expression is one of some constants and nothing else."""
        return self.code.values.is_known(self.method, expression)

    def decoded(self, expression: Expression | None) -> Constant | None:
        """Return the value of an expression if it is the same at each run, be it decoded at run time."""
        return self.code.decoded_values.constant(self.method, expression)

    def types(self, expression: Expression | None) -> tuple[str, ...]:
        """Return the English names, in lower case and sorted, of the types an expression may have; () is unknown."""
        return public(self.code.variable_types.types(self.method, expression))

    def is_variable(self, name: str) -> bool:
        """Tell a variable, be it the module's, or parameter from a name of the context."""
        outer = self.code.outer
        return self.code.facts.is_variable(self.method, name) or (outer is not None and outer.is_variable(name))

    def is_method(self, name: str) -> bool:
        """Tell what is surely a method of the module from what is, or may be, one of the global context."""
        outer = self.code.outer
        return self.code.shadows(name, self.method) or (outer is not None and outer.is_method(name))


def _kin(around: Surroundings, commons: Collection[str]) -> Kin:
    kind, _, rest = around.object.lower().partition(".")
    name = rest.partition(".")[0]
    own: Types = NONE
    if around.kind is ModuleKind.FORM:
        own = frozenset({"clientapplicationform"})
    elif around.kind is ModuleKind.OBJECT:
        own = frozenset({f"{kind}object.{name}"})
    elif around.kind is ModuleKind.RECORD_SET:
        own = frozenset({f"{kind}recordset.{name}"})
    elif around.kind is ModuleKind.MANAGER:
        own = frozenset({f"{kind}manager.{name}"})
    form_object = frozenset({f"{kind}object.{name}"}) if around.kind is ModuleKind.FORM and name else NONE
    request = frozenset({"httpservicerequest"}) if kind == "httpservice" else NONE
    return Kin(dict.fromkeys(_SELF, own), commons, form_object, request)


_SELF: Final = ("этотобъект", "thisobject", "этаформа", "thisform")
