"""A file that is served: its doors, its pages, the watching of it, and the end of all that."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

from ..page.network import packed_vis_network
from ..page.render import Served
from ..page.render import page as render_page
from ..view import STAGE
from ..views.kept import beside
from .ahead import font_ahead
from .doors import Door, hosts_at
from .kept import LiveLayouts
from .later import Later
from .live import Live
from .pictures import Pictures
from .rest import Rest, unhurried
from .routes import own_routes, reading_routes
from .server import Server
from .share import own_address, remote_routes
from .watch import Watch

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from .file import Followed

#: Only programs of this machine reach the server.
LOOPBACK: Final = "127.0.0.1"


class Serving:
    """A server of one file; ``empty`` is what is shown until the file can be read for the first time.

    Raises:
        OSError: the port is not free.
    """

    def __init__(self, file: Followed, empty: ConceptGraph, *, port: int = 0, share: bool = False) -> None:
        # Before there are threads, which which a copy lacks, and before the port, which it would hold.
        reading = file.read() if file.editable else None
        self._font = font_ahead(reading.graph) if reading and reading.graph else None
        self._server = Server((LOOPBACK, port))
        self._rest = Rest()
        self._later = Later(STAGE)
        layouts = beside(file.path)
        pictures = Pictures(LiveLayouts(layouts, str(file.path.resolve())), self._later)
        self.live = Live(file, pictures, empty)
        self._door = Door("own", hosts_at(self._server.port))
        self._server.open(self._door, own_routes(self.live, self._page))
        self._shared = self._open_to_others() if share else None
        self._watch = Watch(lambda: [*file.paths(), layouts], self.live.look, self._quiet)

    def _quiet(self) -> None:
        self.live.settle()
        self._rest()

    def _open_to_others(self) -> tuple[Server, str, str]:
        """Open a port of its own to the network; return it with the addresses of audience and remote."""
        own = own_address()
        server = Server((own, 0))
        at = f"http://{own}:{server.port}"
        hosts = frozenset({f"{own}:{server.port}"})
        audience, remote = Door("audience", hosts), Door("remote", hosts)
        server.open(audience, reading_routes(self.live, lambda: self._page(edited=False)))
        server.open(remote, remote_routes(self.live))
        return server, f"{at}/{audience.secret}/", f"{at}/{remote.secret}/"

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{LOOPBACK}:{self._server.port}/{self._door.secret}/"

    @property
    def shared(self) -> tuple[str, str] | None:
        """Where audience and remote are let in; None where nobody is."""
        return self._shared[1:] if self._shared else None

    def run(self, begun: Callable[[], object] = lambda: None) -> None:
        """Serve until `stop` is called from another thread; ``begun`` is called when it answers."""
        self._watch.start()
        threading.Thread(target=begun, daemon=True).start()
        if self._shared:
            threading.Thread(target=self._shared[0].serve_forever, daemon=True).start()
        try:
            with unhurried():
                self._server.serve_forever(poll_interval=0.2)
        finally:
            self._watch.stop()
            self._later.stop()
            self.live.streams.end()
            if self._shared:
                self._shared[0].shutdown()
                self._shared[0].server_close()
            self._server.server_close()

    def load(self) -> None:
        """Load what the first picture and its page are made with, so that whoever opens it waits less."""
        import_module("..layout.search", __package__)
        packed_vis_network()

    def prepare(self) -> None:
        """Make the first picture and cut the font for it, so that whoever opens the page waits less."""
        self._page()

    def stop(self) -> None:
        """End the serving; may be called from anywhere, a signal's handler included."""
        threading.Thread(target=self._server.shutdown, daemon=True).start()

    def _page(self, *, edited: bool = True) -> str:
        live = self.live
        with live.lock:
            if self._font:
                live.pictures.for_page(None)
                self._font()
                self._font = None
            served = Served(live.state.hash, edited=edited and live.file.editable)
            page = render_page(live.state.graph, views=live.pictures, served=served)
        self._watch.stir()
        return page
