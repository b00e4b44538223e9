"""No object or section is chosen for the commands."""

from checks.manifest import assignment_switched_off
from tests.build_papers import OBJECT_LINE, assigned, found, manifest, papers


def test_nothing_is_on():
    """An assignment with every object off is one finding."""
    objects = [assigned("А", enabled=False), assigned("Б", enabled=False)]

    assert found(assignment_switched_off, papers(manifest(objects=objects))) == [OBJECT_LINE - 1]


def test_something_is_on():
    """One object is enough; a flag that is missing is the schema's."""
    off = assigned("А", enabled=False)

    assert found(assignment_switched_off, papers(manifest(objects=[off, assigned("Б")]))) == []
    assert found(assignment_switched_off, papers(manifest(objects=[off, assigned("Б", enabled=None)]))) == []
    assert found(assignment_switched_off, papers(manifest(objects=[]))) == []
    assert found(assignment_switched_off, papers(manifest())) == []
