"""Guards of the repository's shape: names, addresses, docstrings."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = ("onec", "rules", "checks", "pipeline", "storage", "publication", "worker", "web")
BUILT = [name for name in TOP_LEVEL if (ROOT / name).is_dir()]

# Each in two parts, so that this file does not hold what it looks for.
REGISTRIES = (
    "pypi." + "org",
    "python" + "hosted.org",
    "registry." + "npmjs.org",
    "registry." + "yarnpkg.com",
    "proxy.golang." + "org",
    "crates." + "io",
    "registry-1." + "docker.io",
)
MACHINE_PATHS = ("/work" + "/main", "/work" + "/shared", "/root" + "/.pyenv")
# A checkout in /app or /src is named in container files for other reasons.
CHECKOUT = (str(ROOT),) if len(ROOT.parts) > 3 else ()

# Not ours, whatever they are called; used where git cannot say.
GENERATED = {".git", ".venv", "build", "dist", "__pycache__"}


@pytest.mark.parametrize("name", TOP_LEVEL)
def test_top_level_name_has_no_second_owner(name: str):
    """No installed distribution but ours brings a top-level package of one of our names."""
    assert set(packages_distributions().get(name, ())) <= {"otk"}


def test_no_text_names_registry_or_machine():
    """No text file holds the address of a package registry or a path of the machine it was written on."""
    forbidden = re.compile("|".join(map(re.escape, REGISTRIES + MACHINE_PATHS + CHECKOUT)))

    found = [
        f"{path.relative_to(ROOT)}: {match.group()}" for path, text in texts() for match in forbidden.finditer(text)
    ]

    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock"])
def test_lock_names_no_source(lock: str):
    """A lock holds names, versions and hashes; where packages come from is the installer's business."""
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert re.findall(r"://|^\s*--(?!hash=)\S*|^-.*", text, re.MULTILINE) == []


def test_dev_lock_holds_the_runtime_lock():
    """Tests run against the very versions that users get."""
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize("name", BUILT)
def test_folder_says_what_it_is(name: str):
    """Every package folder has an `__init__.py` that opens with a docstring."""
    folders = {module.parent for module in (ROOT / name).rglob("*.py")}

    assert ROOT / name in folders
    assert [str(folder) for folder in sorted(folders) if not has_docstring(folder / "__init__.py")] == []


def texts() -> Iterator[tuple[Path, str]]:
    """Yield every text file of the repository with its text; a file that is not UTF-8 is no text."""
    for path in files():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        try:
            yield path, content.decode()
        except UnicodeDecodeError:
            continue


def files() -> list[Path]:
    """Return the files that git has or would take; without git, all that are not generated."""
    if git := shutil.which("git"):
        command = [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, capture_output=True, check=False)
        if listed.returncode == 0:
            paths = {ROOT / name for name in listed.stdout.decode().split("\0") if name}
            return sorted(path for path in paths if path.is_file())
    everything = (path for path in ROOT.rglob("*") if path.is_file())
    return sorted(path for path in everything if not GENERATED & set(path.relative_to(ROOT).parts))


def pins(lock: str) -> set[str]:
    """Return the lines of a lock that pin a version, with their markers."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {line.removesuffix("\\").strip() for line in lines if line[:1].isalnum()}


def has_docstring(module: Path) -> bool:
    """Say whether the module exists and opens with a docstring."""
    return module.is_file() and bool(ast.get_docstring(ast.parse(module.read_bytes())))
