"""What the tests share: a real browser without a network, the command line in process, the built example."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

import cli as command_line

from .served import TEA, Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Frame, Page, Route

ROOT = Path(__file__).parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
NO_BROWSER = (
    "no browser was found: install Chromium (Debian: apt-get install chromium) or name one in "
    "CONCEPTGRAPH_BROWSER; the browser's tests are not skipped without it"
)
#: What Chromium is to leave out. Only the last such switch holds, so the names that Playwright gives are here
#: again. The last three are what a window prepares beside its page (for its address bar; a spare process):
#: with every page that a test opens they took as long as the page itself.
FEATURES_OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding",
    "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints",
    "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess",
)  # fmt: skip
SWITCHES = (
    f"--disable-features={','.join(FEATURES_OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Keep what was imported out of the garbage collector: each full look at it took half a second.

    That fell into whatever test ran then, and into what it measured.
    """
    _freeze()


@pytest.fixture(scope="module", autouse=True)
def _kept() -> Iterator[None]:
    """The same for what the tests of a file have made and keep."""
    yield
    _freeze()


def _freeze() -> None:
    gc.collect()
    gc.freeze()


def find_browser() -> str | None:
    """Return the Chromium to test with: the one named in the environment, else the first on the PATH."""
    named = os.environ.get("CONCEPTGRAPH_BROWSER") or os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium; without one the test fails and says how to get one."""
    from playwright.sync_api import sync_playwright

    executable = find_browser()
    if executable is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(SWITCHES))
        yield browser
        browser.close()


class Tab:
    """Opens files in fresh tabs that reach no network; remembers what they asked for and complained of."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        #: Addresses that pages asked for, other than the files opened and data within them.
        self.requests: list[str] = []
        #: Errors and warnings of the console, and exceptions that nothing caught.
        self.complaints: list[str] = []

    def __call__(self, path: Path | str, fragment: str = "", *, wait: bool = True, **options: Any) -> Page:
        """Open a file, or an address on this machine.

        ``options`` are the browser context's (``viewport``, ``color_scheme`` ...).

        With ``wait``, return when the viewer says that it is ready.
        """
        options.setdefault("viewport", {"width": 1280, "height": 720})
        context = self._browser.new_context(**options)
        self._contexts.append(context)
        address = path if isinstance(path, str) else path.resolve().as_uri()
        context.route("**/*", lambda route: self._judge(route, address))
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.goto(address + fragment)
        if wait:
            page.wait_for_function("() => window.conceptGraph !== undefined")
            page.evaluate("() => window.conceptGraph.ready")
        return page

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _judge(self, route: Route, address: str) -> None:
        if route.request.url.split("#")[0] == address:
            route.continue_()
            return
        self.requests.append(route.request.url)
        route.abort()

    def close(self) -> None:
        for context in self._contexts:
            with suppress(Exception):
                context.close()


def state(page: Page | Frame) -> dict[str, Any]:
    """Return what a page, or a page in a frame, says that it shows; wait for one that is just loading."""
    # By the clock: a frame that is hidden draws no frames.
    page.wait_for_function("() => window.conceptGraph !== undefined", polling=50)
    found: dict[str, Any] = page.evaluate("() => window.conceptGraph.state()")
    return found


def middle_of(page: Page, concept: str) -> tuple[float, float]:
    """Return where the middle of a concept's box stands on the screen."""
    nodes = page.evaluate("() => window.conceptGraph.layout().nodes")
    x, y, width, height = next(node["box"] for node in nodes if node["id"] == concept)
    return x + width / 2, y + height / 2


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Tab]:
    """Open pages; at the end none may have asked for anything or complained of anything."""
    tab = Tab(chromium)
    yield tab
    tab.close()
    assert tab.requests == []
    assert tab.complaints == []


@pytest.fixture
def lenient_page(chromium: Browser) -> Iterator[Tab]:
    """Open pages; the test itself looks at what they asked for and complained of."""
    tab = Tab(chromium)
    yield tab
    tab.close()


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that starts empty and serves the whole run, so that a large layout is found only once."""
    folder = tmp_path_factory.getbasetemp()
    return (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "shared-cache"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_cache: Path) -> Run:
    """Run the command line in process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(shared_cache))

    def invoke(*words: str, **options: Any) -> Result:
        return CliRunner().invoke(command_line.cli, words, prog_name="conceptgraph", **options)

    return invoke


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """A small graph in a file of its own."""
    path = tmp_path / "tea.yaml"
    path.write_text(TEA)
    return path


@pytest.fixture
def server(tea: Path, shared_cache: Path) -> Iterator[Served]:
    """A server of the small graph."""
    with serving(tea, cache=shared_cache) as served:
        yield served


def _is_complaint(said: ConsoleMessage) -> bool:
    """Whether the console tells of a fault; that the server is gone is none."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")


@pytest.fixture
def opened(chromium: Browser, server: Served) -> Iterator[Callable[..., Page]]:
    """Open the served page in fresh tabs; at the end none may have complained, or asked another server."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    asked: list[str] = []

    def open_page(state: str = "", **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": 1280, "height": 720}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(server.url + state)
        page.wait_for_function("() => window.conceptGraph !== undefined", polling=50)
        page.evaluate("() => window.conceptGraph.ready")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []


@pytest.fixture(scope="session")
def magnesium_html(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Path:
    """The page of the bundled magnesium graph, built once."""
    path = tmp_path_factory.mktemp("pages") / "magnesium.html"
    words = ["build", "magnesium", "-o", str(path), "--quiet"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCEPTGRAPH_CACHE", str(shared_cache))
        result = CliRunner().invoke(command_line.cli, words, prog_name="conceptgraph")
    assert result.exit_code == 0, result.output
    return path
