"""``conceptgraph serve``: what it answers, to whom, and what it tells of the file."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import graph_data
from viz import KeptLayouts, Views

from .served import LIMIT_S, TEA, Served, saved, serving


@pytest.fixture(scope="module")
def asked_in_vain(
    tmp_path_factory: pytest.TempPathFactory, shared_cache: Path
) -> Iterator[tuple[Served, Path]]:
    """A server with its file, for tests that leave both as they are."""
    path = tmp_path_factory.mktemp("vain") / "tea.yaml"
    path.write_text(TEA)
    with serving(path, cache=shared_cache) as served:
        yield served, path


def test_it_says_where_and_ends_well(tea: Path, shared_cache: Path) -> None:
    """The first line says where; interrupted or told to end, it ends with 0."""
    for how in (signal.SIGINT, signal.SIGTERM):
        with serving(tea, cache=shared_cache) as served:
            assert served.lines[0].startswith(f"Serving {tea} at http://127.0.0.1:{served.port}/")
            assert len(served.path) > 20
            served.process.send_signal(how)
            assert served.process.wait(LIMIT_S) == 0


def test_the_page_and_what_it_may_do(server: Served) -> None:
    """The page carries the graph, asks its own server only, and stands in no frame."""
    status, html, headers = server.ask("GET", "")
    assert status == 200
    assert b"<title>Tea</title>" in html
    assert b"connect-src &#39;self&#39;" in html or b"connect-src 'self'" in html
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    text, hash = server.text()
    assert text == TEA
    assert f'data-served="{hash}"'.encode() in html


@pytest.mark.parametrize(
    ("headers", "method", "name", "status"),
    [
        ({"Host": "evil.example:80"}, "GET", "", 403),
        ({"Host": None}, "GET", "", 403),
        ({"Origin": "http://evil.example"}, "GET", "", 403),
        ({"Sec_Fetch_Site": "cross-site"}, "GET", "", 403),
        ({"Sec_Fetch_Site": "same-site"}, "GET", "events", 403),
        ({"Origin": None}, "POST", "do", 403),
        ({"Origin": "null"}, "POST", "do", 403),
        ({"Origin": "http://evil.example"}, "POST", "do", 403),
        ({"Content_Type": "text/plain"}, "POST", "do", 403),
        ({"Content_Type": "application/x-www-form-urlencoded"}, "POST", "undo", 403),
        ({"Content_Type": None}, "POST", "do", 403),
        ({"Content_Length": "1000001"}, "POST", "do", 413),
        ({"Content_Length": "-1"}, "POST", "do", 413),
        ({"Content_Length": "many"}, "POST", "do", 411),
        ({}, "GET", "do", 405),
        ({}, "POST", "text", 405),
        ({}, "GET", "tea.yaml", 404),
        ({}, "GET", "..%2f..%2fetc/passwd", 404),
        ({}, "GET", "/", 404),
    ],
)
def test_strangers_are_refused(
    asked_in_vain: tuple[Served, Path], headers: dict[str, str | None], method: str, name: str, status: int
) -> None:
    """What does not come from our own page is refused, whatever it asks for; the file stays as it is."""
    server, tea = asked_in_vain
    found, body, _ = server.ask(method, name, {"ops": []}, **headers)
    assert (found, b"Tea" in body) == (status, False)
    assert tea.read_text() == TEA


@pytest.mark.parametrize(
    "path", ["/", "/x/", "/../etc/passwd", "//etc/passwd", "/tea.yaml", "/%2e%2e/x", "*"]
)
def test_without_the_secret_nothing_is_told(asked_in_vain: tuple[Served, Path], path: str) -> None:
    """Whoever does not know the secret learns nothing."""
    server, _ = asked_in_vain
    status, body, _ = server.ask("GET", "", path=path)
    assert status in (400, 403)
    assert b"Tea" not in body
    status, body, _ = server.ask("POST", "do", {"ops": []}, path=path.rstrip("/") + "/do")
    assert status in (400, 403)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b"null"])
def test_bodies_that_are_none(asked_in_vain: tuple[Served, Path], body: bytes) -> None:
    """What is not a JSON object is refused, and the server goes on."""
    server, _ = asked_in_vain
    assert server.ask("POST", "do", body)[0] == 400
    assert server.text()[0] == TEA


def test_what_is_saved_is_told(server: Served, tea: Path) -> None:
    """A save is told as the records that differ; a page that missed it hears of it when it comes."""
    _, before = server.text()
    with server.events(before) as events:
        saved(tea, TEA.replace("reduces", "delays"))
        _, told = events.next("state")
    assert told["from"] == before
    assert [record["label"] for record in told["graph"]["lists"]["effects"]["records"]] == ["delays"]
    assert told["renamed"] == {"tea-reduces-sleep": "tea-delays-sleep"}
    assert "concepts" not in told["graph"]["lists"]
    with server.events(before) as events:
        assert events.next("state")[1]["hash"] == told["hash"]
    with server.events("0" * 32) as events:
        _, whole = events.next("state")
    assert whole["from"] == ""
    assert whole["graph"]["lists"]["concepts"]["ids"] == ["tea", "sleep", "mood"]


def test_a_broken_file_is_told_with_line_and_remedy(server: Served, tea: Path) -> None:
    """What cannot be read is told once it is quiet; a page opened meanwhile shows the state before."""
    _, before = server.text()
    with server.events(before) as events:
        saved(tea, TEA + '  - "half')
        _, told = events.next("problems", "state")
        assert "problems" in told
        assert told["problems"][0]["line"] == 10
        assert "quotation mark" in told["problems"][0]["message"]
        assert b"<title>Tea</title>" in server.ask("GET", "")[1]
        status, answer = server.post("do", ops=[{"do": "set_top", "key": "title", "value": "X"}])
        assert status == 422
        assert answer["why"]
        assert tea.read_text().endswith('"half')
        saved(tea, TEA.replace("Tea", "Black tea"))
        assert events.next("state")[1]["graph"]["set"]["title"] == "Black tea"


def test_a_step_that_broke_costs_that_step(server: Served, tea: Path) -> None:
    """A step that shows what is not there is told of, and left out; the rest is shown."""
    tour = "tours:\n  - title: A\n    steps: [{focus: tea, say: One.}, {focus: milk, say: Two.}]\n"
    with server.events(server.text()[1]) as events:
        saved(tea, TEA + tour)
        _, told = events.next("state")
    assert [step["say"] for step in told["graph"]["set"]["tours"][0]["steps"]] == ["One."]
    assert [(each["severity"], each["line"]) for each in told["problems"]] == [("error", 12)]


def test_a_file_that_is_gone_and_comes_back(server: Served, tea: Path) -> None:
    """The file deleted, and put there again by git or a person."""
    with server.events(server.text()[1]) as events:
        tea.unlink()
        assert events.next("gone")[1] == {"name": "tea.yaml"}
        saved(tea, TEA.replace("Tea", "Tea again"))
        assert events.next("state")[1]["graph"]["set"]["title"] == "Tea again"


def test_slow_saves_tell_of_no_fleeting_problem(server: Served, tea: Path) -> None:
    """A program that writes in pieces is heard out."""
    with server.events(server.text()[1]) as events:
        for number in range(8):
            text = TEA.replace("Tea", f"Tea {number}") + '  - mood -> tea: "raises"\n'
            cut = text.index('"raises') + 3
            with tea.open("w") as file:
                file.write(text[:cut])
                file.flush()
                file.write(text[cut:])
            name, told = events.next("state", "problems")
            assert (name, told["graph"]["set"]["title"]) == ("state", f"Tea {number}")


def test_edits_are_written_told_and_taken_back(server: Served, tea: Path) -> None:
    """An edit changes its line and nothing else; undo brings the same bytes back."""
    _, before = server.text()
    with server.events(before) as events:
        edit = {"do": "set_key", "kind": "effect", "id": "tea-reduces-sleep", "key": "verdict",
                "value": "supported"}  # fmt: skip
        status, answer = server.post("do", base=before, ops=[edit])
        assert status == 200, answer
        assert events.next("state")[1]["hash"] == answer["hash"]
    lines = tea.read_text().splitlines()
    assert [line for line in lines if line not in TEA.splitlines()] != []
    assert "# at night" in tea.read_text()
    assert tea.read_text().startswith("# My graph of tea.\n")
    status, answer = server.post("undo")
    assert (status, answer["hash"]) == (200, before)
    assert tea.read_text() == TEA
    assert server.post("redo")[0] == 200
    assert "supported" in tea.read_text()


def test_what_another_has_changed_is_a_conflict(server: Served, tea: Path) -> None:
    """An edit of what is not there any more shows both texts, and changes nothing."""
    saved(tea, TEA.replace("A drink made of leaves.", "A hot drink."))
    edit = {"do": "set_key", "kind": "concept", "id": "tea", "key": "definition", "value": "Mine.",
            "was": "A drink made of leaves."}  # fmt: skip
    status, answer = server.post("do", ops=[edit])
    assert status == 409
    (conflict,) = answer["conflicts"]
    assert (conflict["was"], conflict["now"]) == ("A drink made of leaves.", "A hot drink.")
    assert "Mine." not in tea.read_text()


@pytest.mark.parametrize(
    "ops",
    [
        None, [], "x", [1], [{}], [{"do": "__import__"}], [{"do": "set_key"}], [{"do": []}],
        [{"do": "set_key", "kind": "concept", "id": "../tea", "key": "definition", "value": "x"}],
        [{"do": "set_key", "kind": "concept", "id": "tea", "key": "__class__", "value": "x"}],
        [{"do": "set_key", "kind": "concept", "id": "tea", "key": "definition", "value": {"a": [1]}}],
    ],
)  # fmt: skip
def test_operations_that_are_none(asked_in_vain: tuple[Served, Path], ops: object) -> None:
    """Whatever is posted: a refusal with a reason, and the file as it was."""
    server, tea = asked_in_vain
    status, answer = server.post("do", ops=ops)
    assert status == 422
    assert answer["why"]
    assert tea.read_text() == TEA


def test_at_most_so_many_streams(server: Served) -> None:
    """Streams beyond the limit are refused, and free again when one is closed."""
    request = f"GET {server.path}events HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
    held = []
    try:
        for _ in range(32):
            one = socket.create_connection(("127.0.0.1", server.port), timeout=LIMIT_S)
            one.sendall(request)
            assert b"200" in one.recv(15)
            held.append(one)
        assert server.ask("GET", "events")[0] == 503
    finally:
        for one in held:
            one.close()


def test_read_only_and_what_cannot_be_edited(tea: Path, shared_cache: Path, tmp_path: Path) -> None:
    """--read-only and tables are followed, never edited; a line says why, with a command that helps."""
    with serving(tea, "--read-only", cache=shared_cache) as served:
        status, _, _ = served.ask("POST", "do", {"ops": []})
        assert status == 404
    table = tmp_path / "tea.csv"
    table.write_text("source,label,target\ntea,reduces,sleep\n")
    with serving(table, cache=shared_cache) as served:
        assert served.ask("POST", "do", {"ops": []})[0] == 404
        served.process.terminate()
        assert served.process.stderr
        assert f"conceptgraph convert {table} -o tea.yaml" in served.process.stderr.read()


def test_a_box_that_another_program_places_is_heard(
    server: Served, tea: Path, run: Callable[..., Any]
) -> None:
    """The command line puts a box; the page has its view anew. A layout file of no sense changes nothing."""
    with server.events(server.text()[1], "overview:core") as events:
        assert run("edit", "place", str(tea), "tea", "300", "150", "-q").exit_code == 0
        while True:
            _, told = events.next("layout")
            views = {view["id"]: view for view in told["views"]}
            placed = json.loads(server.ask("GET", "placed")[1])
            if placed == {"overview:core": ["tea"]}:
                break
        assert "overview:core" in views
        tea.with_suffix(".layout.json").write_text("{")
        assert server.ask("GET", "")[0] == 200
    tea.with_suffix(".layout.json").unlink()


def test_a_first_look_and_then_a_better_one(tmp_path: Path) -> None:
    """Of a graph never laid out there is a picture at once; the better one is told when it is found."""
    path = tmp_path / "woven.yaml"
    pairs = [("a", "b"), ("f", "a"), *pairwise("bcdefga"), *zip("abcde", "cdefg", strict=True)]
    effects = "".join(f"  - thing {a} -> thing {b}: leads to\n" for a, b in pairs)
    path.write_text(f"title: Woven\neffects:\n{effects}")
    with serving(path, cache=tmp_path / "cache") as served, served.events(served.text()[1]) as events:
        _, answer = served.post("view", id="overview:core")
        first = answer["view"]
        while True:
            _, told = events.next("layout")
            found = [view for view in told["views"] if view["id"] == "overview:core"]
            if found:
                break
        assert found[0] != first
        assert len(found[0]["boxes"]) == len(first["boxes"])
        # Another title moves nothing, and no layout is searched for anew.
        saved(path, path.read_text().replace("title: ", "title: X"))
        events.next("state")
        assert served.post("view", id="overview:core")[1]["view"]["boxes"] == found[0]["boxes"]


@pytest.mark.long
def test_a_picture_that_has_outgrown_its_layout_is_searched_for_anew(tmp_path: Path) -> None:
    """Effects come one after another and stand beside those before; when it is quiet, all finds its place."""
    path = tmp_path / "grown.yaml"
    lines = [f"  - thing {a} -> thing {b}: leads to\n" for a, b in pairwise("abcdefgh")]
    path.write_text("effects:\n" + lines[0])
    with serving(path, cache=tmp_path / "cache") as served, served.events(served.text()[1]) as events:
        served.post("view", id="overview:core")
        for count in range(2, len(lines) + 1):
            saved(path, "effects:\n" + "".join(lines[:count]))
            events.next("state")
            served.post("view", id="overview:core")
        fresh = Views(graph_data.read_graph(path), kept=KeptLayouts(cache=False))["overview:core"]
        wanted = [[round(10 * length) for length in box.rect] for box in fresh.boxes]
        until = time.monotonic() + LIMIT_S
        while time.monotonic() < until:
            _, told = events.next("layout")
            found = [view for view in told["views"] if view["id"] == "overview:core"]
            if found and [box[1:5] for box in found[0]["boxes"]] == wanted:
                return
        raise AssertionError("no better picture came")


def test_a_link_to_a_file_on_another_disk(tmp_path: Path, shared_cache: Path) -> None:
    """The file itself is followed and edited; the link stays a link, and nothing is left beside the file."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no other disk here")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        real, link = Path(folder) / "real.yaml", tmp_path / "link.yaml"
        real.write_text(TEA)
        link.symlink_to(real)
        with serving(link, cache=shared_cache) as served, served.events(served.text()[1]) as events:
            saved(real, TEA.replace("title: Tea", "title: Other"))
            assert events.next("state")[1]["graph"]["set"]["title"] == "Other"
            status, _ = served.post("do", ops=[{"do": "set_top", "key": "title", "value": "Third"}])
            assert status == 200
            assert link.is_symlink() and "title: Third" in real.read_text()
            assert [each.name for each in Path(folder).iterdir()] == ["real.yaml"]


