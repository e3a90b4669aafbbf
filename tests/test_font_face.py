"""The font that travels: small, complete, the same bytes, kept."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from viz.cache import cache_folder, cache_key, read_cached, store_cached
from viz.look.font_face import BASE_CHARACTERS, FONT_FILES, covered, font_bytes, font_data, font_face_css
from viz.look.page_look import font_metrics
from viz.look.text import FONT_FAMILY, metrics

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def fonts(data: dict[int, str]) -> dict[int, TTFont]:
    return {weight: TTFont(io.BytesIO(base64.b64decode(text))) for weight, text in data.items()}


def test_both_weights_have_the_characters_and_no_others() -> None:
    for font in fonts(font_data(["Ω я"])).values():
        characters = {chr(code) for code in font.getBestCmap()}
        assert characters == set(BASE_CHARACTERS) | {"Ω", "я"}


def test_characters_that_the_font_lacks_are_left_out() -> None:
    assert covered("Magnesium, Ω, я")
    assert not covered("漢")
    assert font_data(["漢\x00\ud800"]) == font_data([""])


def test_kerning_stays_and_time_stands_still() -> None:
    for weight, font in fonts(font_data([])).items():
        assert "GPOS" in font
        assert font["head"].modified == TTFont(io.BytesIO(font_bytes(weight)))["head"].modified
        assert font.flavor == "woff2"


def test_a_page_pays_less_than_30_kb_for_latin_text() -> None:
    assert sum(map(len, font_data(["Magnesium and joint health"]).values())) < 30_000


def test_a_second_build_finds_the_subset_and_loads_no_font_tools(own_cache: Path) -> None:
    program = (
        "import sys, hashlib; from viz.look.font_face import font_data; data = font_data(['Ωя'])\n"
        "print(hashlib.sha256(repr(data).encode()).hexdigest(), 'fontTools' in sys.modules)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, text=True, capture_output=True, check=True,
                       env={"CONCEPTGRAPH_CACHE": str(own_cache), "PYTHONHASHSEED": seed}).stdout.split()
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0][0] == runs[1][0]
    assert (runs[0][1], runs[1][1]) == ("True", "False")


@pytest.mark.long
def test_a_damaged_or_foreign_cache_is_not_believed(own_cache: Path) -> None:
    good = font_data(["a"])
    (entry,) = own_cache.iterdir()
    entry.write_bytes(entry.read_bytes()[:-5])
    assert font_data(["a"]) == good
    store_cached(entry.name, b'{"400": "</style>", "600": "x"}')
    assert font_data(["a"]) == good
    store_cached(entry.name, b"[]")
    assert font_data(["a"]) == good


def test_the_rules_name_the_family_and_both_weights() -> None:
    css = font_face_css({600: "QQ", 400: "RR"})
    assert css.count(f'font-family:"{FONT_FAMILY}"') == 2
    assert css.index("font-weight:400") < css.index("font-weight:600")


def test_the_metrics_are_those_of_the_font() -> None:
    for weight, name in ((400, "regular"), (600, "semibold")):
        font = TTFont(io.BytesIO(font_bytes(weight)))
        advances = metrics()["advances"]["regular" if name == "regular" else "semibold"]
        widths = {chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
        assert {char: widths[char] for char in advances} == advances


def test_a_page_measures_latin_greek_and_cyrillic_whatever_its_texts_are() -> None:
    found = font_metrics({"ぬ"})
    for weight in ("regular", "semibold"):
        letters, widths = found[weight]
        assert set("azAZ059 é ÿ ž αΩ жЯ".replace(" ", "")) <= set(letters)
        assert not re.search("[\u0250-\u036f\u0590-\u05ff\u2190-\u21ff]", letters)
        assert len(letters) == len(widths) and 200 < widths[letters.index("a")] < 700


def test_both_files_are_one_family() -> None:
    for weight in FONT_FILES:
        names = TTFont(io.BytesIO(font_bytes(weight)))["name"]
        assert FONT_FAMILY in {names.getDebugName(16), names.getDebugName(1)}


def test_the_cache_never_raises(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert store_cached("key", b"data")
    assert read_cached("key") == b"data"
    assert read_cached("other") is None
    assert read_cached("a\x00b") is None
    assert not store_cached("a\x00b", b"")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "file" / "below"))
    assert not store_cached("key", b"data")
    assert read_cached("key") is None
    assert len(font_data([])) == 2


def test_the_cache_lies_where_the_system_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONCEPTGRAPH_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache_folder() == Path("/somewhere/conceptgraph")
    assert cache_key("a", b"b") == cache_key(b"a", "b")
    assert cache_key("ab", "") != cache_key("a", "b")


def test_a_subset_is_called_what_the_font_is_called() -> None:
    """By the four names that systems ask for: family, style, whole, and that for printers."""
    for weight, font in fonts(font_data(["a"])).items():
        whole = TTFont(io.BytesIO(font_bytes(weight)))["name"]
        assert {n: font["name"].getDebugName(n) for n in (1, 2, 4, 6)} == {
            n: whole.getDebugName(n) for n in (1, 2, 4, 6)
        }
