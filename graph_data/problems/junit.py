"""Problems as a report of JUnit: each file is a test, and fails where anything is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from ..errors import Problem

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What a test fails of; hints are told, but are no failure.
_SERIOUS = ("error", "warning")


def as_junit(problems: Sequence[Problem], files: Iterable[str]) -> str:
    """Return a report with a test for each file; problems without a file stand under ``graph``.

    It is ASCII: a program that prints in another encoding than UTF-8 does not break it.
    """
    names = list(dict.fromkeys([*files, *(_file(problem) for problem in problems)]))
    by_file = {name: [problem for problem in problems if _file(problem) == name] for name in names}
    failed = sum(any(p.severity in _SERIOUS for p in found) for found in by_file.values())
    cases = "".join(_case(name, found) for name, found in by_file.items())
    counts = f'tests="{len(names)}" failures="{failed}" errors="0"'
    suite = f'<testsuite name="conceptgraph check" {counts}>\n{cases}</testsuite>'
    report = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n{suite}\n</testsuites>\n'
    return report.encode("ascii", "xmlcharrefreplace").decode()


def _file(problem: Problem) -> str:
    return problem.place.file if problem.place else "graph"


def _case(name: str, problems: Sequence[Problem]) -> str:
    serious = [problem for problem in problems if problem.severity in _SERIOUS]
    told = "\n".join(map(str, problems))
    begun = f'<testcase classname="conceptgraph" name={_attribute(name)}'
    if not problems:
        return f"{begun}/>\n"
    if not serious:
        return f"{begun}><system-out>{_text(told)}</system-out></testcase>\n"
    first = f"{serious[0].code}: {serious[0].message}"
    more = f" (and {len(serious) - 1} more)" if len(serious) > 1 else ""
    kind = serious[0].severity
    failure = f"<failure type={_attribute(kind)} message={_attribute(first + more)}>{_text(told)}</failure>"
    return f"{begun}>{failure}</testcase>\n"


def _allowed(text: str) -> str:
    """Return a text without the characters that no XML may hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def _text(text: str) -> str:
    return escape(_allowed(text))


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text).replace("\n", " "))