def test_a_port_that_is_taken(server: Served, run: object, tea: Path) -> None:
    """The message names the port and what helps."""
    result = run("serve", str(tea), "--no-open", "--port", str(server.port))  # type: ignore[operator]
    assert result.exit_code == 1
    assert f"port {server.port} cannot be used" in result.output
    assert "--port 0" in result.output


def test_what_is_no_file_is_told_as_everywhere(run: object, tmp_path: Path) -> None:
    """A folder is called a folder, and a file that is not there is missed."""
    folder = run("serve", str(tmp_path), "--no-open")  # type: ignore[operator]
    assert (folder.exit_code, f"'{tmp_path}' is a folder" in folder.stderr) == (1, True)
    missing = run("serve", "tea.yaml", "--no-open")  # type: ignore[operator]
    assert (missing.exit_code, "CG101" in missing.stderr) == (1, True)


def test_a_save_over_the_pages_edits_is_told(server: Served, tea: Path) -> None:
    """An editor saves an older text: edits that are gone are told, and can be made again; undo is no loss."""
    with server.events(server.text()[1]) as events:
        edits = [
            {"do": "set_key", "kind": "concept", "id": "tea", "key": "definition", "value": "Leaves.",
             "was": "A drink made of leaves."},
            {"do": "add_concept", "id": "noise", "value": {}},
        ]  # fmt: skip
        for edit in edits:
            assert server.post("do", ops=[edit])[0] == 200
        assert server.post("undo")[0] == 200
        assert server.post("do", ops=[edits[1]])[0] == 200
        saved(tea, TEA.replace("title: Tea", "title: Black tea"))
        _, told = events.next("lost")
        assert [edit for made in told["edits"] for edit in made] == edits
        assert server.post("do", ops=edits)[0] == 200
        text = tea.read_text()
        assert "Leaves." in text and "noise" in text and "Black tea" in text


