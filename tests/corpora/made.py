"""Claims that are made up for the tests: the same for the same number."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

NAMES = (
    ("magnesium", "mineral"), ("vitamin D", "vitamin"), ("calcium", "mineral"), ("joint pain", "symptom"),
    ("muscle cramps", "symptom"), ("sleep", "process"), ("inflammation", "process"), ("bone", "organ"),
    ("cartilage", "organ"), ("stress", "process"), ("serotonin", "hormone"), ("exercise", "activity"),
)  # fmt: skip
RELATIONS = (("increases", "+"), ("decreases", "-"), ("AFFECTS", ""), ("NEG_CAUSES", ""), ("binds", "none"))


def claim(subject: str, relation: str, object: str, **more: Any) -> dict[str, Any]:
    """Return one claim; what is not given is as in most of them."""
    usual = {"sign": "", "sentence": f"{subject} {relation} {object}.", "document": "PMID:1", "year": 2000,
             "score": 500}  # fmt: skip
    return {"subject": subject, "relation": relation, "object": object, **usual, **more}


def claims(count: int, seed: int = 1, concepts: int = 300) -> list[dict[str, Any]]:
    """Return many claims: few concepts with many arrows, many with few; parallel and contradictory ones."""
    dice = random.Random(seed)
    found: list[dict[str, Any]] = []
    while len(found) < count:
        a, b = (int(concepts * dice.random() ** 3) for _ in range(2))
        if a == b:
            continue
        relation, sign = RELATIONS[int(len(RELATIONS) * dice.random() ** 2)]
        (one, kind), (other, its) = (name(n) for n in (a, b))
        found.append(
            {
                "subject": f"C{a:04}", "subject_name": one, "subject_kind": kind, "relation": relation,
                "object": f"C{b:04}", "object_name": other, "object_kind": its, "sign": sign,
                "sentence": f"In {dice.randrange(20, 900)} people, {one} {relation} {other}.",
                "document": f"PMID:{dice.randrange(1000, 1000 + count // 3 + 1)}",
                "year": dice.randrange(1975, 2026), "score": dice.randrange(1000),
            }
        )  # fmt: skip
    return found


def name(number: int) -> tuple[str, str]:
    """Return the name and kind of a concept."""
    return NAMES[number] if number < len(NAMES) else (f"Factor {number}", "factor")


def parquet(path: Path, rows: list[dict[str, Any]]) -> str:
    """Write claims as Parquet; return the path."""
    pq.write_table(pa.Table.from_pylist(rows), path)
    return str(path)
