"""Tables as people have them: columns of any name, separators, encodings, lines above, squares of signs."""

from __future__ import annotations

import pytest

from graph_data import InvalidGraphError
from graph_data.formats.encodings import decoded
from graph_data.formats.mapping import Converted
from graph_data.formats.receive import received
from graph_data.formats.registry import HEAD, reader_for


def table(text: str | bytes, name: str = "table.csv") -> Converted:
    data = text.encode() if isinstance(text, str) else text
    reader = reader_for(data[:HEAD], name)
    assert reader is not None
    return received([(data, name, reader)])


def told(found: Converted) -> list[str]:
    labels = {concept.id: concept.label for concept in found.graph.concepts.values()}
    return [f"{labels[e.source]}|{e.label}|{labels[e.target]}|{e.sign}" for e in found.graph.effects.values()]


TWO = ["A|raises|B|+", "B|lowers|C|-"]
WORDS = ("raises", "lowers")
#: Header rows whose columns s, w and t hold source, words and target; other letters hold anything.
HEADERS = """
source_node,target_node,relationship_type|stw
head,relation,tail|swt
h,r,t|swt
Entity A,Entity B,Effect|stw
Source Node,Interaction,Target Node|swt
~from,~to,~label|stw
_start,_end,_type|stw
source_label,relation_label,target_label|swt
concept1,link,concept2|swt
Concept,Linking phrase,Concept|swt
from_id,from_name,to_id,to_name,rel_type|xsxtw
Predecessor,Successor,Text|stw
input,output,effect|stw
Agent,Patient,Verb|stw
subj,pred,obj|swt
s,p,o|swt
arg1,rel,arg2|swt
cause_node,effect_node,text|stw
Cause concept,Effect concept,Description|stw
Von (Ursache),Nach (Folge),Wirkung (Text)|stw
Startknoten,Endknoten,Kantentyp|stw
upstream,downstream,type|stw
from,to,value,title|stxw
TF,Target,Mode of regulation|stw
gene1,gene2,interaction_type|stw
Influencing factor,Influenced factor,How|stw
Einflussfaktor,Zielgröße,Art|stw
source gene,target gene,remark|stw
sujeto,predicado,objeto|swt
sujet,prédicat,objet|swt
Subjekt,Prädikat,Objekt|swt
source_id,target_id,source_label,target_label,predicate|xxstw
""".strip().splitlines()


@pytest.mark.parametrize("line", HEADERS)
def test_ends_and_words_are_found_by_any_usual_name(line: str) -> None:
    header, kinds = line.split("|")
    rows = [
        ",".join({"s": ends[0], "t": ends[1], "w": words}.get(kind, str(n)) for n, kind in enumerate(kinds))
        for ends, words in zip(("AB", "BC"), WORDS, strict=True)
    ]
    assert told(table("\n".join([header, *rows]) + "\n")) == TWO


SIGNED = """
driver,outcome,direction|+|-
Trigger,Effect,Polarity|positive|negative
Independent variable,Dependent variable,Direction|positive|negative
influencing factor,influenced factor,influence|++|-
Exposure,Outcome,Association|positive|inverse
Ursache,Wirkung,Vorzeichen (+/-)|gleichsinnig|gegensinnig
Knoten A;Knoten B;Gewicht|0,5|-0,3
Variable 1,Variable 2,Correlation|0.7|-0.4
Factor A,Factor B,Effect|+|inverse
""".strip().splitlines()


@pytest.mark.parametrize("line", SIGNED)
def test_a_column_of_signs_gives_signs_and_no_words(line: str) -> None:
    header, plus, minus = line.split("|")
    cut = ";" if ";" in header else ","
    found = table(f"{header}\nA{cut}B{cut}{plus}\nB{cut}C{cut}{minus}\n")
    assert [each.rpartition("|")[2] for each in told(found)] == ["+", "-"]
    assert found.read_as["effects without words"] == 2


def test_arrows_that_point_back_turn_the_ends() -> None:
    found = table('from,to,arrows,label\nA,B,to,raises\nB,C,from,lowers\nC,D,"to, from",raises\n')
    assert told(found) == ["A|raises|B|+", "C|lowers|B|-", "C|raises|D|+", "D|raises|C|+"]


