"""What `embed` prints for Slidev and for Marp, made into slides by them as their users do."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.conftest import Run, state
from tests.hosts.places import (
    AROUND,
    FOCUS,
    STEP,
    back_and_forth,
    clicked,
    holds,
    pasted,
    served,
    tool,
    within,
    words_of,
)

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

pytestmark = pytest.mark.hosts


def words_in(pdf: bytes) -> list[str]:
    """The text of each page of a PDF, without blanks."""
    return [re.sub(r"\s+", "", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


class TestSlidev:
    @pytest.fixture
    def talk(self, run: Run, work: Path) -> Path:
        """A built talk of three slides: a view, a step before an audience, words."""
        (work / "public").mkdir()
        shutil.copy(work / "output/tea.html", work / "public")
        slides = [pasted(run, "slidev", *FOCUS), pasted(run, "slidev", *STEP, "--present")]
        (work / "slides.md").write_text("\n\n".join([*slides, "---\n---\n\n# End\n"]), encoding="utf-8")
        tool(work, "slidev", "build", "slides.md", "--base", "/below/base/", "--out", "site/below/base")
        return work / "site"

    def test_below_a_base_the_views_are_live_and_the_keys_are_the_talks(self, talk: Path, tab: Page) -> None:
        with served(talk, missing="below/base/index.html") as base:
            tab.goto(f"{base}below/base/")
            holds(tab, AROUND)
            tab.keyboard.press("ArrowRight")
            tab.wait_for_function("() => location.pathname.endsWith('/2')")
            frame = self.seen(tab)
            assert words_of(frame) == {"tea", "caffeine"} and state(frame)["step"] == 1
            clicked(tab, frame, "#canvas", corner=0.9)
            tab.keyboard.press("ArrowLeft")
            tab.wait_for_function("() => location.pathname.endsWith('/1')")
            assert words_of(self.seen(tab)) == AROUND
            back_and_forth(tab, f"{base}below/base/", AROUND)

    def test_its_page_for_paper_has_the_view(self, talk: Path, tab: Page) -> None:
        with served(talk, missing="below/base/index.html") as base:
            tab.goto(f"{base}below/base/print")
            within(tab)
            pages = words_in(tab.pdf(prefer_css_page_size=True))
            assert sum("Alertness" in page for page in pages) == 1, pages

    def seen(self, page: Page) -> Frame:
        """The live page of the slide that is seen."""
        found = page.locator("iframe:visible").last.element_handle()
        frame = found and found.content_frame()
        assert frame
        frame.wait_for_function("() => window.conceptGraph?.ready.then(() => true)", polling=50)
        return frame


class TestMarp:
    def test_pictures_on_slides_and_on_paper(self, run: Run, work: Path, tab: Page) -> None:
        pictures = [pasted(run, "marp", *FOCUS, "--picture", str(work / "focus.svg")),
                    pasted(run, "marp", *STEP, "--picture", str(work / "the step.svg"))]  # fmt: skip
        text = "---\nmarp: true\n---\n\n# One\n\n" + "\n\n".join(pictures)
        (work / "talk.md").write_text(text + "\n\n---\n\n# End\n", encoding="utf-8")
        tool(work, "marp", "talk.md", "-o", "talk.html")
        tab.goto((work / "talk.html").as_uri() + "#2")
        shown = "() => [...document.querySelectorAll('figure')].map((f) => f.style.backgroundImage)"
        assert [re.findall(r"[\w%20]+\.svg", each)[0] for each in tab.evaluate(shown)] == [
            "focus.svg",
            "the%20step.svg",
        ]
        tool(work, "marp", "talk.md", "--pdf", "--allow-local-files", "-o", "talk.pdf")
        pages = words_in((work / "talk.pdf").read_bytes())
        assert [page.count("Alertness") for page in pages] == [0, 1, 0, 0]
        assert "contains" in pages[2]

    def test_a_frame_is_live_and_the_keys_are_the_talks(self, run: Run, work: Path, tab: Page) -> None:
        frame = pasted(run, "html", *FOCUS)
        shutil.copy(work / "output/tea.html", work)
        text = f"---\nmarp: true\n---\n\n{frame}\n\n---\n\n# End\n".replace("output/tea.html", "tea.html")
        (work / "talk.md").write_text(text, encoding="utf-8")
        tool(work, "marp", "--html", "talk.md", "-o", "talk.html")
        address = (work / "talk.html").as_uri()
        tab.goto(address)
        holds(tab, AROUND)
        tab.keyboard.press("ArrowRight")
        tab.wait_for_function("() => location.hash === '#2'")
        tab.keyboard.press("ArrowLeft")
        tab.wait_for_function("() => location.hash === '#1'")
        back_and_forth(tab, address, AROUND)
        tool(work, "marp", "--html", "talk.md", "--pdf", "--allow-local-files", "-o", "talk.pdf")
        pages = words_in((work / "talk.pdf").read_bytes())
        assert pages[0].count("Alertness") == 1, pages
