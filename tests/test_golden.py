"""Small graphs are laid out, and small pictures written, as committed.

``python -m tests.golden_views`` and ``python -m tests.golden_pictures`` write them anew.
"""

from __future__ import annotations

import re

import pytest

from tests import (
    golden_asked,
    golden_decisions,
    golden_many,
    golden_pictures,
    golden_readings,
    golden_slips,
)
from tests.golden_views import CASES, FOLDER, described, machine, path_of

#: px: half a tenth is lost by rounding, the rest is what processors may differ by.
TOLERANCE = 0.11
_NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d(?!\d)")
#: The numbers of a picture: with decimals, or lengths of a slide (EMU).
_LENGTH = re.compile(r"-?\d+\.\d+|(?<=\")\d{4,}(?=\")")
_HINT = "the picture has moved: look at it, then run: python -m tests.golden_views"


def without_numbers(text: str) -> list[str]:
    return [_NUMBER.sub("#", line) for line in text.splitlines()]


def numbers(text: str) -> list[float]:
    return [float(found) for found in _NUMBER.findall(text)]


def listed(text: str) -> list[list[str]]:
    """Return what is drawn, whatever the place: the first two words of each line but headings."""
    lines = [line.split(" at ")[0] for line in text.splitlines() if line.startswith(("box", "words"))]
    return sorted(line.split() for line in lines)


@pytest.mark.parametrize("name", CASES)
def test_view_is_as_reviewed(name: str) -> None:
    head, wanted = re.split("(?m)^(?=view )", path_of(name).read_text(encoding="utf-8"))
    found = described(CASES[name]())
    made = re.search("(?m)^# found on (.*)$", head)
    if made and made[1] != machine():
        # A search that rounds otherwise may end in another picture as good; what is in it is the same.
        assert listed(found) == listed(wanted)
        sizes = [re.findall(r"(?m)^box .* px (\d+\.\d)", text)[0] for text in (found, wanted)]
        assert float(sizes[0]) == pytest.approx(float(sizes[1]), rel=0.1)
        return
    assert without_numbers(found) == without_numbers(wanted), _HINT
    assert numbers(found) == pytest.approx(numbers(wanted), abs=TOLERANCE), _HINT


def _many() -> tuple[str, dict[str, str]]:
    head, *lines = golden_many.FILE.read_text(encoding="utf-8").splitlines()
    return head, {line.split(":")[0]: line for line in lines}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.long if n % 2 else ())
        for n, name in enumerate(golden_many.CASES)
    ],
)
def test_one_of_many_is_laid_out_as_before(name: str) -> None:
    head, lines = _many()
    found = golden_many.told(name)
    if head == f"# found on {machine()}":
        assert found == lines[name], "if this is better or as good: python -m tests.golden_many"
    else:
        assert found.split(",")[0][:12] == lines[name].split(",")[0][:12]


@pytest.mark.parametrize("case", golden_decisions.CASES)
def test_a_rule_decides_as_before(case: str) -> None:
    head, *lines = golden_decisions.FILE.read_text(encoding="utf-8").splitlines()
    found = golden_decisions.told(case)
    if head == f"# found on {machine()}":
        assert found in lines, "if this is better or as good: python -m tests.golden_decisions"
    else:
        assert found.split(" answers")[0] in [line.split(" answers")[0] for line in lines]


def test_no_line_is_left_of_one_that_is_gone() -> None:
    assert list(_many()[1]) == list(golden_many.CASES)


def test_no_file_is_left_of_a_case_that_is_gone() -> None:
    assert {path.name for path in FOLDER.glob("*.txt")} == {
        golden_many.FILE.name,
        golden_decisions.FILE.name,
        golden_readings.FILE.name,
        golden_asked.FILE.name,
        golden_slips.FILE.name,
        *(path_of(name).name for name in CASES),
    }
    assert {path.name for path in golden_pictures.FOLDER.iterdir()} == set(golden_pictures.CASES)


@pytest.mark.parametrize("name", golden_pictures.CASES)
def test_picture_is_as_reviewed(name: str) -> None:
    wanted = (golden_pictures.FOLDER / name).read_text(encoding="utf-8")
    found = golden_pictures.CASES[name]()
    hint = "if this is better: python -m tests.golden_pictures"
    assert _LENGTH.sub("#", found).splitlines() == _LENGTH.sub("#", wanted).splitlines(), hint
    lengths = [[float(each) for each in _LENGTH.findall(text)] for text in (found, wanted)]
    assert lengths[0] == pytest.approx(lengths[1], abs=0.011, rel=1e-5), hint
