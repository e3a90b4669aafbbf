"""Every rule that stands in Python and in TypeScript gives the same answers to the same random cases."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from .compare import difference
from .node import HERE, LACKING, Case, Page
from .rules import RULES, case_of, sent

needs_node = pytest.mark.skipif(bool(LACKING), reason=LACKING)
#: Another every day, so that in time many cases are asked; a failure tells it, to be repeated with it.
SEED = os.environ.get("TWINS_SEED") or datetime.now(UTC).date().isoformat()
CASES = int(os.environ.get("TWINS_CASES") or 200)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Case, Any]]]:
    """Cases of every rule with the page's answers, from one run of Node."""
    print(f"TWINS_SEED={SEED}")
    cases = [(name, case_of(rule, SEED, number)) for name, rule in RULES.items() for number in range(CASES)]
    answers = Page(tmp_path_factory.mktemp("twins")).answers((name, sent(case)) for name, case in cases)
    found: dict[str, list[tuple[Case, Any]]] = {name: [] for name in RULES}
    for (name, case), answer in zip(cases, answers, strict=True):
        found[name].append((case, answer))
    return found


@needs_node
@pytest.mark.parametrize("name", RULES)
def test_the_page_answers_as_python_does(asked: dict[str, list[tuple[Case, Any]]], name: str) -> None:
    rule = RULES[name]
    for number, (case, there) in enumerate(asked[name]):
        found = difference(rule.answer(case), there, rule.within)
        assert not found, f"{name}, case {number} of TWINS_SEED={SEED}: {found}"


def test_both_tables_name_the_same_rules() -> None:
    table = (HERE / "rules.ts").read_text(encoding="utf-8").split("export const RULES = {")[1]
    assert set(re.findall(r"^  (\w+): \(", table, re.MULTILINE)) == set(RULES)
