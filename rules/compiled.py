"""From a folder of YAML files to what they mean, through the cache."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from rules.cache import load, save
from rules.document import Document
from rules.errors import RulesError

Result = TypeVar("Result")


def read(folder: Path, pattern: str) -> dict[str, bytes]:
    """Return the files of `folder` that fit `pattern`, by their path below it with slashes, in that order."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.glob(pattern)}
    return {name: files[name].read_bytes() for name in sorted(files)}


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return `sha256:…` over names and bytes, with their lengths: moving bytes from one file to another changes it."""
    total = sha256()
    for name, content in sorted(files.items()):
        label = name.encode()
        total.update(b"%d:%b%d:%b" % (len(label), label, len(content), content))
    return f"sha256:{total.hexdigest()}"


def compiled(
    name: str,
    files: Mapping[str, bytes],
    build: Callable[[Sequence[Document]], Result],
    reduce: Callable[[Document], Document] | None = None,
) -> Result:
    """Return what `build` makes of the files; their data is taken from the cache entry `name` if it fits them.

    `build` holds data from the cache to the same demands, so a cache that was changed by hand is not believed.

    Args:
        name: of the entry in the cache.
        files: their bytes by name.
        build: makes the result of all files.
        reduce: makes of a file just read what `build` needs of it and the cache keeps; may refuse it.

    Raises:
        RulesError: what `build` or `reduce` refuses in the files themselves.
    """
    digest = digest_of(files)
    kept = load(name, digest)
    if kept is not None and kept.keys() == files.keys():
        try:
            return build([Document(file, kept[file], {}) for file in files])
        except RulesError:
            pass
    from rules.yaml_reader import parse  # noqa: PLC0415  # the YAML library takes longer to import than all the rest

    documents = [parse(file, content) for file, content in files.items()]
    if reduce is not None:
        documents = [reduce(document) for document in documents]
    result = build(documents)
    save(name, digest, {one.file: one.data for one in documents})
    return result
