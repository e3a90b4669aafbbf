"""What `embed` was asked for: what cannot be shown is refused, and where the page is looked for is said."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ..page.render import page as render_page
from ..picture.draw import draw
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
EMBEDDINGS: Final = ("html", "reveal", "quarto", "marp", "slidev", "jupyter", "notion", "markdown")


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
        if self.kind == "notion" and not self.page.startswith(("https://", "http://")):
            raise click.UsageError(
                "Notion shows pages of the web: put the page there and name it, --page https://…"
            )

    def text(self, graph: ConceptGraph, views: Views, shown: View) -> str:
        """Return what to paste; the picture that stands in for the page is drawn on the way."""
        from ..slides.embed import embed, embedding_of, stand_in

        if self.picture:
            drawn = stand_in(graph, self.view, shown)
            write_file(self.picture, draw(*drawn, picture_kind(self.picture)))
        html = render_page(graph, views=views) if self.inline else ""
        seen = seen_from(self.output, self.picture) if self.picture else ""
        found = embedding_of(
            graph, self._where(), self.view,
            height=self.height, picture=seen, html=html, presented=self.present,
        )  # fmt: skip
        return embed(self.kind, found)

    def _where(self) -> str:
        """Return the page's address as the document sees it."""
        # Slidev serves its folder `public` as the root; a slide's own address changes from view to view.
        found = f"/{Path(self.built).name}" if self.kind == "slidev" else seen_from(self.output, self.built)
        return self.page or found

    def say_where(self, called: str, *, quiet: bool) -> None:
        """Say where the page is looked for, and how to get it when it is not there yet."""
        if self.page or self.inline:
            return
        if not is_there(self.built):
            command = shlex.join(["conceptgraph", "build", called])
            say(f"There is no page {self.built} yet: '{command}' writes it; --page names another.", err=True)
        elif self.kind == "slidev" and not quiet:
            name = Path(self.built).name
            say(f"It shows {name} from Slidev's folder 'public': copy {self.built} there.", err=True)
        elif not quiet:
            place = "this folder" if self.output == "-" else self.output
            say(f"It shows {self.built}, seen from {place}; --page names another.", err=True)
