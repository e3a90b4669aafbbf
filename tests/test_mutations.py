"""What is changed in a module to see whether tests notice, and what nobody could notice."""

from __future__ import annotations

import pytest

from benchmarks.mutations import mutants


def changed(line: str) -> set[str]:
    return {mutant.new for mutant in mutants("m.py", line)}


@pytest.mark.parametrize(
    "line",
    [
        "x = sorted((a, b))",
        "x = min((a, b))",
        "x = set((a, b))",
        "x = {f(c) for c in (a, b)}",
        "x = any(f(c) for c in (a, b))",
        "x = c in (a, b)",
        "x = c.startswith((a, b))",
        "x = c.union((a, b))",
        "x = c.union(*((a, b) for c in d))",
    ],
)
def test_what_is_taken_in_any_order_is_not_swapped(line: str) -> None:
    assert not [new for new in changed(line) if "(b, a)" in new]


@pytest.mark.parametrize(
    ("line", "swapped"),
    [
        ("x = sorted((a, b), key=f)", "x = sorted((b, a), key=f)"),
        ("x = min((a, b), key=f)", "x = min((b, a), key=f)"),
        ("x = sorted(f(c) for c in (a, b))", "x = sorted(f(c) for c in (b, a))"),
        ("x = [f(c) for c in (a, b)]", "x = [f(c) for c in (b, a)]"),
        ("x = list((a, b))", "x = list((b, a))"),
        ("x = sorted(((a, b), c))", "x = sorted(((b, a), c))"),
        ("x = (a, b)", "x = (b, a)"),
    ],
)
def test_what_has_an_order_is_swapped(line: str, swapped: str) -> None:
    assert swapped in changed(line)


@pytest.mark.parametrize(
    ("line", "news"),
    [
        ("x = 0.001", set()),
        ("x = 1e-9", set()),
        ("x = 0.002", {"x = 0.0025"}),
        ("x = 0.0", {"x = 0.5"}),
        ("x = a[:2000]", set()),
        ("x = a[:999]", {"x = a[:1000]", "x = a[:998]"}),
        ("x = a[2000:]", {"x = a[2001:]", "x = a[1999:]"}),
        ("x = 2000", {"x = 2001", "x = 1999"}),
        ("x = True", {"x = False"}),
    ],
)
def test_numbers_that_guard_or_bound_are_left_alone(line: str, news: set[str]) -> None:
    assert changed(line) == news


@pytest.mark.parametrize(
    ("line", "same", "other"),
    [
        ("x = a * (1 if b else -1)", "x = (a / (1 if b else -1))", "x = a * (1)"),
        ("x = a < b + 1e-06", "x = (a <= b + 1e-06)", "x = (a > b + 1e-06)"),
        ("x = abs(a) >= 1e-06", "x = (abs(a) > 1e-06)", "x = (abs(a) <= 1e-06)"),
    ],
)
def test_what_is_the_same_by_construction_is_left_alone(line: str, same: str, other: str) -> None:
    assert same not in changed(line) and other in changed(line)


def test_what_looks_like_it_is_not() -> None:
    assert "x = (a / (2 if b else -1))" in changed("x = a * (2 if b else -1)")
    assert "x = (a <= b + 2.5)" in changed("x = a < b + 2.5")
    assert "x = a.joined((c, b))" in changed("x = a.joined((b, c))")


def test_the_order_of_a_constant_counts_where_it_is_gone_through() -> None:
    asked, gone_through = "_X = (a, b)\ny = c in _X\n", "_X = (a, b)\ny = c in _X\nz = [d for d in _X]\n"
    assert "_X = (b, a)" not in changed(asked) and "_X = (b, a)" in changed(gone_through)
    assert "X = (b, a)" in changed(asked.replace("_X", "X"))
