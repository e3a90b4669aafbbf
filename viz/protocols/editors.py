"""The Language Server Protocol: graph files while they are written, over standard input and output alone."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from .positions import Positions
from .to_editor import code_actions, diagnostic, item, plain_hover, symbols

if TYPE_CHECKING:
    from graph_data.assist.manuscript import Manuscript
    from graph_data.errors import Place

#: Seconds of quiet after which what was typed is examined.
QUIET: Final = 0.15
#: Seconds after which a thread that examines lets one that answers have its turn: a request takes several.
_TURN: Final = 0.0005
#: A request that was understood and cannot be done.
_REFUSED: Final = -32803
_NO_NAME: Final = (
    "no name stands here that can be changed; concepts, effects, categories, relations, references, "
    "tours and steps are renamed at their ids and wherever these are named"
)
_COMPLETION: Final = types.CompletionOptions(trigger_characters=[" ", "[", "{", ","])


def serve_manuscripts(make: type[Manuscript], refusals: type[Exception], *, version: str) -> None:
    """Answer an editor until it ends; ``make`` makes a manuscript of a path."""
    sys.setswitchinterval(_TURN)
    server = LanguageServer("conceptgraph", version, types.TextDocumentSyncKind.Full)
    _Desk(server, make, refusals).open()
    server.start_io()


class _Desk:
    """The graph files that an editor has open."""

    def __init__(self, server: LanguageServer, make: type[Manuscript], refusals: type[Exception]) -> None:
        self._server, self._make, self._refusals = server, make, refusals
        self._sheets: dict[str, Manuscript] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def open(self) -> None:
        """Say what is answered."""
        for name, options, answer in (
            (types.TEXT_DOCUMENT_DID_OPEN, None, self.opened),
            (types.TEXT_DOCUMENT_DID_CHANGE, None, self.changed),
            (types.TEXT_DOCUMENT_DID_SAVE, None, self.saved),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, None, self.saved),
            (types.TEXT_DOCUMENT_DID_CLOSE, None, self.closed),
            (types.TEXT_DOCUMENT_COMPLETION, _COMPLETION, self.completion),
            (types.TEXT_DOCUMENT_HOVER, None, self.hover),
            (types.TEXT_DOCUMENT_DEFINITION, None, self.definition),
            (types.TEXT_DOCUMENT_REFERENCES, None, self.references),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, None, self.symbols),
            (types.TEXT_DOCUMENT_PREPARE_RENAME, None, self.prepare_rename),
            (types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True), self.rename),
            (types.TEXT_DOCUMENT_CODE_ACTION, _actions(), self.actions),
            (types.CODE_ACTION_RESOLVE, None, self.resolve),
            (types.TEXT_DOCUMENT_FORMATTING, None, self.formatting),
        ):
            self._server.feature(name, options)(_function(answer))

    def _at(self, uri: str) -> tuple[Manuscript, Positions]:
        """Return a file as it is now, and how the editor counts in it."""
        sheet = self._sheets.get(uri)
        if sheet is None:
            path = to_fs_path(uri)
            sheet = self._sheets[uri] = self._make(Path(path) if path else Path.cwd() / "untitled.yaml")
        source = self._server.workspace.get_text_document(uri).source
        if source != sheet.text:
            sheet.write(source)
        return sheet, Positions(sheet.lines, self._server.workspace.position_encoding)

    def _asked(self, uri: str, position: types.Position) -> tuple[Manuscript, Positions, tuple[int, int]]:
        sheet, positions = self._at(uri)
        return sheet, positions, positions.column(position)

    # Files come and go

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Examine a file at once."""
        self._examine_soon(params.text_document.uri, 0)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Examine a file when nothing is typed for a moment."""
        self._examine_soon(params.text_document.uri, QUIET)

    def saved(self, _params: Any) -> None:
        """Examine all: what was saved may be the article of any."""
        for uri in [*self._sheets]:
            self._examine_soon(uri, 0)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a file, and take back what was told of it."""
        uri = params.text_document.uri
        self._sheets.pop(uri, None)
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()
        self._tell(uri, [], None)

    def _examine_soon(self, uri: str, quiet: float) -> None:
        earlier = self._waiting.get(uri)
        if earlier:
            earlier.cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._examine(uri, quiet))

    async def _examine(self, uri: str, quiet: float) -> None:
        """Examine a file aside, so that answers do not wait; what was typed meanwhile is examined again."""
        await asyncio.sleep(quiet)
        sheet, _ = self._at(uri)
        text = sheet.text
        found = await asyncio.to_thread(sheet.examined, text) if sheet.is_graph else None
        if self._sheets.get(uri) is not sheet or self._at(uri)[0].text != text:
            return  # closed, or changed: then it is examined again
        if found is not None:
            sheet.take(found)
        positions = Positions(sheet.lines, self._server.workspace.position_encoding)
        told = [diagnostic(sheet, positions, each) for each in sheet.problems] if found else []
        self._tell(uri, told, self._server.workspace.get_text_document(uri).version)

    def _tell(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        told = types.PublishDiagnosticsParams(uri, found, version)
        self._server.text_document_publish_diagnostics(told)

    # Answers at a place

    def completion(self, params: types.CompletionParams) -> types.CompletionList:
        """Return what may be written at a place."""
        sheet, positions, at = self._asked(params.text_document.uri, params.position)
        token = sheet.cursor(*at).token
        typed = params.context and params.context.trigger_character
        if not sheet.is_graph or (typed == " " and token.text):
            return types.CompletionList(False, [])  # a blank within words asks nothing
        inside = token.start <= at[1] <= token.end
        span = positions.span(at[0], *((token.start, token.end) if inside else (at[1], at[1])))
        return types.CompletionList(
            False, [item(offer, span, n) for n, offer in enumerate(sheet.offers(*at))]
        )

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Return what stands at a place, and what backs it."""
        sheet, positions, at = self._asked(params.text_document.uri, params.position)
        told, token = sheet.told(*at) if sheet.is_graph else ([], None)
        return plain_hover(told, positions.span(at[0], token.start, token.end)) if told and token else None

    def definition(self, params: types.DefinitionParams) -> types.Location | None:
        """Return where the thing at a place is written."""
        sheet, positions, at = self._asked(params.text_document.uri, params.position)
        place = sheet.written_at(*at) if sheet.is_graph else None
        return self._location(sheet, positions, place) if place else None

    def references(self, params: types.ReferenceParams) -> list[types.Location]:
        """Return where a concept, effect, category, reference, tour or step is named."""
        sheet, positions, at = self._asked(params.text_document.uri, params.position)
        thing = sheet.named_at(*at) if sheet.is_graph else None
        found = self._done(partial(sheet.uses, thing)) if thing else []
        return [self._location(sheet, positions, place) for place in found]

    def symbols(self, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        """Return what stands in the file, by section."""
        sheet, positions = self._at(params.text_document.uri)
        return symbols(sheet, positions) if sheet.is_graph else []

    def _location(self, sheet: Manuscript, positions: Positions, place: Place) -> types.Location:
        path = Path(place.file)
        path = path if path.is_absolute() else sheet.path.parent / path
        line, column = max(0, place.line - 1), max(0, place.column - 1)
        if path != sheet.path:
            return types.Location(path.as_uri(), _start(line, column))
        return types.Location(path.as_uri(), positions.span(line, column, column))

    # Changes

    def prepare_rename(self, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        """Return the thing at a place that can be renamed, by its id."""
        sheet, positions, at = self._asked(params.text_document.uri, params.position)
        thing = sheet.named_at(*at) if sheet.is_graph else None
        token = sheet.cursor(*at).token
        span = positions.span(at[0], token.start, token.end)
        return types.PrepareRenamePlaceholder(span, _own_id(*thing)) if thing else None

    def rename(self, params: types.RenameParams) -> types.WorkspaceEdit:
        """Return the changes that give the thing at a place another id, wherever it is named."""
        sheet, positions, at = self._asked(params.text_document.uri, params.position)
        thing = sheet.named_at(*at) if sheet.is_graph else None
        if not thing:
            raise JsonRpcException(_NO_NAME, code=_REFUSED)
        changes = self._done(partial(sheet.renamed, thing, params.new_name))
        return types.WorkspaceEdit({params.text_document.uri: positions.edits(changes)})

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Return remedies of the problems that the editor shows, and the mending of all that is certain."""
        sheet, positions = self._at(params.text_document.uri)
        return code_actions(sheet, positions, params) if sheet.is_graph else []

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        """Return an action with the changes that it makes."""
        uri = action.data
        if not isinstance(uri, str):
            return action
        sheet, positions = self._at(uri)
        changes = await asyncio.to_thread(self._done, sheet.mended)
        action.edit = types.WorkspaceEdit({uri: positions.edits(changes)})
        return action

    async def formatting(self, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        """Return the changes that lay the file out in one way; a file that cannot be read stays."""
        sheet, positions = self._at(params.text_document.uri)
        if not sheet.is_graph:
            return []
        return positions.edits(await asyncio.to_thread(self._done, sheet.tidied))

    def _done(self, asked: Callable[[], Any]) -> Any:
        """Return what is asked for; a refusal is told to the editor in its words."""
        try:
            return asked()
        except self._refusals as why:
            raise JsonRpcException(str(why), code=_REFUSED) from None


def _function(answer: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a method as a function of its own, to which the server may write attributes."""
    if asyncio.iscoroutinefunction(answer):

        async def later(params: Any) -> Any:
            return await answer(params)

        return later

    def now(params: Any) -> Any:
        return answer(params)

    return now


def _own_id(kind: str, id: str) -> str:
    return id.rpartition(":")[2] if kind == "step" else id


def _actions() -> types.CodeActionOptions:
    kinds: Sequence[types.CodeActionKind] = (types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll)
    return types.CodeActionOptions(code_action_kinds=[*kinds], resolve_provider=True)


def _start(line: int, column: int) -> types.Range:
    place = types.Position(line, column)
    return types.Range(place, place)
