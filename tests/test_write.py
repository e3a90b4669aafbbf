"""Writing: whole or not at all, and a plain sentence when it fails."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from viz.errors import VizError, WriteError
from viz.write import write


def test_text_is_written_as_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    assert write(target, "grüß\n\u2028\r\n") == target
    assert target.read_bytes() == "grüß\n\u2028\r\n".encode()


def test_a_lone_surrogate_does_not_stop_the_writing(tmp_path: Path) -> None:
    write(tmp_path / "a", "x\ud800y")
    assert (tmp_path / "a").read_bytes() == b"x?y"


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write(tmp_path / "output" / "deep" / "a.svg", b"<svg/>")
    assert (tmp_path / "output" / "deep" / "a.svg").read_bytes() == b"<svg/>"


def test_an_existing_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_text("old, and longer than the new one")
    target.chmod(0o640)
    write(target, "new")
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "a", "x")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="it is a folder"):
        write(tmp_path, "x")


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError, match=r"file is a file, not a folder"):
        write(tmp_path / "file" / "a" / "b.html", "x")
    assert (tmp_path / "file").read_text() == "x"


def test_a_name_with_nul_is_refused() -> None:
    with pytest.raises(WriteError, match="not valid"):
        write("a\x00b", "x")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="too long"):
        write(tmp_path / ("a" * 300), "x")


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "read-only"), (errno.EACCES, "permission is denied")],
)
def test_a_failure_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    target = tmp_path / "a"
    target.write_text("old")

    def fails(_: int) -> None:
        raise OSError(number, "as the system says it")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(WriteError, match=words):
        write(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_interrupt_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a").write_text("old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "old"


def test_a_full_device_is_said_plainly() -> None:
    if not Path("/dev/full").exists():
        pytest.fail("this test needs /dev/full; run it on Linux")
    with pytest.raises(WriteError, match="the disk is full"):
        write("/dev/full", "x" * 100_000)


def test_a_device_is_written_to_and_stays() -> None:
    write("/dev/null", "x")
    assert Path("/dev/null").is_char_device()


def test_a_write_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a"
    target.write_text("old")
    # The super-user may write everything, so the answer for everybody else is put in here.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteError, match="permission is denied"):
        write(target, "new")
    assert target.read_text() == "old"


def test_write_errors_are_errors_of_the_package() -> None:
    assert issubclass(WriteError, VizError)
