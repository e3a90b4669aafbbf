// What the page's scripts share with Python: lists of what a graph file may say, orders, limits and lengths.
// Written by docs/viewer_rules.py; a test keeps it current. What a number means stands in Python.

/** `SIGNS` of graph_data/keys.py. */
export const SIGNS = ["+", "-", "regulates", "mixed", "none", "unknown"] as const;
/** `ARROWS` of graph_data/keys.py. */
export const ARROWS = ["triangle", "bar", "diamond", "open", "none"] as const;
/** `LEVELS` of graph_data/keys.py. */
export const LEVELS = ["core", "detail"] as const;
/** `VERDICTS` of graph_data/keys.py. */
export const VERDICTS = ["supported", "mixed", "contradicted", "not-found", "not-checked"] as const;
/** `CERTAINTIES` of graph_data/keys.py. */
export const CERTAINTIES = ["high", "moderate", "low", "none"] as const;
/** `STANCES` of graph_data/keys.py. */
export const STANCES = ["supports", "partly", "contradicts", "no-evidence"] as const;
/** `BLANKS` of graph_data/keys.py. */
export const BLANKS = ["dark", "light"] as const;
/** `UNSHOWN` of graph_data/wording.py. */
export const UNSHOWN = ["contradicted", "not-found"] as const;
/** `OPPOSITE` of graph_data/opposites.py. */
export const OPPOSITE = "is opposite";
/** `VERDICT_ORDER` of graph_data/ask/backing.py. */
export const VERDICT_ORDER = ["supported", "mixed", "not-checked", "not-found", "contradicted"] as const;
/** `CERTAINTY_ORDER` of graph_data/ask/backing.py. */
export const CERTAINTY_ORDER = ["high", "moderate", "low", "", "none"] as const;
/** `WORK_LIMIT` of graph_data/ask/chains.py. */
export const WORK_LIMIT = 40_000;
/** `MOST_PATHS` of graph_data/ask/paths.py. */
export const MOST_PATHS = 10;
/** `LONGEST_PATH` of graph_data/ask/paths.py. */
export const LONGEST_PATH = 6;
/** `MOST_LOOPS` of graph_data/ask/loops.py. */
export const MOST_LOOPS = 100;
/** `LONGEST_LOOP` of graph_data/ask/loops.py. */
export const LONGEST_LOOP = 12;
/** `LoopKind` of graph_data/ask/loops.py. */
export const LOOP_KINDS = ["reinforcing", "balancing", "undetermined"] as const;
/** `MOST_STEPS` of graph_data/ask/follows.py. */
export const MOST_STEPS = 3;
/** `Change` of graph_data/ask/follows.py. */
export const CHANGES = ["rises", "falls", "conflict", "open"] as const;
/** `SMALL` of graph_data/ask/small_words.py. */
export const ASK_SMALL =
  "a an the this that these those there here some any all many much more most few every each other i me my we us our you your he she it its they them their one ones someone somebody people is are was were be been being am isnt arent wasnt do does did doing done doesnt dont didnt has have had having can could may might must shall should will would cannot cant wont of in at as to for on from with by against off than then so too also just only even still yet ever again about into onto over under within during while upon per via around near among really actually truly true exactly please tell show explain say says said know known think believe list give find see look evidence proof study studies science scientific research claim claims claimed statement statements thing things something anything stuff kind sort exist exists happen happens happening occur occurs usually often always sometimes mean means meant get gets getting got take takes taking took use using lot bit and like want went going go goes come comes came well sure certain graph der die das den dem des ein eine einen einem einer eines ist sind war waren sein wird werden wurde kann konnen konnte soll sollte muss darf hat haben hatte es er sie ich man wir ihr mir mich mein meine meinen im am zum zur beim vom ins und auch noch schon nur denn eigentlich wirklich etwas alles sich da so gibt tun tut macht machen machst passiert geschieht sagt stimmt belege studien als wenn falls dann mit nach uber unter vor in an auf ob dass wie wer wen wem who how why bewirkt bewirken";
/** `WHAT` of graph_data/ask/small_words.py. */
export const ASK_WHAT =
  "what which who whom whose whats whos was welche welcher welches welchen wer wen wem wodurch womit wofur wogegen wozu anything something";
/** `HOW` of graph_data/ask/small_words.py. */
export const ASK_HOW = "how wie inwiefern";
/** `WHY` of graph_data/ask/small_words.py. */
export const ASK_WHY = "why whyd warum wieso weshalb woher where whence";
/** `WHEN` of graph_data/ask/small_words.py. */
export const ASK_WHEN = "if when whenever without once wenn falls sobald ohne";
/** `NOT` of graph_data/ask/small_words.py. */
export const ASK_NOT =
  "not no never dont doesnt didnt cant cannot wont isnt arent nothing nicht kein keine keinen nie nichts";
/** `OR` of graph_data/ask/small_words.py. */
export const ASK_OR = "or oder vs versus than";
/** `FROM` of graph_data/ask/small_words.py. */
export const ASK_FROM = "by from through due because thanks via von durch wegen dank";
/** `TOWARDS` of graph_data/ask/small_words.py. */
export const ASK_TOWARDS = "to on for against towards toward in with upon auf fur gegen bei zu";
/** `COMES_OF` of graph_data/ask/small_words.py. */
export const ASK_COMES_OF =
  "effect impact influence benefit advantage consequence result outcome role use harm danger risk symptom sideeffect repercussion drawback downside disadvantage upside aftermath implication wirkung auswirkung einfluss nutzen vorteil nachteil folge nebenwirkung rolle effekt symptome wirkungen auswirkungen vorteile nachteile folgen nebenwirkungen risiken risiko";
