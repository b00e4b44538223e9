"""What the reader does with hostile files: each case of tests/hostile.py, and rules that hold for all of them."""

from collections import Counter

import pytest

from onec.errors import RefusedError
from onec.faults import Fault
from onec.file import OneCFile, read_file
from onec.model import ModuleState
from tests.hostile import BROKEN_TEXT, CASES, CLOSED, IMAGE, ORPHAN, PROTECTED, Case, SeedMissingError

LIGHT = [case for case in CASES if not case.heavy]
STATES = {ModuleState.PROTECTED: PROTECTED, ModuleState.CLOSED: CLOSED}


def outcome(name: str) -> list[object]:
    """Return the light cases of an outcome, named."""
    return [pytest.param(case, id=case.name) for case in LIGHT if case.outcome == name]


@pytest.mark.parametrize("case", outcome("reject"))
def test_file_is_refused_with_its_word(case: Case):
    """A file that cannot be read safely, or not in one way only, is refused with the word of its fault."""
    with pytest.raises(RefusedError) as caught:
        read_file(made(case))

    assert caught.value.fault in case.words


@pytest.mark.parametrize("case", outcome("report"))
def test_oddity_is_noted_and_the_rest_is_read(case: Case):
    """What is odd but does no harm to the reader is noted, and code in it is shown."""
    file = read_file(made(case))

    assert set(case.words) <= noted(file)
    assert case.text in shown(file)


@pytest.mark.parametrize("case", outcome("accept"))
def test_unusual_file_is_read(case: Case):
    """What is unusual and legal is read without a word, and its code is shown."""
    file = read_file(made(case))

    assert noted(file) == set()
    assert case.text in shown(file)


@pytest.mark.parametrize("case", LIGHT, ids=lambda case: case.name)
def test_message_of_a_refusal_is_plain(case: Case):
    """A refusal says nothing that could move a terminal's cursor or turn its text round."""
    try:
        message = str(read_file(made(case)).content.kind)
    except RefusedError as error:
        message = str(error)

    assert message.isascii()
    assert message.isprintable()


@pytest.mark.parametrize("case", LIGHT, ids=lambda case: case.name)
def test_case_is_the_same_at_every_run(case: Case):
    """Making a case twice gives the same bytes."""
    assert made(case) == made(case)


def test_every_item_of_the_list_has_a_case():
    """Each abuse of a file of metadata that we know has a hostile file."""
    assert {case.item for case in CASES} == set(range(1, 37))


def test_names_of_cases_differ():
    """A case is found by its name."""
    names = Counter(case.name for case in CASES)

    assert [name for name, number in names.items() if number > 1] == []


def test_words_of_refusals_are_faults():
    """Every word that a refused case expects is a class of fault."""
    words = {word for case in CASES if case.outcome == "reject" for word in case.words}

    assert words <= set(Fault)


def made(case: Case) -> bytes:
    """Return the bytes of a case; without the corpus, skip the test."""
    try:
        return case.make()
    except SeedMissingError as error:
        pytest.skip(str(error))


def noted(file: OneCFile) -> set[str]:
    """Return all that is said of a file: words of anomalies and states of modules."""
    words = {str(one.fault) for one in file.anomalies}
    for module in file.content.modules:
        words |= {STATES[module.state]} if module.state in STATES else set()
        words |= {ORPHAN} if module.orphan else set()
        words |= set() if module.valid else {BROKEN_TEXT}
        words |= {IMAGE} if module.image else set()
    return words


def shown(file: OneCFile) -> str:
    """Return the texts of all modules."""
    return "\n".join(module.text for module in file.content.modules)
