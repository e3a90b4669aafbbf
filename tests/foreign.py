"""Small files of other programs, made for the tests: what is in them, and what has to come of it."""

# ruff: noqa: E501 (files of other programs have long lines)
from __future__ import annotations

import base64
import zlib
from dataclasses import dataclass, field
from urllib.parse import quote


@dataclass(frozen=True)
class Sample:
    """A file and what it says: ``source|words|target|sign`` (``~`` before: undirected), and what is told."""

    reader: str
    name: str
    text: str
    effects: tuple[str, ...]
    left: dict[str, int] = field(default_factory=dict)
    fields: dict[str, dict[str, object]] = field(default_factory=dict)
    title: str | None = None
    alone: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        return self.text.encode()


_DRAWING = """<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="box" value="Garden" style="swimlane;container=1" vertex="1" parent="1"><mxGeometry/></mxCell>
<mxCell id="a" value="&lt;div&gt;Snails&lt;/div&gt;" style="rounded=1;html=1" vertex="1" parent="box"/>
<UserObject label="Young %what%" what="lettuce" placeholders="1" tooltip="Sown in March." link="https://example.org" id="b">
<mxCell style="ellipse" vertex="1" parent="1"/></UserObject>
<mxCell id="t" value="A remark" style="text;html=1" vertex="1" parent="1"/>
<mxCell id="e" style="endArrow=none;startArrow=block" edge="1" parent="1" source="b" target="a"/>
<mxCell id="l1" value="eat" vertex="1" connectable="0" parent="e"/>
<mxCell id="l2" value="at night" vertex="1" connectable="0" parent="e"/>
<mxCell id="x" edge="1" parent="1" source="a"/>
</root></mxGraphModel>"""


def packed(page: str) -> str:
    """Return a page of a drawing as diagrams.net packs it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(packer.compress(quote(page).encode()) + packer.flush()).decode()


_PYVIS = r"""<html><head><link href="vis-network.min.css"></head><h1>Tea</h1><script>
// nodes = new vis.DataSet([{"id": "no", "label": "in a comment"}]);
nodes = new vis.DataSet([{"id": 1, "label": "Tea", "title": "\u003cb\u003eGreen\u003c/b\u003e or black", "group": "drink",
 "shape": "dot", "color": "#fff"}, {id: 'w', label: 'Wake' + 'fulness', x: 3, f: function(a) { return "}"; }},]);
edges = new vis.DataSet([{"from": 1, "to": "w", "label": "raises", "title": "Told by all.", "arrows": "to", "value": 2},
 {from: 'w', to: 1, title: "delays", arrows: {from: {enabled: true}, to: {enabled: false}}}, {from: "w", to: "Night"}]);
