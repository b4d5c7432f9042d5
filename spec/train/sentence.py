#!/usr/bin/env python3
"""Learns the weights of the model "sentence" and writes them between the markers of a language's file.

    python3 spec/train/sentence.py [--data ../shared/eval/data/sentences] [--write] [--show N]
    python3 spec/train/sentence.py --language de --sets ud_de_gsd --write

Builds what it needs. Candidates and their features come from the core itself (spec/train/sentence.c). Without
--write it only reports: the weights learned on one treebank measured on the other, and by halves of the documents.
"""
import argparse, collections, json, math, os, re, subprocess, sys, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OWN_WEIGHT = 3  # what an example of spec/fixtures counts against one of a treebank
CLOSING = '.!?…。！？”’"\')]»›“'  # score.py: gold ends without one of these are not counted


def build(language):
    make = lambda *targets: subprocess.run(['make', '-s', '-C', ROOT, *targets], check=True, stdout=sys.stderr)
    make('libquoth.a')
    flat, tool = (os.path.join(ROOT, 'build', 'train', n) for n in (language + '.tsv', 'sentence'))
    os.makedirs(os.path.dirname(flat), exist_ok=True)
    with open(flat, 'wb') as out:
        subprocess.run(['lua5.4', 'spec/c/language.lua', language], cwd=ROOT, check=True, stdout=out)
    subprocess.run(['cc', '-std=c11', '-O2', '-Icsrc', '-Ispec/c', 'spec/train/sentence.c', 'build/libquoth.a', '-lm',
                    '-o', tool], cwd=ROOT, check=True)
    return tool, flat


class Candidate:
    __slots__ = 'document', 'at', 'verdict', 'features', 'gold'


def read(tool, flat, documents):
    """Candidates of the documents, gold ends and how many gold ends there are beside the candidates."""
    bytes_in = b''.join(b'%d\n%s' % (len(t), t) for t in (d['text'].encode() for d in documents))
    ran = subprocess.run([tool, flat], input=bytes_in, stdout=subprocess.PIPE, check=True)
    lines = ran.stdout.decode().splitlines()
    names, pairs = lines[0].split()[1:], [p.split('=') for p in lines[1].split()[1:]]
    pairs = [(n, int(bits, 16)) for n, bits in pairs]
    out, missed, index = [], [], -1
    for line in lines[2:] + ['document']:
        if line == 'document':
            if index >= 0: missed += [(index, k) for k in sorted(gold - seen)]
            index += 1
            if index == len(documents): break
            gold, neutral, squeeze = ends_of(documents[index])
            seen, offsets = set(), offset_table(documents[index]['text'])
            continue
        at, verdict, bits = line.split()
        c = Candidate()
        c.document, c.at, c.verdict, c.features = index, offsets[int(at)], verdict, int(bits, 16)
        k = squeeze[c.at]
        if k in neutral: continue
        c.gold = k in gold
        seen.add(k)
        out.append(c)
    return names, pairs, out, missed


def offset_table(text):
    table, at = {}, 0
    for i, c in enumerate(text):
        table[at] = i
        at += len(c.encode())
    table[at] = len(text)
    return table


def ends_of(doc):
    """As score.py counts: gold ends, ends that are neither right nor wrong, and offset -> text without white space."""
    text, squeeze, k = doc['text'], [], 0
    for c in text:
        squeeze.append(k)
        k += not c.isspace()
    squeeze.append(k)
    fixed = {squeeze[b] for b in doc.get('pars', [])} | {k}
    every = {squeeze[b] for b in doc['boundaries']} - fixed
    gold = {squeeze[b] for b in doc['boundaries'] if text[:b].rstrip()[-1:] in CLOSING} - fixed
    return gold, fixed | (every - gold), squeeze


def fixture(path):
    """The project's own examples as documents: " | " is an end with a space behind it, "| " one without."""
    documents = []
    for line in open(path, encoding='utf-8') if os.path.exists(path) else []:
        line = line.rstrip('\n')
        if not line or line.startswith('#'): continue
        text, boundaries = '', []
        for piece in re.split(r'( \| |\| )', line):
            if '|' not in piece: text += piece; continue
            boundaries.append(len(text))
            text += piece.replace('| ', '')
        documents.append(dict(id=text, text=text, boundaries=boundaries))
    return documents


def expand(features, pairs):
    bits = [i for i in range(64) if features >> i & 1]
    return bits + [64 + i for i, (_, both) in enumerate(pairs) if features & both == both]


def read_weights(path, names, pairs):
    """The weights as they stand in a language's file, in the order of learn()'s."""
    text = open(path, encoding='utf-8').read()
    text = text[text.index('-- sentence: written by'):text.index('-- end of sentence')]
    values = {n: float(x) for n, x in re.findall(r'(\w+) = (-?[0-9.]+)', text)}
    return [values.get(n, 0.0) for n in names + [''] * (64 - len(names)) + [n for n, _ in pairs]]


