#!/usr/bin/env python3
"""Scores the cast of `quoth filter`: mentions and who they are, apart from attribution. Standard library only.

  mentions.py GOLD PRED [--lang L] [--show N] [--json]

PRED is what `quoth filter` wrote for GOLD. For each gold statement (nested ones too) with a mention:
  found   a predicted mention overlaps the gold one (tokens are \\w+ runs)
  exact   with the same words, a leading article aside
  name    its speaker has the gold name (where gold has one and the mention is no I, we or you)
"""
import collections, json, re, sys

WORD = re.compile(r'\w+')
FIRST = {'i', 'we', 'you', 'my', 'our', 'us', 'me'}

def lines(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(l) for l in f if l.strip()]

def fold(name):
    return re.sub(r'[^\w ]', '', (name or '').lower().replace('’s', '').replace("'s", '')).strip()

def words(text, span):
    found = [(span[0] + m.start(), m.group().lower()) for m in WORD.finditer(text[span[0]:span[1]])]
    if len(found) > 1 and found[0][1] in ('the', 'a', 'an'):
        found = found[1:]
    return {s for s, _ in found}

def statements(list_):
    for s in list_:
        yield s
        yield from statements(s.get('nested') or [])

def score(gold, pred, show):
    n = collections.Counter()
    for doc in gold:
        got = pred.get(doc['id'])
        if not got or 'error' in got:
            n['failed'] += 1
            continue
        text = doc['text']
        if got['text'] != text:
            n['changed'] += 1
        at = {}
        for s in got['speakers']:
            for span in s['mentions']:
                for w in words(text, span):
                    at[w] = (tuple(span), s['name'])
        for s in statements(doc['statements']):
            m = s.get('mention')
            if not m:
                continue
            spans = [m] if isinstance(m[0], int) else m
            g = set().union(*[words(text, x) for x in spans])
            said = ' … '.join(text[a:b] for a, b in spans)
            if not g:
                continue
            n['gold'] += 1
            hits = sorted({at[w] for w in g if w in at}, key=lambda h: -len(words(text, h[0]) & g))
            person = said.lower() in FIRST
            n['gold_first'] += person
            if person:
                continue
            if hits:
                n['found'] += 1
                n['exact'] += words(text, hits[0][0]) == g
            named = bool(s.get('name'))
            right = named and any(fold(name) == fold(s['name']) for _, name in hits)
            n['named'] += named
            n['name'] += right
            bad = (named and not right) or not hits or (not named and words(text, hits[0][0]) != g)
            if bad and n['shown'] < show:
                n['shown'] += 1
                got_ = '; '.join(f'{text[a:b]!r} = {name}' for (a, b), name in hits) or '-'
                print(f"{doc['id'][-24:]} {said!r} = {s.get('name')}; got {got_}", file=sys.stderr)
    pc = lambda a, b: round(100 * a / b, 1) if b else None
    rest = n['gold'] - n['gold_first']
    return dict(documents=len(gold), failed=n['failed'], changed=n['changed'], mentions=rest, found=pc(n['found'], rest),
                exact=pc(n['exact'], rest), named=n['named'], name=pc(n['name'], n['named']))

if __name__ == '__main__':
    a = sys.argv[1:]
    if len(a) < 2:
        sys.exit(__doc__)
    lang = a[a.index('--lang') + 1] if '--lang' in a else 'en'
    r = score([d for d in lines(a[0]) if d.get('lang', 'en') == lang], {d.get('id'): d for d in lines(a[1])},
              int(a[a.index('--show') + 1]) if '--show' in a else 0)
    print(json.dumps(r) if '--json' in a else '  '.join(f'{k} {v}' for k, v in r.items()))
