"""What `embed` was asked for: what cannot be shown is refused, and where the page is looked for is said."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import click

from ..write import write as write_file
from .pictures import picture_kind
from .results import seen_from
from .saying import say
from .shelf import is_there

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View
    from ..views.catalogue import Views

#: Documents that a page can be shown in; a test holds them equal to those that there is text for.
EMBEDDINGS: Final = (
    "html", "reveal", "quarto", "pandoc", "marp", "slidev", "mkdocs", "sphinx", "vitepress", "jupyter",
    "notion", "markdown",
)  # fmt: skip

#: Programs that make a site or a talk of a folder: where the page has to lie, in words and from where they
#: are called, and what its address begins with there.
_PLACES: Final = {
    "slidev": ("Slidev's folder 'public'", ("public",), "/"),
    "vitepress": ("the folder 'public' of the pages", ("public", "docs/public"), "/"),
    "mkdocs": ("the folder of the Markdown file, under 'docs'", ("docs",), ""),
    "sphinx": ("a folder that 'html_extra_path' names in conf.py", ("extra", "docs/extra"), ""),
}


@dataclass(frozen=True, slots=True)
class EmbeddingAsked:
    """One page shown in another document; ``built`` is where `build` writes it, ``page`` its own address."""

    kind: str
    built: str
    page: str
    view: str
    height: int
    picture: str
    inline: bool
    present: bool
    output: str

    def __post_init__(self) -> None:
        """Refuse what could not be shown where it is pasted."""
        if self.present and not self.view.startswith("tour:"):
            raise click.UsageError("--present is for a step of a tour: --view tour:TOUR:STEP")
        if self.view.startswith("category:"):
            raise click.UsageError(
                "A page has no view of a category: 'conceptgraph draw' makes a picture of it."
            )
        if self.kind == "marp" and not self.picture:
            raise click.UsageError("Marp's slides show a picture: name one with --picture.")
        if self.kind == "jupyter" and self.picture and not self.picture.lower().endswith(".png"):
            raise click.UsageError("Notebooks that are not trusted show a PNG: end the picture in .png.")
        if self.kind == "notion" and not self.page.startswith(("https://", "http://")):
            raise click.UsageError(
                "Notion shows pages of the web: put the page there and name it, --page https://…"
            )

    def text(self, graph: ConceptGraph, views: Views, shown: View) -> str:
        """Return what to paste; the picture that stands in for the page is drawn on the way."""
        from ..page.render import page as render_page
        from ..picture.draw import draw
        from ..slides.embed import embed
        from ..slides.embedding import embedding_of, stand_in

        drawn = stand_in(graph, self.view, shown)
        if self.picture:
            write_file(self.picture, draw(*drawn, picture_kind(self.picture)))
        html = render_page(graph, views=views, drawn=drawn) if self.inline else ""
        found = embedding_of(
            graph, self._page(), self.view, shown,
            height=self.height, picture=self._picture(), html=html, presented=self.present,
        )  # fmt: skip
        return embed(self.kind, found)

    def _page(self) -> str:
        """Return the page's address as the document sees it."""
        if self.page or self.kind not in _PLACES:
            return self.page or seen_from(self.output, self.built)
        return _PLACES[self.kind][2] + quote(Path(self.built).name)

    def _picture(self) -> str:
        """Return the picture's address; what is printed goes where a site has its pages, the picture too."""
        if self.picture and self.kind in _PLACES and self.output == "-":
            return quote(Path(self.picture).name)
        return seen_from(self.output, self.picture) if self.picture else ""

    def say_where(self, called: str, *, quiet: bool) -> None:
        """Say where the page is looked for, and how to get it when it is not there yet."""
        if self.page or self.inline:
            return
        called_there, folders, _ = _PLACES.get(self.kind, ("", (), ""))
        name = Path(self.built).name
        if any(is_there(str(Path(folder) / name)) for folder in folders):
            return
        if not is_there(self.built):
            command = shlex.join(["conceptgraph", "build", called])
            say(f"There is no page {self.built} yet: '{command}' writes it; --page names another.", err=True)
        elif called_there and not quiet:
            say(f"It shows {name} from {called_there}: copy {self.built} there.", err=True)
        elif not quiet:
            place = "this folder" if self.output == "-" else self.output
            say(f"It shows {self.built}, seen from {place}; --page names another.", err=True)