/** `LEADS_TO` of graph_data/ask/small_words.py. */
export const ASK_LEADS_TO =
  "cause reason source trigger driver origin treatment remedy cure relief prevention contributor factor medicine culprit explanation root ursache ursachen grund grunde ausloser mittel behandlung quelle";
/** `ARISES` of graph_data/ask/small_words.py. */
export const ASK_ARISES =
  "happen occur arise emerge develop form appear originate exist come start begin entsteht entstehen kommt kommen auftritt";
/** `TAKES` of graph_data/ask/small_words.py. */
export const ASK_TAKES = "take eat drink try choose add use need recommend nehmen einnehmen essen trinken";
/** `AMOUNTS` of graph_data/ask/small_words.py. */
export const ASK_AMOUNTS = "risk danger chance level amount rate symptom risiko gefahr";
/** `WHETHER` of graph_data/ask/small_words.py. */
export const ASK_WHETHER =
  "is are were do does did can could will would should may might has have ist sind kann konnen hilft wird hat soll";
/** `OBJECT` of graph_data/ask/small_words.py. */
export const ASK_OBJECT = "whom wogegen wofur wozu wobei worauf wen wem";
/** `ONE_CAN` of graph_data/ask/small_words.py. */
export const ASK_ONE_CAN = "to can could do would should kann konnen man and und";
/** `NOT_FOUND` of graph_data/ask/small_words.py. */
export const ASK_NOT_FOUND = "found gefunden";
/** `NOT_CHECKED` of graph_data/ask/small_words.py. */
export const ASK_NOT_CHECKED = "checked verified gepruft";
/** `AFTER` of graph_data/ask/small_words.py. */
export const ASK_AFTER = "after nach following";
/** `OF_ITSELF` of graph_data/ask/small_words.py. */
export const ASK_OF_ITSELF =
  "spread rise fall increase decrease drop grow worsen shrink change start stop end decline improve wachst steigt sinkt";
/** `NOUN_BEFORE` of graph_data/ask/small_words.py. */
export const ASK_NOUN_BEFORE = "of for behind fur von gegen des der on auf against";
/** `NOUN_AFTER` of graph_data/ask/small_words.py. */
export const ASK_NOUN_AFTER = "an the any which side welche welchen die eine einen what have has hat are";
/** `OR_VERBS` of graph_data/ask/small_words.py. */
export const ASK_OR_VERBS = "cause harm benefit trigger treat";
/** `CARRYING` of graph_data/ask/small_words.py. */
export const ASK_CARRYING = "is are was were be been being get gets got wird werden wurde";
/** `FOR` of graph_data/ask/small_words.py. */
export const ASK_FOR = "for to fur";
/** `COMING` of graph_data/ask/small_words.py. */
export const ASK_COMING = "come comes came coming go goes went going gone get gets got";
/** `MOST` of graph_data/ask/small_words.py. */
export const ASK_MOST = "best better most besser besten";
/** `TOGETHER` of graph_data/ask/small_words.py. */
export const ASK_TOGETHER = "work interact combine pair react cooperate wirkt wirken arbeitet";
/** `WITH` of graph_data/ask/small_words.py. */
export const ASK_WITH = "with mit";
/** `INSIDE` of graph_data/ask/small_words.py. */
export const ASK_INSIDE =
  "of in the and a an my your our their on from for at with within is are der die das des von im in den und by ist sind";
/** `AFTER_HEAD` of graph_data/ask/small_words.py. */
export const ASK_AFTER_HEAD = "of in for from with to on at by within von im der des fur";
/** `OF` of graph_data/ask/small_words.py. */
export const ASK_OF = "of for von fur behind";
/** `BEHIND_KIND` of graph_data/ask/small_words.py. */
export const ASK_BEHIND_KIND = "for that which against to fur gegen";
/** `PEOPLE` of graph_data/ask/small_words.py. */
export const ASK_PEOPLE = "who whom whose wer wem wen";
/** `OF_PEOPLE` of graph_data/ask/small_words.py. */
export const ASK_OF_PEOPLE = "person people population human patient mensch menschen";
/** `GOOD_OF` of graph_data/ask/small_words.py. */
export const ASK_GOOD_OF = "benefit advantage upside nutzen vorteil vorteile use";
/** `BAD_OF` of graph_data/ask/small_words.py. */
export const ASK_BAD_OF =
  "harm danger risk drawback downside disadvantage side sideeffect nebenwirkung nebenwirkungen nachteil nachteile risiko risiken schaden";
/** `WAY` of graph_data/ask/small_words.py. */
export const ASK_WAY =
  "reach way path route chain connect connection link relate relation mechanism between through weg wege zusammenhang verbindung zusammen gelangt";
/** `VERDICT_WORDS` of graph_data/ask/small_words.py. */
export const ASK_VERDICT_WORDS =
  "contradicted:contradicted contradicts contradict refuted refutes debunked disproved disproven wrong false myth myths untrue widerlegt falsch mythos mythen\ncontradicted mixed:disputed disputes dispute contested controversial debated controversy conflicting unclear umstritten strittig\nmixed:mixed inconclusive uncertain gemischt unsicher\nnot-found:unproven unproved unsupported unbacked unfounded unbelegt unbewiesen\nnot-checked:unchecked unverified ungepruft\nsupported:proven proved supported backed shown verified confirmed established belegt bewiesen nachgewiesen gesichert";
/** `BAD` of graph_data/ask/small_words.py. */
export const ASK_BAD =
  "pain ache cramp spasm loss deficiency lack disease disorder illness risk danger pollution stress inflammation stiffness tension soreness discomfort degeneration congestion jam cholera failure error fatigue tiredness anxiety depression death mortality injury damage crime poverty hunger war debt inflation unemployment noise waste stink sewage foul bad toxin poison infection tumor cancer attack stroke fracture insomnia obesity decline drought flood fire heaviness fear buildup excess delay traffic accident crash conflict violence schmerz schmerzen krampf krampfe mangel verlust krankheit angst stress larm abfall gefahr";
