"""The cache makes a start faster and can never make it fail or lie."""

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from rules.cache import FORMAT, load, save
from rules.catalogue import load_catalogue

from .conftest import RULE

ROOT = Path(__file__).parents[2]
LOADS_YAML = "import sys, rules.policy as p; p.policy('update'); print('yaml' in sys.modules)"


@pytest.fixture
def cached(packs: Path, home: Path) -> Path:
    """Return the file that a first reading of the packs left in the cache."""
    load_catalogue(packs)
    return home / "cache" / "rules.json"


@pytest.fixture
def no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every reading of YAML an error."""

    def refuse(file: str, content: bytes) -> None:
        raise AssertionError(f"YAML was read: {file}, {len(content)} bytes")

    monkeypatch.setattr("rules.yaml_reader.parse", refuse)


@pytest.mark.usefixtures("cached", "no_yaml")
def test_second_reading_needs_no_yaml(packs: Path):
    """The cache alone gives the same rules."""
    [rule] = load_catalogue(packs)

    assert rule.title.en == "Some fault"


def test_yaml_library_is_not_imported_on_a_hit():
    """A command line tool that finds its cache starts without the YAML library, policies included."""
    command = [sys.executable, "-c", LOADS_YAML]
    answers = [subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.strip() for _ in range(2)]

    assert answers == [b"True", b"False"]


def test_stale_cache_is_replaced(packs: Path, some_fault: Path, cached: Path):
    """A changed rule is read anew, and kept."""
    before = cached.read_bytes()
    some_fault.write_text(RULE.replace("Some fault", "Another fault"), encoding="utf-8")

    [rule] = load_catalogue(packs)

    assert rule.title.en == "Another fault"
    assert cached.read_bytes() != before


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[:-20],
        lambda content: content.replace(b"Some fault", b"Same fault"),
        lambda content: content.replace(b"otk-rules/1", b"otk-rules/0"),
        lambda content: content + b" ",
        lambda content: b"\xff\xfe" + content,
    ],
    ids=["empty", "cut", "a letter changed", "another format", "a byte more", "bytes in front"],
)
def test_damaged_cache_is_replaced(packs: Path, cached: Path, damage: Callable[[bytes], bytes]):
    """Whatever happened to the file, the rules are those of the YAML and the file is whole again."""
    whole = cached.read_bytes()
    cached.write_bytes(damage(whole))

    [rule] = load_catalogue(packs)

    assert rule.title.en == "Some fault"
    assert cached.read_bytes() == whole


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"format/other-fault.yaml": {}},
        {"format/some-fault.yaml": None},
        {"format/some-fault.yaml": []},
        {"format/some-fault.yaml": {"id": 5}},
        {"format/some-fault.yaml": dict.fromkeys(["id", "name", "severity", "confidence", "source"], "x")},
    ],
)
def test_cache_of_another_shape_is_replaced(packs: Path, cached: Path, data: dict[str, object]):
    """Data that is sealed rightly and says something else is not believed."""
    whole = cached.read_bytes()
    save("rules", load_catalogue(packs).digest, data)
    assert cached.read_bytes() != whole

    [rule] = load_catalogue(packs)

    assert rule.title.en == "Some fault"
    assert cached.read_bytes() == whole


def test_tampered_cache_is_held_to_the_demands_on_rules(packs: Path, cached: Path):
    """A message that would fail while it is filled does not come in through the cache either."""
    digest = load_catalogue(packs).digest
    kept = json.dumps(load("rules", digest))
    save("rules", digest, json.loads(kept.replace("{name} was", "{name!r:>9999} was")))
    assert b"9999" in cached.read_bytes()

    [rule] = load_catalogue(packs)

    assert rule.message.en == "The fault {name} was found {where}."
    assert b"9999" not in cached.read_bytes()


def test_deep_json_is_no_error(home: Path):
    """A file that exhausts the JSON reader counts as absent."""
    deep = b"[" * 100_000
    (home / "cache").mkdir(parents=True)
    (home / "cache" / "deep.json").write_bytes(f"{FORMAT} sha256:0 sha256:{sha256(deep).hexdigest()}\n".encode() + deep)

    assert load("deep", "sha256:0") is None


def test_home_that_cannot_be_written_is_no_error(packs: Path, home: Path):
    """Where nothing can be kept, the YAML is read each time."""
    home.write_text("a file where a folder should be", encoding="utf-8")

    assert len(load_catalogue(packs)) == len(load_catalogue(packs)) == 1


def test_folder_in_place_of_the_file_is_no_error(packs: Path, home: Path):
    """What cannot be replaced stays, and nothing else is left behind."""
    (home / "cache" / "rules.json").mkdir(parents=True)

    assert len(load_catalogue(packs)) == 1
    assert [path.name for path in (home / "cache").iterdir()] == ["rules.json"]


def test_nothing_is_left_behind(cached: Path):
    """The file takes its place in one step; no draft remains."""
    assert [path.name for path in cached.parent.iterdir()] == ["rules.json"]


def test_cache_lies_in_the_data_folder_by_default(packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without `OTK_HOME` the cache is in the user's data folder, under our name."""
    monkeypatch.delenv("OTK_HOME")
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, *, appauthor: tmp_path / f"{name}-{appauthor}")

    load_catalogue(packs)

    assert (tmp_path / "otk-False" / "cache" / "rules.json").is_file()


def test_user_without_a_home_is_no_error(packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where there is no home, no folder called ~ appears in the working directory."""
    monkeypatch.delenv("OTK_HOME")
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, **_: Path("~") / name)
    monkeypatch.chdir(tmp_path)

    assert len(load_catalogue(packs)) == 1
    assert not (tmp_path / "~").exists()
