"""Print the page of all problems as Markdown: ``python docs/problems_reference.py > docs/problems.md``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from graph_data import CODES, GROUPS

INTRODUCTION = """\
# Problems

Everything that `conceptgraph check` can say, by its code. Errors keep a page from being built;
warnings do not, unless `--strict` is given; hints are worth a look.

One mistake is told once, at its own line and column. Where it can be told what was meant, the lines as
they could stand in the file follow. What would only follow from an error is told when that is mended.
"""


def reference() -> str:
    """Return the whole page."""
    parts = [INTRODUCTION]
    for group, title in GROUPS.items():
        parts.append(f"## {title}\n")
        for code in CODES.values():
            if code.code.startswith(group):
                parts.append(f"### {code.code} {code.title}\n\n*{code.severity}* · {code.explanation}\n")
                parts.append(f"```\n{code.example}\n```\n\n**To mend it:** {code.remedy}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(reference())
