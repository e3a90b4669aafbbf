"""``conceptgraph lsp``: a language client talks with a real process over its pipes."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

from graph_data import examine_text, example_path
from graph_data.assist.manuscript import Manuscript
from tests.loops import in_a_loop

ROOT = Path(__file__).parent.parent
RAIN = """\
title: Rain
text: rain.md
categories: {water: Waters}
concepts:
  rain: {definition: Water that falls., aka: [drizzle]}
  river: {category: water}
  meadow:
effects:
  - rain -> river: swells
    quote: Rain swells the river.
    evidence: [smith]
  - source: drizzle
    target: meadow
    label: waters
references:
  smith: {title: On rain, issued: 1999}
tours:
  - title: A walk
    steps:
      - focus: rain
"""


class Editor:
    """A client with one file open."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client, self.path, self.uri = client, path, path.as_uri()
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.version = 1
        self.text = ""

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def _told(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

    async def begin(self, encodings: list[types.PositionEncodingKind] | None) -> types.InitializeResult:
        general = types.GeneralClientCapabilities(position_encodings=encodings)
        asked = types.InitializeParams(types.ClientCapabilities(general=general), root_uri=ROOT.as_uri())
        found = await self.client.initialize_async(asked)
        self.client.initialized(types.InitializedParams())
        return found

    def open(self, text: str) -> None:
        self.text = text
        item = types.TextDocumentItem(self.uri, "yaml", self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, text: str) -> None:
        self.text = text
        self.version += 1
        document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def problems(self) -> list[types.Diagnostic]:
        """What is told of the text of now."""
        while True:
            found = await asyncio.wait_for(self.told.get(), 20)
            if found.version in (self.version, None):
                return list(found.diagnostics)

    def at(self, before: str, within: int = 0) -> dict[str, Any]:
        """The place behind a text that stands once in the file (``within``: so many letters earlier)."""
        assert self.text.count(before) == 1, before
        index = self.text.index(before) + len(before) - within
        line = self.text.count("\n", 0, index)
        start = self.text.rfind("\n", 0, index) + 1
        units = len(self.text[start:index].encode("utf-16-le")) // 2
        return {
            "text_document": types.TextDocumentIdentifier(self.uri),
            "position": types.Position(line, units),
        }

    async def offered(self, before: str, trigger: str = "") -> dict[str, types.CompletionItem]:
        context = types.CompletionContext(
            types.CompletionTriggerKind.TriggerCharacter if trigger else types.CompletionTriggerKind.Invoked,
            trigger or None,
        )
        asked = types.CompletionParams(**self.at(before), context=context)
        found = await self.client.text_document_completion_async(asked)
        assert isinstance(found, types.CompletionList)
        return {item.label: item for item in found.items}

    async def hover(self, before: str, within: int = 1) -> str:
        found = await self.client.text_document_hover_async(types.HoverParams(**self.at(before, within)))
        assert found is None or isinstance(found.contents, types.MarkupContent)
        assert found is None or found.contents.kind == types.MarkupKind.PlainText  # type: ignore[union-attr]
        return "" if found is None else found.contents.value  # type: ignore[union-attr]

    async def whole(self) -> dict[str, Any]:
        """The range of all, with the identifier."""
        end = types.Position(self.text.count("\n"), 0)
        return {
            "text_document": types.TextDocumentIdentifier(self.uri),
            "range": types.Range(types.Position(0, 0), end),
        }


def edited(text: str, edits: list[types.TextEdit]) -> str:
    """A text after edits, as an editor makes them: from the last to the first, in units of UTF-16."""
    lines = text.split("\n")

    def index(place: types.Position) -> int:
        before = sum(len(line) + 1 for line in lines[: place.line])
        line = lines[place.line].encode("utf-16-le")[: 2 * place.character]
        return before + len(line.decode("utf-16-le"))

    for each in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        text = text[: index(each.range.start)] + each.new_text + text[index(each.range.end) :]
    return text


Written = Callable[[Editor], Awaitable[None]]


def write(path: Path, written: Written, encodings: list[types.PositionEncodingKind] | None = None) -> None:
    """Let an editor write with a server that is started for it."""

    async def whole() -> None:
        client = LanguageClient("editor", "1")
        await client.start_io(sys.executable, str(ROOT / "cli.py"), "lsp", "--stdio")
        editor = Editor(client, path)
        try:
            await asyncio.wait_for(editor.begin(encodings), 30)
            await asyncio.wait_for(written(editor), 60)
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()  # type: ignore[no-untyped-call]

    in_a_loop(whole())


@pytest.fixture
def rain(tmp_path: Path) -> Path:
    (tmp_path / "rain.md").write_text(
        "# Water\n\nRain swells\nthe river. Drizzle waters the meadow.\n", encoding="utf-8"
    )
    path = tmp_path / "rain.yaml"
    path.write_text(RAIN, encoding="utf-8")
    return path


def test_problems_are_told_as_one_types_and_mended_by_a_click(rain: Path) -> None:
    async def written(editor: Editor) -> None:
        editor.open(RAIN)
        assert [each for each in await editor.problems() if each.severity == 1] == []
        editor.type(
            RAIN.replace("evidence: [smith]", "evidense: [smith]").replace("focus: rain", "focus: rian")
        )
        found = [each for each in await editor.problems() if each.severity == 1]
        assert [(each.code, each.source) for each in found] == [
            ("CG201", "conceptgraph"),
            ("CG701", "conceptgraph"),
        ]
        assert found[0].range == types.Range(types.Position(10, 4), types.Position(10, 12))
        asked = types.CodeActionParams(
            **await editor.whole(), context=types.CodeActionContext(diagnostics=found)
        )
        actions = await editor.client.text_document_code_action_async(asked)
        quick = {
            each.title: each for each in actions or [] if isinstance(each, types.CodeAction) and each.edit
        }
        assert list(quick) == ["Write 'evidence'", "Write 'rain'"]
        text = editor.text
        for action in quick.values():
            assert action.edit and action.edit.changes
            text = edited(text, list(action.edit.changes[editor.uri]))
        assert text == RAIN
        everything = next(
            each for each in actions or [] if isinstance(each, types.CodeAction) and not each.edit
        )
        assert everything.kind == types.CodeActionKind.SourceFixAll
        whole = await editor.client.code_action_resolve_async(everything)
        assert whole.edit and whole.edit.changes
        mended = edited(editor.text, list(whole.edit.changes[editor.uri]))
        assert mended == RAIN.replace("focus: rain", "focus: rian"), (
            "a name may mean another: left to its author"
        )
        editor.type(text)
        assert [each for each in await editor.problems() if each.severity == 1] == []

    write(rain, written)


def test_names_keys_choices_and_sentences_are_offered(rain: Path) -> None:
    async def written(editor: Editor) -> None:
        editor.open(RAIN)
        await editor.problems()
        half = RAIN + "  - title: B\n    steps:\n      - {focus: dr"
        editor.type(half)  # no YAML until the bracket is closed
        found = await editor.offered("{focus: dr")
        assert found["rain"].filter_text == "rain drizzle"
        assert found["rain"].detail is None and "falls" in str(found["rain"].documentation)
        assert set(found) == {"rain", "river", "meadow"}
        editor.type(RAIN.replace("  - source: drizzle\n", "  - riv\n  - source: drizzle\n"))
        found = await editor.offered("  - riv")
        assert {"rain", "river", "source", "target"} <= set(found)
        assert found["river"].text_edit.range.start.character == 4  # type: ignore[union-attr]
        editor.type(RAIN.replace("label: waters", "label: waters\n    verdict: \n    quote: "))
        verdicts = await editor.offered("verdict: ", trigger=" ")
        assert list(verdicts) == ["supported", "mixed", "contradicted", "not-found", "not-checked"]
        assert verdicts["not-found"].detail == "It was looked for, and nothing was found that bears it out."
        quotes = await editor.offered("waters\n    verdict: \n    quote: ", trigger=" ")
        assert next(iter(quotes)) == "Drizzle waters the meadow."
        assert quotes["Rain swells the river."].detail == "quoted already"
        editor.type(RAIN.replace("evidence: [smith]", "evidence: [s]\n    relation: \n    "))
        assert "smith" in await editor.offered("evidence: [s")
        relations = await editor.offered("relation: ", trigger=" ")
        assert relations["increases"].detail == "+  X raises Y"
        keys = await editor.offered("relation: \n    ")
        assert "note" in keys and not {"quote", "evidence", "relation", "show"} & set(keys)
        assert await editor.offered("title: Rain", trigger=" ") == {}

    write(rain, written)


def test_hover_definition_references_and_rename(rain: Path) -> None:
    async def written(editor: Editor) -> None:
        editor.open(RAIN)
        await editor.problems()
        assert (await editor.hover("source: drizzle")).startswith(
            "Rain\n\nWater that falls.\n\nAlso called drizzle."
        )
        assert "“Rain swells the river.”" in await editor.hover("river: swells")
        assert "(1999)" in await editor.hover("[smith")
        assert "id, label or other name" in await editor.hover("  - source", 2)
        ask = editor.client

        async def defined(before: str) -> tuple[str, int, int]:
            found = await ask.text_document_definition_async(types.DefinitionParams(**editor.at(before, 1)))
            assert isinstance(found, types.Location)
            place = found.range.start
            return found.uri.rpartition("/")[2], place.line, place.character

        assert await defined("source: drizzle") == ("rain.yaml", 4, 2)
        assert await defined("[smith") == ("rain.yaml", 15, 2)
        assert await defined("quote: Rain swells") == ("rain.md", 2, 0)
        place = editor.at("focus: rain", 1)
        context = types.ReferenceContext(include_declaration=True)
        uses = await ask.text_document_references_async(types.ReferenceParams(**place, context=context))
        assert [each.range.start.line for each in uses or []] == [4, 8, 11, 19]
        offered = await ask.text_document_prepare_rename_async(types.PrepareRenameParams(**place))
        assert isinstance(offered, types.PrepareRenamePlaceholder)
        assert offered.placeholder == "rain"
        made = await ask.text_document_rename_async(types.RenameParams(**place, new_name="rainfall"))
        assert made and made.changes
        text = edited(RAIN, list(made.changes[editor.uri]))
        assert (
            "  rainfall: {definition" in text and "- rainfall -> river" in text and "focus: rainfall" in text
        )
        assert "source: drizzle" in text, "its other name is still its name"
        with pytest.raises(JsonRpcException, match="is a name of the concept 'river' already"):
            await ask.text_document_rename_async(types.RenameParams(**place, new_name="river"))

    write(rain, written)


WIDE = """\
title: 🌧 𝒳
effects:
  - {source: 🌧 rain, target: 水, label: 👩\u200d👩\u200d👧 fills 𝒳, verdikt: supported}
  - 🌧 rain -> 𝒳: feeds
"""


@pytest.mark.parametrize(
    ("encodings", "size"),
    [(None, 2), ([types.PositionEncodingKind.Utf32, types.PositionEncodingKind.Utf16], 4)],
    ids=["utf-16", "utf-32"],
)
def test_wide_characters_are_counted_as_the_editor_counts(
    rain: Path, encodings: list[types.PositionEncodingKind] | None, size: int
) -> None:
    codec = {2: "utf-16-le", 4: "utf-32-le"}[size]

    def units(text: str) -> int:
        return len(text.encode(codec)) // size

    async def written(editor: Editor) -> None:
        editor.open(WIDE)
        found = next(each for each in await editor.problems() if each.code == "CG201")
        line = WIDE.split("\n")[2]
        start = units(line[: line.index("verdikt")])
        assert found.range == types.Range(types.Position(2, start), types.Position(2, start + 7))
        identifier = types.TextDocumentIdentifier(editor.uri)
        last = WIDE.split("\n")[3]
        at = types.Position(3, units(last[: last.index("𝒳") + 1]))
        asked = types.CompletionParams(text_document=identifier, position=at)
        items = await editor.client.text_document_completion_async(asked)
        assert isinstance(items, types.CompletionList)
        edit = items.items[0].text_edit
        assert isinstance(edit, types.TextEdit)
        assert (edit.range.start.character, edit.range.end.character) == (
            units(last[: last.index("𝒳")]),
            at.character,
        )
        actions = await editor.client.text_document_code_action_async(
            types.CodeActionParams(identifier, found.range, types.CodeActionContext([found]))
        )
        change = next(each.edit for each in actions or [] if isinstance(each, types.CodeAction) and each.edit)
        assert change and change.changes
        if size == 2:
            assert edited(WIDE, list(change.changes[editor.uri])) == WIDE.replace("verdikt", "verdict")

    write(rain, written, encodings)


def test_the_outline_has_all_records_by_section(rain: Path) -> None:
    async def written(editor: Editor) -> None:
        editor.open(RAIN)
        await editor.problems()
        asked = types.DocumentSymbolParams(types.TextDocumentIdentifier(editor.uri))
        found = await editor.client.text_document_document_symbol_async(asked)
        outline = {
            each.name: [(part.name, part.range.start.line) for part in each.children or []]
            for each in found or []
            if isinstance(each, types.DocumentSymbol)
        }
        assert outline == {
            "concepts": [("rain", 4), ("river", 5), ("meadow", 6)],
            "effects": [("rain-swells-river", 8), ("rain-waters-meadow", 11)],
            "references": [("smith", 15)],
            "tours": [("a-walk", 17)],
        }

    write(rain, written)


def test_format_lays_out_and_a_file_of_others_is_left_alone(rain: Path) -> None:
    async def written(editor: Editor) -> None:
        loose = RAIN.replace("    steps:\n      - focus", "    steps:\n          - focus")
        editor.open(loose)
        await editor.problems()
        asked = types.DocumentFormattingParams(
            types.TextDocumentIdentifier(editor.uri), types.FormattingOptions(tab_size=2, insert_spaces=True)
        )
        edits = await editor.client.text_document_formatting_async(asked)
        assert edited(loose, list(edits or [])) == RAIN
        editor.type("services:\n  web: {image: nginx}\n")
        assert await editor.problems() == []
        assert await editor.offered("web: {im") == {} and await editor.hover("services") == ""

    write(rain, written)


def test_what_is_not_saved_and_what_is_saved_beside_it_are_seen(rain: Path) -> None:
    async def written(editor: Editor) -> None:
        text = RAIN.replace("quote: Rain swells the river.", "quote: It pours and pours.")
        editor.open(text)
        assert "CG503" in [each.code for each in await editor.problems()]
        (rain.parent / "rain.md").write_text("It pours and pours.\n", encoding="utf-8")
        article = types.TextDocumentIdentifier((rain.parent / "rain.md").as_uri())
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(article))
        assert "CG503" not in [each.code for each in await editor.problems()]
        identifier = types.TextDocumentIdentifier(editor.uri)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))
        assert await editor.problems() == []

    write(rain, written)


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(3, 8))]
)
def test_every_place_of_a_broken_file_has_an_answer(seed: int) -> None:
    """Lines gone, cut, or with a word that is none, as they are while a file is written."""
    chance = random.Random(seed)
    path = example_path("thames")
    lines = path.read_text(encoding="utf-8").split("\n")
    for n in chance.sample(range(len(lines)), chance.randint(1, 5)):
        words = lines[n].split(" ")
        words[chance.randrange(len(words))] = chance.choice(["x", "", "rivr", "[", "{a: b}", "-"])
        lines[n] = chance.choice(["", lines[n][: len(lines[n]) // 2], " ".join(words)])
    sheet = Manuscript(path)
    for text in (path.read_text(encoding="utf-8"), "\n".join(lines)):
        sheet.write(text)
        # The second is read from the first: what is told is what reading all of it tells.
        assert sheet.examine() == examine_text(text, str(path), path.parent)
    assert {section for section, *_ in sheet.contents()} >= {"concepts", "effects"}
    for n, line in enumerate(sheet.lines):
        for column in range(0, len(line), 9):
            place = n, column
            sheet.told(*place), sheet.offers(*place), sheet.written_at(*place), sheet.named_at(*place)


def test_what_an_effect_has_is_told_though_its_other_end_is_not_there(rain: Path) -> None:
    sheet = Manuscript(rain)
    sheet.write(
        "concepts:\n  rain: {}\n  sea: {}\neffects:\n  - rain -> rivr: fills\n  - rain -> sea: feeds\n"
    )
    sheet.examine()
    told, _ = sheet.told(1, 3)
    assert "rain feeds sea" in " ".join(told).lower()


def test_answers_do_not_wait_on_a_large_file() -> None:
    """Magnesium: completion, hover and definition at ten places, while what is typed is examined."""
    path = example_path("magnesium")
    text = path.read_text(encoding="utf-8")

    async def written(editor: Editor) -> None:
        editor.open(text)
        await editor.problems()
        lines = text.split("\n")
        took: list[float] = []
        for n in range(0, len(lines), len(lines) // 10):
            editor.type(f"{text}# {n}\n")
            place: dict[str, Any] = {
                "text_document": types.TextDocumentIdentifier(editor.uri),
                "position": types.Position(n, len(lines[n])),
            }
            asked: list[tuple[Any, Any]] = [
                (editor.client.text_document_completion_async, types.CompletionParams(**place)),
                (editor.client.text_document_hover_async, types.HoverParams(**place)),
                (editor.client.text_document_definition_async, types.DefinitionParams(**place)),
            ]
            for ask, params in asked:
                begin = time.perf_counter()
                await ask(params)
                took.append(time.perf_counter() - begin)
        took.sort()
        print(f"median {took[len(took) // 2] * 1000:.0f} ms, worst {took[-1] * 1000:.0f} ms")
        # The faster half: on a machine that is busy with other things, pipes and turns take long.
        assert took[len(took) // 2] < 0.5, took

    write(path, written)