def test_rows_without_a_header_whose_words_stand_last() -> None:
    assert told(table("Stress,Sleep,lowers\nSleep,Mood,improves\n")) == [
        "Stress|lowers|Sleep|-", "Sleep|improves|Mood|+"]  # fmt: skip


def test_numbers_are_no_concepts() -> None:
    with pytest.raises(InvalidGraphError, match="CG121"):
        table("Year,Rain,Temp\n2001,3,4\n2002,4,-1\n")


def test_lines_above_a_table_are_told() -> None:
    found = table("Wirkungen 2024;;\n# von mir;;\nVon;Nach;Wirkung\nA;B;erhöht\n")
    assert told(found) == ["A|erhöht|B|+"]
    assert found.not_carried["lines above the table"] == 2


def test_edges_of_cytoscape_have_their_ends_in_their_name() -> None:
    found = table("shared name,name,interaction\nA (activates) B,A (activates) B,activates\n")
    assert told(found) == ["A|activates|B|+"]


@pytest.mark.parametrize(
    "text",
    [
        "source   target   label\nA   B   raises\nB   C   lowers\n",
        "source|target|label\nA|B|raises\nB|C|lowers\n",
        "sep=;\nsource;target;label\nA;B;raises\nB;C;lowers\n",
    ],
)
def test_any_separator(text: str) -> None:
    assert told(table(text)) == TWO


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (",A,B\nA,0,-0.75\nB,0.5,0\n", ["A|-|B", "B|+|A"]),
        ("Begriff;A;B\nA;0;-0,75\nB;0,5;0\n", ["A|-|B", "B|+|A"]),
        ("x,A,B\nB,-,\nA,,+\n", ["B|-|A", "A|+|B"]),
        (",Sleep,Mood\nStress,-,\nCoffee,,+\n", ["Stress|-|Sleep", "Coffee|+|Mood"]),
    ],
)
def test_a_square_of_signs_or_numbers(text: str, expected: list[str]) -> None:
    found = table(text)
    assert [
        f"{each.split('|')[0]}|{each.split('|')[3]}|{each.split('|')[2]}" for each in told(found)
    ] == expected
    assert "rows, read as what acts" in found.read_as


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Müll;Größe;erhöht", "cp1252"), ("Müll;Größe;erhöht", "mac_roman"), ("Müll;Größe;erhöht", "cp850"),
        ("Łódź,Kraków,Gęś", "cp1250"), ("Стресс,Сон,снижает", "cp1251"), ("Стресс,Сон", "koi8_r"),
        ("ストレス,睡眠,下げる", "cp932"), ("ストレス,睡眠,下げる", "euc_jp"), ("压力,睡眠,降低", "gb18030"),
        ("수면,기분", "euc_kr"), ("l’été – “x” 5 €", "cp1252"), ("Temperatur °C; 5 µg", "cp1252"),
        ("uyku,öğrenme,şeker", "cp1254"), ("Καφές,Ύπνος", "cp1253"),
    ],
)  # fmt: skip
def test_the_encoding_is_the_one_in_which_words_look_like_words(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_unicode_with_and_without_its_mark(encoding: str) -> None:
    found = table("von;nach;label\nMüll;Größe;erhöht\n".encode(encoding))
    assert told(found) == ["Müll|erhöht|Größe|+"]
    assert found.graph.language == "de"
    assert not found.read_as


def test_what_nobody_sees_is_counted_once() -> None:
    found = table("source,target,label\nA\x07,B,rai\x01ses\nB,C\u200b,low\u202eers\n")
    assert told(found) == TWO
    assert found.not_carried["characters that nobody sees"] == 3
    assert found.not_carried["marks that turn the direction of writing"] == 1


def test_citation_keys_as_markdown_has_them() -> None:
    found = table("source,target,label,evidence\nA,B,raises,@smith2020\nB,C,lowers,[@smith2020; @doe-2019]\n")
    assert list(found.graph.references) == ["smith2020", "doe-2019"]


def test_documents_beside_the_ends_are_references_and_numbers_of_ends_are_none() -> None:
    found = table("Von;Zu;Beziehung;Quelle\nRegen;Teich;füllt;Meier 2020\n")
    assert [one.csl["title"] for one in found.graph.references.values()] == ["Meier 2020"]
    numbered = table("source_id,target_id,source_name,target_name,label\n1,2,rain,pond,fills\n")
    assert not numbered.graph.references
    assert numbered.not_carried == {"column source_id": 1, "column target_id": 1}


def test_a_sign_against_its_words_is_kept_and_told() -> None:
    found = table("source,target,label,sign\nA,B,raises,-\nB,C,lowers,-\n")
    assert told(found) == ["A|raises|B|-", "B|lowers|C|-"]
    assert found.read_as == {"signs that speak against their words": 1}


def test_ends_that_the_table_of_concepts_lacks_are_told() -> None:
    nodes, edges = (b"id,label\n1,Stress\n2,Sleep\n", b"source,target,label\n1,2,lowers\n2,3,raises\n")
    reader = reader_for(edges, "edges.csv")
    assert reader is not None
    found = received([(nodes, "nodes.csv", reader), (edges, "edges.csv", reader)])
    assert told(found) == ["Stress|lowers|Sleep|-", "Sleep|raises|3|+"]
    assert found.read_as == {"concepts that only links name": 1}


def test_a_table_of_a_spreadsheet_with_title_sums_and_a_column_of_signs() -> None:
    found = table(
        "Wirkungsgefüge Teich;;;\nUrsache;Wirkung auf;Wirkung (+/-);Beleg\nRegen;Teich;+;Meier 2020\n"
        "Algen;Fische;-;\nSumme: 2;;;\n;;;Stand März\n".replace("Summe: 2;", ";;;Summe: 2")
    )
    assert told(found) == ["Regen|+|Teich|+", "Algen|-|Fische|-"]
    assert found.not_carried["rows without ends"] == 2


@pytest.mark.parametrize("values", [("-1", "1"), ("0.5", "-2"), ("1", "1"), ("+1", "-1")])
@pytest.mark.parametrize("name", ["sentiment", "mood", "x"])
def test_a_column_of_numbers_of_any_name_is_told_and_holds_no_words(
    name: str, values: tuple[str, str]
) -> None:
    text = f"from,to,quote,{name}\nDrought,Hunger,No rain.,{values[0]}\nWell,Hunger,Water.,{values[1]}\n"
    found = table(text)
    assert told(found) == ["Drought|affects|Hunger|unknown", "Well|affects|Hunger|unknown"]
    assert any(f"column {name}" in line for line in found.not_carried)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Factor,Influences,How\nNoise,Sleep,disturbs\n", ["Noise|disturbs|Sleep|-"]),
        ("Faktor,beeinflusst,wie\nL\u00e4rm,Schlaf,st\u00f6rt\n", ["L\u00e4rm|st\u00f6rt|Schlaf|-"]),
        ("Variable,Influenced by,Comment\nSleep,Noise,at night\n", ["Noise|affects|Sleep|unknown"]),
        ("name,affects,sign\nTea,Sleep,-\n", ["Tea|decreases|Sleep|-"]),
        ("concept_a,relationship,concept_b,direction\nA,raises,B,a->b\nC,lowers,D,b->a\n",
         ["A|raises|B|+", "D|lowers|C|-"]),
    ],
)  # fmt: skip
def test_a_column_called_by_what_things_do_holds_the_other_ends(text: str, expected: list[str]) -> None:
    assert told(table(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "id,name,causes\n1,Tea,many\n2,Sleep,some\n",
        "name,definition,causes\nTea,Leaves in water.,many\nSleep,Rest at night.,some\n",
        "name,influence\nTea,0.8\nSleep,0.2\n",
    ],
)
def test_a_table_of_things_stays_one_whatever_its_columns_are_called(text: str) -> None:
    with pytest.raises(InvalidGraphError) as found:
        table(text)
    assert [each.code for each in found.value.problems] == ["CG127"]
