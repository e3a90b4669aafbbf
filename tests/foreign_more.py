"""Further small files of other programs: graph languages, outlines, and JSON as programs shape it."""

# ruff: noqa: E501 (files of other programs have long lines)
from __future__ import annotations

from tests.foreign import Sample

MORE = (
    Sample("tgf", "a.tgf", "1 Tea\n2 Deep sleep\n3\n#\n1 2 cuts short\n2 3\n3\n",
           ("Tea|cuts short|Deep sleep|", "Deep sleep||3|"), {"arrows with a loose end": 1}),
    Sample(
        "gml", "a.gml",
        'Creator "x"\ngraph\n[\n  directed 1 label "Pond"\n  node [ id 1 label "Algae &amp; weed" type "plant" graphics [ x 1 y 2 ] ]\n'
        '  node [ id 2 label "Fish" gid 9 ]\n  node [ id 9 label "Animals" isGroup 1 ]\n  edge [ source 1 target 2 label "feed" ]\n'
        '  edge [ source 2 target 1 sign "-" graphics [ arrow "both" ] ]\n]\n',
        ("Algae & weed|feed|Fish|", "Fish||Algae & weed|-", "Algae & weed||Fish|-"), {"positions": 2, "groups": 1},
        {"1": {"type": "plant"}, "2": {"category": "Animals"}}, "Pond",
    ),
    Sample(
        "pajek", "a.net",
        '*Network Pond\n*Vertices 3\n1 "Algae" 0.1 0.2 ic Red\n2 "Fish"\n3 "Light"\n% a remark\n*Arcs :1 "feeds"\n1 2\n2 1 -2 l "eats"\n'
        "*Edges\n1 3 1 w 2\n*Arcslist\n3 1 2\n",
        ("Algae|feeds|Fish|", "Fish|eats|Algae|", "~Algae||Light|", "Light||Algae|", "Light||Fish|"),
        {"comments": 1, "positions": 1, "styles": 1}, {}, "Pond",
    ),
    Sample(
        "outline", "a.opml",
        '<?xml version="1.0"?><opml version="2.0"><head><title>Sleep</title></head><body><outline text="Sleep" _note="Each night.">'
        '<outline text="Causes &amp; more"/></outline></body></opml>',
        ("Sleep|includes|Causes & more|",), {}, {"item 1": {"definition": "Each night."}}, "Sleep",
    ),
    Sample(
        "outline", "a.mm",
        '<map version="freeplane 1.9"><node ID="a" TEXT="Sleep"><node ID="b"><richcontent TYPE="NODE"><html><body><p>Late light</p></body></html>'
        '</richcontent><arrowlink DESTINATION="c" MIDDLE_LABEL="lowers" STARTARROW="None" ENDARROW="Default"/><icon BUILTIN="x"/></node>'
        '<node ID="c" TEXT="Mood" LINK="https://example.org"/></node></map>',
        ("Sleep|includes|Late light|", "Late light|lowers|Mood|", "Sleep|includes|Mood|"),
        {"styles": 1, "links to web pages": 1}, {}, "Sleep",
    ),
    Sample("loopy", "model.json", '[[[1,20,30,0.6,"rest",0],[3,60,30,0.5,"good%20work",4]],[[1,3,90,1,0],[3,1,-80,-1,0]],[[4,1,"x"]],3]',
           ("rest||good work|+", "good work||rest|-"), {"positions": 2, "text boxes": 1}),
    Sample("loopy", "address.txt", "https://ncase.me/loopy/v1.1/?data=[[[1,2,3,0.6,%22a%2520b%22,0],[2,6,3,0.5,%22c%22,4]],[[1,2,9,-1,0]],[],2%5D\n",
           ("a b||c|-",)),
    Sample(
        "excalidraw", "a.excalidraw",
        '{"type": "excalidraw", "elements": [{"id": "r", "type": "rectangle"}, {"id": "t", "type": "text", "text": "Late\\nlight", "containerId": "r"},'
        '{"id": "s", "type": "text", "text": "Sleep"}, {"id": "n", "type": "text", "text": "a remark"}, {"id": "x", "type": "ellipse"},'
        '{"id": "k", "type": "arrow", "startBinding": {"elementId": "r"}, "endBinding": {"elementId": "s"}, "endArrowhead": "arrow"},'
        '{"id": "w", "type": "text", "text": "lowers", "containerId": "k"}, {"id": "l", "type": "arrow", "startBinding": null, "endBinding": {"elementId": "s"}},'
        '{"id": "m", "type": "line", "startBinding": {"elementId": "s"}, "endBinding": {"elementId": "r"}, "startArrowhead": "arrow"}]}',
        ("Late light|lowers|Sleep|", "Late light||Sleep|"),
        {"text boxes": 1, "shapes without words": 1, "arrows with a loose end": 1, "positions": 2},
    ),
    Sample(
        "xgmml", "a.xgmml",
        '<?xml version="1.0"?><graph label="Iron" directed="1" xmlns="http://www.cs.rpi.edu/XGMML"><node id="1" label="iron">'
        '<att name="type" value="metal" type="string"/><graphics x="1"/></node><node id="2" label="hepcidin"/>'
        '<edge source="1" target="2" label="iron (activates) hepcidin"><att name="interaction" value="activates"/></edge>'
        '<edge source="2" target="1" label="hepcidin (lowers) iron"/></graph>',
        ("iron|activates|hepcidin|", "hepcidin|lowers|iron|"), {"positions": 1}, {"1": {"type": "metal"}}, "Iron",
    ),
    Sample("web_page", "c.html", "<!doctype html><title>Night</title><script>var cy = cytoscape({ container: x, elements: [ { data: { id: 'a', label: 'Stress' } },"
           " { data: { id: 'b' } }, { data: { source: 'a', target: 'b', label: 'lowers' } } ], layout: f() });</script>",
           ("Stress|lowers|b|",), {}, {}, "Night"),
    Sample("web_page", "d.html", '<html><script src="d3.min.js"></script><script>const graph = {"nodes":[{"id":"Stress"},{"id":"Sleep"}],"links":[{"source":"Stress","target":"Sleep","label":"lowers"}]};</script></html>',
           ("Stress|lowers|Sleep|",)),
    Sample("web_page", "e.html", "<html><script>var nodes = [{id: 0, name: 'Stress'}, {id: 1, name: 'Sleep'}]; let links = [{source: 0, target: 1, relation: 'x'}];</script></html>",
           ("Stress||Sleep|",)),
    Sample("web_page", "m.html", '<html><body><pre class="mermaid">\ngraph LR\n A[Stress] --&gt;|lowers| B[Sleep]\n</pre><div class="mermaid">graph LR\n x-->y</div></body></html>',
           ("Stress|lowers|Sleep|",), {"further diagrams": 1}),
    Sample("vis_network", "inline.html", "<html><script>new vis.Network(x, {nodes: [{id:1,label:'Stress'},{id:2,label:'Sleep'}], edges:[{from:1,to:2,label:'lowers'}]}, {edges:{arrows:{to:true}}});</script></html>",
           ("Stress|lowers|Sleep|",)),
    Sample("dot", "ends.gv", 'digraph { a -> b [headlabel="+"]; b -> c [label=feeds taillabel="-"]; c -> d [arrowhead=teenormal headlabel="x"]; }',
           ("a|+|b|+", "b|feeds|c|-", "c||d|-")),
    Sample("skos", "a.ttl", '@prefix : <http://ex.org/> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n:stress rdfs:label "Stress" ; :lowers :sleep ; rdfs:seeAlso <http://b.org/x> .\n',
           ("Stress|lowers|sleep|",), {"links to other thesauri": 1}),
)  # fmt: skip

