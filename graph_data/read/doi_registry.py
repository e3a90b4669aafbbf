"""What the registry of a DOI knows of a reference: asked only where that is wished, and believed little."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import quote, urlsplit

from ..names import slug
from .pasted_references import cited, pasted_references

#: Where DOIs lead; another that answers in the same way (a mirror) may be named in the environment.
REGISTRY: Final = "https://doi.org/"
REGISTRY_VARIABLE: Final = "CONCEPTGRAPH_DOI_REGISTRY"
_ACCEPT: Final = "application/vnd.citationstyles.csl+json"
#: Seconds that one answer may take, and bytes that it may have.
_LONGEST_S: Final = 12.0
_LARGEST: Final = 1_000_000
#: DOIs of one pasted text that are asked for, at most.
_MOST: Final = 20
#: Characters of one field that are taken, and people.
_LONGEST_FIELD: Final = 2000
_MOST_PEOPLE: Final = 300
_LOCAL: Final = ("127.0.0.1", "localhost", "::1")

Asked = Callable[[str], Mapping[str, Any]]


class RegistryError(Exception):
    """The registry did not tell of a DOI; the text says why."""


def completed_references(text: str, ask: Asked | None = None) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the references of a pasted text with what registries know of them, and what is told of that.

    Only those are asked for that have a DOI and no author. Where no answer comes, what was pasted is taken.

    Raises:
        GraphError, ValueError: the text holds no reference (`pasted_references`).
    """
    ask = ask or registered
    found: list[dict[str, Any]] = []
    told: list[str] = []
    left = _MOST
    for id, fields in pasted_references(text).items():
        doi = fields.get("DOI", "")
        if doi and "author" not in fields and left > 0:
            left -= 1
            try:
                fields = {**fields, **_taken(ask(doi)), "DOI": doi}
                id = "" if id == slug(doi) else id
            except RegistryError as error:
                told.append(f"the registry tells nothing of {doi}: {error}")
        found.append({"id": id, **fields} if id else fields)
    return found, told


def registered(doi: str) -> Mapping[str, Any]:
    """Return what the registry of a DOI says, as CSL-JSON.

    Raises:
        RegistryError: it does not answer in time, or with something else.
    """
    from urllib.error import HTTPError, URLError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    base = os.environ.get(REGISTRY_VARIABLE) or REGISTRY
    if not _is_open(base):
        raise RegistryError(f"{REGISTRY_VARIABLE} is no address with https")

    class Careful(HTTPRedirectHandler):
        """Follows only to where nobody on the way can read or change what is said."""

        max_redirections = 5

        def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
            if not (_is_open(newurl) and (_is_local(base) or not _is_local(newurl))):
                raise URLError("it leads to an address without https")
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    address = base.rstrip("/") + "/" + quote(doi, safe="/:;()._-~")
    request = Request(address, headers={"Accept": _ACCEPT, "User-Agent": "conceptgraph"})
    try:
        with build_opener(Careful()).open(request, timeout=_LONGEST_S) as answer:
            raw = _read(answer)
    except HTTPError as error:
        error.close()
        raise RegistryError("it does not know it" if error.code == 404 else f"status {error.code}") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", error)
        raise RegistryError("it does not answer" if isinstance(why, TimeoutError) else str(why)) from None
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise RegistryError("its answer is no CSL-JSON") from None
    if not isinstance(data, dict):
        raise RegistryError("its answer is no reference")
    return data


def _read(answer: Any) -> bytes:
    """Return the whole of an answer that comes in time and is not too large."""
    until = time.monotonic() + _LONGEST_S
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(65_536):
        size += len(part)
        if size > _LARGEST:
            raise ValueError("its answer is too large")
        if time.monotonic() > until:
            raise TimeoutError
        parts.append(part)
    return b"".join(parts)


def _taken(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return of an answer what is written into a file: short texts, and no address but the DOI."""
    known: dict[str, Any] = {}
    for key, value in cited(answer).items():
        if key in ("author", "editor"):
            known[key] = value[:_MOST_PEOPLE]
        elif key not in ("URL", "note") and len(str(value)) <= _LONGEST_FIELD:
            known[key] = value
    if not known.get("title") and not known.get("author"):
        raise RegistryError("its answer has neither title nor author")
    return known


def _is_open(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and _is_local(address))
    )


def _is_local(address: str) -> bool:
    return urlsplit(address).hostname in _LOCAL


__all__ = ["REGISTRY_VARIABLE", "RegistryError", "completed_references", "registered"]
