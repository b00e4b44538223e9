"""What code does without a permission."""

import pytest

from checks.manifest.permission_missing import RULE, check
from tests.build_permissions import ADDRESS, CONNECTION, asks, extension_papers, papers, tells

ENGLISH = 'S = New OpenSSLSecureConnection; C = New HTTPConnection("api.example.com", , , , , , S);'


@pytest.mark.parametrize("code", [CONNECTION, ENGLISH])
def test_host_without_permission_is_found(code: str):
    """The place is that of the code, with the lines around it."""
    [finding] = check(papers(code, asks("InternetResourceAccess", **(ADDRESS | {"Host": "stat.example.net"}))))

    assert finding.rule is RULE
    assert finding.location.object == "ExternalDataProcessor.Обработка"
    assert finding.location.method == "Выполнить1"
    assert any("HTTP" in line for line in finding.location.snippet)
    assert "api.example.com" in str(finding.values["what"])


@pytest.mark.parametrize("code", [CONNECTION, ENGLISH])
def test_permission_is_enough(code: str):
    """Near miss: the same host with its port written out, in the manifest, or in the code of a bare file."""
    assert not list(check(papers(code, asks("InternetResourceAccess", **ADDRESS))))
    assert not list(check(papers(code, told=[tells("InternetResourceAccess", **ADDRESS)])))


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("УстановитьПривилегированныйРежим(Истина);", "privileged"),
        ('RunApp("unzip a.zip");', "unzip"),
        ('К = Новый COMОбъект("V83.COMConnector");', "V83"),
        ('ПодключитьВнешнююКомпоненту("ОбщийМакет.К", "К");', "ОбщийМакет"),
        ('Т = Новый ЧтениеТекста("/etc/passwd");', "/etc/passwd"),
        ("О = ВнешниеОбработки.Создать(Параметр);", "module"),
        ("С = Новый HTTPСоединение(Параметр);", "host"),
    ],
)
def test_each_kind_is_found(code: str, word: str):
    """Every capability of the catalogue, also where its value is not known and nothing of its kind is asked for."""
    [finding] = check(papers(code, kit=True))

    assert word in finding.values["what"].en  # type: ignore[union-attr]


def test_several_places_are_one_finding():
    """One permission mends all of them."""
    assert len(list(check(papers(CONNECTION * 3, kit=True)))) == 1


def test_nowhere_to_ask_is_no_fault():
    """A bare extension asks nothing in the upload; a missing self-description is a finding of its own."""
    assert not list(check(extension_papers(CONNECTION)))
    assert not list(check(papers(CONNECTION)))


def test_client_is_no_fault():
    """Profiles bind the server; temporary files are open to everybody."""
    form = '&AtClient\nProcedure A()\n RunApp("x");\nEndProcedure\n'

    assert not list(check(papers("УдалитьФайлы(ПолучитьИмяВременногоФайла());", kit=True, form=form)))