/** `SAME` of graph_data/ask/small_words.py. */
export const ASK_SAME =
  "deficiency deficit lack low shortage insufficient inadequate little mangel niedrig wenig|pain ache hurt painful schmerz schmerzen|elderly older old aged aging senior alte altere alteren senioren|heart cardiac cardiovascular herz|bone skeletal skeleton osseous knochen|muscle muscular musculature muskel|vessel artery arteries vein vascular|circulation bloodflow perfusion durchblutung|car vehicle automobile auto|street road roads streets highway strasse strassen|bus transit transport train rail railway busse zug zuge bahn|bike bicycle cycling biking fahrrad radfahren|walk walking foot pedestrian|smell stink stench odor odour gestank geruch|parliament government|exercise workout sport|rider riders passenger commuter|athlete sportsman sportsmen athletics sportler athleten|sleep slumber insomnia schlaf|calm relaxation relaxing entspannung|fatigue tiredness tired exhaustion exhausted|gentle gentleness mild tolerated vertraglich vertraglichkeit bekommlich tolerance tolerable|stomach digestion digestive gut bowel magen darm|absorbed absorption bioavailability uptake aufnahme|energy vigor|stiff stiffness rigidity steifheit|swelling inflammation inflamed entzundung|strong strength robust kraft|flexible flexibility supple|supplement supplements pill pills tablet tablets capsule supplementation|food diet nutrition eating ernahrung nahrung|fee toll charge maut|suburb suburbs sprawl|illness disease sickness krankheit|price cost|worry anxiety anxious|magnesium mg|calcium kalzium ca|potassium kalium|sodium natrium salt|cramp krampf krampfe krampfen|joint gelenk gelenke gelenken|density dichte|stau congestion staus|verkehr traffic|wasser water|blut blood|druck pressure|rhythmus rhythm|haut skin|nerv nerve|gehirn brain|stoffwechsel metabolism|gesundheit health|luft air|fisch fische fish|sauerstoff oxygen|fluss river|abwasser sewage|eiweiss protein|gewebe tissue|zelle zellen cell|microbe bacteria bacterium germ germs bakterien|endurance stamina ausdauer|mobility beweglichkeit|tension spannung verspannung verspannungen|recovery recuperation erholung regeneration|cartilage knorpel|leg bein beine wade waden|pollution verschmutzung|capacity kapazitat|sewer sewers kanal kanale drain drains|heat hitze|toilet toilette toiletten|drinking trink trinken|population bevolkerung inhabitants|loss verlust|build bau";
/** `IRREGULAR` of graph_data/ask/small_words.py. */
export const ASK_IRREGULAR =
  "led=lead brought=bring made=make kept=keep grew=grow grown=grow fell=fall fallen=fall fed=feed drove=drive driven=drive broke=break broken=break built=build took=take taken=take gave=give given=give rose=rise risen=rise began=begin begun=begin held=hold sent=send spent=spend lost=lose arose=arise arisen=arise went=go gone=go fought=fight wore=wear worn=wear drew=draw drawn=draw shrank=shrink shrunk=shrink feet=foot teeth=tooth men=man women=woman children=child bodies=body";
/** `ENDINGS` of graph_data/ask/small_words.py. */
export const ASK_ENDINGS =
  "- s es e ed er ers en ens ened ening n ing ion ions ation ations tion sion ment ments ness ity ty y al ial ic ical ive ous ant ent ance ence ancy ency able ible ably ly le les ility ilities ular ility th t ption b be bed bs mation med me m ism ist ists ary ory ies ized ises ize ise izes ization isation ised izing ising d r rs ce cy te tes ted ting ate ates ated se sed ses sis tic ling led lar ful less";
