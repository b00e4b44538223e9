"""Guards of the security stage: its list is whole, and every rule written in Python has its one check."""

import inspect
import pkgutil
import re
from types import ModuleType

import pytest

import checks.security
from checks.security import CHECKS, MODULES, NAMES
from onec.faults import Fault
from rules.catalogue import catalogue, rule
from rules.language.pack import definitions
from tests import build

PARAMETERS = {"check": ["subject"], "check_module": ["code"], "check_program": ["program"]}
"""What the three kinds of check take."""

by_name = pytest.mark.parametrize("module", MODULES, ids=NAMES)


def test_every_module_of_the_folder_is_listed():
    """A check that lies in the folder runs, and nothing but checks lies there; the list is sorted."""
    names = [one.name for one in pkgutil.iter_modules(checks.security.__path__)]

    assert list(NAMES) == sorted(names)


def test_every_rule_in_python_has_its_check():
    """A rule that says `check: python` and has no check, or a check without such a rule, finds nothing."""
    written = {one.name for one in definitions() if one.python}

    assert {one.RULE.name for one in MODULES} == written
    assert written <= {one.name for one in catalogue() if one.stage == "security"}


@by_name
def test_rule_is_named_like_the_file(module: ModuleType):
    """`endless_loop.py` applies `endless-loop`, as it stands in the catalogue."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")

    assert module.RULE is rule(name)


@by_name
def test_check_has_one_function_of_the_agreed_signature(module: ModuleType):
    """File and check open with a docstring whose first line is a sentence; a check looks at one kind of thing."""
    [kind] = [name for name in PARAMETERS if hasattr(module, name)]
    check = getattr(module, kind)
    docstrings = [module.__doc__ or "", check.__doc__ or ""]

    assert all(re.match(r"[A-Z`].*\.$", text.strip().splitlines()[0]) for text in docstrings)
    assert list(inspect.signature(check).parameters) == PARAMETERS[kind]


@by_name
def test_check_of_the_program_says_where_it_starts(module: ModuleType):
    """Places of rules of the catalogue choose the modules that a check on calls between modules is given."""
    if hasattr(module, "check_program"):
        assert {rule(name).name for name in module.STARTS} == module.STARTS


@pytest.mark.parametrize("module", CHECKS, ids=lambda one: one.__name__.rpartition(".")[2])
def test_check_bears_an_artifact_that_could_not_be_read(module: ModuleType):
    """What was refused as a whole has no files, no kit and no modules; no check stumbles over that."""
    list(module.check(build.refused_subject(Fault.TRUNCATED)))
    list(module.check(build.subject(members=[], kit=build.kit(manifest=None), file_name="x.zip")))
    list(module.check(build.subject(members=[build.refused("a.epf", Fault.TRUNCATED)], kit=build.kit("a.epf"))))
