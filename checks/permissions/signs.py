"""What of the platform and the library needs a permission, and where a call says which.

Names are English as the platform has them, those of the library in both languages; the engine of the rules knows the
other spellings. A test holds this table against the rules that name the capabilities of an add-on.

Source: 1C:Enterprise 8, security profiles: files, programs, COM classes, add-ins, external modules and the network of
the server; `delivery-kit.md` section 4.1.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Final, NamedTuple

from checks.permissions import network, others
from checks.permissions.call import Call
from checks.permissions.disk import paths
from checks.permissions.wanted import Wanted
from onec.permissions import PermissionKind as Kind
from rules.language.gates import Needs
from rules.language.pattern import LeafKind, Pattern
from rules.language.spell import path, pattern
from rules.language.tables import CONTEXTS, Context, Tables

Read = Callable[[Call], Iterable[Wanted]]
Words = frozenset[str]


class Sign(NamedTuple):
    """Names of one leaf, and what tells from a place which things are meant."""

    leaf: LeafKind
    names: tuple[str, ...]
    read: Read


def _new(read: Read, *names: str) -> Sign:
    return Sign(LeafKind.NEW, names, read)


def _global(read: Read, *names: str) -> Sign:
    return Sign(LeafKind.GLOBAL, names, read)


def _call(read: Read, *names: str) -> Sign:
    return Sign(LeafKind.CALL, names, read)


def _member(read: Read, *names: str) -> Sign:
    return Sign(LeafKind.MEMBER, names, read)


def _property(read: Read, *names: str) -> Sign:
    return Sign(LeafKind.PROPERTY, names, read)


_NETWORK: Final = (
    _new(network.http, "HTTPConnection"),
    _new(network.ftp, "FTPConnection"),
    _new(network.link, "WSDefinitions"),
    _new(network.proxy, "WSProxy"),
    _call(network.somewhere, "WSReferences.*.CreateWSProxy"),
    _call(network.proxy_by_settings, "Common.CreateWSProxy", "ОбщегоНазначения.СоздатьWSПрокси"),
    _call(network.link, "Common.WSProxy", "ОбщегоНазначения.WSПрокси"),
    _member(network.link, "DownloadFileAtServer", "СкачатьФайлНаСервере"),
    _member(network.link, "DownloadFileToTempStorage", "СкачатьФайлВоВременноеХранилище"),
    _member(network.link, "DownloadFileAtClient", "СкачатьФайлНаКлиенте"),
    _call(network.second_link, "WebSocketClientConnections.OpenConnection"),
    _call(network.second_link, "WebSocketКлиентСоединения.ОткрытьСоединение"),
    _call(network.somewhere, "WebSocketClients.*.OpenConnection", "WebSocketКлиенты.*.ОткрытьСоединение"),
    _property(network.smtp, "SMTPServerAddress", "АдресСервераSMTP"),
    _property(network.pop3, "POP3ServerAddress", "АдресСервераPOP3"),
    _property(network.imap, "IMAPServerAddress", "АдресСервераIMAP"),
)
MAIL: Final = _new(network.somewhere, "InternetMail")
"""A connection whose servers a profile names, in this module or in another one."""

_FILES: Final = (
    _global(paths((0, "r"), (1, "w")), "FileCopy", "MergeFiles"),
    _global(paths((0, "rw"), (1, "w")), "MoveFile"),
    _global(paths((0, "w")), "DeleteFiles", "CreateDirectory", "ValueToFile"),
    _global(paths((0, "r")), "FindFiles", "ValueFromFile"),
    _global(paths((0, "r"), (2, "w")), "SplitFile"),
    _new(paths((0, "r")), "TextReader", "ZipFileReader", "BinaryData"),
    _new(paths((0, "w")), "TextWriter", "ZipFileWriter"),
    _new(paths((0, "rw")), "FileStream"),
    _call(paths((0, "r")), "FileStreams.OpenForRead", "TextReader.Open", "ZipFileReader.Open"),
    _call(paths((0, "r")), "XMLReader.OpenFile", "JSONReader.OpenFile", "HTMLReader.OpenFile"),
    _call(paths((0, "r")), "TextDocument.Read", "SpreadsheetDocument.Read"),
    _call(paths((0, "w")), "FileStreams.OpenForWrite", "FileStreams.OpenForAppend", "FileStreams.Create"),
    _call(paths((0, "w")), "TextWriter.Open", "ZipFileWriter.Open", "XMLWriter.OpenFile", "JSONWriter.OpenFile"),
    _call(paths((0, "w")), "BinaryData.Write", "TextDocument.Write", "SpreadsheetDocument.Write"),
    _call(paths((0, "w")), "ZipFileReader.ExtractAll"),
    _call(paths((1, "w")), "ZipFileReader.Extract"),
    _call(paths((0, "rw")), "FileStreams.Open"),
)
_PROCESSES: Final = (
    _new(others.com_object, "COMObject"),
    _global(others.com_file, "GetCOMObject"),
    _member(others.unnamed(Kind.COM), "EstablishExternalConnectionWithInfobase", "УстановитьВнешнееСоединениеСБазой"),
    _global(others.command_line(0), "RunApp", "RunAppAsync", "System"),
    _global(others.command_line(1), "BeginRunningApplication"),
    _call(others.command_line(0), "FileSystem.StartApplication", "ФайловаяСистема.ЗапуститьПрограмму"),
    _call(others.command_line(0), "FileSystemClient.StartApplication", "ФайловаяСистемаКлиент.ЗапуститьПрограмму"),
    _call(others.command_line(0), "CommonClientServer.StartApplication"),
    _call(others.command_line(0), "ОбщегоНазначенияКлиентСервер.ЗапуститьПрограмму"),
)
_MODULES: Final = (
    _global(others.named(Kind.ADD_IN, 0), "AttachAddIn", "AttachAddInAsync"),
    _global(others.named(Kind.ADD_IN, 1), "BeginAttachingAddIn"),
    _member(others.named(Kind.ADD_IN, 1), "AttachAddInFromTemplate", "ПодключитьКомпонентуИзМакета"),
    _member(others.unnamed(Kind.ADD_IN), "AttachAddInFromWindowsRegistry", "ПодключитьКомпонентуИзРеестраWindows"),
    _call(others.unnamed(Kind.ADD_IN), "AddInsServer.AttachAddIn", "ВнешниеКомпонентыСервер.ПодключитьКомпоненту"),
    _call(others.named(Kind.EXTERNAL_MODULE, 1), "ExternalDataProcessors.Connect", "ExternalReports.Connect"),
    _call(others.named(Kind.EXTERNAL_MODULE, 0), "ExternalDataProcessors.Create", "ExternalReports.Create"),
    _call(others.unnamed(Kind.EXTERNAL_MODULE), "ConfigurationExtensions.Create"),
    _global(others.privileged, "SetPrivilegedMode"),
)
SIGNS: Final = (*_NETWORK, MAIL, *_FILES, *_PROCESSES, *_MODULES)


@cache
def tables() -> Tables:
    """Return the names as the engine looks for them; a pattern has the number of its sign."""
    made = Tables()
    for number, sign in enumerate(SIGNS):
        access = "write" if sign.leaf is LeafKind.PROPERTY else ""
        found = pattern(Pattern(sign.leaf, sign.names, access=access))._replace(number=number)
        made.patterns.append((number, found))
        context = CONTEXTS[sign.leaf]
        for word in {word for name in found.names for word in path(name)[-1] or ()}:
            made.words.setdefault(word, [[] for _ in Context])[context].append(number)
        if context is Context.NEW:
            made.news.append(number)
    return made


@cache
def needs() -> Needs:
    """Return what each name needs of a module besides itself."""
    return Needs(tables().texts)


@cache
def patterns() -> dict[int, Pattern]:
    """Return the patterns of the signs, by number."""
    return {number: entry[1] for number, entry in enumerate(tables().patterns) if entry is not None}


@cache
def needed() -> tuple[Words, tuple[tuple[Words, ...], ...]]:
    """Return all words of the names, and sets of them: of each set of one name a module has a word, or it has no use.

    A method of a value needs the name of the value's type: the rules look further, and find what few modules hide.
    """
    ways = {parts for _, one in filter(None, tables().patterns) for parts in map(_parts, one.names)}
    return frozenset(word for parts in ways for part in parts for word in part), tuple(sorted(ways, key=repr))


def _parts(name: str) -> tuple[Words, ...]:
    return tuple(part for part in path(name) if part is not None)
