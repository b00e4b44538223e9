"""Whatever is not expected in a file of a rule is refused with file, key and line."""

from pathlib import Path

import pytest

from rules.catalogue import load_catalogue
from rules.errors import BadRuleError

from .conftest import RULE


@pytest.mark.parametrize(
    ("edit", "place", "problem"),
    [
        (("cwe:", "cve:"), ("cve", 6), "unknown key"),
        (("  ru: Изъян\n", "  ru: Изъян\n  pt: Falha\n"), ("title.pt", 9), "unknown key"),
        (("severity: major\n", ""), ("severity", 1), "is missing"),
        (("  en: It hurts.\n", ""), ("why.en", 13), "is missing"),
        (("en: It hurts.", "en: ''"), ("why.en", 15), "must be text"),
        (("en: It hurts.", "en: [It hurts.]"), ("why.en", 15), "must be text"),
        (("en: It hurts.", 'en: "It\\nhurts."'), ("why.en", 15), "must be one line of printable characters"),
        (("en: It hurts.", 'en: "It \\u202ehurts."'), ("why.en", 15), "must be one line of printable characters"),
        (("en: It hurts.", "en: ' It hurts.'"), ("why.en", 15), "must be one line of printable characters"),
        (
            ("severity: major", "severity: high"),
            ("severity", 3),
            "is 'high', must be one of blocker, critical",
        ),
        (("confidence: high", "confidence: sure"), ("confidence", 4), "is 'sure', must be one of high, low"),
        (("id: FMT-901", "id: FMT-9"), ("id", 1), "is 'FMT-9', must look like"),
        (("name: some-fault", "name: some_fault"), ("name", 2), "is 'some_fault', must look like"),
        (("cwe: [CWE-20]", "cwe: CWE-20"), ("cwe", 6), "must be a list"),
        (("cwe: [CWE-20]", "cwe: [20]"), ("cwe", 6), "is '20', must look like"),
        (("title:\n  ru: Изъян\n  en: Some fault\n", "title: Изъян\n"), ("title", 7), "must be a mapping"),
        (("{name} was", "it was"), ("message.en", 12), "lacks {name}, which the other language has"),
        (("{name} найден", "он найден"), ("message.ru", 11), "lacks {name}, which the other language has"),
        (("{name} was", "{Name} was"), ("message.en", 12), "a brace that is no {name} of a value"),
        (("{name} was", "{name!r} was"), ("message.en", 12), "a brace that is no {name} of a value"),
        (("{name} was", "{name.x} was"), ("message.en", 12), "a brace that is no {name} of a value"),
        (("{name} was", "{name was"), ("message.en", 12), "a brace that is no {name} of a value"),
        (("Remove it.", "Remove {name}."), ("fix.en", 18), "only a message has places for values"),
    ],
)
def test_fault_is_named_by_file_key_and_line(
    packs: Path, some_fault: Path, edit: tuple[str, str], place: tuple[str, int], problem: str
):
    """A wrong file is refused, and its author is told where to look."""
    assert RULE.count(edit[0]) == 1
    some_fault.write_text(RULE.replace(*edit), encoding="utf-8")

    with pytest.raises(BadRuleError) as caught:
        load_catalogue(packs)

    key, line = place
    assert (caught.value.file, caught.value.key, caught.value.line) == ("format/some-fault.yaml", key, line)
    assert str(caught.value).startswith(f"format/some-fault.yaml:{line}: {key}: {problem}")
