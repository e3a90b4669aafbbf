"""The English words around verbs: what softens them, what turns them, nouns and adjectives behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

Words = tuple[str, ...]


def by_first(phrases: Iterable[str]) -> Mapping[str, tuple[Words, ...]]:
    """Return phrases by their first word, the longest first.

    >>> by_first(["in time", "in time to come"])
    {'in': (('in', 'time', 'to', 'come'), ('in', 'time'))}
    """
    found: dict[str, list[Words]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(several, key=len, reverse=True)) for first, several in found.items()}


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is set as running text."""
    return frozenset(text.split())


def _lines(text: str) -> list[str]:
    return [phrase.strip() for line in text.splitlines() for phrase in line.split("|") if phrase.strip()]


#: Words that soften, strengthen or place a verb, or stand before what it acts on, and never turn it.
ADVERBS: Final = words_of("""
    again all already also always both can certain could each either even eventually ever every fast first
    further furthermore hard hence here it its just largely likely long lots many may maybe meanwhile
    might more moreover most much now often only our overall perhaps quite really several sharply so some
    sometimes somehow somewhat soon still strongly such surely that the their then thereby therefore these
    this those thus today together twice various very vastly which will well a an his her your my
""")
#: What was seen once holds on; what was thought once may not be thought any longer.
_SHOWN: Final = ("found", "shown", "proven", "proved", "observed", "seen", "demonstrated")
_HELD: Final = (*_SHOWN, "likely", "known", "thought", "believed", "said", "reported", "considered",
                "assumed", "suspected", "apt", "prone", "bound", "sure", "certain", "liable")  # fmt: skip
#: The same in several words, and what leads up to a verb without turning it.
SKIPPED: Final = by_first(
    _lines("""
    in part | in turn | in fact | in general | in particular | in principle | in practice | in addition
    in the long run | in the long term | in the short run | in the short term | in the end | in time
    in most cases | in many cases | in some cases | in most people | in many people | in some people
    at times | at first | at least | at last | at once | at the same time | by far | by itself
    by themselves | by and large | over time | over the years | on average | on the whole
    for the most part | to some extent | to some degree | to a degree | to a certain extent
    to a large extent | to a great extent | to a lesser extent | a lot | a little | a bit | a great deal
    as well | as a result | not only | but also | more or less | more and more | little by little
    step by step | bit by bit | time and again | of course | with time | once again | most of | some of
    many of | all of | much of | day by day | no doubt | without doubt | without a doubt
    is able to | are able to | be able to | being able to | is capable of | are capable of
    has the ability to | have the ability to | has the potential to | have the potential to
    has the power to | have the power to | has the capacity to | has a tendency to | have a tendency to
    tends to | tend to | tended to | tending to | seems to | seem to | seemed to | appears to | appear to
    appeared to | comes to | come to | came to | goes on to | go on to | went on to | turns out to
    turned out to | proves to | proved to | manages to | managed to | works to | work to | worked to
    works by | work by | worked by | acts to | act to | acts by | act by | begins to | begin to | began to
    continues to | continue to | continued to | starts to | start to | started to | keeps on | keep on
    kept on | is going to | are going to | happens to | happen to
    """)
    + [f"{be} {how} to" for be in ("is", "are", "be") for how in _HELD]
    + [f"{be} {how} to" for be in ("was", "were", "has been", "have been") for how in _SHOWN]
)  # fmt: skip
#: Adverbs in -ly that do not only soften: they deny, doubt, limit, turn, or carry a sign of their own.
_NO_ADVERBS: Final = words_of("""
    barely biphasically bidirectionally conditionally conversely falsely family fly formerly hardly
    hopefully hypothetically ideally inversely ironically mistakenly negligibly nominally oppositely
    ostensibly overly paradoxically poorly purportedly rarely reversely scarcely seemingly supposedly
    theoretically allegedly wrongly alternately variably erroneously excessively nearly beneficially
    favorably favourably positively adversely negatively detrimentally badly reply supply apply rely ally
    belly early lonely anomaly assembly butterfly jelly monopoly minimally questionably vainly emptily
    previously abnormally
""")
#: Beginnings that deny an adverb, save where the whole word is only of the kind of "initially".
_DENYING: Final = (
    "un", "in", "im", "ir", "il", "dis", "mis", "non", "anti", "counter", "contra", "over", "under",
)  # fmt: skip
_PLAIN: Final = words_of("""
    increasingly indirectly initially immediately immensely independently individually intensely
    inevitably invariably incredibly intrinsically inherently importantly instantly interestingly
    irreversibly intermittently indefinitely undoubtedly unfortunately unavoidably unmistakably
    unquestionably understandably unsurprisingly overwhelmingly universally unusually uniquely
    unequivocally intentionally impressively inadvertently unintentionally internally infinitely
    intracellularly immunologically
""")


def is_adverb(word: str) -> bool:
    """Return whether a word only softens, strengthens or places the verb beside it.

    >>> [is_adverb(word) for word in ("often", "slowly", "indirectly", "hardly", "unnoticeably", "family")]
    [True, True, True, False, False, False]
    """
    if word in ADVERBS or word in _PLAIN:
        return True
    last = word.rpartition("-")[2]
    if len(last) < 5 or not last.endswith("ly") or last in _NO_ADVERBS or word in _NO_ADVERBS:
        return False
    return not word.startswith(_DENYING)


