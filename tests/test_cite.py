"""Pasted references become the file's: read as they are, completed by a registry only where it is wished."""

from __future__ import annotations

import io
import json
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from graph_data import EditRefusedError, LivingFile
from graph_data.read.doi_registry import RegistryError, _taken, completed_references
from graph_data.read.pasted_references import cited, pasted_references, reference_id

from .served import TEA, serving

EFFECT = "tea-reduces-sleep"
BIBTEX = "@article{Lee20, author={Lee, Kim and Roe, A}, title={On {T}ea}, year=2020, doi={10.1000/tea}}"
RIS = "TY  - JOUR\nAU  - Lee, Kim\nTI  - On Tea\nPY  - 2020\nDO  - 10.1000/tea\nER  - \n"
CSL = {
    "type": "journal-article",
    "title": "On <i>Tea</i>\u202e",
    "author": [{"family": "Lee", "given": "Kim", "sequence": "first", "affiliation": []}],
    "issued": {"date-parts": [[2020, 9, 1]]},
    "container-title": "Drinks",
    "URL": "javascript:alert(1)",
    "DOI": "10.9999/another",
    "reference": [{"key": "x"}] * 50,
}


@pytest.fixture
def tea(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small graph file, and a cache of its own."""
    monkeypatch.setenv("CONCEPTGRAPH_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "tea.yaml"
    path.write_text(TEA)
    return path


@pytest.mark.parametrize("text", [BIBTEX, RIS, json.dumps([{"id": "a", **CSL, "DOI": "10.1000/tea"}])])
def test_pasted_and_cited_once(text: str, tea: Path) -> None:
    """Each kind is read, called by author and year, and evidence; a second time changes nothing."""
    file = LivingFile(tea)
    file.do([{"do": "cite", "id": EFFECT, "value": text}])
    assert file.graph
    reference = file.graph.references["lee-2020"]
    assert reference.csl["DOI"] == "10.1000/tea" and reference.csl["title"] in ("On Tea", "On Tea")
    assert [each.reference for each in file.graph.effects[EFFECT].evidence] == ["lee-2020"]
    once = file.text
    done = file.do([{"do": "cite", "id": EFFECT, "value": "see https://doi.org/10.1000/TEA."}])
    assert file.text == once and done.told == ("the reference 'lee-2020' is there already",)
    assert "# at night" in once
    file.undo()
    assert tea.read_text() == TEA


@pytest.mark.parametrize(
    ("text", "csl"),
    [
        ("doi:10.1000/182.", {"DOI": "10.1000/182"}),
        ("https://example.org/a?b=1", {"URL": "https://example.org/a?b=1"}),
        (
            "Lee K (2020) On tea.\nDrinks 3. https://doi.org/10.1016/S0140-6736(05)67890-1",
            {
                "title": "Lee K (2020) On tea. Drinks 3",
                "issued": 2020,
                "DOI": "10.1016/S0140-6736(05)67890-1",
            },
        ),
    ],
)
def test_what_can_be_read_is_filled_in(text: str, csl: dict[str, Any], tea: Path) -> None:
    """Of a DOI, an address or a line of words that is taken which stands there."""
    file = LivingFile(tea)
    file.do([{"do": "cite", "value": text}])
    assert file.graph
    (reference,) = file.graph.references.values()
    assert dict(reference.csl) == csl


@pytest.mark.parametrize("text", ["", "  ", "{", "[1]", "@article{", "x" * 200_001, {"title": None}, [{}]])
def test_what_is_no_reference_is_refused(text: Any, tea: Path) -> None:
    """The file stays as it is, and a sentence says why."""
    with pytest.raises(EditRefusedError):
        LivingFile(tea).do([{"do": "cite", "id": EFFECT, "value": text}])
    assert tea.read_text() == TEA


def test_a_library_beside_the_file_is_not_written(tea: Path) -> None:
    """What is in it already can be cited; what is not is to be added there."""
    (tea.parent / "books.ris").write_text(RIS)
    tea.write_text(TEA + "references: books.ris\n")
    file = LivingFile(tea)
    file.do([{"do": "cite", "id": EFFECT, "value": "10.1000/tea"}])
    assert "reference: lee-2020" in file.text
    with pytest.raises(EditRefusedError, match=r"the references stand in books\.ris"):
        file.do([{"do": "cite", "id": EFFECT, "value": "10.1000/other"}])


class Registry(BaseHTTPRequestHandler):
    """Stands in for the registry of DOIs."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        """Answer as the end of the DOI wants it."""
        self.asked.append((self.path, self.headers["Accept"]))
        name = self.path.rpartition("/")[2]
        status = {"unknown": 404, "away": 302, "moved": 302}.get(name, 200)
        body = {"huge": b" " * 1_100_000, "odd": b"[[[", "list": b"[1]", "empty": b"{}"}.get(name)
        self.send_response(status)
        if status == 302:
            port = self.connection.getsockname()[1]
            to = {"away": "http://example.org/", "moved": f"http://127.0.0.1:{port}/csl"}
            self.send_header("Location", to[name])
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body if body is not None else json.dumps(CSL).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def registry() -> Iterator[str]:
    """The address of a registry on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ["tea", "moved"])