def learn(candidates, own, pairs, prior=None, rounds=300, l2=0.5):
    """Logistic regression: candidates with the same features count together; RPROP on the whole set. What the
    candidates do not tell stays at the prior: English's for other languages, 0 for English."""
    groups = collections.defaultdict(lambda: [0, 0])
    for cs, weight in (candidates, 1), (own, OWN_WEIGHT):
        for c in cs:
            if c.verdict == 'ask': groups[c.features][c.gold] += weight
    rows = [(expand(f, pairs), n0, n1) for f, (n0, n1) in sorted(groups.items())]
    size = 64 + len(pairs)
    prior = prior or [0.0] * size
    w, step, last = list(prior), [0.1] * size, [0.0] * size
    for _ in range(rounds):
        g = [l2 * (x - p) for x, p in zip(w, prior)]
        for bits, n0, n1 in rows:
            z = sum(w[i] for i in bits)
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            d = (n0 + n1) * p - n1
            for i in bits: g[i] += d
        for i in range(size):
            if g[i] * last[i] > 0: step[i] = min(1.0, step[i] * 1.2)
            elif g[i] * last[i] < 0: step[i] = max(1e-5, step[i] * 0.5)
            if g[i] > 0: w[i] -= step[i]
            elif g[i] < 0: w[i] += step[i]
            last[i] = g[i]
    return w


def says(c, w, pairs):
    if c.verdict != 'ask': return c.verdict == 'cut'
    return sum(w[i] for i in expand(c.features, pairs)) > 0


def measure(candidates, missed, w, pairs):
    tp = fp = fn = 0
    for c in candidates:
        yes = says(c, w, pairs)
        tp += yes and c.gold
        fp += yes and not c.gold
        fn += c.gold and not yes
    fn += missed
    return dict(p=100 * tp / (tp + fp), r=100 * tp / (tp + fn), f1=200 * tp / (2 * tp + fp + fn))


def show(result): return 'P %(p).2f R %(r).2f F1 %(f1).2f' % result


def write(path, names, pairs, w):
    values = dict(zip(names, w[:len(names)]))
    values.update((n, w[64 + i]) for i, (n, _) in enumerate(pairs))
    entries = ['%s = %.2f' % (n, x) for n, x in values.items() if abs(x) >= 0.005]
    lines, line = [], '     '
    for e in entries:
        if len(line) + len(e) > 116: lines.append(line); line = '     '
        line += ' ' + e + ','
    text = open(path, encoding='utf-8').read()
    begin, end = '-- sentence: written by spec/train/sentence.py\n', '-- end of sentence\n'
    at = text.index(begin) + len(begin)
    at = text.index('\n', at) + 1  # the line that opens the table stays
    stop = text.rindex('\n', 0, text.rindex('}', at, text.index(end, at))) + 1
    with open(path, 'w', encoding='utf-8') as f: f.write(text[:at] + '\n'.join(lines + [line]) + '\n' + text[stop:])


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument('--data', default=os.path.join(ROOT, '..', 'shared', 'eval', 'data', 'sentences'))
    args.add_argument('--language', default='en')
    args.add_argument('--sets', default='ud_en_gum,ud_en_ewt')
    args.add_argument('--write', action='store_true')
    args.add_argument('--show', type=int, default=0, help='print that many errors of each set')
    o = args.parse_args()
    if not os.path.isdir(o.data):
        print('no data at ' + o.data + ': nothing learned')
        return
    tool, flat = build(o.language)
    own_docs = fixture(os.path.join(ROOT, 'spec', 'fixtures', 'sentences.txt' if o.language == 'en' else '-'))
    own = read(tool, flat, own_docs)[2] if own_docs else []
    sets = {}
    for name in o.sets.split(','):
        with open(os.path.join(o.data, name + '.jsonl'), encoding='utf-8') as f: docs = [json.loads(l) for l in f]
        names, pairs, candidates, missed = read(tool, flat, docs)
        sets[name] = docs, candidates, missed
    everything = [c for _, cs, _ in sets.values() for c in cs]
    path = lambda code: os.path.join(ROOT, 'lua', 'quoth', 'language', code + '.lua')
    prior = read_weights(path('en'), names, pairs) if o.language != 'en' else None
    sets_and_own = dict(sets, own=(own_docs, own, [])) if own else sets
    final = [round(x, 2) for x in learn(everything, own, pairs, prior)]
    for name, (docs, candidates, missed) in sets_and_own.items():
        others = [c for n, (_, cs, _) in sets.items() if n != name for c in cs]
        half = lambda c: zlib.crc32(docs[c.document]['id'].encode()) & 1
        print(name, '%d candidates, %d gold ends without one' % (len(candidates), len(missed)))
        print('  learned on all   ', show(measure(candidates, len(missed), final, pairs)))
        if name == 'own': others = []
        elif others:
            w = learn(others, own, pairs, prior)
            print('  on the other sets', show(measure(candidates, len(missed), w, pairs)))
        for h in (0, 1) if name != 'own' else ():
            w = learn([c for c in candidates if half(c) != h] + others, own, pairs, prior)
            test = [c for c in candidates if half(c) == h]
            print('  half %d held out  ' % h,
                  show(measure(test, sum(zlib.crc32(docs[i]['id'].encode()) & 1 == h for i, _ in missed), w, pairs)))
        wrong = [c for c in candidates if says(c, final, pairs) != c.gold]
        for c in wrong[:: max(1, len(wrong) // o.show)] if o.show else []:
            text = docs[c.document]['text']
            on = [n for i, n in enumerate(names) if c.features >> i & 1]
            print('  %s %s %r | %r  %s' % ('MISS' if c.gold else 'FALSE', c.verdict, text[max(0, c.at - 50):c.at],
                                           text[c.at:c.at + 40], ' '.join(on)))
    if o.write: write(path(o.language), names, pairs, final)


if __name__ == '__main__': main()