#: JSON of programs, each of which says: Stress lowers Sleep.
SHAPES = {
    "triples": '[["Stress", "lowers", "Sleep"]]',
    "records": '[{"head": "Stress", "relation": "lowers", "tail": "Sleep"}]',
    "lines": '{"source": "Stress", "relation": "lowers", "target": "Sleep"}\n{"source": "Sleep", "relation": "lifts", "target": "Mood"}\n',
    "named triples": '{"triples": [{"subject": "Stress", "predicate": "lowers", "object": "Sleep"}]}',
    "knowledge graph": '{"entities": [{"id": "e1", "name": "Stress"}, {"id": "e2", "name": "Sleep"}], "relationships": [{"source": "e1", "target": "e2", "type": "LOWERS"}]}',
    "names": '{"nodes": ["Stress", "Sleep"], "edges": [["Stress", "lowers", "Sleep"]]}',
    "by id": '{"nodes": {"a": {"label": "Stress"}, "b": {"label": "Sleep"}}, "edges": {"e": {"source": "a", "target": "b", "label": "lowers"}}}',
    "graph format": '{"graph": {"directed": true, "nodes": {"a": {"label": "Stress"}, "b": {"label": "Sleep"}}, "edges": [{"source": "a", "relation": "lowers", "target": "b"}]}}',
    "graphs": '{"graphs": [{"nodes": {"a": {"label": "Stress"}, "b": {"label": "Sleep"}}, "edges": [{"source": "a", "relation": "lowers", "target": "b"}]}]}',
    "graphology": '{"attributes": {"name": "Night"}, "nodes": [{"key": "a", "attributes": {"label": "Stress"}}, {"key": "b", "attributes": {"label": "Sleep"}}], "edges": [{"key": "geid_1", "source": "a", "target": "b", "attributes": {"label": "lowers"}}]}',
    "react flow": '{"nodes": [{"id": "1", "position": {"x": 0}, "data": {"label": "Stress"}}, {"id": "2", "data": {"label": "Sleep"}}], "edges": [{"id": "e1-2", "source": "1", "target": "2", "label": "lowers"}]}',
    "go": '{"class": "GraphLinksModel", "nodeDataArray": [{"key": 1, "text": "Stress"}, {"key": 2, "text": "Sleep"}], "linkDataArray": [{"from": 1, "to": 2, "text": "lowers"}]}',
    "echarts": '{"series": [{"type": "graph", "data": [{"name": "Stress"}, {"name": "Sleep"}], "links": [{"source": "Stress", "target": "Sleep", "value": "lowers"}]}]}',
    "adjacency": '{"directed": true, "graph": [], "nodes": [{"id": "Stress"}, {"id": "Sleep"}], "adjacency": [[{"id": "Sleep", "label": "lowers"}], []]}',
    "neo4j rows": '[{"n": {"identity": 0, "labels": ["T"], "properties": {"name": "Stress"}}, "r": {"identity": 0, "start": 0, "end": 1, "type": "LOWERS", "properties": {}}, "m": {"identity": 1, "labels": ["T"], "properties": {"name": "Sleep"}}}]',
    "neo4j lines": '{"type": "node", "id": "0", "labels": ["T"], "properties": {"name": "Stress"}}\n{"type": "node", "id": "1", "labels": ["T"], "properties": {"name": "Sleep"}}\n{"id": "0", "type": "relationship", "label": "LOWERS", "properties": {}, "start": {"id": "0"}, "end": {"id": "1"}}',
    "wrapped": '{"status": "ok", "result": {"knowledge_graph": {"nodes": [{"id": "a", "name": "Stress"}, {"id": "b", "name": "Sleep"}], "relations": [{"from": "a", "to": "b", "label": "lowers"}]}}}',
    "arrows back": '{"nodes": [{"id": "Stress"}, {"id": "Sleep"}], "edges": [{"from": "Sleep", "to": "Stress", "label": "lowers", "arrows": "from"}]}',
    "cytoscape list": '[{"group": "nodes", "data": {"id": "a", "label": "Stress"}}, {"data": {"id": "b", "label": "Sleep"}}, {"data": {"id": "e", "source": "a", "target": "b", "label": "lowers"}}]',
}
