"""The schema in yaml-language-server, which VS Code, Neovim, Helix and others use: asked over its protocol.

``npm install yaml-language-server``, its ``.bin`` folder on the path, then ``pytest -m yaml_server``.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from graph_data import example_names, example_path, json_schema, starter_text
from tests.loops import in_a_loop

pytestmark = pytest.mark.yaml_server
LINE = "# yaml-language-server: $schema=conceptgraph.schema.json\n"
Asked = Callable[["Server"], Awaitable[None]]


class Server:
    """A client of the server, in a folder that holds the schema."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def _told(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = list(params.diagnostics)
            self.news.set()

    async def messages(self, text: str, name: str = "graph.yaml") -> list[tuple[int, str]]:
        """What is told of a text: line from 1, and words."""
        uri = self.open(text, name)
        while uri not in self.told:
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), 20)
        return [(each.range.start.line + 1, each.message) for each in self.told[uri]]

    def open(self, text: str, name: str = "graph.yaml") -> str:
        uri = (self.folder / name).as_uri()
        self.told.pop(uri, None)
        item = types.TextDocumentItem(uri, "yaml", 1, LINE + text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    async def offered(self, text: str, name: str) -> dict[str, types.CompletionItem]:
        """What is offered at the end of a text, by what would be written."""
        uri = self.open(text, name)
        lines = (LINE + text).split("\n")
        at = types.Position(len(lines) - 1, len(lines[-1]))
        asked = types.CompletionParams(types.TextDocumentIdentifier(uri), at)
        found = await self.client.text_document_completion_async(asked)
        assert isinstance(found, types.CompletionList)
        return {item.label: item for item in found.items}


def ask(folder: Path, asked: Asked) -> None:
    program = shutil.which("yaml-language-server")
    if program is None:
        pytest.skip("yaml-language-server is not here")
    schema = json.dumps(json_schema(), ensure_ascii=False)
    (folder / "conceptgraph.schema.json").write_text(schema, encoding="utf-8")

    async def whole() -> None:
        client = LanguageClient("editor", "1")
        await client.start_io(program, "--stdio")
        settings: dict[str, Any] = {
            "yaml": {"schemaStore": {"enable": False}, "completion": True, "hover": True}
        }

        @client.feature(types.WORKSPACE_CONFIGURATION)  # type: ignore[untyped-decorator]
        def _settings(params: types.ConfigurationParams) -> list[Any]:
            return [settings.get(str(item.section)) for item in params.items]

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator]
        def _registered(_params: types.RegistrationParams) -> None:
            return None

        able = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(configuration=True))
        await client.initialize_async(types.InitializeParams(able, root_uri=folder.as_uri()))
        client.initialized(types.InitializedParams())
        try:
            await asyncio.wait_for(asked(Server(client, folder)), 90)
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()  # type: ignore[no-untyped-call]

    in_a_loop(whole())


HEAD = "effects:\n  - a -> b: raises\n"
STEP = "tours:\n  - title: T\n    steps:\n      - "
TOLD = {
    f"{HEAD}{STEP}focs: a\n": (7, "Property focs is not allowed."),
    "effects:\n  - {source: a, target: b}\n": (3, 'Missing property "label".'),
    "effects:\n  - a -> b:\n": (3, "the words of the effect are wanted after the colon"),
    "effects:\n  - {source: a, target: b, label: x, verdict: supports}\n": (
        3, "verdict is one of: supported, mixed, contradicted, not-found, not-checked",
    ),
    f"{HEAD}{STEP}{{focus: a, hops: two}}\n": (7, "this is a whole number from 1 to 5"),
    f"title: [a]\n{HEAD}": (2, "a text stands here, neither a list nor a section"),
    f"concepts: x\n{HEAD}": (2, "a line for each stands here, its id and a colon, or a list of ids"),
    "effects: raises\n": (2, "effects are a list: each behind a dash, source -> target: words"),
    f"categories: {{a: {{color: red}}}}\n{HEAD}": (2, 'this is a colour, such as "#aa3355"'),
    f"{HEAD}    evidence: [{{refernce: x}}]\n": (4, 'Missing property "reference".'),
}  # fmt: skip
TAKEN = [
    "effects:\n  - {source: a, target: b, label: x, verdict: Not_Checked, level: Core}\n",
    "effects:\n  - a —> b: raises\n  - a –> b: raises\n  - 'a → b: raises'\n",
    f"{HEAD}{STEP}{{focus: a, hops: '2'}}\n",
    f'{HEAD}    verdict: ""\n    quote:\n',
    starter_text(),
]
#: What is offered behind a text, first to last; nothing more, and never true, false or null.
OFFERED = {
    "effects:\n  - source: ": [],
    f"{HEAD}    verdict: ": ["supported", "mixed", "contradicted", "not-found", "not-checked"],
    f"{HEAD}    evidence:\n      - reference: a\n        stance: ": [
        "supports", "partly", "contradicts", "no-evidence",
    ],
    f"{HEAD}{STEP}hops: ": [],
    f"{HEAD}{STEP}filter:\n          verdict:\n            - ": [
        "supported", "mixed", "contradicted", "not-found", "not-checked",
    ],
    "concepts:\n  a:\n    ": ["label", "category", "definition", "aka", "broader", "opposite", "more"],
    f"{HEAD}    source: a\n    v": [
        "id", "target", "label", "relation", "sign", "level", "when", "how", "hedge", "note", "quote",
        "verdict", "certainty", "evidence", "papers",
    ],
}  # fmt: skip


def test_what_is_wrong_is_told_in_words_that_help(tmp_path: Path) -> None:
    async def asked(server: Server) -> None:
        for n, (text, wanted) in enumerate(TOLD.items()):
            assert wanted in await server.messages(text, f"{n}.yaml"), text
        for n, text in enumerate(TAKEN):
            assert await server.messages(text, f"taken-{n}.yaml") == [], text
        for name in example_names():
            text = example_path(name).read_text(encoding="utf-8")
            assert await server.messages(text, f"{name}.yaml") == []

    ask(tmp_path, asked)


def test_what_is_offered_can_be_written(tmp_path: Path) -> None:
    async def asked(server: Server) -> None:
        for n, (text, wanted) in enumerate(OFFERED.items()):
            assert sorted(await server.offered(text, f"{n}.yaml")) == sorted(wanted), text
        verdicts = await server.offered(f"{HEAD}    verdict: ", "verdicts.yaml")
        assert (
            verdicts["not-found"].documentation
            == "It was looked for, and nothing was found that bears it out."
        )
        relations = await server.offered(f"{HEAD}    relation: ", "relations.yaml")
        assert relations["increases"].documentation == "+  X raises Y"
        assert len(relations) == 24
        fields = await server.offered("references:\n  a:\n    ", "fields.yaml")
        assert {"type", "author", "issued", "container-title", "DOI", "URL", "title"} <= set(fields)
        assert {"article-journal", "book", "webpage"} <= set(
            await server.offered("references:\n  a:\n    type: ", "types.yaml")
        )

    ask(tmp_path, asked)
