"""The guards of the browser's tests: a page that asks or complains is noticed, a quiet one is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    class Tab:
        requests: list[str]
        complaints: list[str]

        def __call__(self, path: Path, fragment: str = "", *, wait: bool = True) -> Page: ...


LOUD = """<!doctype html><title>Loud</title><img src="https://example.org/a.png">
<script>console.error("an error"); fetch("https://example.org/b").catch(() => { window.refused = true; });
missing();</script>"""


def test_requests_and_complaints_are_noticed(lenient_page: Tab, tmp_path: Path) -> None:
    path = tmp_path / "loud.html"
    path.write_text(LOUD, encoding="utf-8")
    page = lenient_page(path, "#view=x", wait=False)
    page.wait_for_function("() => window.refused")
    assert page.url.endswith("loud.html#view=x")
    assert sorted(lenient_page.requests) == ["https://example.org/a.png", "https://example.org/b"]
    told = "\n".join(lenient_page.complaints)
    assert "an error" in told
    assert "missing is not defined" in told


def test_a_quiet_page_passes(open_page: Tab, tmp_path: Path) -> None:
    path = tmp_path / "quiet.html"
    path.write_text("<!doctype html><title>Quiet</title>", encoding="utf-8")
    assert open_page(path, wait=False).title() == "Quiet"
