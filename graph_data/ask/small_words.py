"""The words of questions, as data: what is small, what is a verb of which relation, what points which way.

The page's scripts are given the same (docs/viewer_rules.py). Words have no accents, as `terms` folds them.
"""

from __future__ import annotations

from typing import Final

#: Words that say nothing of what a question is about, in English and German.
SMALL: Final = (
    "a an the this that these those there here some any all many much more most few every each other i me "
    "my we us our you your he she it its they them their one ones someone somebody people is are was were "
    "be been being am isnt arent wasnt do does did doing done doesnt dont didnt has have had having can "
    "could may might must shall should will would cannot cant wont of in at as to for on from with by "
    "against off than then so too also just only even still yet ever again about into onto over under "
    "within during while upon per via around near among really actually truly true exactly please tell "
    "show explain say says said know known think believe list give find see look evidence proof study "
    "studies science scientific research claim claims claimed statement statements thing things something "
    "anything stuff kind sort exist exists happen happens happening occur occurs usually often always "
    "sometimes mean means meant get gets getting got take takes taking took use using lot bit and like "
    "want went going go goes come comes came well sure certain graph der die das den dem des ein eine "
    "einen einem einer eines ist sind war waren sein wird werden wurde kann konnen konnte soll sollte "
    "muss darf hat haben hatte es er sie ich man wir ihr mir mich mein meine meinen im am zum zur beim "
    "vom ins und auch noch schon nur denn eigentlich wirklich etwas alles sich da so gibt tun tut macht "
    "machen machst passiert geschieht sagt stimmt belege studien als wenn falls dann mit nach uber unter "
    "vor in an auf ob dass wie wer wen wem who how why bewirkt bewirken"
)
#: Words that ask: for a thing, for a way, for a reason, for what comes of something.
WHAT: Final = (
    "what which who whom whose whats whos was welche welcher welches welchen wer wen wem wodurch womit "
    "wofur wogegen wozu anything something"
)
HOW: Final = "how wie inwiefern"
WHY: Final = "why whyd warum wieso weshalb woher where whence"
WHEN: Final = "if when whenever without once wenn falls sobald ohne"
NOT: Final = (
    "not no never dont doesnt didnt cant cannot wont isnt arent nothing nicht kein keine keinen nie nichts"
)
OR: Final = "or oder vs versus than"
#: Behind these stands what something comes from, and before them what it comes to; and the other way round.
FROM: Final = "by from through due because thanks via von durch wegen dank"
TOWARDS: Final = "to on for against towards toward in with upon auf fur gegen bei zu"
#: Nouns behind which the source stands (effects of X), and those behind which the target does (causes of X).
COMES_OF: Final = (
    "effect impact influence benefit advantage consequence result outcome role use harm danger risk symptom "
    "sideeffect repercussion drawback downside disadvantage upside aftermath implication "
    "wirkung auswirkung einfluss nutzen vorteil nachteil folge nebenwirkung rolle effekt symptome wirkungen "
    "auswirkungen vorteile nachteile folgen nebenwirkungen risiken risiko"
)
LEADS_TO: Final = (
    "cause reason source trigger driver origin treatment remedy cure relief prevention contributor factor "
    "medicine culprit explanation root ursache ursachen grund grunde ausloser mittel behandlung quelle"
)
#: Verbs without an object: what happens to the subject is asked for.
ARISES: Final = (
    "happen occur arise emerge develop form appear originate exist come start begin entsteht entstehen "
    "kommt kommen auftritt"
)
#: What one does with a thing for its good: "why take it".
TAKES: Final = "take eat drink try choose add use need recommend nehmen einnehmen essen trinken"
#: Nouns between a verb and what it acts on: "reduces the risk of".
AMOUNTS: Final = "risk danger chance level amount rate symptom risiko gefahr"
#: How a question begins that is answered by yes or no.
WHETHER: Final = (
    "is are were do does did can could will would should may might has have ist sind kann konnen hilft "
    "wird hat soll"
)
#: What asks for an object, behind a verb: "wogegen hilft es"; what tells that a person acts behind "how".
OBJECT: Final = "whom wogegen wofur wozu wobei worauf wen wem"
ONE_CAN: Final = "to can could do would should kann konnen man and und"
#: Behind "not": what was looked for in vain, and what nobody has looked up.
NOT_FOUND: Final = "found gefunden"
NOT_CHECKED: Final = "checked verified gepruft"
AFTER: Final = "after nach following"
#: Verbs that may do without an object as well: "how did it spread".
OF_ITSELF: Final = (
    "spread rise fall increase decrease drop grow worsen shrink change start stop end decline improve "
    "wachst steigt sinkt"
)
#: Verbs whose "with" joins two of which either acts: what works with A.
TOGETHER: Final = "work interact combine pair react cooperate wirkt wirken arbeitet"
WITH: Final = "with mit"
#: What tells that such a noun is one: behind it, or before it; and nouns that are verbs before an object.
NOUN_BEFORE: Final = "of for behind fur von gegen des der on auf against"
NOUN_AFTER: Final = "an the any which side welche welchen die eine einen what have has hat are"
OR_VERBS: Final = "cause harm benefit trigger treat"
#: "Is made", "gets activated": what carries a participle, and what behind it tells of no passive.
CARRYING: Final = "is are was were be been being get gets got wird werden wurde"
FOR: Final = "for to fur"
#: At the end of a question these ask for what there is most of.
MOST: Final = "best better most besser besten"
#: Words that may stand inside a name, between two of its own.
INSIDE: Final = (
    "of in the and a an my your our their on from for at with within is are der die das des von im in den "
    "und by ist sind"
)
#: Behind these a name only says more of what stands before them: loss *of* calcium.
AFTER_HEAD: Final = "of in for from with to on at by within von im der des fur"
#: What makes an asking noun of a word before it: dangers of, causes for.
OF: Final = "of for von fur behind"
#: Behind a kind of things that is asked for: "minerals for"; words for people, and for categories of such.
BEHIND_KIND: Final = "for that which against to fur gegen"
PEOPLE: Final = "who whom whose wer wem wen"
OF_PEOPLE: Final = "person people population human patient mensch menschen"
#: Words of the vocabulary's verbs that no question need have, and those that it may leave off at the end.
LIGHT: Final = "is are was were be been being am a an the do does did has have had having can its"
TRAILING: Final = "to for of with on in from by"
#: Nouns that ask for what is good, or bad, of a thing.
GOOD_OF: Final = "benefit advantage upside nutzen vorteil vorteile use"
BAD_OF: Final = (
    "harm danger risk drawback downside disadvantage side sideeffect nebenwirkung nebenwirkungen nachteil "
    "nachteile risiko risiken schaden"
)
#: Words for a way of several effects.
WAY: Final = (
    "reach way path route chain connect connection link relate relation mechanism between through weg "
    "wege zusammenhang verbindung zusammen gelangt"
)
#: Words of evidence, and the verdicts that they ask for.
VERDICT_WORDS: Final = {
    "contradicted": "contradicted contradicts contradict refuted refutes debunked disproved disproven "
    "wrong false myth myths untrue widerlegt falsch mythos mythen",
    "contradicted mixed": "disputed disputes dispute contested controversial debated controversy "
    "conflicting unclear umstritten strittig",
    "mixed": "mixed inconclusive uncertain gemischt unsicher",
    "not-found": "unproven unproved unsupported unbacked unfounded unbelegt unbewiesen",
    "not-checked": "unchecked unverified ungepruft",
    "supported": "proven proved supported backed shown verified confirmed established belegt bewiesen "
    "nachgewiesen gesichert",
}
#: What is better where there is less of it, by words of its name.
BAD: Final = (
    "pain ache cramp spasm loss deficiency lack disease disorder illness risk danger pollution stress "
    "inflammation stiffness tension soreness discomfort degeneration congestion jam cholera failure error "
    "fatigue tiredness anxiety depression death mortality injury damage crime poverty hunger war debt "
    "inflation unemployment noise waste stink sewage foul bad toxin poison infection tumor cancer attack "
    "stroke fracture insomnia obesity decline drought flood fire heaviness fear buildup excess delay "
    "traffic accident crash conflict violence schmerz schmerzen krampf krampfe mangel verlust krankheit "
    "angst stress larm abfall gefahr"
)
#: Verbs of questions beside those of the vocabulary, by its relations; German ones in all their forms.
VERBS: Final = {
    "increases": "more higher greater stronger rise rises heighten gain hoher starker mehr steigt "
    "steigen steigert erhoht erhohen hebt verstarkt verstarken fordert wachst",
    "decreases": "less lower fewer smaller weaker fall falls drop combat rid weniger senkt senken "
    "verringert verringern vermindert vermindern mindert mindern reduziert reduzieren schwacht sinkt "
    "sinken hemmt lowering",
    "supports": "good better best useful healthy important helpful beneficial effective work works "
    "benefit recommend help hilft helfen unterstutzt unterstutzen starkt starken verbessert verbessern "
    "gut besser nutzt wichtig gesund",
    "prevents": "avoid prevention verhindert verhindern beugt vorbeugen schutzt schutzen vermeidet vermeiden",
    "eases": "cure treat treatment remedy relief relieve fix lindert lindern heilt behandelt bekampft",
    "worsens": "worse verschlimmert verschlechtert verschlimmern verschlechtern",
    "harms": "bad harmful dangerous unhealthy toxic risky schadet schaden schadlich schlecht gefahrlich "
    "beschadigt",
    "blocks": "blockiert stoppt beendet",
    "activates": "aktiviert aktivieren",
    "causes": "cause trigger reason contribute bewirkt bewirken verursacht verursachen fuhrt fuhren "
    "lost erzeugt entsteht bringt",
    "enables": "ermoglicht erlaubt",
    "requires": "need depend rely require braucht brauchen benotigt benotigen",
    "regulates": "reguliert regelt steuert",
    "produces": "provide supply contain liefert enthalt bildet produziert",
    "affects": "affect act impact effect influence change happen interact beeinflusst beeinflussen "
    "verandert verandern wirkt",
    "associated": "associate link correlate relate connect",
}
#: Words of everyday speech that stand for each other.
SAME: Final = (
    "deficiency deficit lack low shortage insufficient inadequate little mangel niedrig wenig|"
    "pain ache hurt painful schmerz schmerzen|"
    "elderly older old aged aging senior alte altere alteren senioren|heart cardiac cardiovascular herz|"
    "bone skeletal skeleton osseous knochen|muscle muscular musculature muskel|"
    "vessel artery arteries vein vascular|circulation bloodflow perfusion durchblutung|"
    "car vehicle automobile auto|street road roads streets highway strasse strassen|"
    "bus transit transport train rail railway busse zug zuge bahn|"
    "bike bicycle cycling biking fahrrad radfahren|walk walking foot pedestrian|"
    "smell stink stench odor odour gestank geruch|parliament government|exercise workout sport|"
    "rider riders passenger commuter|athlete sportsman sportsmen athletics sportler athleten|"
    "sleep slumber insomnia schlaf|calm relaxation relaxing entspannung|"
    "fatigue tiredness tired exhaustion exhausted|"
    "gentle gentleness mild tolerated vertraglich vertraglichkeit bekommlich tolerance tolerable|"
    "stomach digestion digestive gut bowel magen darm|"
    "absorbed absorption bioavailability uptake aufnahme|energy vigor|stiff stiffness rigidity steifheit|"
    "swelling inflammation inflamed entzundung|strong strength robust kraft|flexible flexibility supple|"
    "supplement supplements pill pills tablet tablets capsule supplementation|"
    "food diet nutrition eating ernahrung nahrung|fee toll charge maut|suburb suburbs sprawl|"
    "illness disease sickness krankheit|price cost|worry anxiety anxious|magnesium mg|calcium kalzium ca|"
    "potassium kalium|sodium natrium salt|cramp krampf krampfe krampfen|joint gelenk gelenke gelenken|"
    "density dichte|stau congestion staus|verkehr traffic|wasser water|blut blood|druck pressure|"
    "rhythmus rhythm|haut skin|nerv nerve|gehirn brain|stoffwechsel metabolism|gesundheit health|"
    "luft air|fisch fische fish|sauerstoff oxygen|fluss river|abwasser sewage|eiweiss protein|"
    "gewebe tissue|zelle zellen cell|microbe bacteria bacterium germ germs bakterien|"
    "endurance stamina ausdauer|mobility beweglichkeit|tension spannung verspannung verspannungen|"
    "recovery recuperation erholung regeneration|cartilage knorpel|leg bein beine wade waden|"
    "pollution verschmutzung|capacity kapazitat|sewer sewers kanal kanale drain drains|heat hitze|"
    "toilet toilette toiletten|drinking trink trinken|population bevolkerung inhabitants|loss verlust|"
    "build bau"
)
#: Behind these "back" is no verb: why did the fish come back.
COMING: Final = "come comes came coming go goes went going gone get gets got"
#: Forms of verbs that no ending makes.
IRREGULAR: Final = (
    "led=lead brought=bring made=make kept=keep grew=grow grown=grow fell=fall fallen=fall fed=feed "
    "drove=drive driven=drive broke=break broken=break built=build took=take taken=take gave=give "
    "given=give rose=rise risen=rise began=begin begun=begin held=hold sent=send spent=spend lost=lose "
    "arose=arise arisen=arise went=go gone=go fought=fight wore=wear worn=wear drew=draw drawn=draw "
    "shrank=shrink shrunk=shrink feet=foot teeth=tooth men=man women=woman children=child bodies=body"
)
#: What may follow the shared beginning of two words of one kin ("-": nothing).
ENDINGS: Final = (
    "- s es e ed er ers en ens ened ening n ing ion ions ation ations tion sion ment ments ness ity ty y "
    "al ial ic ical ive ous ant ent ance ence ancy ency able ible ably ly le les ility ilities ular ility "
    "th t ption b be bed bs mation med me m ism ist ists ary ory ies ized ises ize ise izes ization "
    "isation ised izing ising d r rs ce cy te tes ted ting ate ates ated se sed ses sis tic ling led lar "
    "ful less"
)