/** `verbs` of graph_data/ask/phrases.py. */
export const ASK_VERBS =
  "increases:accelerat,add,amplify,boost,bring mor,build,deepen,doubl,driv up,elevat,enlarg,2rich,erhohen,5t,escalat,expand,2tend,fan,feed into,fil,fordert,fuel,gain,greater,2ow,hasten,hebt,2ighten,higher,hoher,increas,2flat,2tensify,lengthen,lift,magnify,2k go up,5row,4ris,mehr,mor,multiply,prolong,3pagat,pump up,2sh up,quadrupl,2icken,rais,2mp up,refil,2inforc,2plenish,ris,3k factor,scal up,send up,speed,2read,starker,2eigen,6rt,5t,3p up,2ok,2rengthen,3onger,swel,top up,tripl,turn up,up regulat,2regulat,verstarken,8t,wachst,widen\ndecreases:abolish,2sorb,away,break down,2ing down,burn,clean,4r,combat,2nsum,curb,2t,dampen,decompos,3reas,2flat,2lay,3et,2plet,3res,2valu,digest,2lut,2minish,2splac,3solv,down regulat,4regulat,drain,3w away,5down,2iv away,5down,5out,2op,2y out,4up,dul,eat,eliminat,empty,eradicat,3s,exhaust,fal,feed,2wer,filter out,forc down,get rid,graz,halv,hemmt,hold back,5in check,hunt,keep down,5in check,5low,kil,les,3sen,limit,lower,mak drop,4fal,4go down,4shrink,melt,2tabolis,8z,mindern,6t,3imis,6z,narrow,neutralis,8z,outcompet,postpon,prey,pul down,2rg,2sh down,5out,reduc,4zieren,8t,2in,2mov,2strict,rid,rob,sap,schwacht,send down,3ken,4t,shorten,2rink,sinken,4t,slow,smaller,soak up,spend,2lit,starv,2eal,subtract,2ppres,tak away,4up,2per,thin,2rottl,ton down,turn down,undercut,use up,vermindern,9t,3ringern,9t,wash away,5out,3t,weaken,5r,3r away,2niger,wip out\nsupports:add to health,aid,assist,back,beneficial,6t,2sser,3t,2tter,bolster,conduciv,3serv,2operat,defend,educat,effectiv,encourag,2hanc,2sur,favor,5abl,4ur,6abl,fertilis,7z,financ,foster,fund,gesund,good,gut,healthy,2lfen,3p,4ful,hilft,hydrat,important,3rov,incentivis,9z,2spir,2vest,irrigat,keep,legitimis,8z,maintain,motivat,nourish,nutzt,optimis,6z,play rol,pollinat,prefer,3serv,2omot,3p up,3tect,rebuild,2commend,2fresh,2lax,2new,2pair,2scu,3tor,2viv,2ward,rol,secur,2rv,shield,smooth,stabilis,7z,3rken,5t,subsidis,7z,2pport,2stain,train,underpin,2terstutzen,9zt,useful,verbessern,9t,vital,water,wichtig,work\nprevents:avert,2oid,beugt,counter,7act,defend against,2ter,discourag,3suad,fight,foil,2restal,guard against,help prevent,keep at bay,6way,mak les likely,offset,oppos,penalis,6z,preclud,3vent,7ion,2otect against,7iv against,9 factor against,punish,rebel against,2pel,2sist,2volt against,schutzen,6t,shield against,thwart,verhindern,9t,3meiden,8t,vorbeugen,ward off,work against\neases:alleviat,ameliorat,behandelt,2kampft,bring relief,calm,cur,2shion,eas,fix,giv relief,heal,2ilt,2lp against,lindern,6t,loosen,mitigat,relief,5v,2medy,settl,soften,2oth,tak edg off,treat,5ment\nworsens:aggravat,exacerbat,inflam,irritat,mak wors,verschlechtern,9htert,7immern,9mert,wors,4en\nharms:bad,beschadigt,break,congest,3taminat,2rrod,4upt,crash,2ippl,damag,2ngerous,degrad,2stroy,2teriorat,3rimental,2vastat,disrupt,3turb,endanger,erod,gefahrlich,hamper,2rm,4ful,hinder,hurt,impair,3ed,infect,2jur,2terfer,overload,4whelm,parasitis,8z,poison,2llut,risky,ruin,sabotag,schaden,6t,5lich,3lecht,spoil,strangl,suffocat,tak tol,threaten,tir,toxic,undermin,2healthy,upset,wear down,5out,wreck\nblocks:antagoniz,ban,beendet,block,5iert,bring to halt,chok,clog,3s,compet,crowd out,deactivat,2feat,end,forbid,halt,inactivat,2hibit,jam,keep out,lock out,obstruct,outlaw,overthrow,prohibit,put end,4stop,shad,2ut,silenc,stop,4pt,switch off,toppl,turn off,veto\nactivates:activat,aktivieren,8t,awaken,catalys,6z,charg,energis,6z,excit,ignit,induc,kindl,mobilis,6z,power,recharg,rous,set off,start,2imulat,switch,turn,wak\ncauses:attract,bewirken,6t,breed,2ing,5t,caus,contribut,creat,draw,2iv,entail,3steht,erzeugt,fuhren,4t,generat,giv birth,4ris,instigat,2vit,kick off,lead,los,mak,necessitat,produc mor,3mpt,3vok,pul,reason,2sponsibl,3ult,set in motion,spark,3wn,stir up,to blam,trigger,verursachen,9t\nenables:allow,basis,clear way,condition,critical,2ucial,empower,enabl,erlaubt,2moglicht,essential,facilitat,fre,indispensabl,key,legalis,6z,2t,liberat,mak possibl,4room,necessary,open,pav way,permit,precondition,3requisit,unlock\nrequires:bas,benotigen,7t,brauchen,6t,demand,2pend,hing,in need,liv,need,plac demand,5high demand,presuppos,rely,2quir,2st,run,subscrib,wait\nregulates:adjust,balanc,buffer,control,2ordinat,direct,fin tun,govern,guid,help maintain normal,influenc many aspect,keep in balanc,5normal,5stabl,7eady,maintain normal,2nag,modulat,orchestrat,regelt,3ulat,5iert,set,shap,steer,3uert,tun\nproduces:assembl,bildet,carry,construct,3tain,deliver,2posit,distribut,drain into,earn,emit,2ploy,encod,2thalt,establish,excret,2hal,flow into,form,2und,giv,high,2r,introduc,leav behind,liefert,mak availabl,2nufactur,offer,pas,pour into,produc,5ziert,3vid,publish,releas,rich,secret,2nd,sourc,supply,synthesis,8z,transmit,5port,yield\naffects:act,affect,bear,2einflussen,9st,chang,effect,happen,impact,influenc,2teract,matter,verandern,8t,wirkt\nassociated:accompany,associat,connect,2rrelat,link,occur,relat,tied\nvaries:alter,go either way,increas or decreas,rais or lower,shift,strengthen or weaken,vary\nno-effect:doesnt affect,7chang,7influenc,leav unaffect,7chang,mak no differenc,no effect,3impact,4nfluenc,2t affect,4chang,4influenc,unrelat,without effect\npart-of:belong,component,ingredient,key component,lie,mak up,part,stand\nhas-part:characteris,9iz,compris,2nsist,hold,includ,mark\nform-of:exampl,kind,one,typ,usabl form\nbecomes:becom,break down into,6up into,build into,chang into,compil,2ndens into,3vert,crystalliz into,decay,3ompos into,2velop into,evolv into,freez into,grow into,mak into,2tur into,melt into,proces into,split into,transcrib into,5form into,5lat into,turn into\nmoves-with:correlat positively,goe,mov,positively correlat\nmoves-against:correlat inversely,9negatively,inversely correlat,mov against,negatively correlat";