#: Words that deny, turn, doubt or only wish what the verb beside them says.
TURNING: Final = words_of("""
    not never no none nor neither without hardly barely scarcely rarely seldom little few fewer less least
    lack lacks lacking lacked absence absent missing deficiency deficient shortage scarcity want loss
    losing loses lost too excess excessive excessively overly insufficient insufficiently inadequate poor
    poorly low fail fails failed failing failure stop stops stopped stopping cease ceases ceased quit
    quits unable unlikely cannot need needs needed must should shall ought would hope hopes hoped hoping
    expect expects expected suppose supposed supposedly meant intend intends intended designed want wants
    wanted wish wishes try tries tried trying attempt attempts attempted aim aims aimed seek seeks sought
    refuse refuses refused promise promises promised claim claims claimed instead rather unless until if
    except despite but although though while formerly previously former longer used anymore against from
    away almost nearly allegedly falsely wrongly myth opposite reverse reverses reversed inverse inversely
    contrary conversely negative negatively adversely nothing nobody nowhere zero question questionable
    doubtful doubt doubts theoretically hypothetically ideally when where whether before after avoid
    avoids avoided prevent prevents prevented preventing block blocks blocked blocking ban bans off out
    back down under reduce reduces reduced reducing minimal negligible paradoxically ?
""")

#: Nouns between a verb and what it acts on: these leave the verb's sign ("the level of"), those turn it.
_LEAVING: Final = words_of("""
    amount amounts level levels quantity quantities number numbers concentration concentrations rate rates
    risk risks chance chances likelihood probability odds incidence frequency prevalence volume share
    proportion intensity strength severity availability occurrence recurrence duration symptoms speed
    progression onset spread quality production formation growth release synthesis secretion creation
    development emergence expression activity activation increase increases rise rises gain gains growth
    surge buildup build-up accumulation expansion improvement improvements upturn uptick boost effects
    benefits function recovery proliferation expansion supply
""")  # fmt: skip
_TURNED_BY: Final = words_of("""
    loss losses lack absence shortage deficiency breakdown decline declines decrease decreases reduction
    reductions drop drops fall falls depletion destruction degradation decay collapse shrinkage
    suppression inhibition removal erosion scarcity weakening slowdown dip elimination
""")  # fmt: skip
#: Those behind which what changes may stand with ``in`` as well; of others that is where, not what.
_CHANGES: Final = words_of("""
    increase increases rise rises gain gains growth surge uptick upturn boost improvement improvements
    decrease decreases decline declines reduction reductions drop drops fall falls dip slowdown
""")
NOUNS: Final[Mapping[Words, int]] = {
    **{(noun, "of"): 1 for noun in _LEAVING},
    **{(noun, "of"): -1 for noun in _TURNED_BY},
    **{(noun, "in"): -1 if noun in _TURNED_BY else 1 for noun in _CHANGES},
    ("risk", "for"): 1, ("demand", "for"): 1, ("access", "to"): 1,
    ("damage", "to"): -1, ("harm", "to"): -1, ("injury", "to"): -1,
}  # fmt: skip
#: Adjectives that stand before such nouns and inside verbs of several words ("is a *main* cause of").
ADJECTIVES: Final = words_of("""
    main major key common important frequent leading big strong significant known possible potential
    partial primary principal chief central crucial direct indirect natural great large larger small minor
    considerable substantial marked slight moderate clear steady rapid slow sudden sharp severe serious
    general overall total daily long-term short-term further additional gradual strong
""")
#: What stands before the thing that a cause makes more or less ("leads to *higher*").
COMPARED: Final[Mapping[str, int]] = {
    **dict.fromkeys(words_of("""
    higher increased greater elevated raised heightened more stronger larger bigger longer enhanced
    improved better faster rising growing
"""), 1),
    **dict.fromkeys(words_of("""
    lower reduced decreased diminished smaller weaker shorter slower impaired falling declining lessened
"""), -1),
}  # fmt: skip
#: Verbs (as the vocabulary has them) before which such a word tells how much there is afterwards.
CAUSING: Final = frozenset(
    _lines("""
    causes | leads to | results in | brings about | gives rise to | brings | creates | makes | provokes
    drives | generates | is a cause of | is responsible for | produces | triggers | induces | yields
    means | entails | gives
    """)
)
#: Verbs that give way to the verb after them ("helps reduce"), with what may stand between the two.
GIVING_WAY: Final[Mapping[str, tuple[str, ...]]] = {
    "helps": ("", "to", "in", "with", "by"),
    "aids": ("", "in", "by"),
    "assists": ("in", "by", "with"),
    "serves": ("to",),
    "keeps": ("",),
    "starts": ("",),
}
#: Adverbs with a sign of their own, and nouns that have one before them ("has a *positive effect* on").
SIGNED_ADVERBS: Final[Mapping[str, int]] = {
    **dict.fromkeys(["positively", "favorably", "favourably", "beneficially"], 1),
    **dict.fromkeys(
        words_of("""
    negatively adversely detrimentally unfavorably unfavourably badly inversely
"""),
        -1,
    ),
}
#: What a relation without a direction becomes beside such an adverb: with plus, with minus.
DIRECTED: Final[Mapping[str, tuple[str, str]]] = {
    "affects": ("supports", "harms"),
    "regulates": ("activates", "blocks"),
    "associated": ("moves-with", "moves-against"),
}
#: What a relation becomes when a noun turns it ("reduces the loss of").
TURNED: Final[Mapping[str, str]] = {
    "increases": "decreases", "decreases": "supports", "supports": "decreases", "prevents": "supports",
    "eases": "supports", "worsens": "harms", "harms": "supports", "blocks": "supports", "causes": "decreases",
    "activates": "decreases", "produces": "decreases", "enables": "decreases",
}  # fmt: skip
