"""Names of a corpus that may be one: those that differ by capitals, hyphens, blanks or a plural alone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, fields
from typing import Any, Final

from ..sameness import plain_name
from .bolt import BoltTables
from .corpus import Corpus
from .problems import needed, told_plainly
from .tables import counted_concepts, rows, sums

#: Names that are alike at a first look and are looked at again one by one.
_LOOKS: Final = 200_000
_ALIKE: Final = re.compile(r"(?<=[^aeious])ies$|(?<=ss|sh|ch)es$|(?<=[xz])es$|(?<=[^sui])s$")


@dataclass(frozen=True, slots=True)
class Offer:
    """Two concepts that may be one: the one with fewer arrows gives way."""

    alias: str
    means: str
    alias_name: str
    means_name: str
    alias_arrows: int
    means_arrows: int


def one_name(name: str) -> str:
    """Return a name without what people write now so and now so.

    >>> one_name("Neurofibrillary Tangles") == one_name("neurofibrillary-tangle"), one_name("MAPT")
    (True, 'mapt')
    >>> one_name("T-cells"), one_name("bodies") == one_name("body"), one_name("virus"), one_name("boss")
    ('tcell', True, 'virus', 'boss')
    """
    joined = re.sub(r"[-_\s]+", "", plain_name(name))
    ending = _ALIKE.search(joined)
    if not ending or len(joined) < 5:
        return joined
    return joined[: ending.start()] + ("y" if ending[0] == "ies" else "")


def offered_merges(address: str, *, told: Callable[[str], None] | None = None) -> list[Offer]:
    """Return concepts that may be one, those first at which most arrows hang; of unlike kinds none.

    Raises:
        CorpusError: it cannot be opened or asked.
    """
    ibis = needed("ibis")
    corpus = Corpus(address)
    tables, tell = corpus.tables, told or (lambda _what: None)
    with told_plainly(corpus.address, "asking it"):
        tell("comparing names")
        if isinstance(tables, BoltTables):
            known = tables.known()
        elif tables.concepts is not None:
            known = tables.concepts
        else:
            known = counted_concepts(tables.claims, sums(tables.claims))
        short = known.name.lower().re_replace(r"[-_ ]+", "").re_replace(r"[iesy]+$", "")
        rough = known.mutate(rough=short).filter(short != "")
        alike = rough.group_by("rough").aggregate(several=rough.count())
        alike = alike.filter(alike.several > 1)
        found = rough.semi_join(alike, "rough").select("id", "name", "kind", "degree")
        found = found.order_by([ibis.desc("degree"), tables.key(found.id)]).limit(_LOOKS)
        return list(_offers(rows(found)))


def _offers(concepts: Iterable[dict[str, Any]]) -> Iterable[Offer]:
    """Yield each concept that is called as an earlier one of its kind, which has as many arrows or more."""
    first: dict[str, list[dict[str, Any]]] = {}
    for one in concepts:
        there = first.setdefault(one_name(one["name"]), [])
        kinds = ("", one["kind"])
        better = next((other for other in there if other["kind"] in kinds or not one["kind"]), None)
        if better is None:
            there.append(one)
        else:
            yield Offer(one["id"], better["id"], one["name"], better["name"], one["degree"], better["degree"])


def offers_text(offers: Iterable[Offer]) -> str:
    """Return offers as a file of aliases: strike out what is not meant, and name it with ``--alias``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(field.name for field in fields(Offer))
    writer.writerows(map(astuple, offers))
    return out.getvalue()
