"""A comparison told: as lines for a terminal, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..formats.report_out import md
from .changes import Change, Comparison, Kind

_NOUNS: dict[Kind, str] = {
    "graph": "file",
    "concept": "concept",
    "effect": "effect",
    "reference": "reference",
}
#: A text of more letters is told by its ends.
_LONG = 160


def comparison_summary(found: Comparison) -> str:
    """Return how much is different, in one line."""
    parts = []
    for kind in ("effect", "concept", "reference"):
        for what, items in (("added", found.added), ("gone", found.gone)):
            count = sum(thing.kind == kind for thing in items)
            parts += [_counted(count, kind, what)] if count else []
        count = len({change.id for change in found.changed if change.kind == kind})
        parts += [_counted(count, kind, "changed")] if count else []
    if any(change.kind == "graph" for change in found.changed):
        parts.append("what is said of the whole changed")
    return ", ".join(parts) or "No differences"


def _counted(count: int, kind: Kind, what: str) -> str:
    return f"{count:,} {_NOUNS[kind]}{'' if count == 1 else 's'} {what}"


def comparison_lines(found: Comparison) -> list[str]:
    """Return a comparison as lines: ``+`` came, ``-`` went, ``~`` is said otherwise."""
    lines = [f"{comparison_summary(found)}."]
    for mark, things in (("+", found.added), ("-", found.gone)):
        lines += [
            f"{mark} {'' if t.kind == 'effect' else _NOUNS[t.kind] + ' '}{_short(t.told)}" for t in things
        ]
        lines += [] if mark == "+" else [f"    {line}" for line in _withdrawn(found)]
    for changes in _grouped(found):
        first = changes[0]
        lines.append(f"~ {'' if first.kind == 'effect' else _NOUNS[first.kind] + ' '}{_short(first.told)}")
        lines += [f"    {change.key}: {_said(change)}" for change in changes]
    return lines


def comparison_markdown(found: Comparison) -> str:
    """Return a comparison as Markdown; nothing of the graphs is obeyed by it."""
    lines = [f"**{comparison_summary(found)}.**", ""]
    for heading, things in (("Added", found.added), ("Gone", found.gone)):
        if things:
            lines += [f"### {heading}", ""]
            lines += [f"- {'' if t.kind == 'effect' else f'{_NOUNS[t.kind]}: '}{md(t.told)}" for t in things]
            lines += [""] if heading == "Added" else [*(f"- {md(line)}" for line in _withdrawn(found)), ""]
    if found.changed:
        lines += ["### Changed", "", "| what | key | was | is now |", "|---|---|---|---|"]
        lines += [
            f"| {md(c.told)} | {c.key} | {md(_text(c.was))} | {md(_text(c.now))} |" for c in found.changed
        ]
        lines.append("")
    return "\n".join(lines)


def changes_told(found: Comparison) -> list[tuple[str, str, list[dict[str, str]]]]:
    """Return each thing that is different, for a page: its mark (new, gone, changed), name, changes."""
    told: list[tuple[str, str, list[dict[str, str]]]] = []
    for mark, things in (("new", found.added), ("gone", found.gone)):
        told += [(mark, f"{'' if t.kind == 'effect' else f'{_NOUNS[t.kind]}: '}{t.told}", []) for t in things]
    for changes in _grouped(found):
        keys = [{"key": c.key, "was": _text(c.was), "now": _text(c.now)} for c in changes]
        told.append(("changed", changes[0].told, keys))
    return told


def _withdrawn(found: Comparison) -> Iterator[str]:
    """Tell which effects a reference that is gone has backed."""
    for thing in found.gone:
        if thing.kind == "reference":
            backed = [effect for effect in found.old.effects.values()
                      if any(item.reference == thing.id for item in effect.evidence)]  # fmt: skip
            if backed:
                count = f"{len(backed):,} effect{'' if len(backed) == 1 else 's'}"
                more = ", ..." if backed[1:] else ""
                yield f"{thing.id} backed {count}: {found.old.sentence(backed[0])}{more}"


def _grouped(found: Comparison) -> Iterator[list[Change]]:
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in found.changed:
        groups.setdefault((change.kind, change.id), []).append(change)
    yield from groups.values()


def _said(change: Change) -> str:
    return f"{_short(_text(change.was)) or '(nothing)'} -> {_short(_text(change.now)) or '(nothing)'}"


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {_text(item)}" for key, item in value.items())
    return " ".join(str(value).split())


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONG else f"{plain[: _LONG - 40]} ... {plain[-35:]}"
