"""Encrypted kits: read with the password, refused without it or with another."""

import io
import subprocess
import sys
import zipfile
import zlib

import pytest
import pyzipper

from onec.errors import RefusedError
from onec.faults import Anomaly, Fault
from onec.kit import read_kit
from onec.zip_crypt import PIECE_BYTES
from tests.build_kit import ENCRYPTED_FLAG, EPF, Item, aes, classic, good_kit, kit, manifest

PASSWORD = "тайна".encode()
LARGE = bytes(zlib.crc32(bytes([n % 251, n % 241])) & 0xFF for n in range(3 * PIECE_BYTES // 2))


def encrypted(item: Item) -> bytes:
    """Return a kit whose second entry is encrypted."""
    return kit(Item("manifest.xml", manifest()), item)


CIPHERS = {
    "AES-256": aes(Item("processor.epf", EPF), PASSWORD),
    "AES-192": aes(Item("processor.epf", EPF), PASSWORD, strength=2),
    "AES-128": aes(Item("processor.epf", EPF), PASSWORD, strength=1),
    "AES with CRC": aes(Item("processor.epf", EPF), PASSWORD, version=1),
    "AES stored": aes(Item("processor.epf", EPF, 0), PASSWORD),
    "AES in pieces": aes(Item("processor.epf", LARGE, 0), PASSWORD),
    "AES empty": aes(Item("processor.epf", b"", 0), PASSWORD),
    "AES folder": aes(Item("docs/", b"", 0), PASSWORD),
    "classic": classic(Item("processor.epf", EPF), PASSWORD),
    "classic stored": classic(Item("processor.epf", EPF, 0), PASSWORD),
}


@pytest.mark.parametrize("item", CIPHERS.values(), ids=CIPHERS.keys())
def test_encrypted_entry_is_read_with_its_password(item: Item):
    """The right password gives the content, as often as it is asked for, and the kit is noted as encrypted."""
    found = read_kit(encrypted(item), PASSWORD)

    assert [found.read(found.entries[1]) for _ in range(2)] == [item.content] * 2
    method = "classic" if item.method != 99 else "aes"
    assert found.encrypted
    assert found.anomalies == (Anomaly(Fault.ENCRYPTED_KIT, values={"method": method}),)


@pytest.mark.parametrize("item", CIPHERS.values(), ids=CIPHERS.keys())
def test_pyzipper_reads_what_the_tests_encrypt(item: Item):
    """Our test writer is right: pyzipper, which is not ours, reads the same."""
    with pyzipper.AESZipFile(io.BytesIO(encrypted(item))) as archive:
        archive.setpassword(PASSWORD)
        assert archive.read(archive.infolist()[1]) == item.content


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_kit_of_another_writer_is_read(method: int):
    """A kit that pyzipper encrypted as a whole is read, its manifest found."""
    file = io.BytesIO()
    with pyzipper.AESZipFile(file, "w", compression=method, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(PASSWORD)
        archive.writestr("manifest.xml", manifest())
        archive.writestr("processor.epf", EPF)
    found = read_kit(file.getvalue(), PASSWORD)

    assert [one.entry.name for one in found.manifests] == ["manifest.xml"]
    assert found.read(found.entries[1]) == EPF


@pytest.mark.parametrize("password", [None, b""])
def test_no_password_is_told_from_a_wrong_one(password: bytes | None):
    """Without a password the uploader is asked for one."""
    with pytest.raises(RefusedError) as caught:
        read_kit(encrypted(CIPHERS["AES-256"]), password)

    assert caught.value.fault is Fault.ZIP_ENCRYPTED
    assert caught.value.entry == "processor.epf"


@pytest.mark.parametrize("item", [CIPHERS["AES-256"], CIPHERS["AES with CRC"], CIPHERS["classic"]])
def test_wrong_password_is_named(item: Item):
    """Whatever the password, a wrong one is a wrong password: also where the one check byte of 256 lets it pass."""
    for number in range(300 if item.method != 99 else 3):
        with pytest.raises(RefusedError) as caught:
            read_kit(encrypted(item), f"wrong {number}".encode())
        assert caught.value.fault is Fault.ZIP_WRONG_PASSWORD


def changed(item: Item, **changes: object) -> bytes:
    """Return a kit with a changed encrypted entry."""
    facts = {name: getattr(item, name) for name in Item.__dataclass_fields__}
    return encrypted(Item(**{**facts, **changes}))


AES_ITEM = CIPHERS["AES stored"]
AES_STORED = AES_ITEM.stored or b""
DAMAGED = {
    "seal": changed(AES_ITEM, stored=AES_STORED[:-1] + bytes([AES_STORED[-1] ^ 1])),
    "content": changed(AES_ITEM, stored=AES_STORED[:30] + bytes([AES_STORED[30] ^ 1]) + AES_STORED[31:]),
    "too short": changed(AES_ITEM, stored=AES_STORED[:20]),
    "empty": changed(AES_ITEM, stored=b""),
    "field too short": changed(AES_ITEM, extra=b"\x01\x99\x03\x00abc"),
    "other maker": changed(AES_ITEM, extra=AES_ITEM.extra.replace(b"AE", b"EA")),
    "unknown strength": changed(AES_ITEM, extra=AES_ITEM.extra[:-3] + b"\x07" + AES_ITEM.extra[-2:]),
    "unknown method": changed(AES_ITEM, extra=AES_ITEM.extra[:-2] + b"\x0c\x00"),
    "field without encryption": changed(AES_ITEM, flags=0),
    "field twice": changed(AES_ITEM, extra=AES_ITEM.extra * 2),
    "CRC of version 1": changed(CIPHERS["AES with CRC"], local={"crc": 5}, central={"crc": 5}),
    "CRC of version 2": changed(AES_ITEM, local={"crc": 5}, central={"crc": 5}),
    "classic too short": encrypted(Item("a.txt", b"", 0, ENCRYPTED_FLAG, b"short")),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged_encrypted_entry_is_refused(data: bytes):
    """What the cipher library would choke on is refused as damage."""
    with pytest.raises(RefusedError) as caught:
        read_kit(data, PASSWORD)

    assert caught.value.fault is Fault.ZIP_DAMAGED


def test_bomb_under_a_cipher_is_refused():
    """Encryption changes nothing about limits."""
    item = aes(Item("a.bin", bytes(2**22)), PASSWORD)

    with pytest.raises(RefusedError) as caught:
        read_kit(changed(item, content=b"x"), PASSWORD)

    assert caught.value.fault is Fault.ZIP_BOMB


def test_password_for_a_plain_kit_is_ignored():
    """A kit that is not encrypted does not mind a password."""
    assert not read_kit(good_kit(), PASSWORD).encrypted


@pytest.mark.parametrize("module", ["pyzipper", "Cryptodome", "lxml"])
def test_plain_archive_loads_no_library(module: str):
    """The cipher library is loaded for encrypted kits only, lxml only where something may be a manifest."""
    code = (
        "import sys\nfrom onec.kit import read_kit\nread_kit(sys.stdin.buffer.read(), b'secret')\n"
        f"sys.exit({module!r} in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], input=kit(Item("a.txt")), check=False).returncode == 0
