"""The table of permissions: how asked, told and used compare."""

import pytest

from checks.manifest.papers import Papers
from checks.permissions.table import State, table
from checks.permissions.uses import Uses
from onec.permissions import Permission
from tests.build_permissions import ADDRESS, CONNECTION, asks, extension_papers, papers, tells

CLIENT = '&НаКлиенте\nПроцедура А()\n С = Новый HTTPСоединение("a.ru");\nКонецПроцедуры\n'
OTHER = ADDRESS | {"Host": "stat.example.net"}
UNKNOWN = "С = Новый HTTPСоединение(Параметр, , , , , , Новый ЗащищенноеСоединениеOpenSSL);"
INTERNET = "InternetResourceAccess"


def states(found: Papers) -> list[tuple[State, str]]:
    """Return state and the value that names the thing, of each row in order."""
    return [(row.state, str(dict(row.parameters).get("Host", row.kind))) for row in found.permissions]


def test_asked_told_and_used_is_good():
    """A row has its three places: line of the manifest, line of the description, line of the code."""
    [row] = papers(CONNECTION, asks(INTERNET, **ADDRESS), told=[tells(INTERNET, **ADDRESS)]).permissions

    assert row.state is State.OK
    assert row.asked
    assert (row.asked.entry, row.asked.line) == ("manifest.xml", 9)
    assert row.told
    assert (row.told.object, row.told.line, row.told.method) == (
        "ExternalDataProcessor.Обработка",
        2,
        "СведенияОВнешнейОбработке",
    )
    assert [place.line for place in row.used] == [3]
    assert row.times == 1


def test_used_and_not_asked_is_missing():
    """Another host than the one that is asked for is missing, and the other one is spare."""
    found = papers(CONNECTION, asks(INTERNET, **OTHER))

    assert states(found) == [(State.MISSING, "api.example.com"), (State.SPARE, "stat.example.net")]


def test_empty_list_of_a_manifest_allows_nothing():
    """A manifest without permissions asks for none."""
    assert states(papers(CONNECTION, kit=True)) == [(State.MISSING, "api.example.com")]


def test_unknown_host_without_any_permission_is_missing():
    """That the network is used is known, whatever the host."""
    assert states(papers(UNKNOWN, kit=True)) == [(State.MISSING, "None")]


def test_unknown_host_makes_no_permission_spare():
    """It may be the one that is asked for."""
    found = papers(UNKNOWN, asks(INTERNET, **ADDRESS))

    assert states(found) == [(State.UNDETERMINED, "api.example.com"), (State.UNDETERMINED, "None")]


def test_unknown_host_leaves_other_protocols_spare():
    """What is known of a use decides: a permission for mail is not for HTTPS."""
    mail = asks(INTERNET, Protocol="SMTP", Host="smtp.example.com", Port="465")
    found = papers(UNKNOWN, mail)

    assert states(found) == [(State.MISSING, "None"), (State.SPARE, "smtp.example.com")]


def test_manifest_and_code_differ():
    """What the manifest asks and the code does not, and the reverse, where both lists are known to their ends."""
    found = papers(CONNECTION, asks(INTERNET, **ADDRESS), told=[tells(INTERNET, **OTHER)])

    assert states(found) == [(State.DIFFERENT, "api.example.com"), (State.DIFFERENT, "stat.example.net")]


def test_told_and_used_and_not_asked_is_missing():
    """The manifest decides; the row says that the code asks for it."""
    [row] = papers(CONNECTION, kit=True, told=[tells(INTERNET, **ADDRESS)]).permissions

    assert row.state is State.MISSING
    assert row.told
    assert row.used


@pytest.mark.parametrize(("told", "gap"), [([], True), ([tells(INTERNET, **(ADDRESS | {"Host": None}))], False)])
def test_unknown_list_of_the_code_differs_in_nothing(told: list[Permission], gap: bool):  # noqa: FBT001 (a case)
    """Where the code may ask for more, nothing is said to be in one list only."""
    found = papers(CONNECTION, asks(INTERNET, **ADDRESS), told=told, gap=gap)

    assert State.DIFFERENT not in {row.state for row in found.permissions}
    assert (State.OK, "api.example.com") in states(found)


def test_spelling_makes_no_difference():
    """Protocol and host have no case, a port has one value."""
    told = tells(INTERNET, Protocol="https", Host="API.Example.com", Port="443.0")
    [row] = papers(CONNECTION, asks(INTERNET, **ADDRESS), told=[told]).permissions

    assert row.state is State.OK


def test_bare_file_is_held_to_its_own_list():
    """Without a manifest the code's list decides."""
    found = papers(CONNECTION, told=[tells(INTERNET, **OTHER)])

    assert states(found) == [(State.MISSING, "api.example.com"), (State.SPARE, "stat.example.net")]