/** `MOST_TERMS` of graph_data/ask/terms.py. */
export const ASK_MOST_TERMS = 400;
/** `LONGEST_TERM` of graph_data/ask/terms.py. */
export const ASK_LONGEST_TERM = 40;
/** `STEM` of graph_data/ask/terms.py. */
export const ASK_STEM = 0.95;
/** `SYNONYM` of graph_data/ask/terms.py. */
export const ASK_SYNONYM = 0.8;
/** `KIN` of graph_data/ask/terms.py. */
export const ASK_KIN = 0.75;
/** `COMPOUND` of graph_data/ask/terms.py. */
export const ASK_COMPOUND = 0.6;
/** `BEGUN` of graph_data/ask/terms.py. */
export const ASK_BEGUN = 0.6;
/** `ERROR` of graph_data/ask/terms.py. */
export const ASK_ERROR = 0.1;
/** `HEAD` of graph_data/ask/mentions.py. */
export const ASK_HEAD = 0.7;
/** `BESIDE` of graph_data/ask/mentions.py. */
export const ASK_BESIDE = 0.35;
/** `NARROWER` of graph_data/ask/mentions.py. */
export const ASK_NARROWER = 0.6;
/** `WIDER` of graph_data/ask/mentions.py. */
export const ASK_WIDER = 0.5;
/** `SURE` of graph_data/ask/mentions.py. */
export const ASK_SURE = 0.75;
/** `PARTLY` of graph_data/ask/mentions.py. */
export const ASK_PARTLY = 0.5;
/** `SAID` of graph_data/ask/worth.py. */
export const ASK_SAID = 0.3;
/** `TOLD` of graph_data/ask/worth.py. */
export const ASK_TOLD = 0.12;
/** `REVERSED` of graph_data/ask/worth.py. */
export const ASK_REVERSED = 0.4;
/** `OF_PAIR` of graph_data/ask/worth.py. */
export const ASK_OF_PAIR = 0.3;
/** `AS_TARGET` of graph_data/ask/worth.py. */
export const ASK_AS_TARGET = 0.9;
/** `OTHER_KIND` of graph_data/ask/worth.py. */
export const ASK_OTHER_KIND = 0.4;
/** `NO_ENDS` of graph_data/ask/worth.py. */
export const ASK_NO_ENDS = 0.2;
/** `FITS` of graph_data/ask/worth.py. */
export const ASK_FITS = 0.95;
/** `NEARLY` of graph_data/ask/worth.py. */
export const ASK_NEARLY = 0.85;
/** `OPEN` of graph_data/ask/worth.py. */
export const ASK_OPEN = 0.4;
/** `DENIED` of graph_data/ask/worth.py. */
export const ASK_DENIED = 0.6;
/** `HARDLY` of graph_data/ask/worth.py. */
export const ASK_HARDLY = 0.35;
/** `AKIN` of graph_data/ask/worth.py. */
export const ASK_AKIN = 0.53;
/** `UP` of graph_data/ask/worth.py. */
export const ASK_UP = ["activates", "becomes", "causes", "increases", "moves-with", "produces"] as const;
/** `DOWN` of graph_data/ask/worth.py. */
export const ASK_DOWN = ["blocks", "decreases", "eases", "moves-against", "prevents"] as const;
/** `MOST_ROWS` of graph_data/ask/question.py. */
export const ASK_MOST_ROWS = 12;
/** `MOST_WAYS` of graph_data/ask/question.py. */
export const ASK_MOST_WAYS = 3;
/** `MOST_WAYS_ASKED` of graph_data/ask/question.py. */
export const ASK_MOST_WAYS_ASKED = 5;
/** `LONGEST_WAY` of graph_data/ask/question.py. */
export const ASK_LONGEST_WAY = 4;
/** `WORTH` of graph_data/ask/question.py. */
export const ASK_WORTH = 0.5;
/** `LEAST` of graph_data/ask/question.py. */
export const ASK_LEAST = 0.3;
/** `JOINED` of graph_data/ask/question.py. */
export const ASK_JOINED = 0.35;
/** `MEANT` of graph_data/ask/question.py. */
export const ASK_MEANT = 0.3;
/** `MOST_MEANT` of graph_data/ask/question.py. */
export const ASK_MOST_MEANT = 3;
/** `STAGE` of viz/view.py. */
export const STAGE = [1280, 668] as const;
/** `ViewKind` of viz/view.py. */
export const VIEW_KINDS = ["overview", "focus", "tour", "path", "category", "map"] as const;
/** `PAGE_THEMES` of viz/page/render.py. */
export const PAGE_THEMES = ["system", "light", "dark", "contrast"] as const;
/** `DISPUTED` of viz/page/start.py. */
export const DISPUTED = ["contradicted", "mixed"] as const;
/** `ThemeName` of viz/look/theme.py. */
export const THEME_NAMES = ["light", "dark", "contrast", "print"] as const;
/** `CURVE_STEPS` of viz/look/geometry.py. */
export const CURVE_STEPS = 5;
/** `LINE_HEIGHT` of viz/look/text.py. */
export const LINE_HEIGHT = 1.16;
/** `MOST_CHARACTERS` of viz/look/text.py. */
export const MOST_CHARACTERS = 240;
/** `MOST_LINES` of viz/look/text.py. */
export const MOST_LINES = 4;
/** `WIDE` of viz/look/text.py. */
export const WIDE =
  "\u{1100}-\u{115f}\u{231a}-\u{231b}\u{2329}-\u{232a}\u{23e9}-\u{23ec}\u{23f0}\u{23f3}\u{25fd}-\u{25fe}\u{2614}-\u{2615}\u{2648}-\u{2653}\u{267f}\u{2693}\u{26a1}\u{26aa}-\u{26ab}\u{26bd}-\u{26be}\u{26c4}-\u{26c5}\u{26ce}\u{26d4}\u{26ea}\u{26f2}-\u{26f3}\u{26f5}\u{26fa}\u{26fd}\u{2705}\u{270a}-\u{270b}\u{2728}\u{274c}\u{274e}\u{2753}-\u{2755}\u{2757}\u{2795}-\u{2797}\u{27b0}\u{27bf}\u{2b1b}-\u{2b1c}\u{2b50}\u{2b55}\u{2e80}-\u{303e}\u{3041}-\u{3247}\u{3250}-\u{4dbf}\u{4e00}-\u{a4c6}\u{a960}-\u{a97c}\u{ac00}-\u{d7a3}\u{f900}-\u{fad9}\u{fe10}-\u{fe19}\u{fe30}-\u{fe6b}\u{ff01}-\u{ff60}\u{ffe0}-\u{ffe6}\u{16fe0}-\u{1b2fb}\u{1f004}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f200}-\u{1f320}\u{1f32d}-\u{1f335}\u{1f337}-\u{1f37c}\u{1f37e}-\u{1f393}\u{1f3a0}-\u{1f3ca}\u{1f3cf}-\u{1f3d3}\u{1f3e0}-\u{1f3f0}\u{1f3f4}\u{1f3f8}-\u{1f43e}\u{1f440}\u{1f442}-\u{1f4fc}\u{1f4ff}-\u{1f53d}\u{1f54b}-\u{1f54e}\u{1f550}-\u{1f567}\u{1f57a}\u{1f595}-\u{1f596}\u{1f5a4}\u{1f5fb}-\u{1f64f}\u{1f680}-\u{1f6c5}\u{1f6cc}\u{1f6d0}-\u{1f6d2}\u{1f6d5}-\u{1f6df}\u{1f6eb}-\u{1f6ec}\u{1f6f4}-\u{1f6fc}\u{1f7e0}-\u{1f7f0}\u{1f90c}-\u{1f93a}\u{1f93c}-\u{1f945}\u{1f947}-\u{1f9ff}\u{1fa70}-\u{1faf6}\u{20000}-\u{3134a}";
