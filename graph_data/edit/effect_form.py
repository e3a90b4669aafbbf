"""How one effect is written, in the short form or with keys, and where each of its texts stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..read.arrows import ARROW, parts
from .changes import Path
from .refused import EditRefusedError
from .sheet import SHARED, Sheet


@dataclass(slots=True)
class EffectForm:
    """An effect as written.

    ``arrow`` is where its short form is: an item of the list (``alone``) or a key; ``inside`` is where
    further keys go; ``keys`` is where the values of keys are, the label of a short form among them.
    """

    path: Path
    arrow: Path | None = None
    alone: bool = False
    inside: Path | None = None
    source: str = ""
    target: str = ""
    label: str = ""
    keys: dict[str, Path] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet, path: Path) -> EffectForm:
        """Return the form of the effect at a path.

        Raises:
            EditRefusedError: it is shared, or is none that is understood.
        """
        item = sheet.at(path)
        if item.kind == "alias":
            raise EditRefusedError(SHARED)
        form = cls(path)
        if item.kind == "scalar":
            form.arrow, form.alone = path, True
            form.read(item.text)
        for n, key, value in item.pairs():
            if key.name != "label" and ARROW.search(key.text):
                form.arrow = (*path, 2 * n)
                form.read(key.text)
                if value.real.kind == "map":
                    form.inside = (*path, 2 * n + 1)
                    if value.kind == "alias":
                        raise EditRefusedError(SHARED)
                    for m, inner, _ in value.pairs():
                        form.keys[inner.name] = (*path, 2 * n + 1, 2 * m + 1)
                else:
                    form.keys["label"] = (*path, 2 * n + 1)
            else:
                form.keys[key.name] = (*path, 2 * n + 1)
        if item.kind == "map" and form.inside is None:
            form.inside = path
        form._read_keys(sheet)
        return form

    def read(self, text: str) -> None:
        """Take in the text of a short form."""
        self.source, self.target, self.label = parts(" ".join(text.split())) or ("", "", "")

    def _read_keys(self, sheet: Sheet) -> None:
        for key in ("source", "target", "label"):
            if key in self.keys:
                setattr(self, key, " ".join(sheet.at(self.keys[key]).text.split()))

    def with_ends(self, sheet: Sheet, source: str, target: str) -> str:
        """Return the text of the short form with other ends.

        Raises:
            EditRefusedError: a name cannot stand in the short form.
        """
        assert self.arrow is not None
        text = sheet.at(self.arrow).text
        found = ARROW.search(text)
        assert found is not None
        colon = text.find(": ", found.end())
        head = text if colon < 0 else text[:colon]
        words = text[len(head) :]
        if not self.alone and head.rstrip().endswith(":"):
            words = ":"
        before = " " if text[found.start() - 1 : found.start()] == " " else ""
        after = " " if text[found.end() : found.end() + 1] == " " else ""
        made = f"{source}{before}{found[0]}{after}{target}{words}"
        read = parts(made)
        if read is None or read[:2] != (source, target):
            raise EditRefusedError(f"{source!r} and {target!r} cannot both stand beside an arrow")
        return made