def test_bare_file_with_unknown_list_misses_nothing():
    """What is used may be asked for where the text does not tell."""
    assert states(papers(CONNECTION, told=[], gap=True)) == [(State.UNDETERMINED, "api.example.com")]


def test_nowhere_to_ask_is_needed():
    """A bare extension, and code without a self-description: what is used is told, and nothing is missing."""
    assert states(extension_papers(CONNECTION)) == [(State.NEEDED, "api.example.com")]
    assert states(papers(CONNECTION)) == [(State.NEEDED, "api.example.com")]


def test_unknown_path_may_not_be_needed():
    """Where there is nowhere to ask, a path from data may be temporary just as well."""
    assert states(extension_papers("УдалитьФайлы(Параметр);")) == [(State.UNDETERMINED, "FileSystemAccess")]


def test_manifest_of_an_extension_decides():
    """Made by the service or not: where there is one, it is compared."""
    assert states(extension_papers(CONNECTION, asks(INTERNET, **ADDRESS))) == [(State.OK, "api.example.com")]
    assert states(extension_papers(CONNECTION, kit=True)) == [(State.MISSING, "api.example.com")]


def test_client_and_temporary_files_need_none():
    """They are told, and neither is missing; a permission that only the client would use is spare."""
    asked = asks(INTERNET, Protocol="HTTP", Host="a.ru", Port="80")
    found = papers("УдалитьФайлы(ПолучитьИмяВременногоФайла());", asked, form=CLIENT)

    assert states(found) == [
        (State.SPARE, "a.ru"),
        (State.UNNEEDED, "a.ru"),
        (State.UNNEEDED, "FileSystemAccess"),
    ]


def test_temporary_files_that_are_asked_for_are_good():
    """Asking is allowed; what is asked is used."""
    asked = asks("FileSystemAccess", Path="/temp", AllowedRead="true", AllowedWrite="true")

    assert states(papers("УдалитьФайлы(ПолучитьИмяВременногоФайла());", asked)) == [(State.OK, "FileSystemAccess")]


def test_unknown_path_may_be_temporary():
    """A path from data is not missing; it keeps permissions for files from being spare."""
    asked = asks("FileSystemAccess", Path="/var/exchange", AllowedRead="true", AllowedWrite="false")

    assert states(papers("Т = Новый ЧтениеТекста(Параметр);", kit=True)) == [(State.UNDETERMINED, "FileSystemAccess")]
    assert {row.state for row in papers("Т = Новый ЧтениеТекста(Параметр);", asked).permissions} == {State.UNDETERMINED}


@pytest.mark.parametrize(
    ("kind", "said", "state"),
    [
        ("GetFileFromInternet", {"Protocol": "HTTPS", "Host": "api.example.com", "Port": "443"}, State.OK),
        ("SendFileToInternet", {"Protocol": "HTTPS", "Host": "b.ru", "Port": "443"}, State.SPARE),
        ("GetFileFromInternet", {}, State.UNDETERMINED),
        ("SoapConnect", {"WsdlDestination": "https://api.example.com/ws?wsdl"}, State.OK),
        ("DocumentPosting", {"DocumentType": "Документ.Заказ", "Action": "Posting"}, State.UNDETERMINED),
    ],
)
def test_permissions_of_2012_are_shown(kind: str, said: dict[str, str], state: State):
    """Those with a counterpart are compared as that; the others are in the table, and nothing is said of them."""
    found = papers(CONNECTION, asks(kind, "old", **said), schema="1.0.0.1")

    assert state in {row.state for row in found.permissions if row.asked}


def test_unreadable_module_makes_nothing_spare():
    """What cannot be read may use whatever is asked for."""
    sides = papers("", asks(INTERNET, **ADDRESS)).sides

    assert [row.state for row in table(sides, Uses((), complete=False))] == [State.UNDETERMINED]
    assert [row.state for row in table(sides, Uses((), complete=True))] == [State.SPARE]


def test_order_is_that_of_need():
    """What needs somebody stands first, then by kind; the same input gives the same rows."""
    code = CONNECTION + 'RunApp("x"); К = Новый COMОбъект("A.B");'
    asked = (asks(INTERNET, **ADDRESS), asks("CreateComObject", ProgId="A.B", ComputerName=""))

    first, second = (papers(code, *each) for each in (asked, asked[::-1]))

    assert states(first) == [
        (State.MISSING, "RunApplication"),
        (State.OK, "api.example.com"),
        (State.OK, "CreateComObject"),
    ]
    assert states(first) == states(second)


def test_same_permission_twice_is_one_row():
    """A list may say a thing twice; the first place is told."""
    [row] = papers(CONNECTION, asks(INTERNET, **ADDRESS), asks(INTERNET, **ADDRESS)).permissions

    assert row.asked
    assert row.asked.line == 9
