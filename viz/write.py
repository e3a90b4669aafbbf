"""The only writer: a file is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import Final

from .errors import WriteError

_REASONS: Final = {
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    getattr(errno, "EDQUOT", -1): "the disk quota is used up",  # not every system knows it
    errno.ENAMETOOLONG: "the name is too long",
    errno.EFBIG: "the file would be too large",
}


def write(path: str | os.PathLike[str], data: str | bytes) -> Path:
    """Write a file and return its path; text is written as UTF-8 with line ends as they are.

    Missing parent folders are made. The data goes to a temporary file beside the target, reaches the disk,
    and takes the target's place in one step: a reader sees the old file or the new one, never a part. A
    target that is a link keeps being one; a device such as ``/dev/null`` or a pipe is written to directly.

    Raises:
        WriteError: nothing was written, and what stood at the path is untouched.
    """
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    try:
        if is_stream(path):
            Path(path).write_bytes(raw)
            return Path(path)
        target = Path(path).resolve()
        if target.is_dir():
            raise WriteError(f"cannot write {path}: it is a folder; name a file in it")
        _make_folder(target.parent, path)
        _replace(target, raw)
    except (OSError, ValueError, RuntimeError) as problem:
        raise WriteError(f"cannot write {path}: {_reason(problem)}") from problem
    return Path(path)


def is_stream(path: str | os.PathLike[str]) -> bool:
    """Whether a path is that of a device or a pipe, such as ``/dev/stdout`` or a process's ``/dev/fd/63``."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _make_folder(folder: Path, path: str | os.PathLike[str]) -> None:
    """Make the missing parents; a parent that is a file is said by name."""
    for parent in (folder, *folder.parents):
        if parent.is_dir():
            break
        if parent.exists():
            raise WriteError(f"cannot write {path}: {parent} is a file, not a folder")
    folder.mkdir(parents=True, exist_ok=True)


def _replace(target: Path, raw: bytes) -> None:
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    if target.exists() and not os.access(target, os.W_OK):
        # Renaming over a file needs no right to the file itself; a write-protected one is meant to stay.
        raise PermissionError(errno.EACCES, "write-protected")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".writing-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    """Return the process's mask for new files; it can be read only by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _reason(problem: Exception) -> str:
    if isinstance(problem, OSError):
        known = _REASONS.get(problem.errno or 0)
        return known or (problem.strerror or str(problem)).lower()
    return "the path is not valid" if "null" in str(problem) else str(problem)
