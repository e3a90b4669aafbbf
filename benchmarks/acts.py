"""Whether the picture is ever lost: pans, pinches, keys, clicks by chance, and what is in sight after each.

``python -m benchmarks.acts [GRAPH] [PAGE.html] [ACTS] [SEEDS]`` acts 200 times with each of ten seeds, on a
laptop with even ones and on a phone with odd ones, and prints with each seed how often the stage was empty.
"""

from __future__ import annotations

import os
import random
import sys
from typing import TYPE_CHECKING, Any, Final

from benchmarks.map import page_of

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

LAPTOP: Final = (1280, 720)
PHONE: Final = (390, 844)
KEYS: Final = (
    "+", "-", "0", "1", "2", "3", "Escape", "Enter", "Backspace", "ArrowRight", "ArrowLeft", "ArrowUp",
    "ArrowDown", "Home", "End", "Tab", "m", "n", "p",
)  # fmt: skip
#: Concepts of which something is to be seen on the stage; -1 where nothing is to stand there.
_IN_SIGHT: Final = """() => {
    const stage = document.getElementById("stage").getBoundingClientRect(),
        {nodes} = window.conceptGraph.layout();
    if (!nodes.length || stage.width < 2 || stage.height < 2) return -1;
    return nodes.filter(({box: [x, y, w, h]}) =>
        x + w > stage.left && x < stage.right && y + h > stage.top && y < stage.bottom).length;
}"""


def in_sight(page: Page) -> int:
    """Return of how many concepts something is to be seen; -1 where the state shows none, or no stage."""
    # Two fingers beside the stage enlarge the page itself: what counts is the page's own layout.
    found: int = page.evaluate(_IN_SIGHT)
    return found


def act(page: Page, session: CDPSession | None, dice: random.Random, size: tuple[int, int]) -> str:
    """Do one thing by chance, by touch where there is a ``session`` for it; return what it was."""
    width, height = size
    at = dice.uniform(0.05, 0.95) * width, dice.uniform(0.1, 0.95) * height
    kind = dice.choice(("move", "move", "pinch", "wheel", "key", "click"))
    if kind == "key":
        key = dice.choice(KEYS)
        page.keyboard.press(key)
        return f"key {key}"
    if kind in ("move", "pinch") and session:
        _swipe(session, dice, at, 2 if kind == "pinch" else 1)
    elif kind == "move":
        page.mouse.move(*at)
        page.mouse.down()
        page.mouse.move(at[0] + dice.uniform(-900, 900), at[1] + dice.uniform(-700, 700), steps=3)
        page.mouse.up()
    elif kind == "click":
        if session:
            page.touchscreen.tap(*at)
        else:
            page.mouse.click(*at)
    else:
        page.mouse.move(*at)
        page.mouse.wheel(0, dice.uniform(-900, 900))
    return f"{kind} at {at[0]:.0f},{at[1]:.0f}"


def _swipe(session: CDPSession, dice: random.Random, at: tuple[float, float], fingers: int) -> None:
    by = [(dice.uniform(-300, 300), dice.uniform(-500, 500)) for _ in range(fingers)]

    def points(share: float) -> list[dict[str, Any]]:
        return [
            {"x": at[0] + 40 * n + share * dx, "y": at[1] + share * dy, "id": n}
            for n, (dx, dy) in enumerate(by)
        ]

    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points(0)})
    for share in (0.3, 0.6, 1):
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points(share)})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def empty_after(
    page: Page, seed: int, acts: int, size: tuple[int, int], address: str, wait: Any
) -> list[str]:
    """Return the acts after which the stage was empty. ``wait`` is called with the page after each.

    Where an act has left the page (a link of a reference, the menu's own dialogs) it is opened again.
    """
    dice = random.Random(seed)
    session = page.context.new_cdp_session(page) if size == PHONE else None
    lost = []
    for number in range(acts):
        said = act(page, session, dice, size)
        wait(page)
        if not page.url.startswith(address):
            page.goto(address)
            page.evaluate("() => window.conceptGraph.ready")
        elif in_sight(page) == 0:
            lost.append(f"{number}: {said}, {page.url.partition('#')[2]}")
    return lost


def settled(page: Page) -> None:
    """Wait until the stage has drawn what it was told."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def main(graph: str = "magnesium", given: str = "", acts: str = "200", seeds: str = "10") -> None:
    """Act, and print."""
    from playwright.sync_api import sync_playwright

    path = page_of(graph, given).resolve()
    total = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CONCEPTGRAPH_BROWSER"))
        for seed in range(int(seeds)):
            size = PHONE if seed % 2 else LAPTOP
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                has_touch=size == PHONE,
                reduced_motion="reduce",
            )
            context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
            page = context.new_page()
            page.on("dialog", lambda dialog: dialog.dismiss())
            page.goto(f"file://{path}")
            page.wait_for_function("() => window.conceptGraph")
            page.evaluate("() => window.conceptGraph.ready")
            lost = empty_after(page, seed, int(acts), size, f"file://{path}", settled)
            total += len(lost)
            said = f"seed {seed}, {size[0]}x{size[1]}: {acts} acts, {len(lost)} left the stage empty"
            print(said, *lost, sep="\n  ")
            context.close()
    print(f"{total} of {int(acts) * int(seeds)} acts left the stage empty")


if __name__ == "__main__":
    main(*sys.argv[1:])
