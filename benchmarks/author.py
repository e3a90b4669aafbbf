"""An author's way: from an article and an empty file to effects, categories and a tour, by two hands at once.

    python -m benchmarks.author [--effects 30] [--steps 5]

Every third effect is written in an editor, with a remark, while the page is open; the others are made in the
page from their sentences, by keys alone. Then concepts get categories and what is seen becomes the steps of a
tour. After each act the file is compared with the one before: what went that nobody took out is told. Prints
what there is at the end, and how long the acts took.
"""

from __future__ import annotations

import argparse
import difflib
import statistics as st
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import graph_data  # noqa: E402
from tests.served import saved, serving  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

_THINGS = (
    "tea",
    "sleep",
    "mood",
    "stress",
    "exercise",
    "attention",
    "appetite",
    "daylight",
    "noise",
    "memory",
)
_VERBS = ("raises", "reduces", "improves", "delays", "supports", "limits")
_SENTENCE = (
    "Over the weeks of most studies {} {} {}, though how strongly depends on the person and the season."
)
_CATEGORIES = ("Habits", "Body", "Mind")


def claims(count: int) -> list[tuple[str, str, str]]:
    """Return so many claims, each of two things of which another pair is told next."""
    pairs = [(a, b) for a, b in product(_THINGS, _THINGS) if a != b]
    some = islice(pairs[:: max(1, len(pairs) // count)], count)
    return [(a, _VERBS[n % len(_VERBS)], b) for n, (a, b) in enumerate(some)]


def article(told: list[tuple[str, str, str]]) -> str:
    """Return an article in which each claim has a sentence of its own, some twenty words long."""
    sentences = [_SENTENCE.format(*each) for each in told]
    parts = [" ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5)]
    return "# What keeps us well\n\n" + "\n\n".join(parts) + "\n"


@dataclass
class Author:
    """One who works on a file in a page and in an editor."""

    page: Page
    path: Path
    #: Lines that went though nobody took them out.
    lost: list[str] = field(default_factory=list)
    took: list[float] = field(default_factory=list)

    def acts(self, act, seen: str, *values: object) -> None:  # type: ignore[no-untyped-def]
        """Do something, wait until the page shows it, and compare the file with the one before."""
        before, begun = self.path.read_text(encoding="utf-8"), time.monotonic()
        act()
        self.page.wait_for_function(seen, arg=[*values], polling=20)
        self.took.append(time.monotonic() - begun)
        after = self.path.read_text(encoding="utf-8")
        gone = [line[2:] for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] == "-"]
        # A line may go on where it was, with more behind it: `tea:` has keys now.
        self.lost += [line for line in gone if line.strip() and line.rstrip() not in after]

    def begins(self, name: str) -> None:
        """Give the empty file its title and its article."""

        def act() -> None:
            self.page.get_by_role("button", name="Title and article").click()
            sheet = self.page.get_by_role("dialog", name="Title and article")
            sheet.get_by_label("Title", exact=True).fill("What keeps us well")
            sheet.get_by_label("Article", exact=True).fill(name)
            self.page.keyboard.press("Enter")

        self.acts(act, "() => document.title === 'What keeps us well'")
        self.page.locator("#edit-sheet").wait_for(state="hidden")

    def from_sentence(self, claim: tuple[str, str, str], count: int) -> None:
        """Make an effect of the next sentence that has none; what is proposed wrongly is said otherwise."""

        def act() -> None:
            self.page.locator(".sentence.plain", has_text=" ".join(claim)).first.focus()
            self.page.keyboard.press("Enter")
            sheet = self.page.get_by_role("dialog", name="From this sentence")
            for n, word in enumerate(claim):
                part = sheet.locator("input").nth(n)
                if part.input_value().casefold() != word:
                    part.fill(word)
            self.page.keyboard.press("Control+Enter")

        self.acts(act, _COUNTED, count)
        self.page.locator("#edit-sheet").wait_for(state="hidden")

    def in_editor(self, claim: tuple[str, str, str], count: int) -> None:
        """Write an effect into the file as an editor does, which saves all that it read a moment ago."""
        source, words, target = claim
        quote = f'    quote: "{_SENTENCE.format(*claim)}"\n'
        line = f"  - {source} -> {target}: {words}   # by hand\n"

        def act() -> None:
            text = self.path.read_text(encoding="utf-8")
            known = [f"  {each}:\n" for each in (source, target) if f"\n  {each}:" not in text]
            head, _, tail = text.partition("\neffects:\n")
            saved(self.path, f"{head}\n{''.join(known)}effects:\n{line}{quote}{tail}")

        self.acts(act, _COUNTED, count)

    def categorised(self, concept: str, category: str) -> None:
        """Put a concept into a category, which is made where there is none."""

        def act() -> None:
            self.page.evaluate(
                "id => conceptGraph.apply({effect: '', concept: id, panel: 'details'})", concept
            )
            self.page.locator('[data-tool="category"]').click()
            self.page.locator(".edit-tools").get_by_role("combobox", name="Category").fill(category)
            self.page.keyboard.press("Control+Enter")

        told = f"category: {category.lower()}"
        self.acts(act, _IN_FILE, told, self.path.read_text(encoding="utf-8").count(told) + 1)

    def steps(self, view: str, title: str, number: int) -> None:
        """Record what is seen as a step of the tour."""

        def act() -> None:
            self.page.evaluate("view => conceptGraph.apply({view, effect: '', panel: ''})", view)
            self.page.keyboard.press("r")
            sheet = self.page.locator("#edit-sheet")
            sheet.wait_for()
            if number == 1:
                sheet.locator("input").first.fill("The tour")
            sheet.locator("input").nth(1).fill(title)
            self.page.keyboard.press("Control+Enter")

        self.acts(act, _IN_FILE, "- title: Step", number)
        self.page.locator("#edit-sheet").wait_for(state="hidden")


#: The page has so many effects; the file holds a text so many times.
_COUNTED = """([count]) => new Set(conceptGraph.layout().edges.map(({id}) => id)).size >= count"""
_IN_FILE = """async ([text, count]) => {
    const told = await (await fetch("text")).text();
    return told.split(text).length - 1 >= count;
}"""


def walked(page: Page, path: Path, count: int, steps: int) -> Author:
    """Go the whole way in a page of an empty file; return the author, who knows what was lost."""
    told = claims(count)
    path.with_suffix(".md").write_text(article(told), encoding="utf-8")
    author = Author(page, path)
    author.begins(path.with_suffix(".md").name)
    page.get_by_role("button", name="Article", exact=True).click()
    for n, claim in enumerate(told, 1):
        (author.in_editor if n % 3 == 0 else author.from_sentence)(claim, n)
    concepts = list(dict.fromkeys(end for a, _, b in told for end in (a, b)))
    for n, concept in enumerate(concepts):
        author.categorised(concept, _CATEGORIES[n % len(_CATEGORIES)])
    views = ["overview:core", *(f"focus:{concept}" for concept in concepts)]
    for n in range(steps):
        author.steps(views[n % len(views)], f"Step {n + 1}", n + 1)
    return author


def main() -> None:
    """Walk and print."""
    from benchmarks.live import browser

    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--effects", type=int, default=30)
    parser.add_argument("--steps", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "well.yaml"
        path.write_text("")
        with serving(path, cache=Path(folder) / "cache") as served, browser() as shown:
            page = shown.new_page(viewport={"width": 1280, "height": 720})
            page.goto(served.url)
            page.wait_for_function("() => window.conceptGraph !== undefined")
            page.evaluate("() => conceptGraph.ready")
            author = walked(page, path, asked.effects, asked.steps)
        print(outcome(author))


def outcome(author: Author) -> str:
    """Return what there is at the end, in a line or two."""
    text = author.path.read_text(encoding="utf-8")
    graph = graph_data.read_graph(author.path)
    quoted = sum(bool(effect.quote) for effect in graph.effects.values())
    steps = sum(len(tour.steps) for tour in graph.tours)
    words = len(author.path.with_suffix(".md").read_text(encoding="utf-8").split())
    return (
        f"{words} words: {len(graph.effects)} effects, {quoted} with their sentences, "
        f"{len(graph.categories)} categories, {steps} steps; "
        f"{text.count('# by hand')} remarks kept, {len(author.lost)} lines lost\n"
        f"{len(author.took)} acts, median {1000 * st.median(author.took):.0f} ms"
        + "".join(f"\n  lost: {line}" for line in author.lost)
    )


if __name__ == "__main__":
    main()
