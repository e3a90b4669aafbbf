"""What browser tests wait for instead of sleeping: a picture at rest, an event felt, messages dealt with.

A sleep is too long on a quick machine and too short on a busy one. Each wait here states its condition and
fails, by name, when that does not come within half a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Frame, Page
    from playwright.sync_api._generated import Clock

LIMIT_MS = 30_000

# Every movement of the picture is drawn by frames of which each asks for the next, and every other movement
# is an animation that the document lists. So the frames that the page asks for are counted, not the tests'.
# Something may be learned in one frame and answered in the next (the stage hears of its new size after it was
# drawn): only two frames in a row in which nothing waits are rest. Frames that were asked for before anyone
# counted have come after the first, which is let pass.
_COUNTING = """
    if (!window.testFrames) {
        const ask = window.requestAnimationFrame.bind(window);
        const cancel = window.cancelAnimationFrame.bind(window);
        const waiting = new Set();
        window.testFrames = {waiting, next: () => new Promise((done) => ask(done))};
        window.requestAnimationFrame = (act) => {
            const id = ask((time) => { waiting.delete(id); act(time); });
            waiting.add(id);
            return id;
        };
        window.cancelAnimationFrame = (id) => { waiting.delete(id); cancel(id); };
    }
    const {waiting, next} = window.testFrames;
    const animated = () => document.getAnimations().filter(({playState, effect}) =>
        playState === "running" && effect.getComputedTiming().endTime < Infinity);
"""
_SETTLED = (
    "async (limit) => {"
    + _COUNTING
    + """
    const late = performance.now() + limit;
    const hidden = new Promise((done) => setTimeout(done, limit, "no frame was drawn"));
    const rest = async () => {
        await next();
        for (let calm = 0; calm < 2;) {
            await next();
            calm = waiting.size || animated().length ? 0 : calm + 1;
            if (performance.now() > late) return `${waiting.size} frames, ${animated().length} animations`;
        }
        return "";
    };
    return Promise.race([rest(), hidden]);
}"""
)
_FRAMES = """([count, limit]) => new Promise((done, fail) => {
    setTimeout(() => fail(new Error("no frame was drawn")), limit);
    const next = () => count-- > 0 ? requestAnimationFrame(next) : done();
    next();
})"""
_LISTEN = """(type) => {
    window.testFelt = new Promise((done) =>
        addEventListener(type, () => done(), {capture: true, once: true}));
}"""
_LAST = """(limit) => new Promise((done, fail) => {
    setTimeout(() => fail(new Error("the page within does not answer")), limit);
    const heard = ({data: answer}) => {
        if (answer?.type !== "error" || answer.data.type !== "last") return;
        removeEventListener("message", heard);
        done();
    };
    addEventListener("message", heard);
    document.querySelector("iframe").contentWindow.postMessage({ns: "conceptgraph", v: 1, type: "last"}, "*");
})"""


def settled(page: Page | Frame) -> None:
    """Wait until nothing moves any more: no frame is asked for and no transition runs, twice in a row."""
    moving = page.evaluate(_SETTLED, LIMIT_MS)
    assert not moving, f"the page did not come to rest: {moving}"


def frames(page: Page | Frame, count: int = 2) -> None:
    """Wait until so many frames were drawn: what was asked for before has been done and can be seen."""
    page.evaluate(_FRAMES, [count, LIMIT_MS])


@contextmanager
def felt(page: Page | Frame, event: str) -> Iterator[None]:
    """Do something that the page must feel, and wait until it did and has drawn what came of it.

    For proofs that nothing follows: what an event causes at all is caused, or asked for, when it is handled.
    """
    page.evaluate(_LISTEN, event)
    yield
    page.wait_for_function("() => window.testFelt.then(() => true)")
    frames(page)


def own_time(page: Page) -> Clock:
    """Return the page's clock, which now goes on only as a test says: so nobody waits for a time to pass."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    return page.clock


def filmed(page: Page, begin: Callable[[], object], clip: FloatRect | None = None) -> list[bytes]:
    """Return pictures of what follows, 100 ms of the page's time apart, for longer than movements last."""
    clock = own_time(page)
    begin()
    pictures = []
    for _ in range(6):
        clock.run_for(100)
        pictures.append(page.screenshot(clip=clip))
    return pictures


def go_to(page: Page, fragment: str) -> None:
    """Change the address and wait until the page has read it."""
    with felt(page, "popstate"):
        page.evaluate("(fragment) => { location.hash = fragment; }", fragment)


def caught_up(page: Page) -> None:
    """Wait until the page in the first frame has dealt with all messages: one more is refused after them."""
    page.evaluate(_LAST, LIMIT_MS)


def is_last(message: Any) -> bool:
    """Whether a message is the answer that ``caught_up`` waits for."""
    is_error = isinstance(message, dict) and message["type"] == "error"
    return is_error and message["data"]["type"] == "last"