/** `RIGHT_TO_LEFT` of viz/look/direction.py. */
export const RIGHT_TO_LEFT = "֐-ࣿיִ-﷿ﹰ-ﻼ𐠀-𐿿𞠀-𞿿";
/** `WORDS.scale` of viz/near/blocks.py. */
export const WORDS_SCALE = 0.86;
/** `WORDS.beside` of viz/near/blocks.py. */
export const WORDS_BESIDE = 0.4;
/** `WORDS.above` of viz/near/blocks.py. */
export const WORDS_ABOVE = 0.12;
/** `WORDS.mark` of viz/near/blocks.py. */
export const MARK = 0.95;
/** `NAME.beside` of viz/near/blocks.py. */
export const NAME_BESIDE = 1.9;
/** `NAME.above` of viz/near/blocks.py. */
export const NAME_ABOVE = 0.55;
/** `CENTRAL.scale` of viz/near/blocks.py. */
export const CENTRAL_SCALE = 1.12;
/** `CENTRAL.beside` of viz/near/blocks.py. */
export const CENTRAL_BESIDE = 1.9;
/** `CENTRAL.above` of viz/near/blocks.py. */
export const CENTRAL_ABOVE = 1.1;
/** `ROW_GAP` of viz/near/blocks.py. */
export const ROW_GAP = 0.3;
/** `PORT_MARGIN` of viz/near/blocks.py. */
export const PORT_MARGIN = 0.45;
/** `NAME.beside` of viz/layout/boxes.py. */
export const SHEET_NAME_BESIDE = 0.56;
/** `NAME.above` of viz/layout/boxes.py. */
export const SHEET_NAME_ABOVE = 0.3;
/** `WORDS.scale` of viz/layout/boxes.py. */
export const SHEET_WORDS_SCALE = 0.85;
/** `WORDS.beside` of viz/layout/boxes.py. */
export const SHEET_WORDS_BESIDE = 0.26;
/** `WORDS.above` of viz/layout/boxes.py. */
export const SHEET_WORDS_ABOVE = 0.08;
/** `WORDS.mark` of viz/layout/boxes.py. */
export const SHEET_WORDS_MARK = 0.85;
/** `WORDS.bare` of viz/layout/boxes.py. */
export const SHEET_BARE = 0.45;
/** `NARROWEST` of viz/layout/boxes.py. */
export const SHEET_NARROWEST = 1.2;
/** `BOX_GAP` of viz/layout/boxes.py. */
export const SHEET_BOX_GAP = 0.26;
/** `LANE` of viz/layout/boxes.py. */
export const SHEET_LANE = 0.7;
/** `PORT` of viz/layout/boxes.py. */
export const SHEET_PORT = 0.5;
/** `EASY_PX` of viz/layout/columns.py. */
export const SHEET_EASY_PX = 21;
/** `LARGEST_PX` of viz/layout/fit.py. */
export const SHEET_LARGEST_PX = 30;
/** `BLOCK_GAP` of viz/near/fit.py. */
export const BLOCK_GAP = 0.38;
/** `FAN` of viz/near/fit.py. */
export const FAN = 2.4;
/** `TREE_FAN` of viz/near/fit.py. */
export const TREE_FAN = 3.6;
/** `LEVEL_FAN` of viz/near/fit.py. */
export const LEVEL_FAN = 1.3;
/** `RUN` of viz/near/fit.py. */
export const RUN = 1.55;
/** `LANE` of viz/near/fit.py. */
export const LANE = 0.5;
/** `LANE_MARGIN` of viz/near/fit.py. */
export const LANE_MARGIN = 0.6;
/** `HEADING_ROW` of viz/near/fit.py. */
export const HEADING_ROW = 1.1;
/** `PORT_PITCH` of viz/near/fit.py. */
export const PORT_PITCH = 1.05;
/** `LOOP_GAP` of viz/near/fit.py. */
export const LOOP_GAP = 0.45;
/** `TRIED` of viz/near/fit.py. */
export const TRIED = 9;
/** `EPS` of viz/near/fit.py. */
export const EPS = 1e-9;
/** `GAPS_SHARE` of viz/near/plan.py. */
export const GAPS_SHARE = 2;
/** `LEVEL` of viz/near/place.py. */
export const LEVEL = 0.9;
/** `AIR` of viz/near/place.py. */
export const AIR = 1.7;
/** `WIDEST_FAN` of viz/near/place.py. */
export const WIDEST_FAN = 7.5;
/** `PIECES` of viz/near/lines.py. */
export const PIECES = 10;
/** `MOST_PX` of viz/near/focus.py. */
export const FOCUS_MOST_PX = 28;
/** `MOST_BLOCKS` of viz/near/focus.py. */
export const FOCUS_MOST_BLOCKS = 45;
/** `MOST_ROWS` of viz/near/focus.py. */
export const FOCUS_MOST_ROWS = 60;
/** `MOST_LOOPS` of viz/near/focus.py. */
export const FOCUS_MOST_LOOPS = 4;
/** `MOST_LEAVES` of viz/near/focus.py. */
export const FOCUS_MOST_LEAVES = 11;
/** `COLUMNS` of viz/near/scene.py. */
export const SCENE_COLUMNS = 3;
/** `WORTH` of viz/near/scene.py. */
export const SCENE_WORTH = 1.07;
/** `ENOUGH` of viz/near/scene.py. */
export const SCENE_ENOUGH = 0.86;
/** `HEADINGS_COST` of viz/near/scene.py. */
export const SCENE_HEADINGS_COST = 0.9;
/** `MARGIN` of viz/near/scene.py. */
export const SCENE_MARGIN = 12;
/** `STRIP` of viz/near/scene.py. */
export const SCENE_STRIP = 30;
/** `HEADING_PX` of viz/near/scene.py. */
export const SCENE_HEADING_PX = 15;
/** `HEADING_ABOVE` of viz/near/scene.py. */
export const SCENE_HEADING_ABOVE = 2.4;
/** `MOST_PX` of viz/near/chain.py. */
export const CHAIN_MOST_PX = 32;
/** `MOST_ROWS` of viz/near/chain.py. */
export const CHAIN_MOST_ROWS = 4;
/** `BEFORE` of viz/near/chain.py. */
export const CHAIN_BEFORE = 1.1;
/** `AFTER` of viz/near/chain.py. */
export const CHAIN_AFTER = 1.8;
/** `TURN` of viz/near/chain.py. */
export const CHAIN_TURN = 1.5;
/** `NAMES` of viz/near/chain.py. */
export const CHAIN_NAMES = [5, 6, 7, 8, 9.5, 11, 13, 16] as const;
/** `WORDS` of viz/near/chain.py. */
export const CHAIN_WORDS = [3.5, 5, 6.5, 8, 10, 13] as const;
/** `WORTH` of viz/near/chain.py. */
export const CHAIN_WORTH = 1.12;
/** `LARGE` of viz/near/chain.py. */
export const CHAIN_LARGE = 0.75;
/** `MARGIN` of viz/near/chain.py. */
export const CHAIN_MARGIN = 18;
/** `MOST_PX` of viz/near/ring.py. */
export const RING_MOST_PX = 32;
/** `LEAST_PX` of viz/near/ring.py. */
export const RING_LEAST_PX = 11;
/** `SMALLER` of viz/near/ring.py. */
export const RING_SMALLER = 0.96;
/** `MARGIN` of viz/near/ring.py. */
export const RING_MARGIN = 18;
/** `AIR` of viz/near/ring.py. */
export const RING_AIR = 0.55;
/** `AIR_BESIDE` of viz/near/ring.py. */
export const RING_AIR_BESIDE = 2.4;
/** `NAMES` of viz/near/ring.py. */
export const RING_NAMES = [16, 9.5, 7, 5] as const;
/** `WORDS` of viz/near/ring.py. */
export const RING_WORDS = [13, 8, 5] as const;
/** `WIDEST` of viz/near/ring.py. */
export const RING_WIDEST = 2.1;
/** `MOST_ROWS` of viz/near/ring.py. */
export const RING_MOST_ROWS = 3;
/** `INNER` of viz/near/ring.py. */
export const RING_INNER = 0.26;
/** `PIECES` of viz/near/ring.py. */
export const RING_PIECES = 24;
/** `INWARD` of viz/near/ring.py. */
export const RING_INWARD = 0.6;
/** `HALVED` of viz/near/ring.py. */
export const RING_HALVED = 16;
/** `KIND_PX` of viz/near/ring.py. */
export const RING_KIND_PX = 1.05;
/** `WIDTH` of viz/look/opposites.py. */
export const OPPOSITE_WIDTH = 2.4;
/** `DASH` of viz/look/opposites.py. */
export const OPPOSITE_DASH = [0.1, 6] as const;
/** `BOW` of viz/look/opposites.py. */
export const OPPOSITE_BOW = 0.3;
/** `LOOKS` of viz/look/opposites.py. */
export const OPPOSITE_LOOKS = 24;
/** `ROW` of viz/door/share.py. */
export const DOOR_ROW = 24;
/** `LINE` of viz/door/share.py. */
export const DOOR_LINE = 20;
/** `MORE` of viz/door/share.py. */
export const DOOR_MORE = 20;
/** `PADDING` of viz/door/share.py. */
export const DOOR_PADDING = 10;
/** `GAP` of viz/door/share.py. */
export const DOOR_GAP = 8;
/** `MOST_CARDS` of viz/door/share.py. */
export const DOOR_MOST_CARDS = 9;
/** `FEWER_CARDS` of viz/door/share.py. */
export const DOOR_FEWER_CARDS = 7;
/** `ENOUGH` of viz/door/share.py. */
export const DOOR_ENOUGH = 728;
/** `TEXT` of viz/door/texts.py. */
export const DOOR_TEXT = 16;
/** `NOTE` of viz/door/texts.py. */
export const DOOR_NOTE = 14;
/** `BESIDE` of viz/door/texts.py. */
export const DOOR_BESIDE = 10;
/** `SIGN_ROOM` of viz/door/texts.py. */
export const DOOR_SIGN_ROOM = 18;
/** `LEAST` of viz/door/texts.py. */
export const DOOR_LEAST = 4;
/** `PIECES` of viz/door/sheet.py. */
export const DOOR_PIECES = 16;
/** `THICK` of viz/door/sheet.py. */
export const DOOR_THICK = 1.45;
/** `THICKEST` of viz/door/sheet.py. */
export const DOOR_THICKEST = 14;
/** `BEFORE` of viz/door/sheet.py. */
export const DOOR_BEFORE = 7;
/** `AFTER` of viz/door/sheet.py. */
export const DOOR_AFTER = 8;
/** `MARK_PX` of viz/door/sheet.py. */
export const DOOR_MARK_PX = 20;
/** `PITCH` of viz/door/cards.py. */
export const DOOR_PITCH = 7;
/** `SIGN` of viz/door/cards.py. */
export const DOOR_SIGN = 5;
/** `EDGE` of viz/door/cards.py. */
export const DOOR_EDGE = 19;
/** `FOLDED` of viz/door/cards.py. */
export const DOOR_FOLDED = 30;
/** `TITLE` of viz/door/cards.py. */
export const DOOR_TITLE = 28;
/** `CLOSE` of viz/door/cards.py. */
export const DOOR_CLOSE = 6;
/** `LOWER` of viz/door/cards.py. */
export const DOOR_LOWER = 1;
/** `LEVEL` of viz/door/cards.py. */
export const DOOR_LEVEL = 13;
/** `ARROW` of viz/door/key.py. */
export const DOOR_ARROW = 21;
/** `TO_WORD` of viz/door/key.py. */
export const DOOR_TO_WORD = 4;
/** `APART` of viz/door/key.py. */
export const DOOR_APART = 14;
/** `STEP` of viz/door/key.py. */
export const DOOR_STEP = 22;
/** `FOOT` of viz/door/key.py. */
export const DOOR_FOOT = 34;
/** `CLEAR` of viz/door/key.py. */
export const DOOR_CLEAR = 9;
/** `HEIGHT` of viz/door/hub.py. */
export const DOOR_HEIGHT = 236;
/** `BELOW` of viz/door/hub.py. */
export const DOOR_BELOW = 60;
/** `MARGIN` of viz/door/phone.py. */
export const PHONE_MARGIN = 16;
/** `ROOM` of viz/door/phone.py. */
export const PHONE_ROOM = 860;
/** `CARDS` of viz/door/phone.py. */
export const PHONE_CARDS = 7;
/** `TRUNK` of viz/door/phone.py. */
export const PHONE_TRUNK = 14;
/** `BRANCH` of viz/door/phone.py. */
export const PHONE_BRANCH = 14;
/** `HUB_FONT` of viz/door/phone.py. */
export const PHONE_HUB_FONT = 20;
/** `KEY` of viz/door/tiers.py. */
export const TIERS_KEY = 40;
/** `FEWEST` of viz/door/tiers.py. */
export const TIERS_FEWEST = 3;
/** `TITLE` of viz/door/tiers.py. */
export const TIERS_TITLE = 24;
/** `PART` of viz/door/place.py. */
export const DOOR_PART = [984, 668] as const;
/** `MOST` of viz/door/place.py. */
export const DOOR_MOST = 1.6;
/** `NARROW` of viz/door/place.py. */
export const DOOR_NARROW = 600;
/** `WIDE` of viz/door/place.py. */
export const DOOR_WIDE = 900;
/** `MARGIN` of viz/door/place.py. */
export const DOOR_MARGIN = 32;
/** `WORDS_SHARE` of viz/door/place.py. */
export const DOOR_WORDS_SHARE = 0.36;
/** `OPENED_SHARE` of viz/door/place.py. */
export const DOOR_OPENED_SHARE = 0.42;
/** `SHAPE_EM` of viz/look/drawing.py. */
export const SHAPE_EM = 0.25;
/** `QUIET_WIDTH` of viz/look/drawing.py. */
export const THIN = 1.5;
/** `BAND` of viz/picture/ground.py. */
export const GROUND_BAND = 0.62;
/** `RADIUS` of viz/picture/ground.py. */
export const GROUND_RADIUS = 8;
/** `CROWD` of viz/picture/crowd.py. */
export const CROWD = 300;
/** `TOGETHER` of viz/picture/crowd.py. */
export const TOGETHER = 150;
/** `QUIET` of viz/picture/crowd.py. */
export const QUIET = 0.2;
/** `QUIETER` of viz/picture/crowd.py. */
export const QUIETER = 0.08;
/** `QUIET_WIDTH` of viz/picture/crowd.py. */
export const QUIET_WIDTH = 1;
/** `LEAST_NAME` of viz/picture/crowd.py. */
export const LEAST_NAME = 4;
/** `MIDDLE` of viz/picture/stage.py. */
export const MIDDLE = 0.33;
