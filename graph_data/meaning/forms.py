"""The forms of English verbs: from one of them, as a vocabulary has it, all that a writer may use."""

from __future__ import annotations

from typing import Final

#: Past and participle of verbs that do not make theirs by an ending.
_IRREGULAR: Final[dict[str, tuple[str, str]]] = {
    "bear": ("bore", "borne"), "become": ("became", "become"), "begin": ("began", "begun"),
    "break": ("broke", "broken"), "breed": ("bred", "bred"), "bring": ("brought", "brought"),
    "build": ("built", "built"), "burn": ("burnt", "burnt"), "cut": ("cut", "cut"), "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"), "eat": ("ate", "eaten"), "fall": ("fell", "fallen"), "feed": ("fed", "fed"),
    "fight": ("fought", "fought"), "forbid": ("forbade", "forbidden"), "freeze": ("froze", "frozen"),
    "give": ("gave", "given"), "go": ("went", "gone"), "grow": ("grew", "grown"), "have": ("had", "had"),
    "hold": ("held", "held"), "keep": ("kept", "kept"), "lead": ("led", "led"), "leave": ("left", "left"),
    "let": ("let", "let"), "lie": ("lay", "lain"), "light": ("lit", "lit"), "lose": ("lost", "lost"),
    "make": ("made", "made"), "mean": ("meant", "meant"), "overthrow": ("overthrew", "overthrown"),
    "rebuild": ("rebuilt", "rebuilt"), "ride": ("rode", "ridden"), "rise": ("rose", "risen"),
    "run": ("ran", "run"), "send": ("sent", "sent"), "set": ("set", "set"), "shrink": ("shrank", "shrunk"),
    "shut": ("shut", "shut"), "speed": ("sped", "sped"), "spend": ("spent", "spent"),
    "split": ("split", "split"),
    "spread": ("spread", "spread"), "stand": ("stood", "stood"), "steal": ("stole", "stolen"),
    "strike": ("struck", "struck"), "swell": ("swelled", "swollen"), "take": ("took", "taken"),
    "undercut": ("undercut", "undercut"), "underlie": ("underlay", "underlain"), "wake": ("woke", "woken"),
    "awake": ("awoke", "awoken"), "wear": ("wore", "worn"), "get": ("got", "got"), "put": ("put", "put"),
    "hurt": ("hurt", "hurt"), "pay": ("paid", "paid"), "find": ("found", "found"),
    "throw": ("threw", "thrown"),
}  # fmt: skip
#: The participles of these verbs by their past, where the past is no present as well.
PARTICIPLES: Final = {past: participle for base, (past, participle) in _IRREGULAR.items() if past != base}
#: Forms that begin otherwise than their infinitive.
STRAY_FORMS: Final = {
    "lying": "lie",
    **{form: base for base, several in _IRREGULAR.items() for form in several if form[:2] != base[:2]},
}
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_VOWELS: Final = "aeiou"


def bases(verb: str) -> tuple[str, ...]:
    """Return what the infinitive of a verb may be.

    >>> bases("raises"), bases("carries"), bases("breaks"), bases("has"), bases("reduce")
    (('raise',), ('carry',), ('break',), ('have',), ('reduce',))
    """
    if verb in ("has", "have"):
        return ("have",)
    if verb.endswith("ies") and len(verb) > 4:
        return (f"{verb[:-3]}y",)
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return (verb[:-2], verb[:-1]) if verb.endswith(("ches", "xes", "shes")) else (verb[:-2],)
    if verb.endswith("s") and not verb.endswith(("ss", "us", "is")) and len(verb) > 3:
        return (verb[:-1],)
    if verb.endswith("ing") and len(verb) > 5:
        return (verb[:-3], f"{verb[:-3]}e")
    return (verb,)


def forms(verb: str) -> dict[str, str]:
    """Return all forms of a verb with what each may be: b(ase), s, p(ast), (participl)n, g (-ing).

    >>> forms("carries")
    {'carries': 's', 'carry': 'b', 'carrying': 'g', 'carried': 'pn'}
    >>> forms("drives")["driven"], forms("cuts")["cut"], forms("stops")["stopped"]
    ('n', 'bpn', 'pn')
    """
    found: dict[str, str] = {}

    def add(form: str, kind: str) -> None:
        found[form] = found.get(form, "") + kind

    if verb in BE:
        return dict.fromkeys(BE, "is")
    for base in bases(verb):
        add(third(base), "s")
        add(base, "b")
        for form in _with_ending(base, "ing"):
            add(form, "g")
        past, participle = _IRREGULAR.get(base, ("", ""))
        if past:
            add(past, "p")
            add(participle, "n")
        else:
            for form in _with_ending(base, "ed"):
                add(form, "pn")
    if verb not in found:
        add(verb, "s")
    return found


def third(base: str) -> str:
    """Return the third person of a verb."""
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("ss", "sh", "ch", "x", "zz", "o")) else f"{base}s"


def _with_ending(base: str, ending: str) -> tuple[str, ...]:
    if base.endswith("y") and base[-2:-1] not in _VOWELS and ending == "ed":
        return (f"{base[:-1]}ied",)
    if base.endswith("ie") and ending == "ing":
        return (f"{base[:-2]}ying",)
    if base.endswith("e") and not (ending == "ing" and base.endswith(("ee", "ye", "oe"))):
        return (f"{base[:-1]}{ending}",)
    doubled = base[-1:] not in "aeiouwxy" and base[-2:-1] in _VOWELS and base[-3:-2] not in _VOWELS
    return (base + ending, f"{base}{base[-1]}{ending}") if doubled else (base + ending,)
