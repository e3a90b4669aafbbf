"""Quotes as they are copied: in any form of characters, out of a PDF, whole or cut."""

from __future__ import annotations

import pytest

from graph_data import examine_text
from graph_data.quotes import Article

ARTICLE = (
    "Sleep lowers fatigue in few people, it seems. Magnesium is efficient in a café.\n\n"
    "Self-esteem helps. So do pre- and postnatal care."
)


def codes(article: str, quote: str) -> list[str]:
    lines = "".join(f"  {line}\n" for line in article.split("\n"))
    text = f'text: |\n{lines}  .\neffects:\n  - {{source: a, target: b, label: raises, quote: "{quote}"}}\n'
    return [found.code for found in examine_text(text).problems]


@pytest.mark.parametrize(
    ("article", "quote"),
    [
        ("In a cafe\u0301 people sit.", "In a café people sit."),
        ("In a café people sit.", "In a cafe\u0301 people sit."),
        ("The ef\ufb01cient di\ufb00usion.", "The efficient diffusion."),
        ("The efficient diffusion.", "The ef\ufb01cient di\ufb00usion."),
        ("Of mag\u00adnesium we know.", "Of magnesium we know."),
        ("Of magnesium we know.", "Of mag\u00adnesium we know."),
        ("Of magne-\nsium we know.", "Of magnesium we know."),
        ("Of magne\u00ad\nsium we know.", "Of magnesium we know."),
        ("Of magnesium we know.", "Of magne- sium we know."),
        ("So i- t is.", "So it is."),
        ("So it is.", "So i- t is."),
        ("Of self-\nesteem we know.", "Of self-esteem we know."),
        ("Of pre- and postnatal care.", "Of pre- and postnatal care."),
        ("A dose of 5 \u00b5g is 5 \u03bcg.", "A dose of 5 \u03bcg is 5 \u00b5g."),
        ("Vitamin Ｄ is one.", "Vitamin D is one."),
        ("They’re “here” – now.", "They're 'here' - now.".replace("'h", "“h").replace("e' ", "e” ")),
    ],
)
def test_are_the_same_in_any_form(article: str, quote: str) -> None:
    assert codes(article, quote) == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Sleep lowers fatigue", ["CG505"]),
        ("Sleep lowers fatigue ...", []),
        ("Sleep lowers fatigue…", []),
        ("Sleep lowers fatigue in few people, it seems", []),
        ("fatigue in few people, it seems.", []),
        ("Magnesium is efficient in a café. Self-esteem", ["CG505"]),
        ("Sleep lowers fatigu", ["CG503"]),
        ("Selfesteem helps.", ["CG503"]),
        ("Sleep raises fatigue in few people", ["CG503"]),
    ],
)
def test_that_end_inside_a_sentence_are_told(quote: str, expected: list[str]) -> None:
    assert codes(ARTICLE, quote) == expected


@pytest.mark.parametrize(
    ("quote", "inside"),
    [
        ("The first says", "The first says much."),
        ("The first says much", ""),
        ("The second says", "The second says more!"),
        ("The second says more", ""),
        ("says much. The second", "The second says more!"),
        ("The last", "The last says nothing"),
        ("The last says nothing", ""),
        ("The last...", ""),
        ("The middle", ""),
    ],
)
def test_the_sentence_that_is_cut_is_the_one_in_which_a_quote_ends(quote: str, inside: str) -> None:
    article = Article("The first says much. The second says more!\n\nThe last says nothing")
    assert article.cut_short(quote) == inside


def test_one_that_a_number_sign_cuts_is_told() -> None:
    text = (
        "text: |\n  Sleep is the #1 cure. It is.\neffects:\n  - source: a\n    target: b\n    label: raises\n"
        "    quote: Sleep is the #1 cure.\n"
    )
    assert [found.code for found in examine_text(text).problems] == ["CG505", "CG212"]


def test_a_hundred_lost_quotes_are_looked_for_and_all_are_told() -> None:
    lines = "".join(
        f"  - rain -> river {n}: fills\n    quote: Rain fills the river very well, time {n}.\n"
        for n in range(103)
    )
    text = f"text: |\n  Rain fills the river very well, time and again.\neffects:\n{lines}"
    told = [each for each in examine_text(text).problems if each.code == "CG503"]
    assert len(told) == 103
    assert [bool(each.suggestion) for each in told] == [True] * 100 + [False] * 3


def test_a_quote_that_is_nowhere_ends_in_no_sentence() -> None:
    article = Article("The first says much. The second says more")
    assert article.find("It says nothing") == ()
    assert article.cut_short("It says nothing") == ""
    assert article.cut_short("The second says") == "The second says more"


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Sleep lowers fatigue", "Sleep lowers fatigue in few people, it seems."),
        ("Sleep lowers fatigue in few people, it seems. Magnesium is", "Magnesium is efficient in a café."),
        ("So do pre-", "So do pre- and postnatal care."),
        ("So do pre- and postnatal care", ""),
        ("Sleep lowers fatigue...", ""),
        ("which stands nowhere", ""),
        ("", ""),
    ],
)
def test_the_sentence_in_which_a_quote_ends(quote: str, sentence: str) -> None:
    assert Article(ARTICLE).cut_short(quote) == sentence
