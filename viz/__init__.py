"""From a concept graph to pictures: views, and the documents that draw them.

Names are loaded when they are first used, so that a program pays only for what it draws.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import slides as slides
    from .errors import PictureError, UnknownViewError, VizError, WriteError
    from .page.changes import changes_page
    from .page.render import page as render_page
    from .picture.draw import DrawOptions, file_names, layout_json, render_svg, to_pdf, to_png
    from .picture.draw import draw as draw_view
    from .view import STAGE, View
    from .views.catalogue import Views
    from .views.kept import KeptLayouts
    from .views.kept import beside as layout_file
    from .write import write as write_file

__all__ = [
    "STAGE",
    "DrawOptions",
    "KeptLayouts",
    "PictureError",
    "UnknownViewError",
    "View",
    "Views",
    "VizError",
    "WriteError",
    "changes_page",
    "draw_view",
    "file_names",
    "layout_file",
    "layout_json",
    "render_page",
    "render_svg",
    "to_pdf",
    "to_png",
    "write_file",
]

# Public name -> module and name there. `page`, `write` and `draw` are modules, so their functions go by
# longer names.
_LAZY = {
    "PictureError": ("errors", "PictureError"),
    "STAGE": ("view", "STAGE"),
    "UnknownViewError": ("errors", "UnknownViewError"),
    "View": ("view", "View"),
    "VizError": ("errors", "VizError"),
    "WriteError": ("errors", "WriteError"),
    "changes_page": ("page.changes", "changes_page"),
    "DrawOptions": ("picture.draw", "DrawOptions"),
    "Views": ("views.catalogue", "Views"),
    "draw_view": ("picture.draw", "draw"),
    "file_names": ("picture.draw", "file_names"),
    "KeptLayouts": ("views.kept", "KeptLayouts"),
    "layout_file": ("views.kept", "beside"),
    "layout_json": ("picture.draw", "layout_json"),
    "render_page": ("page.render", "page"),
    "render_svg": ("picture.draw", "render_svg"),
    "to_pdf": ("picture.draw", "to_pdf"),
    "to_png": ("picture.draw", "to_png"),
    "write_file": ("write", "write"),
}


def __getattr__(name: str) -> Any:
    if name == "slides":
        return import_module(".slides", __name__)
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _LAZY[name]
    return getattr(import_module(f".{module}", __name__), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
