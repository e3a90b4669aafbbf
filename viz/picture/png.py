"""An SVG picture as PNG, without a browser: the page's font first, the system's for what it lacks."""

from __future__ import annotations

import re
from contextlib import ExitStack
from importlib import resources
from typing import Any, Final

from ..carried import carried
from ..errors import PictureError
from ..look.font_face import FONT_FILES, covered
from ..look.system_fonts import system_fonts
from .emoji import with_emoji
from .scripts import with_families
from .unseen import warn_of_unseen

#: The widest PNG; more would need gigabytes of memory.
LARGEST_PX: Final = 16384
_VIEW_BOX: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_NEEDED: Final = "pictures need the package resvg_py: pip install 'conceptgraph[pictures]'"


def to_png(svg: str, width: int = 1920) -> bytes:
    """Return a picture of `render_svg` as PNG, ``width`` px wide.

    Text that the bundled font covers looks the same on every machine; other scripts use the system's fonts.

    Raises:
        PictureError: the rasterizer is not installed, or the width is out of range.
    """
    if not 1 <= width <= LARGEST_PX:
        raise PictureError(f"a picture cannot be {width} px wide; choose 1 to {LARGEST_PX}")
    shape = _VIEW_BOX.search(svg)
    if shape and width * float(shape[2]) > LARGEST_PX * float(shape[1]):
        widest = int(LARGEST_PX * float(shape[1]) / float(shape[2]))
        raise PictureError(f"a picture {width} px wide would be too tall; choose at most {widest}")
    return rasterize(svg, width)


def rasterize(svg: str, width: int) -> bytes:
    """Return an SVG as PNG, ``width`` px wide, transparent where nothing is drawn.

    Raises:
        PictureError: the rasterizer is not installed, or it cannot draw this picture.
    """
    try:
        import resvg_py
    except ImportError as problem:
        raise PictureError(_NEEDED) from problem
    with ExitStack() as stack:
        folder = carried("fonts")
        files = [str(stack.enter_context(resources.as_file(folder / name))) for name in FONT_FILES.values()]
        # Without system fonts there is nothing to scan, and nothing of this machine in the picture. What they
        # are needed for is drawn with the first that has it, whatever its weight: so their order matters.
        if covered(svg.replace("\n", "")):
            return _drawn(resvg_py, svg, width, files)
        files += system_fonts()
        warn_of_unseen(svg, system_fonts())
        for named in (with_families(with_emoji(svg)), with_emoji(svg)):
            try:
                return _drawn(resvg_py, named, width, files)
            except PictureError:  # what it cannot set in parts it may set as a whole
                continue
        return _drawn(resvg_py, svg, width, files)


def _drawn(resvg: Any, svg: str, width: int, files: list[str]) -> bytes:
    try:
        drawn = resvg.svg_to_bytes(svg_string=svg, width=width, font_files=files, skip_system_fonts=True)
        return bytes(drawn)
    except BaseException as problem:
        # It stops at what it cannot set in lines by a panic, which is no Exception.
        if isinstance(problem, ValueError) or type(problem).__name__ == "PanicException":
            raise PictureError(f"the picture could not be drawn: {problem}") from problem
        raise
