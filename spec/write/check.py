"""Reads what a writer wrote, with a reader that is not ours: check.py FORMAT FILE [TEXT].

Prints what it found, as JSON. Exit status 77: the reader is not installed (its name on stderr).
"""
import csv
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def contents(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def need(name):
    try:
        return __import__(name)
    except ImportError:
        sys.stderr.write(name)
        sys.exit(77)


def table(path, dialect):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, dialect=dialect, strict=True))


def webannotation(path, text_path):
    """Against the model's schema; then each target is looked up in the text by both of its selectors."""
    jsonschema = need("jsonschema")
    with open(os.path.join(HERE, "web-annotation.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    page, text = json.loads(contents(path)), contents(text_path)
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(page, schema)
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    found = []
    for item in page["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        resources = targets + [body for body in item["body"] if "selector" in body]
        for resource in resources:
            quote, position = resource["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"], (text[start:end], quote)
            assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"]), quote
        found.append({"id": item["id"].rpartition("#")[2], "exact": [t["selector"][0]["exact"] for t in targets],
                      "bodies": [[b["purpose"], b.get("value") or b["source"].rpartition("#")[2]
                                  if "selector" not in b else b["selector"][0]["exact"]] for b in item["body"]]})
    return found


def brat(path, text_path):
    """The standoff format as its page defines it."""
    text, marks, events, attributes = contents(text_path), {}, {}, []
    for line in contents(path).split("\n")[:-1]:
        key, _, rest = line.partition("\t")
        if key[0] == "T":
            match = re.fullmatch(r"(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)", rest)
            spans = [tuple(map(int, part.split())) for part in match[2].split(";")]
            assert spans == sorted(spans) and all(a < b for a, b in spans), line
            assert " ".join(text[a:b] for a, b in spans) == match[3], line
            marks[key] = [match[1], match[3], len(spans)]
        elif key[0] == "E":
            roles = dict(part.split(":") for part in rest.split(" "))
            assert all(value in marks or value in events for value in roles.values()), line
            events[key] = roles
        elif key[0] == "A":
            name, event, value = rest.split(" ")
            assert event in events, line
            attributes.append([name, event, value])
        else:
            assert re.fullmatch(r"#\d+\tAnnotatorNotes E\d+\t.+", line), line
    return {"marks": list(marks.values()), "events": list(events.values()), "attributes": len(attributes)}


def jsonld(path):
    """Expanded to triples; every term must be one that schema.org knows, by the list of rdflib."""
    rdflib = need("rdflib")
    document = json.loads(contents(path))
    assert document.pop("@context") == "https://schema.org"
    document["@context"] = {"@vocab": "https://schema.org/"}  # what matters here of the one on the network
    graph, schema = rdflib.Graph(), rdflib.SDO
    graph.parse(data=json.dumps(document), format="json-ld")
    for subject, predicate, value in graph:
        term = value if predicate == rdflib.RDF.type else predicate
        assert term in schema, term
        assert term != schema.ClaimReview
    by_type = {}
    for subject, value in graph.subject_objects(rdflib.RDF.type):
        by_type.setdefault(str(value).rpartition("/")[2], []).append(str(graph.value(subject, schema.text) or ""))
    return {name: sorted(texts) for name, texts in by_type.items()}


def html(path):
    """HTML5 without one parse error; the text between the tags, and the marks."""
    html5lib = need("html5lib")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    text = contents(path)
    tree = parser.parse(text) if text.startswith("<!DOCTYPE") else parser.parseFragment(text)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    links = [element.get("href") for element in tree.iter() if element.get("href")]
    assert len(ids) == len(set(ids))
    assert all(link[1:] in ids for link in links if link.startswith("#")), links
    scripts = [e.get("type") for e in tree.iter("script")]
    assert scripts in ([], ["application/ld+json"]), scripts
    for script in tree.iter("script"):
        json.loads(script.text)
    blocks = {"p", "h1", "h2", "li", "blockquote"}
    lines = ["".join(e.itertext()) for e in tree.iter() if e.tag in blocks]
    return {"lines": lines, "marks": [[e.get("class"), e.get("data-statements"), "".join(e.itertext())]
                                      for e in tree.iter() if e.get("data-statements")]}


CHECKS = {"csv": lambda path: table(path, "excel"), "tsv": lambda path: table(path, "excel-tab"),
          "webannotation": webannotation, "brat": brat, "jsonld": jsonld, "html": html}

print(json.dumps(CHECKS[sys.argv[1]](*sys.argv[2:])))
