"""Problems, offers and remedies in the shapes of the Language Server Protocol, every text of a file plain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from .positions import Positions

if TYPE_CHECKING:
    from graph_data.assist.manuscript import Manuscript
    from graph_data.assist.offers import Offer
    from graph_data.errors import Problem

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "hint": types.DiagnosticSeverity.Information,
}
_KINDS = {
    "key": types.CompletionItemKind.Property,
    "choice": types.CompletionItemKind.EnumMember,
    "concept": types.CompletionItemKind.Variable,
    "effect": types.CompletionItemKind.Event,
    "category": types.CompletionItemKind.Class,
    "relation": types.CompletionItemKind.Operator,
    "reference": types.CompletionItemKind.Reference,
    "step": types.CompletionItemKind.Event,
    "tour": types.CompletionItemKind.Event,
    "sentence": types.CompletionItemKind.Text,
    "words": types.CompletionItemKind.Text,
}
_SYMBOLS = {
    "concepts": types.SymbolKind.Variable,
    "effects": types.SymbolKind.Event,
    "references": types.SymbolKind.String,
    "tours": types.SymbolKind.Array,
}
#: Letters of a label in the list of offers; the whole stands beside it.
_SHOWN = 90


def diagnostic(sheet: Manuscript, positions: Positions, found: Problem) -> types.Diagnostic:
    """Return a problem as an editor shows it; those of another file stand at the top."""
    line, start, end = sheet.extent(found)
    here = found.place is None or found.place.file == str(sheet.path)
    told = found.told if here else f"{found.place}: {found.told}"
    severity = _SEVERITIES[found.severity]
    span = positions.span(line, start, end)
    return types.Diagnostic(span, told, severity=severity, code=found.code, source="conceptgraph")


def item(offer: Offer, span: types.Range, rank: int) -> types.CompletionItem:
    """Return an offer as an item of the list of completions."""
    label = offer.label if len(offer.label) <= _SHOWN else f"{offer.label[: _SHOWN - 1]}…"
    more = "\n\n".join(filter(None, [offer.label if label != offer.label else "", offer.more]))
    return types.CompletionItem(
        label,
        kind=_KINDS[offer.kind],
        detail=offer.about or None,
        documentation=types.MarkupContent(types.MarkupKind.PlainText, more) if more else None,
        filter_text=offer.match or offer.label,
        sort_text=f"{rank:05}",
        text_edit=types.TextEdit(span, offer.text),
    )


def plain_hover(paragraphs: Sequence[str], span: types.Range) -> types.Hover:
    """Return paragraphs as plain text: nothing in a file becomes a link or a picture of the editor."""
    return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, "\n\n".join(paragraphs)), span)


def symbols(sheet: Manuscript, positions: Positions) -> list[types.DocumentSymbol]:
    """Return the records of a file as an editor's outline has them, those of a section below each other."""
    found: dict[str, list[types.DocumentSymbol]] = {}
    for section, id, label, line in sheet.contents():
        span = positions.span(line, 0, len(sheet.lines[line]))
        detail = label if label != id else None
        symbol = types.DocumentSymbol(id, _SYMBOLS[section], span, span, detail=detail)
        found.setdefault(section, []).append(symbol)
    return [
        types.DocumentSymbol(
            section, types.SymbolKind.Namespace, _around(members), members[0].range, children=members
        )
        for section, members in found.items()
    ]


def _around(members: Sequence[types.DocumentSymbol]) -> types.Range:
    """Return the range from the first of some records to the last."""
    starts = [(each.range.start.line, each.range.start.character) for each in members]
    ends = [(each.range.end.line, each.range.end.character) for each in members]
    return types.Range(types.Position(*min(starts)), types.Position(*max(ends)))


def code_actions(
    sheet: Manuscript, positions: Positions, params: types.CodeActionParams
) -> list[types.CodeAction]:
    """Return remedies of the problems on the lines asked for, and the mending of all that is certain."""
    uri, only = params.text_document.uri, params.context.only
    made = [] if only and not _wanted(only, "quickfix") else list(_quick(sheet, positions, params))
    if sheet.problems and (_wanted(only, "source.fixAll") if only else True):
        title = "Mend all that is certain (check --fix)"
        made.append(types.CodeAction(title, types.CodeActionKind.SourceFixAll, data=uri))
    return made


def _wanted(only: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    names = [each.value if isinstance(each, types.CodeActionKind) else each for each in only or ()]
    return any(not name or kind == name or kind.startswith(f"{name}.") for name in names)


def _quick(
    sheet: Manuscript, positions: Positions, params: types.CodeActionParams
) -> Iterator[types.CodeAction]:
    uri, span = params.text_document.uri, params.range
    for found in sheet.problems:
        if found.place is None or not span.start.line <= found.place.line - 1 <= span.end.line:
            continue
        shown = [diagnostic(sheet, positions, found)]
        for remedy in sheet.remedies(found):
            edit = types.WorkspaceEdit({uri: positions.edits([remedy.change])})
            kind = types.CodeActionKind.QuickFix
            yield types.CodeAction(remedy.title, kind, diagnostics=shown, edit=edit, is_preferred=True)
