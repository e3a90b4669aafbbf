"""What the page carries of the viewer: built from the sources that lie here, and small."""

from __future__ import annotations

import hashlib
import json
import re
from importlib import resources
from pathlib import Path

import pytest

from viz.page.csp import embeddable
from viz.page.render import _SCRIPTS, _WAITING, EDITED, SERVED, asset

VIEWER = Path(__file__).parents[1] / "viz" / "viewer"
CARRIED = ["viewer.css", "asked.json", *(f"{name}.js" for name in (*_SCRIPTS, *_WAITING))]
ROOM_OF_VIEWER = 118_000


def source_hash() -> str:
    """Return the hash that build.mjs writes into the first line of the bundle."""
    found = [path for path in (VIEWER / "src").rglob("*") if path.suffix in (".ts", ".css")]
    files = [path for path in found if not path.name.endswith(".test.ts")]
    named = {path.relative_to(VIEWER).as_posix(): path for path in files}
    named |= {name: VIEWER / name for name in ("package.json", "build.mjs")}
    digest = hashlib.sha256()
    for name in sorted(named):
        digest.update(f"{name}\n".encode() + named[name].read_bytes() + b"\n")
    return digest.hexdigest()[:32]


def test_the_bundle_belongs_to_its_sources() -> None:
    first = asset("viewer.js").partition("\n")[0]
    assert first == f"// conceptgraph viewer, sources {source_hash()}", (
        "the viewer was changed and not built: run `npm install && npm run build` in viz/viewer"
    )


def size(name: str) -> int:
    return len(asset(name).encode())


def test_what_runs_before_the_first_input_keeps_to_its_size() -> None:
    assert size("bootstrap.js") <= 2_000
    assert size("viewer.css") <= 36_000
    # May grow to 120,000; a step towards it is taken here, so that nobody takes it unseen.
    assert 60_000 < size("viewer.js") <= ROOM_OF_VIEWER <= 120_000


def test_what_waits_keeps_to_its_size() -> None:
    assert {path.stem for path in (VIEWER / "src" / "scripts").glob("*.ts")} == {*_WAITING, *SERVED, *EDITED}
    assert 10_000 < size("layout.js") <= 40_000
    others = {name: size(f"{name}.js") for name in _WAITING if name != "layout"}
    assert min(others.values()) > 1_500
    assert sum(others.values()) <= 80_000, others
    assert 2_000 < size("edit.js") <= 60_000
    # Words by which questions are read: data that stands in the page once.
    assert size("asked.json") <= 16_000


@pytest.mark.parametrize("name", CARRIED)
def test_an_asset_can_stand_in_a_page(name: str) -> None:
    text = asset(name)
    assert embeddable(text, name) == text
    assert "://" not in text.replace("http://www.w3.org/", "")


def test_every_version_of_a_tool_is_exact() -> None:
    import json

    wanted = json.loads((VIEWER / "package.json").read_text(encoding="utf-8"))
    versions = {**wanted.get("dependencies", {}), **wanted["devDependencies"]}
    assert all(version.replace(".", "").isdigit() for version in versions.values()), versions
    assert not (VIEWER / "package-lock.json").exists()


def test_assets_travel_with_the_package() -> None:
    folder = resources.files("viz").joinpath("assets")
    assert set(CARRIED) <= {entry.name for entry in folder.iterdir()}


def test_no_name_that_the_build_shortens_is_a_key_of_words() -> None:
    """Words are read from a table by their keys: shortened in a script alone, a key finds nothing there."""
    source = (VIEWER / "build.mjs").read_text(encoding="utf-8")
    often = set(re.findall(r'"(\w+)"', source[source.index("const OFTEN = [") :].partition("];")[0]))
    assert len(often) > 50
    for table in ("words/en.json", "words/edit/en.json"):
        words = json.loads((VIEWER.parent / table).read_text(encoding="utf-8"))
        assert often & words.keys() == set(), table