var options = {"edges": {"arrows": "to"}};
network = new vis.Network(container, data, options); </script></html>"""

_YED = """<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d5" attr.name="description" attr.type="string"/><key for="node" id="d6" yfiles.type="nodegraphics"/>
<key for="edge" id="d10" yfiles.type="edgegraphics"/><graph edgedefault="directed" id="G">
<node id="n0"><data key="d5">A crop.</data><data key="d6"><y:ShapeNode><y:Geometry x="0"/><y:NodeLabel>Rye<y:LabelModel/></y:NodeLabel>
<y:NodeLabel>Secale</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="1">
<y:GroupNode><y:NodeLabel>closed</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Soil</y:NodeLabel></y:GroupNode>
</y:Realizers></y:ProxyAutoBoundsNode></data><graph edgedefault="directed" id="n1:">
<node id="n1::n0"><data key="d6"><y:GenericNode><y:NodeLabel>&lt;html&gt;Soil&lt;br&gt;water&lt;/html&gt;</y:NodeLabel></y:GenericNode></data></node>
</graph></node>
<node id="n2"><data key="d6"><y:UMLNoteNode><y:NodeLabel>to do</y:NodeLabel></y:UMLNoteNode></data></node>
<edge source="n0" target="n1::n0"><data key="d10"><y:PolyLineEdge><y:Arrows source="none" target="t_shape"/>
<y:EdgeLabel>draws on</y:EdgeLabel></y:PolyLineEdge></data></edge>
<edge source="n0" target="n1::n0"><data key="d10"><y:PolyLineEdge><y:Arrows source="delta" target="none"/></y:PolyLineEdge></data></edge>
</graph></graphml>"""

SAMPLES = (
    Sample(
        "vis_network", "tea.html", _PYVIS,
        ("Tea|raises|Wakefulness|", "Tea|delays|Wakefulness|", "Wakefulness||Night|"),
        {"colours": 1, "positions": 1, "styles": 1},
        {"1": {"definition": "Green or black", "category": "drink"}}, "Tea",
    ),
    Sample(
        "vis_network", "r.html",
        '<!DOCTYPE html><title>visNetwork</title><div class="visNetwork html-widget"></div>'
        '<script type="application/json" data-for="htmlwidget-1">{"x":{"nodes":{"id":["a","b"],"label":["Heat","Ice"]},'
        '"edges":{"from":["a"],"to":["b"],"label":["melts"],"arrows":["to"]},"options":{}}}</script>',
        ("Heat|melts|Ice|",),
    ),
    Sample(
        "kumu", "kumu.json",
        '{"name": "Town", "elements": [{"_id": "elem-1", "attributes": {"label": "Buses", "element type": "Means"}},'
        '{"_id": "elem-2", "attributes": {"label": "Cars", "tags": ["old"]}}], "connections": [{"_id": "conn-1",'
        '"from": "elem-1", "to": "elem-2", "direction": "mutual", "delayed": true, "attributes": {"connection type": "-+"}},'
        '{"_id": "conn-2", "from": "elem-2", "to": "elem-1", "reversed": true, "direction": "directed",'
        '"attributes": {"connection type": "--", "label": "crowds out"}}], "maps": [], "loops": [{}]}',
        ("Buses||Cars|-", "Cars||Buses|-", "Buses|crowds out|Cars|+"),
        {"delays": 1, "loops": 1, "tags": 1}, {"elem-1": {"category": "Means"}}, "Town",
    ),
    Sample(
        "kumu", "blueprint.json",
        '{"elements": [{"label": "Sun"}, {"label": "Ice", "type": "Water"}],'
        ' "connections": [{"from": "Sun", "to": "ice", "label": "melts", "type": "sure", "description": "Seen."}]}',
        ("Sun|melts|Ice|",), {}, {"Ice": {"category": "Water"}},
    ),
    Sample(
        "graphml", "yed.graphml", _YED, ("Rye|draws on|Soil water|-", "Soil water||Rye|"),
        {"notes beside the graph": 1},
        {"n0": {"aka": ["Secale"], "description": "A crop."}, "n1::n0": {"category": "Soil"}},
    ),
    Sample(
        "graphml", "plain.graphml",
        '<!DOCTYPE graphml><graphml><key id="k" for="node" attr.name="label"/><key id="w" for="edge" attr.name="weight"'
        ' attr.type="double"><default>1.5</default></key><key id="c" for="node" attr.name="colour"/>'
        '<graph edgedefault="undirected"><node id="a"><data key="k">Oak</data><data key="c">red</data></node>'
        '<node id="b" labels=":Tree:Old"/><edge source="a" target="b" label="SHADES"/>'
        '<edge source="b" target="a" directed="true"/></graph></graphml>',
        ("~Oak|SHADES|b|", "b||Oak|"), {"colours": 1}, {"b": {"category": "Tree, Old"}},
    ),
    Sample(
        "mermaid", "chart.mmd",
        "---\ntitle: Ponds\n---\n%% a remark\nflowchart TD;\n a[\"`**Clear** water`\"] -->|lets in| b((Light)) & c>Heat];\n"
        " subgraph g [The bed]\n  direction LR\n  b -- feeds --- d@{ shape: rect, label: \"Weed #amp; moss\" }\n end\n"
        " d e1@==>|+| a\n d <-.-> c\n a ~~~ d\n e1@{ animate: true }\n d --o x-y:::late\n click a href \"https://example.org\"\n"
        " style a fill:#fff\n",
        ("Clear water|lets in|Light|", "Clear water|lets in|Heat|", "~Light|feeds|Weed & moss|",
         "Weed & moss|+|Clear water|", "Weed & moss||Heat|", "Heat||Weed & moss|", "Weed & moss||x-y|"),
        {"comments": 1, "styles": 3, "links to web pages": 1, "hidden things": 1}, {"b": {"category": "The bed"}}, "Ponds",
    ),
    Sample(
        "mermaid", "README.md",
        "# Ours\n\nText.\n\n## Sleep\n\n```mermaid\ngraph LR\n  A[Late light] --> B{Sleep?}\n```\n\n```mermaid\ngraph TD\n  x --> y\n```\n",
        ("Late light||Sleep?|",), {"further diagrams": 1}, {}, "Sleep",
    ),
    Sample(
        "dot", "farm.gv",
        '// farm\nstrict digraph Farm { node [shape=record]; a [label="{<f0> Dry|wind}" tooltip="From the east"];'
        ' subgraph cluster_f { label=Field; b; c [label=<<b>Hay</b> &amp; straw>] } a:f0 -> {b c} [label=dries];'
        ' "b" -> c [dir=back, arrowtail=tee]; c -> b [dir=both xlabel="P-"];\n# end\n h [style=invis]; h -> a; }',
        ("Dry, wind|dries|b|", "Dry, wind|dries|Hay & straw|", "Hay & straw||b|-", "Hay & straw|P-|b|-", "b|P-|Hay & straw|-"),
        {"hidden things": 2, "styles": 3}, {"b": {"category": "Field"}, "a": {"definition": "From the east"}}, "Farm",
    ),
    Sample(
        "dagitty", "model.txt",
        'dag {\n"Sea air" [exposure, pos="0,1"]\nhealth [o]\n"Sea air" -> { sleep health } [beta=".3"]\nhealth <- age\nage <-> sleep\n}',
        ("Sea air||sleep|+", "Sea air||health|+", "age||health|"),
        {"positions": 1, "coefficients": 2, "double-headed arrows": 1}, {"health": {"category": "outcome"}},
    ),
    Sample(
        "cmap", "map.cxl",
        '<cmap xmlns="http://cmap.ihmc.us/xml/cmap/"><res-meta><title>Bread</title></res-meta><map><concept-list>'
        '<concept id="1" label="yeast&#xa;cells" long-comment="Living."/><concept id="2" label="gas"/><concept id="3" label="sugar"/>'
        '</concept-list><linking-phrase-list><linking-phrase id="p" label="make"/><linking-phrase id="q" label="????"/>'
        '<linking-phrase id="z" label="alone"/></linking-phrase-list><connection-list>'
        '<connection id="a" from-id="1" to-id="p"/><connection id="b" from-id="p" to-id="2"/><connection id="c" from-id="3" to-id="p"/>'
        '<connection id="d" from-id="1" to-id="q"/><connection id="e" from-id="q" to-id="3"/><connection id="f" from-id="3" to-id="2"/>'
        '</connection-list><connection-appearance-list><connection-appearance id="f" arrowhead="no"/></connection-appearance-list></map></cmap>',
        ("~sugar||gas|", "yeast cells|make|gas|", "sugar|make|gas|", "yeast cells||sugar|"),
        {"phrases beside the graph": 1}, {"1": {"definition": "Living."}}, "Bread",
    ),
    Sample(
        "arrow_lines", "drink.txt",
        "# Drinks\n\n1. **Tea** → delays → sleep.\n2. Tea --raises--> pulse\n- pulse -> sleep: disturbs\n* rest <- pulse: disturbs\n"
        "Coffee -[raises]-> pulse\nhunger <-> mood: shape each other\nWater → thirst (lowers)\nOf this much is sure.\n",
        ("Tea|delays|sleep|", "Tea|raises|pulse|", "pulse|disturbs|sleep|", "pulse|disturbs|rest|", "Coffee|raises|pulse|",
         "hunger|shape each other|mood|", "mood|shape each other|hunger|", "Water|lowers|thirst|"),
        {"lines of text": 1}, title="Drinks",
    ),
    Sample(
        "arrow_lines", "chat.txt",
        "Minerals:\n- **Magnesium** ⟶ [inhibits] ⟶ Calcium\n- Vitamin D → is needed to absorb → Calcium\n- Magnesium -(relaxes)-> Muscles\n"
        "- Magnesium —raises→ Vitamin D\n",
        ("Magnesium|inhibits|Calcium|", "Vitamin D|is needed to absorb|Calcium|", "Magnesium|relaxes|Muscles|", "Magnesium|raises|Vitamin D|"),
        {"lines of text": 1},
    ),
    Sample("arrow_lines", "chain.txt", "rain → river → sea\nsea → clouds\n", ("rain||river|", "river||sea|", "sea||clouds|")),
    Sample(
        "markdown_tables", "chat.md",
        "Here is your map:\n\n# Tea\n\n| # | **Cause** | Words | Effect | Source |\n|--:|:---|:-:|---|---|\n"
        "| 1 | Tea | *delays* | Sleep | [NIH](https://nih.gov/a) |\n| 2 | Tea \\| mint | calms<br>down | Nerves | |\n"
        "| 3 | Nerves | disturb | Sleep |\n\nConcept | Description\n---|---\nTea | Leaves in water.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        ("Tea|delays|Sleep|", "Tea | mint|calms down|Nerves|", "Nerves|disturb|Sleep|"),
        {"lines of text": 1, "column #": 3, "tables of other things": 1}, {"Tea": {"definition": "Leaves in water."}}, "Tea",
    ),
    Sample("propositions", "words.txt", "tea\traises\tpulse\npulse\t????\tsleep\n", ("tea|raises|pulse|", "pulse||sleep|")),
    Sample(
        "vensim", "model.mdl",
        '{UTF-8}\nFish = INTEG(catch rate, 5)\n\t~ tons\n\t~ All fish of the lake.\n\t|\n"Price, net" = A FUNCTION OF(Fish)~~|\n'
        "\\\\\\---/// Sketch information - do not modify anything except names\nV300  Do not put anything below\n*Lake\n$0,Arial|12\n"
        '10,1,Fish,1,1,40,20,3,3\n10,2,"Price, net",1,1,1,1,8,3\n12,3,48,1,1,1,1,0,3\n1,4,6,1,4,0,0,22,0,0,0,-1--1--1,,1|(1,1)|\n'
        "1,5,6,3,100,0,0,22,0,0\n11,6,1,1,1,6,8,34,3\n10,7,catch_rate,1,1,1,1,40,3\n1,8,1,2,1,0,45,0,0,65,0,-1--1--1,,1|(1,1)|\n"
        "10,9,Fish,1,1,1,1,8,2\n1,10,9,7,1,0,83,0,0,0\n12,11,0,1,1,1,1,8,4\nR1, a loop\n///---\\\\\\\n",
        ("catch_rate||Fish|+", "Fish||Price, net|-", "Fish||catch_rate|+"),
        {"delays": 1, "comments": 1, "equations": 1}, {"fish": {"definition": "All fish of the lake."}}, "Lake",
    ),
    Sample("vensim", "equations.mdl", "Rain = 3 ~ mm ~ |\nRiver level = A FUNCTION OF( Rain, -Dams) ~ ~ |\nDams = 1 ~ ~ |\n",
           ("Rain||River level|", "Dams||River level|-")),
    Sample(
        "xmile", "model.stmx",
        '<xmile xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"><header><name>Herd</name></header><model><variables>'
        '<stock name="Deer"><inflow>births</inflow><outflow>deaths</outflow><eqn>10</eqn></stock><flow name="births"/><flow name="deaths"/>'
        '<aux name="Wolves\\nnear"><doc>Counted.</doc></aux></variables><views><view><connector polarity="+"><from>Wolves_near</from>'
        '<to>deaths</to></connector><connector polarity="-" delay_mark="true"><from><alias uid="1"/></from><to>Wolves near</to></connector>'
        '<alias uid="1" x="3"><of>Deer</of></alias></view></views></model></xmile>',
        ("births||Deer|+", "deaths||Deer|-", "Wolves near||deaths|+", "Deer||Wolves near|-"),
        {"delays": 1, "equations": 1}, {"wolves near": {"definition": "Counted."}}, "Herd",
    ),
    Sample(
        "gexf", "graph.gexf",
        '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://x/viz" version="1.2"><meta><title>Lake</title></meta>'
        '<graph defaultedgetype="directed"><attributes class="node"><attribute id="0" title="Kind"/></attributes>'
        '<attributes class="edge"><attribute id="0" title="sign"/></attributes><nodes><node id="a" label="Rain">'
        '<attvalues><attvalue for="0" value="weather"/></attvalues><viz:color r="1" g="2" b="3"/><nodes><node id="b" label="Hail"/></nodes></node>'
        '<node id="c" label="Crop"/></nodes><edges><edge source="a" target="c" label="feeds" weight="2"><attvalues>'
        '<attvalue for="0" value="+"/></attvalues></edge><edge source="b" target="c" type="mutual" kind="breaks"/>'
        '<edge source="c" target="a" type="undirected"/></edges></graph></gexf>',
        ("Rain|feeds|Crop|+", "Hail|breaks|Crop|", "Crop|breaks|Hail|", "~Crop||Rain|"),
        {"colours": 1}, {"a": {"Kind": "weather"}, "b": {"category": "Rain"}}, "Lake",
    ),
    Sample(
        "drawio", "garden.drawio", f'<mxfile><diagram name="Page-1">{_DRAWING}</diagram><diagram name="Page-2"/></mxfile>',
        ("Snails|eat|Young lettuce|",),
        {"arrows with a loose end": 1, "text boxes": 1, "empty pages": 1, "links to web pages": 1},
        {"a": {"category": "Garden"}, "b": {"definition": "Sown in March."}},
    ),
    Sample("drawio", "packed.drawio", f'<mxfile compressed="true"><diagram name="Garden">{packed(_DRAWING)}</diagram></mxfile>',
           ("Snails|eat|Young lettuce|",), {}, {}, "Garden"),
    Sample(
        "canvas", "board.canvas",
        '{"nodes": [{"id": "1", "type": "text", "text": "## Frost\\n\\nBelow *zero*.", "x": 0, "y": 0, "width": 10, "height": 10},'
        '{"id": "2", "type": "file", "file": "Notes/Plums.md", "x": 500, "y": 0, "width": 10, "height": 10},'
        '{"id": "g", "type": "group", "label": "Winter", "x": -5, "y": -5, "width": 30, "height": 30},'
        '{"id": "u", "type": "link", "url": "https://example.org"}], "edges": [{"id": "e", "fromNode": "1", "toNode": "2",'
        '"label": "kills"}, {"id": "f", "fromNode": "1", "toNode": "u"}, {"id": "h", "fromNode": "1", "toNode": "2", "toEnd": "none"}]}',
        ("Frost|kills|Plums|", "~Frost||Plums|"), {"link cards": 1, "links to or from link cards": 1},
        {"1": {"definition": "Below zero.", "category": "Winter"}},
    ),
    Sample(
        "notes", "Honey.md",
        "---\naliases: [Comb honey]\ntype: food\n---\n# Honey\n[[Bees]] make [[Honey]].\nsoothes:: [[Cough|a cough]]\n- [[Bees]] --> [[Wax]]\n"
        "See [[Wax]] and ![[bee.png]].\n```\n[[Not this]]\n```\n",
        ("Bees|make|Honey|", "Honey|soothes|Cough|", "Bees||Wax|", "Honey||Wax|"), {"pictures": 1},
        {"Honey": {"aka": ["Comb honey"], "category": "food"}}, "Honey",
    ),
    Sample(
        "cx", "net.cx2",
        '[{"CXVersion": "2.0"}, {"attributeDeclarations": [{"nodes": {"name": {"a": "n"}, "kind": {"v": "gene"}},'
        '"edges": {"interaction": {"a": "i"}}}]}, {"networkAttributes": [{"name": "Iron"}]},'
        '{"nodes": [{"id": 1, "x": 2, "v": {"n": "HAMP"}}, {"id": 2, "v": {"n": "SLC40A1"}}]},'
        '{"edges": [{"id": 3, "s": 1, "t": 2, "v": {"i": "inhibits", "name": "HAMP (inhibits) SLC40A1"}}]}, {"visualProperties": [{}]}]',
        ("HAMP|inhibits|SLC40A1|",), {"positions": 1, "styles": 1}, {"1": {"kind": "gene"}}, "Iron",
    ),
    Sample(
        "cx", "net.cx",
        '[{"numberVerification": [{"longNumber": 1}]}, {"nodes": [{"@id": 1, "n": "A"}, {"@id": 2, "n": "B"}]},'
        '{"edges": [{"@id": 9, "s": 1, "t": 2, "i": "binds"}]}, {"nodeAttributes": [{"po": 1, "n": "type", "v": "gene"}]},'
        '{"edgeAttributes": [{"po": [9], "n": "pmid", "v": "12"}]}, {"networkAttributes": [{"n": "name", "v": "Pair"}]}]',
        ("A|binds|B|",), {}, {"1": {"type": "gene"}}, "Pair",
    ),
    Sample("sif", "net.sif", "heat melts ice snow\nrock\n", ("heat|melts|ice|", "heat|melts|snow|"), alone=("rock",)),
    Sample(
        "skos", "words.ttl",
        '# weather\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\nPREFIX w: <http://example.org/w/>\n'
        'w:s a skos:ConceptScheme ; skos:prefLabel "Weather"@en .\n'
        'w:hail a skos:Concept ; skos:prefLabel "hail"@en , "Hagel"@de ; skos:altLabel \'ice rain\'@en ; skos:definition """Ice\nthat "falls"."""@en ;\n'
        "  skos:broader w:rain ; skos:related w:crop ; w:breaks w:crop , <http://example.org/other> ; w:n 3.5 ; skos:note [ w:x ( 1 2 ) ] .\n"
        'w:rain skos:prefLabel "rain"@en . w:crop skos:prefLabel "crop"@en ; skos:related w:hail .\n',
        ("~hail|is related to|crop|", "hail|breaks|crop|"), {"names in other languages": 1, "links to other thesauri": 1},
        {"http://example.org/w/hail": {"aka": ["ice rain"], "definition": 'Ice that "falls".', "broader": "http://example.org/w/rain"}},
        "Weather", ("rain",),
    ),
    Sample(
        "prsm", "map.prsm",
        '{"mapTitle": "School", "styles": {"nodes": {"group1": {"groupLabel": "Need"}, "group2": {"groupLabel": "Sample"}},'
        '"edges": {"edge1": {"groupLabel": "hinders"}}}, "nodes": [{"id": "1", "label": "Hunger", "grp": "group1", "x": 1,'
        '"note": {"ops": [{"insert": "At noon."}]}}, {"id": "2", "label": "Marks", "grp": "group2"}], "edges": [{"from": "1", "to": "2",'
        '"grp": "edge1", "label": ""}, {"from": "2", "to": "1", "label": "-ve", "arrows": {"to": {"enabled": true}}}], "history": [{}]}',
        ("Hunger|hinders|Marks|", "Marks|-ve|Hunger|-"), {"positions": 1, "history": 1},
        {"1": {"category": "Need", "definition": "At noon."}}, "School",
    ),
    Sample(
        "indra", "statements.json",
        '[{"type": "Inhibition", "subj": {"name": "TP53", "db_refs": {"HGNC": "11998", "TEXT": "p53"}}, "obj": {"name": "MDM2"},'
        '"belief": 0.9, "evidence": [{"source_api": "reach", "pmid": "77", "text": "p53 stops MDM2."}, {"text": "It does."}]},'
        '{"type": "Ubiquitination", "enz": {"name": "MDM2"}, "sub": {"name": "TP53"}, "residue": "K", "position": "120"},'
        '{"type": "Complex", "members": [{"name": "TP53"}, {"name": "MDM2"}]}, {"type": "Phosphorylation", "enz": null, "sub": {"name": "X"}}]',
        ("TP53|inhibits|MDM2|-", "MDM2|ubiquitinates|TP53|", "~TP53|binds|MDM2|"),
        {"statements with one end": 1, "further sentences": 1, "degrees of belief": 1}, {"TP53": {"aka": ["p53", "HGNC:11998"]}}, None, ("X",),
    ),
    Sample(
        "bel", "script.bel",
        'SET DOCUMENT Name = "Growth"\nDEFINE NAMESPACE HGNC AS URL "x"\nSET Citation = {"PubMed", "On growth", "99"}\n'
        'SET Evidence = "A raises \\\nB."\np(HGNC:A) => r(HGNC:B)\nact(p(HGNC:A)) -| bp(GO:"cell (growth)")\nUNSET Evidence\n'
        "p(HGNC:A) association p(HGNC:C)\np(HGNC:A) -> (p(HGNC:B) -> p(HGNC:C))\n",
        ("A|directly increases|B RNA|+", "activity of A|decreases|cell (growth)|-", "~A|is associated with|C|unknown"),
        {"statements within statements": 1}, {"p(HGNC:A)": {"category": "protein", "aka": ["p(HGNC:A)"]}}, "Growth",
    ),
)  # fmt: skip
