"""Every rule that stands in Python and in TypeScript gives the same answers to the same random cases."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

import pytest

from .compare import difference
from .node import HERE, LACKING, Page
from .rules import RULES, asked, case_of

needs_node = pytest.mark.skipif(bool(LACKING), reason=LACKING)
#: Another every day, so that in time many cases are asked; a failure tells it, to be repeated with it.
SEED = os.environ.get("TWINS_SEED") or datetime.now(UTC).date().isoformat()
CASES = int(os.environ.get("TWINS_CASES") or 30)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    print(f"TWINS_SEED={SEED}")
    return Page(tmp_path_factory.mktemp("twins"))


@needs_node
@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("count", [CASES, pytest.param(300, marks=pytest.mark.long)])
def test_the_page_answers_as_python_does(page: Page, name: str, count: int) -> None:
    rule = RULES[name]
    cases = [case_of(rule, SEED, number) for number in range(count)]
    answers = page.answers(asked(rule, case) for case in cases)
    for number, (case, there) in enumerate(zip(cases, answers, strict=True)):
        found = difference(rule.answer(case), there, rule.within)
        assert not found, f"{name}, case {number} of TWINS_SEED={SEED}: {found}"


def test_both_tables_name_the_same_rules() -> None:
    table = (HERE / "rules.ts").read_text(encoding="utf-8").split("export const RULES = {")[1]
    assert set(re.findall(r"^  (\w+): \(", table, re.MULTILINE)) == set(RULES)