def test_what_another_changed_is_not_taken_out_unseen(server: Served, tea: Path) -> None:
    """A deletion meets a record that says something else than was seen: a conflict, until it is seen."""
    _, base = server.text()
    saved(tea, TEA.replace("reduces ", "delays ").replace("How one feels.", "A mood."))
    delete = {"do": "delete_concept", "id": "mood"}
    status, answer = server.post("do", base=base, ops=[delete])
    assert status == 409
    assert "How one feels." in answer["conflicts"][0]["was"]
    assert "A mood." in answer["conflicts"][0]["now"]
    assert "mood" in tea.read_text()
    assert server.post("do", base=base, ops=[{**delete, "was": answer["conflicts"][0]["now"]}])[0] == 200
    assert "mood" not in tea.read_text()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[tuple[Served, Path]]:
    """A server that lets an audience and a remote in."""
    path = tmp_path_factory.mktemp("shared") / "tea.yaml"
    path.write_text(TEA)
    with serving(path, "--share", cache=shared_cache, more=2) as served:
        yield served, path


def through(served: Served, line: int) -> Served:
    """Return the server as it is seen through another of its doors."""
    word = ("", "Audience at ", "Remote at ")[line]
    assert served.lines[line].startswith(word)
    return Served(served.process, [f"Serving at {served.lines[line].removeprefix(word)}"])


