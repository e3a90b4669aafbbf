"""A given presentation opened as a template: its masters and layouts, without its slides and macros."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ...errors import PictureError

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How a file begins that is an old .ppt, or a .pptx that a password locks.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_TYPES: Final = "[Content_Types].xml"
_PLAIN: Final = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
#: Templates, shows, and files with macros differ from plain presentations in the type of their main part.
_OTHERS: Final = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
#: A template of more bytes than this, unpacked, is not one.
_MOST_BYTES: Final = 1_000_000_000


def open_template(path: str | os.PathLike[str]) -> Any:
    """Return the presentation at a path, without slides.

    Raises:
        PictureError: there is no such file, it is no presentation, or python-pptx is not installed.
    """
    try:
        raw = Path(path).read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise PictureError(f"cannot read the template {path}: {str(reason).lower()}") from problem
    if raw.startswith(_COMPOUND):
        what = "is locked by a password" if _LOCKED in raw else "is of the old kind, .ppt"
        raise PictureError(f"the template {path} {what}; save it as a plain .pptx or .potx")
    try:
        import pptx
    except ImportError as error:
        raise PictureError(
            "PowerPoint files need the package python-pptx: pip install 'conceptgraph[slides]'"
        ) from error
    try:
        deck = pptx.Presentation(io.BytesIO(_as_presentation(raw)))
        _drop_slides(deck)
    except Exception as problem:  # a broken file breaks the library anywhere
        raise PictureError(f"the template {path} is no PowerPoint file that can be read") from problem
    return deck


def _as_presentation(raw: bytes) -> bytes:
    """Return a template, a show, or a file with macros as a plain presentation."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        if sum(entry.file_size for entry in source.infolist()) > _MOST_BYTES:
            raise ValueError("too large")
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == _TYPES:
                for other in _OTHERS:
                    data = data.replace(other, _PLAIN)
            target.writestr(entry.filename, data)
    return out.getvalue()


def _drop_slides(deck: Any) -> None:
    """Remove slides, and all that speaks of them: sections, shows, links of layouts, macros, a thumbnail."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml.ns import qn

    root = deck.part._element
    for slide in list(deck.slides._sldIdLst):
        deck.part.rels.pop(slide.rId)
        deck.slides._sldIdLst.remove(slide)
    for name in ("p:custShowLst", "p:extLst", "p:custDataLst", "p:modifyVerifier"):
        for element in root.findall(qn(name)):
            root.remove(element)
    package = deck.part.package
    _drop(package, ("thumbnail",))
    _drop(deck.part, ("vbaProject", "commentAuthors", "customXml", "printerSettings"))
    for master in deck.slide_masters:
        for part in (master.part, *(layout.part for layout in master.slide_layouts)):
            dropped = _drop(part, (RELATIONSHIP_TYPE.SLIDE.rsplit("/", 1)[-1],))
            for link in [*part._element.iter(qn("a:hlinkClick"), qn("a:hlinkHover"))]:
                if link.get(qn("r:id")) in dropped:
                    link.getparent().remove(link)


def _drop(holder: Any, kinds: Iterable[str]) -> set[str]:
    """Remove relationships of some kinds, and return their ids."""
    rels = holder.rels if hasattr(holder, "rels") else holder._rels
    found = {id for id, each in rels.items() if each.reltype.rsplit("/", 1)[-1] in kinds}
    for id in found:
        rels.pop(id)
    return found
