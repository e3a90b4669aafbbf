"""LibreOffice asked for a PDF of slides: in a profile of its own, within a time, leaving nothing behind."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from ..carried import carried
from ..errors import PictureError
from ..look.text import FONT_FAMILY

#: Seconds that LibreOffice has at most.
TIME_LIMIT: Final = 300.0
NOT_FOUND: Final = (
    "a PDF of slides is made by LibreOffice, which was not found: install it (Debian and Ubuntu: "
    "apt install libreoffice-impress), or make a .pptx and export it from any office"
)
_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_REGULAR: Final = "FiraSansCondensed-Regular.ttf"
_BOLD: Final = "FiraSansCondensed-SemiBold.ttf"
_FONT_SETTINGS: Final = ("/etc/fonts/fonts.conf", "/usr/local/etc/fonts/fonts.conf")


def office() -> str | None:
    """Return where LibreOffice is, or None."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def takes_fonts() -> bool:
    """Return whether LibreOffice can be lent the font of the page here."""
    return sys.platform not in ("win32", "darwin")


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
    """Return an environment without a screen, in which the font of the page can be used."""
    own = {"SAL_USE_VCLPLUGIN": "svp", "GSETTINGS_BACKEND": "memory", "XDG_CACHE_HOME": str(folder / "cache")}
    environment = {**os.environ, **own}
    if not takes_fonts():
        return environment
    fonts = folder / "fonts"
    fonts.mkdir()
    package = carried("fonts")
    (fonts / _REGULAR).write_bytes(package.joinpath(_REGULAR).read_bytes())
    (fonts / _BOLD).write_bytes(_as_bold(package.joinpath(_BOLD).read_bytes()))
    usual = environment.get("FONTCONFIG_FILE")
    included = "".join(
        f'<include ignore_missing="yes">{escape(each)}</include>'
        for each in ((usual,) if usual else _FONT_SETTINGS)
    )
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>{included}<dir>{escape(str(fonts))}</dir>"
        "</fontconfig>",
        encoding="utf-8",
    )
    return {**environment, "FONTCONFIG_FILE": str(settings)}


def _as_bold(font: bytes) -> bytes:
    """Return a font as the bold of its family: an office knows no weight between regular and bold."""
    from fontTools.ttLib import TTFont

    found = TTFont(io.BytesIO(font))
    names = {1: FONT_FAMILY, 2: "Bold", 4: f"{FONT_FAMILY} Bold", 6: f"{FONT_FAMILY.replace(' ', '')}-Bold"}
    for record in list(found["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID in (16, 17):
            found["name"].names.remove(record)
    found["OS/2"].usWeightClass = 700
    found["OS/2"].fsSelection = found["OS/2"].fsSelection & ~0x40 | 0x20
    found["head"].macStyle |= 1
    out = io.BytesIO()
    found.save(out)
    return out.getvalue()