def test_a_registry_completes_what_was_pasted(
    name: str, registry: str, tea: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts without tags and hidden signs; no address of its own, and the DOI that was asked for."""
    from graph_data import completed_references

    monkeypatch.setenv("CONCEPTGRAPH_DOI_REGISTRY", registry)
    found, told = completed_references(f"https://doi.org/10.1000/{name}")
    assert told == []
    file = LivingFile(tea)
    file.do([{"do": "cite", "id": EFFECT, "value": found}])
    assert file.graph
    assert dict(file.graph.references["lee-2020"].csl) == {
        "type": "article-journal", "title": "On Tea", "author": [{"family": "Lee", "given": "Kim"}],
        "issued": "2020-09-01", "container-title": "Drinks", "DOI": f"10.1000/{name}",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("unknown", "it does not know it"),
        ("away", "without https"),
        ("huge", "too large"),
        ("odd", "no CSL-JSON"),
        ("list", "no reference"),
        ("empty", "neither title nor author"),
    ],
)
def test_answers_that_are_none(name: str, why: str, registry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then what was pasted is taken, and it is said."""
    from graph_data import completed_references

    monkeypatch.setenv("CONCEPTGRAPH_DOI_REGISTRY", registry)
    found, (told,) = completed_references(f"10.1000/{name}")
    assert found == [{"id": f"10-1000-{name}", "DOI": f"10.1000/{name}"}]
    assert f"the registry tells nothing of 10.1000/{name}: " in told and why in told


def test_only_online_is_anybody_asked(
    registry: str, tea: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A served page asks the registry with --online alone; what has an author is not asked for."""
    monkeypatch.setenv("CONCEPTGRAPH_DOI_REGISTRY", registry)
    Registry.asked.clear()
    ops = [{"do": "cite", "id": EFFECT, "value": "10.1000/tea"}]
    with serving(tea, cache=tmp_path / "cache") as served:
        status, _ = served.post("do", ops=ops)
        assert status == 200 and not Registry.asked
        assert "DOI: 10.1000/tea" in tea.read_text()
        served.post("undo")
    with serving(tea, "--online", cache=tmp_path / "cache") as served:
        served.post("do", ops=[{**ops[0], "value": BIBTEX}])
        assert not Registry.asked
        served.post("undo")
        status, answer = served.post("do", ops=ops)
        assert status == 200 and "told" not in answer
        assert Registry.asked == [("/10.1000/tea", "application/vnd.citationstyles.csl+json")]
        assert "lee-2020" in tea.read_text()
        status, answer = served.post("do", ops=[{**ops[0], "value": "10.1000/unknown"}])
        told = "the registry tells nothing of 10.1000/unknown: it does not know it"
        assert status == 200 and answer["told"] == [told]


@pytest.mark.parametrize(
    ("base", "leads_to", "followed"),
    [
        ("https://doi.example/", "https://else.example/x", True),
        ("https://doi.example/", "http://else.example/x", False),
        ("https://doi.example/", "https://localhost/x", False),
        ("https://doi.example/", "http://127.0.0.1/x", False),
        ("https://doi.example/", "https://[::1]/x", False),
        ("https://doi.example/", "ftp://else.example/x", False),
        ("https://doi.example/", "https:///x", False),
        ("http://localhost/", "http://127.0.0.1/x", True),
        ("http://localhost/", "https://else.example/x", True),
        ("http://localhost/", "http://else.example/x", False),
    ],
)
def test_a_registry_leads_nowhere_in_the_open_and_from_outside_not_in_here(
    base: str, leads_to: str, followed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph_data.read.doi_registry import RegistryError, registered

    class Opener:
        def __init__(self, handler: urllib.request.HTTPRedirectHandler) -> None:
            self.handler = handler

        def open(self, request: urllib.request.Request, timeout: float) -> None:
            led = self.handler.redirect_request(request, io.BytesIO(), 302, "Found", HTTPMessage(), leads_to)
            assert led and led.full_url == leads_to
            raise ValueError("it is followed")

    monkeypatch.setenv("CONCEPTGRAPH_DOI_REGISTRY", base)
    monkeypatch.setattr("urllib.request.build_opener", Opener)
    why = "it is followed" if followed else "it leads to an address without https"
    with pytest.raises(RegistryError, match=f"^{why}$"):
        registered("10.1000/x")


@pytest.mark.parametrize("base", ["http://doi.example/", "ftp://localhost/", "https://", "doi.example"])
def test_a_registry_that_anybody_could_read_along_is_not_asked(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph_data.read.doi_registry import RegistryError, registered

    monkeypatch.setenv("CONCEPTGRAPH_DOI_REGISTRY", base)
    with pytest.raises(RegistryError, match=r"^CONCEPTGRAPH_DOI_REGISTRY is no address with https$"):
        registered("10.1000/x")


@pytest.mark.parametrize(
    ("person", "written"),
    [
        ({"family": "Lee", "given": "Kim", "name": "Kim Lee"}, {"family": "Lee", "given": "Kim"}),
        ({"name": "World <i>Health</i>"}, {"literal": "World Health"}),
        ({"family": "", "name": "WHO"}, {"literal": "WHO"}),
        ({"family": 5, "name": "WHO"}, {"literal": "WHO"}),
        ("WHO", {"literal": "WHO"}),
        ({"literal": "WHO", "orcid": "0"}, {"literal": "WHO"}),
        ({"orcid": "0"}, None),
        ({"name": 5}, None),
        ({"name": ""}, None),
        ({}, None),
        ("", None),
        (7, None),
        (None, None),
    ],
)
def test_people_have_the_names_that_are_given(person: object, written: dict[str, str] | None) -> None:
    found = cited({"title": "T", "author": [person]})
    assert found == {"title": "T"} | ({"author": [written]} if written else {})


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ({"date-parts": [[2020, 9, 1]]}, "2020-09-01"),
        ({"date-parts": [["2020", "12", "31"]]}, "2020-12-31"),
        ({"date-parts": [[2020, 9]]}, 2020),
        ({"date-parts": [[2020, 9, None]]}, 2020),
        ({"date-parts": []}, None),
        ("2020-09-21", "2020-09-21"),
        (" 2020-09 ", "2020-09"),
        ("September 2020", 2020),
        (2020, 2020),
        ("soon", None),
    ],
)
def test_dates_are_written_as_by_hand(date: object, written: object) -> None:
    assert cited({"title": "T", "issued": date}).get("issued") == written


def test_of_a_registrys_answer_only_what_is_short_and_no_address_is_taken() -> None:
    people = [{"family": f"F{n}"} for n in range(301)]
    answer = {"title": "T", "author": people, "URL": "https://x.org", "note": "n", "DOI": "10.1000/tea"}
    taken = _taken({**answer, "container-title": "x" * 2000, "publisher": "x" * 2001})
    assert {"URL", "note", "publisher"}.isdisjoint(taken)
    assert len(taken["container-title"]) == 2000 and len(taken["author"]) == 300
    assert _taken({"title": "T"})["title"] == "T" and _taken({"author": people[:1]})["author"] == people[:1]
    with pytest.raises(RegistryError):
        _taken({"publisher": "P"})


@pytest.mark.parametrize(
    ("fields", "id"),
    [
        ({"author": [{"family": "Lee"}], "issued": 2020}, "lee-2020"),
        ({"author": [{"literal": "The WHO"}], "issued": "2020-01"}, "the-who-2020"),
        ({"author": ["Lee"], "issued": 2020}, "lee-2020"),
        ({"editor": [{"family": "Roe"}], "issued": 2020}, "roe-2020"),
        ({"author": [{"family": "Lee"}], "title": "On tea and sleep and more"}, "on-tea-and-sleep"),
        ({"author": [{"given": "K"}], "issued": 2020, "title": "On tea"}, "on-tea-2020"),
        ({"title": "On tea", "DOI": "10.1000/x"}, "10-1000-x"),
        ({"URL": "https://WWW.example.org/tea"}, "example-org-tea"),
    ],
)
def test_a_reference_is_called_by_what_is_known_of_it(fields: dict[str, Any], id: str) -> None:
    assert reference_id(fields) == id
    complete = fields.get("issued") and not fields.get("title")
    assert reference_id(fields, "given") == (id if complete else "given")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lee: On tea (2020). doi:10.1000/A.b.", {"10-1000-a-b": {"title", "issued", "DOI"}}),
        ("a 10.1000/x\nb 10.1000/y", {"10-1000-x": {"title", "DOI"}, "10-1000-y": {"title", "DOI"}}),
        ("a 10.1000/x\nb", {"10-1000-x": {"title", "DOI"}}),
        (
            "On tea (1499)\n\nRest, a long study (2099)",
            {"on-tea-1499": {"title"}, "rest-a-long-study-2099": {"title", "issued"}},
        ),
        ("PMID: 123 On tea https://x.org/a.", {"on-tea": {"title", "PMID", "URL"}}),
    ],
)
def test_lines_are_read_as_far_as_they_can_be(text: str, found: dict[str, set[str]]) -> None:
    assert {id: set(fields) for id, fields in pasted_references(text).items()} == found


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"DOI": "https://doi.org/10.1000/Tea"}, {"DOI": "10.1000/Tea"}),
        ({"DOI": "doi: 10.1000/tea."}, {"DOI": "10.1000/tea"}),
        ({"DOI": "no doi"}, {"DOI": "no doi"}),
        ({"DOI": "10.1000/tea", "URL": "https://doi.org/10.1000/TEA"}, {"DOI": "10.1000/tea"}),
        ({"DOI": "10.1000/tea", "URL": "https://x.org"}, {"DOI": "10.1000/tea", "URL": "https://x.org"}),
        ({"type": "journal-article"}, {"type": "article-journal"}),
        ({"type": "song"}, {"type": "song"}),
        ({"container-title": ["Drinks", "D"], "reference": [1]}, {"container-title": "Drinks"}),
    ],
)
def test_what_is_written_of_a_reference(given: dict[str, Any], kept: dict[str, Any]) -> None:
    assert cited(given) == kept


def test_of_many_pasted_references_twenty_are_asked_for() -> None:
    asked: list[str] = []

    def ask(doi: str) -> dict[str, Any]:
        asked.append(doi)
        return {"title": f"Of {doi}"}

    given = [f"10.1000/{number}" for number in range(23)]
    found, told = completed_references("\n".join(f"https://doi.org/{doi}" for doi in given), ask)
    assert asked == given[:20] and not told
    assert [each["DOI"] for each in found] == given
