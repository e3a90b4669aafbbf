"""Every problem code is met by its own example, told with its place, and documented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph_data import CODES, GROUPS, concerns, examine, examine_text, format_problems
from graph_data.errors import Place
from graph_data.problems.codes import problem
from graph_data.read.files import FileProblemError, Folders, decode, encoding_of

DOCS = Path(__file__).parents[1] / "docs"
SURE = "effects:\n  - a -> b: raises\n"
#: Codes whose example in the table is no whole file: what stands for it here.
TEXTS = {
    "CG105": 'title: "x\\0"\n' + SURE,
    "CG109": "a: " + "[" * 60,
    "CG205": "effects:\n  - {source: a, target: b, label: raises, verdict: supports}",
    "CG206": SURE + "tours: [{title: T, steps: [{focus: a, hops: many}]}]",
    "CG207": "categories: {c: {color: reddish}}\n" + SURE,
    "CG209": 'effects:\n  - {source: a, target: b, label: "raises\\u202E"}',
    "CG210": f"effects:\n  - {{source: a, target: b, label: {'very ' * 400}}}",
    "CG503": "text: a.md\neffects:\n  - {source: a, target: b, label: raises, quote: Many people take it.}",
    "CG505": "text: a.md\neffects:\n  - {source: a, target: b, label: raises, quote: Most people}",
    "CG801": "text: a.md\n" + SURE,
    "CG802": "references: {r: {title: T}}\n"
    + SURE
    + "  - {source: a, target: c, label: raises, verdict: mixed}\n",
    "CG803": "references: {r: {title: T}}\neffects:\n"
    "  - {source: a, target: b, label: raises, evidence: r, verdict: supported}",
}
TABLES = ("CG121", "CG122", "CG123", "CG125", "CG126", "CG127")
#: Those that no short text alone brings about; they have tests of their own.
FILES = ("CG101", "CG102", "CG103", "CG104", "CG107", "CG115", "CG116", "CG124")


@pytest.mark.parametrize("code", [code for code in CODES if code not in FILES])
def test_example_is_met(code: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Most people take it.\n", encoding="utf-8")
    name = str(tmp_path / ("graph.csv" if code in TABLES else "graph.yaml"))
    report = examine_text(TEXTS.get(code, CODES[code].example), name, tmp_path)
    found = [each for each in report.problems if each.code == code]
    assert found, [str(each) for each in report.problems]
    assert found[0].severity == CODES[code].severity
    assert found[0].place is not None
    assert (report.graph is None) == any(each.severity == "error" for each in report.problems)


def test_no_problem_without_cause() -> None:
    assert examine_text(SURE).problems == ()


class TestFiles:
    def test_missing_offers_the_nearest(self, tmp_path: Path) -> None:
        (tmp_path / "magnesium.yaml").write_text(SURE, encoding="utf-8")
        (found,) = examine(tmp_path / "magnesum.yaml").problems
        assert (found.code, found.suggestion) == ("CG101", str(tmp_path / "magnesium.yaml"))
        assert found.expected == ""  # what else is there is of no use beside it

    def test_missing_tells_what_is_there(self, tmp_path: Path) -> None:
        for name in ("b.yaml", "a.csv", "c.txt"):
            (tmp_path / name).write_text(SURE, encoding="utf-8")
        (found,) = examine(tmp_path / "something.yaml").problems
        assert (found.code, found.expected) == ("CG101", "a file that is there: a.csv, b.yaml")

    def test_which_name_is_offered_does_not_hang_on_the_order_of_the_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        names = ("graphd.yaml", "grapha.yaml", "graphb.yaml")
        for name in names:
            (tmp_path / name).write_text(SURE, encoding="utf-8")
        monkeypatch.setattr(Path, "iterdir", lambda folder: (folder / name for name in names))
        (found,) = examine(tmp_path / "graphc.yaml").problems
        assert found.suggestion == str(tmp_path / "graphd.yaml")

    def test_a_table_by_another_name_is_told_at_its_first_row(self, tmp_path: Path) -> None:
        (found,) = examine_text("source,effect,target\na,raises,b\n", "g.yaml", tmp_path).problems
        assert (found.code, found.place) == ("CG203", Place("g.yaml", 1, 1))

    def test_a_file_of_another_program_is_named_where_no_line_is_known(self, tmp_path: Path) -> None:
        path = tmp_path / "a.dot"
        path.write_text('digraph { tea -> sleep [label="raises"]; rum }', encoding="utf-8")
        (found,) = examine(path).problems
        assert str(found) == f"{path}: warning CG305: no effect touches 'rum'"

    def test_folder(self, tmp_path: Path) -> None:
        (found,) = examine(tmp_path).problems
        assert found.code == "CG102"
        assert "a folder" in found.message

    @pytest.mark.parametrize("error", [OSError(13, "Permission denied"), OSError("Permission denied")])
    def test_locked(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: OSError) -> None:
        path = tmp_path / "g.yaml"
        path.write_text(SURE, encoding="utf-8")

        def refuse(*args: object, **named: object) -> None:
            raise error

        monkeypatch.setattr(Path, "open", refuse)
        (found,) = examine(path).problems
        assert found.code == "CG103"
        assert "Permission denied" in found.message

    def test_not_utf8_names_the_byte(self, tmp_path: Path) -> None:
        path = tmp_path / "g.yaml"
        path.write_bytes("title: é\nx: ü".encode()[:-2] + b"\xfc")
        (found,) = examine(path).problems
        assert found.code == "CG104"
        assert found.place == Place(str(path), 2, 4)
        assert "0xfc (perhaps 'ü')" in found.message

    @pytest.mark.parametrize(
        ("data", "message", "line", "column"),
        [
            (b"ab\n\xe9\xe8 c", "the byte 0xe9 (perhaps 'é') is not UTF-8", 2, 1),
            (b"\x81\x41", "the byte 0x81 is not UTF-8", 1, 1),
            (b"a\nb\x8d", "the byte 0x8d is not UTF-8", 2, 2),
            (b"\xff\xfea\0\0\xd8b\0", "the byte 0x00 is not UTF-16", 0, 0),
        ],
    )
    def test_one_byte_is_named(self, data: bytes, message: str, line: int, column: int) -> None:
        with pytest.raises(FileProblemError) as told:
            decode(data, "g.yaml")
        assert told.value.problem.message == message
        assert told.value.problem.place == Place("g.yaml", line, column)

    @pytest.mark.parametrize(
        ("data", "encoding"),
        [
            (b"\xff\xfea\0", "utf-16"), (b"\xfe\xff\0a", "utf-16"), (b"\xff\xff", "utf-8-sig"),
            (b"a\0b\0", "utf-16-le"), (b"\0a\0b", "utf-16-be"), (b"a\0\0\0", "utf-8-sig"),
            (b"\0\0\0a", "utf-8-sig"), (b"\0\0\0\0", "utf-8-sig"), (b"a\0", "utf-8-sig"),
            (b"a\0b\0c", "utf-8-sig"), (b"a\0bcd\0", "utf-8-sig"), (b"a\0" * 32 + b"bc", "utf-16-le"),
            (b"abcd", "utf-8-sig"), (b"", "utf-8-sig"),
        ],
    )  # fmt: skip
    def test_utf16_is_told_by_its_mark_or_by_every_second_byte(self, data: bytes, encoding: str) -> None:
        assert encoding_of(data, "g.yaml") == encoding

    def test_too_large(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr("graph_data.read.files.MAX_SIZE", 10)
        path = tmp_path / "g.yaml"
        path.write_text(SURE, encoding="utf-8")
        assert [found.code for found in examine(path).problems] == ["CG107"]

    def test_nul_in_the_name(self) -> None:
        assert [found.code for found in examine("a\0b").problems] == ["CG103"]

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_marks_of_encoding(self, tmp_path: Path, encoding: str) -> None:
        path = tmp_path / "g.yaml"
        path.write_text(SURE.replace("\n", "\r\n"), encoding=encoding)
        graph = examine(path).graph
        assert graph is not None
        assert graph.title == "g"

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_utf16_without_a_mark(self, tmp_path: Path, encoding: str) -> None:
        path = tmp_path / "g.yaml"
        path.write_text("# A graph of few things, in a file of some length\n" * 2 + SURE, encoding=encoding)
        assert examine(path).problems == ()

    @pytest.mark.parametrize(
        ("start", "kind"), [(b"%PDF-1.7", "a PDF"), (b"\x1f\x8b\x08", "a compressed file")]
    )
    def test_another_kind_of_file_is_called_what_it_is(self, tmp_path: Path, start: bytes, kind: str) -> None:
        path = tmp_path / "g.yaml"
        path.write_bytes(start + b" text")
        (found,) = examine(path).problems
        assert (found.code, found.message) == ("CG104", f"this is {kind}, not a text")

    def test_utf16_of_two_letters(self, tmp_path: Path) -> None:
        path = tmp_path / "g.yaml"
        path.write_bytes("ab".encode("utf-16-le"))
        assert [found.code for found in examine(path).problems] == ["CG203"]

    @pytest.mark.parametrize("data", [b"a\0", b"a\0b\0c", b"a\0cdef", b"a\0" + b"cdefgh\0b" * 9])
    def test_a_few_zero_bytes_are_no_utf16(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "g.yaml"
        path.write_bytes(data)
        (found,) = examine(path).problems
        assert (found.code, found.place) == ("CG105", Place(str(path), 1, 2))


class TestWords:
    def test_place_expected_and_nearest(self) -> None:
        report = examine_text(
            "concepts: [magnesium, iron]\neffects:\n  - magnesum -> iron: raises\n", "g.yaml"
        )
        found = [each for each in report.problems if each.code == "CG301"]
        assert str(found[0]) == (
            "g.yaml:3:5: error CG301: the source 'magnesum' is not among the concepts; "
            "did you mean 'magnesium'?"
        )

    @pytest.mark.parametrize(
        ("concepts", "example"),
        [("concepts: [tea, nap]", "concepts: [..., zebra]"),
         ("concepts:\n  tea: {}\n  nap: {}", "concepts:\n  zebra:"),
         ("concepts:\n  - tea\n  - nap", "concepts:\n  - zebra"),
         ("concepts:\n- tea\n- nap", "concepts:\n- zebra"),
         ("concepts:\n    tea: {}\n    nap: {}", "concepts:\n    zebra:"),
         ("concepts: {tea: {label: Tea}, nap: {}}", "concepts: {..., zebra: {}}"),
         ("concepts:\n  [tea, nap]", "concepts: [..., zebra]"),
         ("concepts:\n  [\n    tea,\n    nap]", "concepts: [..., zebra]")],
    )  # fmt: skip
    def test_a_concept_is_added_as_those_that_are_there_stand(self, concepts: str, example: str) -> None:
        (found,) = examine_text(f"{concepts}\neffects:\n  - tea -> zebra: eases\n").problems[:1]
        assert (found.code, found.example) == ("CG301", example)
        followed = example.replace("concepts:\n", f"{concepts}\n")
        if "..." in example:
            followed = concepts[:-1] + example.partition("...")[2]
        mended = examine_text(f"{followed}\neffects:\n  - tea -> zebra: eases\n")
        assert not mended.errors

    @pytest.mark.parametrize(
        ("effect", "pairs"),
        [("tea -> nap and rest: eases", ["tea -> nap: eases", "tea -> rest: eases"]),
         ("nap, rest -> tea: eases", ["nap -> tea: eases", "rest -> tea: eases"])],
    )  # fmt: skip
    def test_several_in_the_place_of_one_are_effects_of_their_own(
        self, effect: str, pairs: list[str]
    ) -> None:
        (found,) = examine_text(f"concepts: [tea, nap, rest]\neffects:\n  - {effect}\n").problems[:1]
        assert (found.code, [line.lstrip("- ") for line in found.example.splitlines()]) == ("CG301", pairs)

    def test_misspelt_key_is_one_problem(self) -> None:
        report = examine_text("effects:\n  - {source: a, target: b, lable: raises}\n")
        (found,) = report.problems
        assert (found.code, found.suggestion, found.place) == ("CG201", "label", Place("graph.yaml", 2, 28))

    def test_all_at_once_in_order(self) -> None:
        text = "titel: x\nconcepts: [a, b]\neffects:\n  - c -> a: raises\n  - a -> d: raises\n"
        found = examine_text(text).problems
        assert [each.place.line for each in found if each.place] == sorted(
            each.place.line for each in found if each.place
        )
        assert [each.code for each in found] == ["CG201", "CG301", "CG301"]

    def test_nearest_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("One. Most people take it against cramps. Two.", encoding="utf-8")
        effect = "{source: a, target: b, label: eases, quote: Many people take it for cramps.}"
        text = f"text: a.md\neffects:\n  - {effect}"
        (found,) = examine_text(text, "g.yaml", tmp_path).problems
        assert (found.code, found.suggestion) == ("CG503", "Most people take it against cramps.")

    @pytest.mark.parametrize("name", ["/etc/passwd", "../a.md", "sub/../../a.md", "c:\\x", "http://x/y"])
    def test_article_stays_in_the_folder(self, tmp_path: Path, name: str) -> None:
        folder = tmp_path / "in"
        folder.mkdir()
        (tmp_path / "a.md").write_text("secret", encoding="utf-8")
        report = examine_text(f"text: {json.dumps(name)}\n{SURE}", "g.yaml", folder)
        assert [each.code for each in report.problems] == ["CG502"]

    @pytest.mark.parametrize("name", ["{}/a.md", "sub\\a.md", "c:a.md", "a:b/a.md"])
    def test_a_name_of_another_form_is_none_even_within_the_folder(self, tmp_path: Path, name: str) -> None:
        named = name.format(tmp_path)
        for each in (tmp_path / "a.md", tmp_path / named):
            each.parent.mkdir(exist_ok=True)
            each.write_text("Most.", encoding="utf-8")
        with pytest.raises(FileProblemError) as told:
            Folders(tmp_path).beside(named)
        assert str(told.value.problem) == (
            f"{named}: error CG502: {named!r} is not in the graph file's folder"
        )

    def test_nul_is_in_no_name(self, tmp_path: Path) -> None:
        with pytest.raises(FileProblemError, match="CG502"):
            Folders(tmp_path).beside("a\0.md")

    def test_a_colon_within_a_folder_of_it_is_a_sign_as_any(self, tmp_path: Path) -> None:
        assert Folders(tmp_path).beside("sub/c:a.md") == tmp_path / "sub/c:a.md"

    def test_link_out_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "a.md").write_text("secret", encoding="utf-8")
        (tmp_path / "in" / "b.md").symlink_to(tmp_path / "a.md")
        report = examine_text(f"text: b.md\n{SURE}", "g.yaml", tmp_path / "in")
        assert [each.code for each in report.problems] == ["CG502"]


class TestStyles:
    PROBLEM = problem(
        "CG301", "the source 'x' is not among the concepts", Place("g,1.yaml", 2, 5), suggestion="y"
    )

    def test_text_shows_line_and_caret(self) -> None:
        told = format_problems([self.PROBLEM], sources={"g,1.yaml": "effects:\n  - x -> y: eases\n"})
        assert told.splitlines() == [
            "g,1.yaml:2:5: error CG301: the source 'x' is not among the concepts",
            "    2 |   - x -> y: eases",
            "            ^",
            "  did you mean: y",
            "",
            "1 error",
        ]

    @pytest.mark.parametrize(
        ("before", "cells"), [("漢字漢字", 8), ("rain", 4), ("e\u0301", 1), ("ｆｕｌｌ", 8)]
    )
    def test_the_caret_stands_under_the_sign_however_wide_those_before_it_are(
        self, before: str, cells: int
    ) -> None:
        found = problem("CG301", "no", Place("g.yaml", 1, 1 + len(before)), suggestion="y")
        told = format_problems([found], sources={"g.yaml": f"{before}x\n"}).splitlines()
        assert told[1:3] == [f"    1 | {before}x", " " * (8 + cells) + "^"]

    def test_terminal_orders_are_not_obeyed(self) -> None:
        hostile = problem("CG201", "\x1b[2J\nnew\u202e", Place("\x1b]0;x", 1, 1))
        for style in ("text", "gcc"):
            told = format_problems([hostile], style, sources={"\x1b]0;x": "a\x1b[31mb"})
            assert "\x1b" not in told
            assert "\u202e" not in told

    def test_json(self) -> None:
        assert json.loads(format_problems([self.PROBLEM], "json")) == [
            {
                "code": "CG301",
                "severity": "error",
                "message": "the source 'x' is not among the concepts",
                "file": "g,1.yaml",
                "line": 2,
                "column": 5,
                "expected": "",
                "suggestion": "y",
                "example": "",
            }
        ]

    def test_gcc(self) -> None:
        assert format_problems([self.PROBLEM], "gcc") == (
            "g,1.yaml:2:5: error: the source 'x' is not among the concepts; did you mean 'y'? [CG301]\n"
        )

    def test_github(self) -> None:
        assert format_problems([self.PROBLEM], "github") == (
            "::error file=g%2C1.yaml,line=2,col=5,title=CG301::the source 'x' is not among the concepts; "
            "did you mean 'y'?\n"
        )

    def test_none(self) -> None:
        assert format_problems([]) == "No problems.\n"
        assert json.loads(format_problems([], "json")) == []
        with pytest.raises(ValueError, match="no style 'xml'"):
            format_problems([], "xml")


class TestDocumentation:
    def test_every_code_is_explained(self) -> None:
        text = (DOCS / "problems.md").read_text(encoding="utf-8")
        for code in CODES.values():
            assert f"### {code.code} {code.title}" in text
            assert code.explanation in text
            assert code.remedy in text
        assert all(f"## {title}" in text for title in GROUPS.values())

    def test_no_code_is_left_over(self) -> None:
        import re

        text = (DOCS / "problems.md").read_text(encoding="utf-8")
        assert set(re.findall(r"### (CG\d{3})", text)) == set(CODES)


def test_several_concepts_in_the_place_of_one_are_told_as_an_effect_for_each() -> None:
    text = "concepts: {tea: , sleep: , mood: }\n"
    text += "effects: [{source: 'tea, mood', target: sleep, label: aids}]\n"
    (found,) = examine_text(text).problems
    assert (found.code, found.message) == ("CG301", "the source 'tea, mood' is not one concept but 2")
    assert (found.expected, found.suggestion) == ("an effect for each", "")
    assert found.example == "- tea -> sleep: aids\n- mood -> sleep: aids"


@pytest.mark.parametrize(
    ("go", "told"),
    [
        ("one", False),
        ("two", False),
        ("t:two", False),
        ("nothing", True),
        ("t:nothing", True),
        ("u:one", True),
    ],
)
def test_a_step_leads_to_one_that_there_is(go: str, told: bool) -> None:
    text = (
        "effects: [tea -> sleep: lowers]\ntours:\n  - {id: t, title: T, steps: "
        f"[{{id: one, overview: all, go: ['{go}']}}, {{id: two, overview: all}}]}}\n"
    )
    codes = [found.code for found in examine_text(text).problems]
    assert ("CG714" in codes) is told


def test_a_problem_is_of_the_record_that_it_stands_in() -> None:
    text = (
        "concepts:\n  tea: {label: tea}\n  sleep:\n    label: sleep\neffects:\n"
        "  - {source: tea, target: sleep, label: delays}\n  - {source: sleep, target: tea, label: asks for}\n"
        "tours:\n  - title: T\n    steps:\n      - {overview: all}\n      - focus: tea\n        say: Two.\n"
    )
    graph = examine_text(text, "graph").graph
    assert graph is not None
    of = concerns(graph)

    def at(line: int, column: int, file: str = "graph") -> tuple[str, str]:
        return of(problem("CG201", "", Place(file, line, column)))

    effects = list(graph.effects)
    assert at(1, 1) == ("", "")
    assert at(2, 1) == at(2, 10) == ("concept", "tea")  # before the first of a line and within it
    assert at(3, 9) == at(4, 5) == ("concept", "sleep")
    assert at(6, 5) == at(6, 60) == ("effect", effects[0])
    assert at(7, 20) == ("effect", effects[1])
    assert at(11, 9) == ("step", "t:1")
    assert at(12, 9) == at(13, 14) == ("step", "t:2")
    assert at(0, 0) == at(6, 3, "another") == ("", "")