def test_an_audience_only_looks_on(shared: tuple[Served, Path]) -> None:
    """Through the audience's door the page is followed; nothing is edited, and no problem is told."""
    served, path = shared
    audience = through(served, 1)
    assert audience.port != served.port and audience.path != served.path
    status, html, _ = audience.ask("GET", "")
    assert status == 200 and b'id="conceptgraph-edit"' not in html and b"<title>Tea</title>" in html
    for method, name in [("GET", "text"), ("GET", "vocabulary"), ("GET", "placed"), ("POST", "do"),
                         ("POST", "undo"), ("POST", "redo"), ("POST", "remote")]:  # fmt: skip
        assert audience.ask(method, name)[0] == 404, name
    # One door's secret opens nothing at another's port.
    assert audience.ask("GET", "", path=served.path)[0] == 403
    assert served.ask("GET", "", path=audience.path)[0] == 403
    assert audience.ask("GET", "", Host="evil.example:80")[0] == 403
    assert audience.ask("GET", "", Host=f"localhost:{audience.port}")[0] == 403
    with audience.events(served.text()[1]) as events:
        saved(path, TEA + '  - "half')
        saved(path, TEA.replace("title: Tea", "title: Two").replace("raises", "tickles"))
        name, told = events.next()
        assert (name, told["problems"]) == ("state", [])
        assert told["graph"]["set"]["title"] == "Two"


