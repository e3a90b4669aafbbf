"""What the page carries of the viewer: built from the sources that lie here, and small."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

import pytest

from viz.page.csp import embeddable
from viz.page.render import asset

VIEWER = Path(__file__).parents[1] / "viz" / "viewer"


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


def test_the_bundle_keeps_to_its_size() -> None:
    assert 20_000 < len(asset("viewer.js").encode()) <= 120_000
    assert 10_000 < len(asset("layout.js").encode()) <= 40_000
    assert len(asset("bootstrap.js").encode()) <= 2_000
    assert len(asset("viewer.css").encode()) <= 26 * 1024


@pytest.mark.parametrize("name", ["viewer.js", "viewer.css", "layout.js", "bootstrap.js"])
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
    carried = {"viewer.js", "viewer.css", "layout.js", "bootstrap.js"}
    assert carried <= {entry.name for entry in folder.iterdir()}
