"""A list of places names an object or section twice."""

from dataclasses import replace

from checks.manifest import assignment_object_repeated
from onec.manifest import Said, VariantAssignment
from tests.build_papers import assigned, found, manifest, papers, variant


def test_repeated_object():
    """The second name is a finding, be it in another case or language."""
    objects = [
        assigned("Документ.Заказ", line=40),
        assigned("Документ.Счет", line=50),
        assigned("Document.заказ", line=60),
        assigned("Документ.Заказ", line=70),
    ]

    assert found(assignment_object_repeated, papers(manifest(objects=objects))) == [61, 71]


def test_repeated_section_of_a_variant():
    """Each variant has a list of its own."""
    sections = [VariantAssignment(line, Said("Подсистема.Продажи", line), None, None) for line in (70, 80)]
    twice = replace(variant("А"), assignments=tuple(sections))
    once = [replace(variant(key), assignments=(one,)) for key, one in zip("АБ", sections, strict=True)]

    assert found(assignment_object_repeated, papers(manifest(variants=[twice]))) == [80]
    assert found(assignment_object_repeated, papers(manifest(variants=once))) == []


def test_different_objects():
    """Equal names of different kinds are two objects; missing names are the schema's."""
    objects = [assigned("Документ.Заказ"), assigned("Справочник.Заказ"), assigned(None), assigned(None)]

    assert found(assignment_object_repeated, papers(manifest(objects=objects))) == []
    assert found(assignment_object_repeated, papers()) == []