def test_a_remote_only_steps_darkens_and_points(shared: tuple[Served, Path]) -> None:
    """What a remote asks for is told to the presenter's page alone; it reads and edits nothing."""
    served, _ = shared
    remote = through(served, 2)
    status, html, headers = remote.ask("GET", "")
    assert status == 200 and b'id="pad"' in html and headers["X-Frame-Options"] == "DENY"
    for method, name in [("GET", "text"), ("GET", "events"), ("POST", "do"), ("POST", "view")]:
        assert remote.ask(method, name)[0] == 404, name
    with served.events(served.text()[1]) as events:
        for asked in ({"do": "step"}, {"do": "dark"}, {"do": "point", "at": [2, 0.25]}):
            assert remote.post("remote", **asked)[0] == 200
            _, told = events.next("remote")
            assert told["do"] == asked["do"]
        assert told["at"] == [1.0, 0.25]
    for wrong in ({"do": "delete_concept"}, {"do": "point"}, {"do": "point", "at": ["a", 1]}, {}):
        assert remote.post("remote", **wrong)[0] == 422
    assert remote.ask("POST", "remote", {"do": "step"}, Origin="http://evil.example")[0] == 403


def test_what_is_piped_in_is_shown(shared_cache: Path) -> None:
    """`-` is served read-only; `build --watch` is answered with this command."""
    env = {**os.environ, "CONCEPTGRAPH_CACHE": str(shared_cache), "PYTHONUNBUFFERED": "1"}
    words = [sys.executable, "cli.py", "serve", "-", "--no-open"]
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, text=True, env=env, **pipes) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(TEA)
        process.stdin.close()
        served = Served(process, [process.stdout.readline()])
        assert b"<title>Tea</title>" in served.ask("GET", "")[1]
        assert served.ask("POST", "do", {"ops": [{}]})[0] == 404
        process.terminate()
        assert process.wait(LIMIT_S) == 0
        assert "only shown" in process.stderr.read()


