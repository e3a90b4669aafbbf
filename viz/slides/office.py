"""LibreOffice asked for a PDF of slides: in a profile of its own, within a time, leaving nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from ..errors import PictureError

#: Seconds that LibreOffice has at most.
TIME_LIMIT: Final = 300.0
NOT_FOUND: Final = (
    "a PDF in the look of a template is made by LibreOffice, which was not found: install it (Debian and "
    "Ubuntu: apt install libreoffice-impress), leave the template out, or make a .pptx and export it from "
    "any office"
)
_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


def office() -> str | None:
    """Return where LibreOffice is, or None."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def pdf_of_slides(slides: bytes, *, seconds: float = TIME_LIMIT) -> bytes:
    """Return a presentation file as PDF: a page per slide, links between slides kept.

    Raises:
        PictureError: there is no LibreOffice, or it failed or took too long.
    """
    program = office()
    if program is None:
        raise PictureError(NOT_FOUND)
    with tempfile.TemporaryDirectory(prefix="conceptgraph-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "talk.pptx").write_bytes(slides)
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", "pdf", "--outdir", name, str(folder / "talk.pptx"),
        ]  # fmt: skip
        said = _run(command, _environment(folder), seconds)
        made = folder / "talk.pdf"
        data = made.read_bytes() if made.is_file() else b""
    if not data.startswith(b"%PDF"):
        last = said.strip().splitlines()[-1:] or ["it said nothing"]
        raise PictureError(f"LibreOffice made no PDF: {last[0]}")
    return data


def _run(command: list[str], environment: dict[str, str], seconds: float) -> str:
    """Return what a program said; it and all that it started end with it, or when time is up."""
    apart = os.name == "posix"
    try:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=apart,
        )  # fmt: skip
    except OSError as problem:
        raise PictureError(f"LibreOffice could not be started: {problem.strerror or problem}") from problem
    try:
        return process.communicate(timeout=seconds)[0]
    except subprocess.TimeoutExpired as problem:
        noun = "second" if round(seconds) == 1 else "seconds"
        raise PictureError(f"LibreOffice did not make a PDF within {seconds:.0f} {noun}") from problem
    finally:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL) if apart else process.kill()
        process.wait()


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment without a screen."""
    own = {"SAL_USE_VCLPLUGIN": "svp", "GSETTINGS_BACKEND": "memory", "XDG_CACHE_HOME": str(folder / "cache")}
    return {**os.environ, **own}
