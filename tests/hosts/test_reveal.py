"""What `embed --for reveal` prints, in reveal.js 4, 5 and 6 as its users load it, and in pandoc's slides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Run, state
from tests.hosts.places import STEP, pasted, printed, served, tool, within, words_of

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

pytestmark = pytest.mark.hosts

OPTIONS = "{hash: true, transition: 'none'}"
#: How reveal.js is loaded: as a global, as an instance of its class, as a module.
STARTS = {
    "global": "<script src={dist}/reveal.js></script><script>Reveal.initialize({options})</script>",
    "instance": "<script src={dist}/reveal.js></script>"
    "<script>new Reveal(document.querySelector('.reveal'), {options}).initialize()</script>",
    "module": "<script type=module>import Reveal from './{dist}/{module}';"
    "Reveal.initialize({options})</script>",
}
#: Keys, and the step that is seen after each, with its answer or without.
WALK = (
    ("ArrowRight", 2, False), ("ArrowRight", 2, True), ("ArrowRight", 3, False), ("ArrowLeft", 2, True),
    ("ArrowLeft", 2, False), ("ArrowLeft", 1, False),
)  # fmt: skip


def begun(page: Page) -> Frame:
    """The first step is seen. A click in the picture leads both on together, and takes no keys."""
    frame = within(page)
    assert words_of(frame) == {"tea", "caffeine"}
    frame.locator(".point").click()
    seen(frame, 2, revealed=False)
    assert page.locator(".fragment.visible").count() == 1
    assert page.evaluate("document.activeElement.tagName") != "IFRAME"
    page.keyboard.press("ArrowLeft")
    seen(frame, 1, revealed=False)
    return frame


def seen(frame: Frame, step: int, *, revealed: bool) -> None:
    frame.wait_for_function(
        "([step, revealed]) => { const s = window.conceptGraph?.state();"
        " return s?.step === step && s.revealed === revealed; }",
        arg=[step, revealed], polling=50,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("version", "start"),
    [(4, "global"), (4, "module"), (5, "instance"), (5, "module"), (6, "global"), (6, "module")],
)
def test_steps_keys_and_paper(run: Run, work: Path, tab: Page, version: int, start: str) -> None:
    dist = f"node_modules/reveal{version}/dist"
    module = next(name for name in ("reveal.esm.js", "reveal.mjs") if (work / dist / name).exists())
    script = STARTS[start].format(dist=dist, module=module, options=OPTIONS)
    slide = pasted(run, "reveal", *STEP, "--present")
    (work / "deck.html").write_text(
        f"<!doctype html><meta charset=utf-8><link rel=stylesheet href={dist}/reveal.css><div class=reveal>"
        f"<div class=slides><section>one</section>{slide}<section>end</section></div></div>{script}",
        encoding="utf-8",
    )
    with served(work) as base:
        tab.goto(f"{base}deck.html#/1")
        frame = begun(tab)
        for key, step, revealed in WALK:
            tab.keyboard.press(key)
            seen(frame, step, revealed=revealed)
        tab.goto(f"{base}deck.html?print-pdf")
        tab.wait_for_function("() => document.querySelectorAll('.pdf-page').length >= 6")
        tab.wait_for_function("() => frames.length === 4")
        shown = [state(each) for each in tab.frames if each != tab.main_frame]
        found = sorted((each["step"], each["revealed"]) for each in shown)
        assert found == [(1, False), (2, False), (2, True), (3, False)]
        assert "Alertness" in printed(tab)


def test_pandoc_makes_slides_of_markdown(run: Run, work: Path, tab: Page) -> None:
    shown = pasted(run, "pandoc", *STEP, "--present")
    (work / "talk.md").write_text(f"## One\n\ntext\n\n##\n\n{shown}\n\n## End\n\nend\n", encoding="utf-8")
    tool(work, "pandoc", "-t", "revealjs", "-s", "-V", "revealjs-url=node_modules/reveal5", "talk.md",
         "-o", "talk.html")  # fmt: skip
    with served(work) as base:
        tab.goto(f"{base}talk.html#/1")
        frame = begun(tab)
        tab.keyboard.press("ArrowRight")
        seen(frame, 2, revealed=False)