def test_files_beside_the_graph_are_watched(tmp_path: Path, shared_cache: Path) -> None:
    """References in a file of their own are seen when that is saved; a graph replaced by git too."""
    path = tmp_path / "tea.yaml"
    (tmp_path / "lib.ris").write_text("TY  - JOUR\nID  - lee\nTI  - On tea\nER  - \n")
    path.write_text(TEA.replace("title: Tea", "title: Tea\nreferences: lib.ris"))
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *words], cwd=tmp_path, check=True)
    with serving(path, cache=shared_cache) as served, served.events(served.text()[1]) as events:
        (tmp_path / "lib.ris").write_text("TY  - JOUR\nID  - lee\nTI  - On coffee\nER  - \n")
        _, told = events.next("state")
        assert told["graph"]["lists"]["references"]["records"][0]["title"] == "On coffee"
        saved(path, path.read_text().replace("reduces", "delays"))
        events.next("state")
        subprocess.run([*git, "checkout", "-q", "."], cwd=tmp_path, check=True)
        while "reduces" not in served.text()[0]:
            events.next("state")


def test_a_file_that_may_not_be_written_is_said_to_be_so(tmp_path: Path, shared_cache: Path) -> None:
    """What cannot be written is refused with its reason, and nothing is lost."""
    path = tmp_path / "tea.yaml"
    path.write_text(TEA)
    with serving(path, cache=shared_cache) as served:
        path.chmod(0o444)
        tmp_path.chmod(0o555)
        status, answer = served.post("do", ops=[{"do": "add_concept", "id": "noise", "value": {}}])
        tmp_path.chmod(0o755)
        assert status in (200, 422)  # who is root may write anything
        assert ("noise" in path.read_text()) == (status == 200)
        assert status == 200 or answer["why"]
