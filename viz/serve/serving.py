"""A file that is served: its doors, its pages, the watching of it, and the end of all that."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ..page.render import Served
from ..page.render import page as render_page
from ..view import STAGE
from ..views.kept import beside
from .doors import Door, hosts_at
from .kept import LiveLayouts
from .later import Later
from .live import Live
from .pictures import Pictures
from .routes import own_routes
from .server import Server
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

    def __init__(self, file: Followed, empty: ConceptGraph, *, port: int = 0) -> None:
        self._server = Server((LOOPBACK, port))
        self._later = Later(STAGE)
        pictures = Pictures(LiveLayouts(beside(file.path), str(file.path.resolve())), self._later)
        self.live = Live(file, pictures, empty)
        self._door = Door("own", hosts_at(self._server.port))
        self._server.open(self._door, own_routes(self.live, self._page))
        self._watch = Watch(file.paths, self.live.look, self.live.settle)

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{LOOPBACK}:{self._server.port}/{self._door.secret}/"

    def run(self, begun: Callable[[], object] = lambda: None) -> None:
        """Serve until `stop` is called from another thread; ``begun`` is called when it answers."""
        self._watch.start()
        threading.Thread(target=begun, daemon=True).start()
        try:
            self._server.serve_forever(poll_interval=0.1)
        finally:
            self._watch.stop()
            self._later.stop()
            self.live.streams.end()
            self._server.server_close()

    def stop(self) -> None:
        """End the serving; may be called from anywhere, a signal's handler included."""
        threading.Thread(target=self._server.shutdown, daemon=True).start()

    def _page(self) -> str:
        live = self.live
        with live.lock:
            served = Served(live.state.hash, edited=live.file.editable)
            return render_page(live.state.graph, views=live.pictures, served=served)
