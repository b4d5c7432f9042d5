-- The report's script: everything to be read is there without it. It makes no request and writes no HTML from text.
return [[
(() => {
'use strict';
const root = document.documentElement;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);
const notes = all('.note'), blocks = all('.block'), docs = all('.doc');
const panel = one('.panel'), panelBody = one('.panel .content'), form = one('.filters'), count = one('.filters output');
const pieces = all('[data-c],[data-u],[data-m]');
const keysOf = element => ['c', 'u', 'm'].flatMap(role => (element.dataset[role] || '').split(' ').filter(Boolean));
const docOf = element => element.closest('.doc');
const noteAt = new Map(docs.map(doc => [doc, new Map(all('.note', doc).map(note => [note.dataset.k, note]))]));
const noteOf = (doc, key) => noteAt.get(doc).get(key.split('.')[0]);
let selected = null, lit = null;

root.classList.add('js');
form.hidden = panel.hidden = false;

// --- a statement's parts, shown together

const roles = { c: 'on-content', u: 'on-cue', m: 'on-mention' };
function parts(doc, key) {
  return Object.entries(roles).flatMap(([role, name]) =>
    all(`[data-${role}~="${CSS.escape(key)}"]`, doc).map(element => [element, name]));
}
function light(doc, key) { parts(doc, key).forEach(([element, name]) => element.classList.add(name)); }
function darken(doc) {
  for (const name of Object.values(roles)) all('.' + name, doc).forEach(piece => piece.classList.remove(name));
}
let hovered = null;
function hover(doc, key) {
  if (hovered && hovered.doc === doc && hovered.key === key) return;
  if (hovered) {
    darken(hovered.doc);
    all('.note.hover', hovered.doc).forEach(note => note.classList.remove('hover'));
    if (selected && docOf(selected) === hovered.doc) light(hovered.doc, selected.dataset.k);
  }
  hovered = key ? { doc, key } : null;
  if (!key) return;
  light(doc, key);
  noteOf(doc, key)?.classList.add('hover');
}
function innermost(element) { return keysOf(element).sort((a, b) => b.length - a.length)[0]; }
function under(event) {
  const target = event.target.closest?.('[data-c],[data-u],[data-m],[data-k]');
  if (!target) return [null, null];
  const doc = docOf(target) || (selected && docOf(selected));
  return [doc, target.dataset.k || innermost(target)];
}
for (const name of ['mouseover', 'focusin']) document.addEventListener(name, event => hover(...under(event)));

// --- evidence of a tag

function unlight() {
  all('.lit').forEach(element => element.classList.remove('lit'));
  all('button.tag[aria-pressed=true]').forEach(button => button.setAttribute('aria-pressed', 'false'));
  lit = null;
}
function showEvidence(button) {
  const was = lit;
  unlight();
  if (was === button) return;
  const found = all(`span[data-e~="${CSS.escape(button.dataset.e)}"]`, docOf(selected));
  found.forEach(element => element.classList.add('lit'));
  button.setAttribute('aria-pressed', 'true');
  found[0]?.scrollIntoView({ block: 'center' });
  lit = button;
}

// --- one statement selected: its facts are in the panel

function words(note, gap) {
  let text = '', before = null;
  for (const element of all(`[data-c~="${CSS.escape(note.dataset.k)}"]`, docOf(note))) {
    text += (before && before.nextSibling !== element ? gap : '') + element.textContent;
    before = element;
  }
  return text;
}
function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}
function invite() {
  panel.classList.add('empty');
  panelBody.replaceChildren(
    element('p', 'Choose a statement to see who said it, why quoth thinks so, and which rules fired.', 'hint'));
}
function close(focus) {
  if (!selected) return;
  const note = selected;
  darken(docOf(note));
  unlight();
  note.classList.remove('sel');
  selected = null;
  invite();
  if (focus) one('summary', note).focus({ preventScroll: true });
}
// Where there is no room beside the text the panel is a sheet over its lower end.
const isSheet = () => getComputedStyle(panel).position === 'fixed';
function unfold(doc) {
  const details = one(':scope > details', doc);
  if (details) details.open = true;
}
function select(note, options = {}) {
  close();
  selected = note;
  const doc = docOf(note);
  unfold(doc);
  note.classList.add('sel');
  light(doc, note.dataset.k);
  const clone = one('.more', note).cloneNode(true);
  all('button.tag', clone).forEach(button => button.setAttribute('aria-pressed', 'false'));
  const heading = element('h2', `Statement ${note.dataset.k}`);
  panelBody.replaceChildren(heading, element('p', words(note, ' … '), 'words'), clone);
  panel.classList.remove('empty');
  panel.scrollTop = 0;
  const block = note.closest('.block');
  const covered = block.getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
  if (options.scroll) block.scrollIntoView({ block: isSheet() ? 'start' : 'center' });
  else if (isSheet() && covered > 0) scrollBy({ top: covered + 16 });
  if (options.focus === 'note') one('summary', note).focus({ preventScroll: true });
  if (options.focus === 'panel') panel.focus({ preventScroll: true });
  if (options.link === false) return;
  try { history.replaceState(null, '', '#' + note.id); } catch { /* not allowed everywhere */ }
}
document.addEventListener('click', event => {
  const summary = event.target.closest('.note summary');
  if (summary) {
    event.preventDefault();
    select(summary.closest('.note'), { focus: event.detail === 0 ? 'panel' : null });
    const chip = event.target.closest('.chips .tag');
    const button = chip && all('button.tag', panelBody).find(b => b.textContent === chip.textContent);
    if (button) showEvidence(button);
    return;
  }
  const tag = event.target.closest('.panel button.tag');
  if (tag) return showEvidence(tag);
  if (event.target.closest('.shut')) return close(true);
  const number = event.target.closest('a.n, a.permalink');
  if (number) return;
  const piece = event.target.closest('[data-c],[data-u],[data-m]');
  if (piece && !String(getSelection())) select(noteOf(docOf(piece), innermost(piece)));
  const cell = event.target.closest('.cell');
  if (cell) {
    form.reset();
    const { who, topic, tag } = cell.dataset;
    if (who) form.elements.who.value = who;
    if (topic) form.elements.topic.value = topic;
    if (tag) form.elements.tag.value = '=' + tag;
    filter();
    one('#articles').scrollIntoView();
  }
});
function follow() {
  let note = null;
  try { note = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* no such link */ }
  if (note?.matches('.note')) {
    if (note.hidden) { form.reset(); filter(); }
    select(note, { scroll: true, link: false });
  }
}
addEventListener('hashchange', follow);

// --- the filter

const lower = new Map(); // note -> what the free text is looked for in
function haystack(note) {
  if (!lower.has(note)) {
    const text = one('.text', note.closest('.block')).textContent + ' ' + one('summary', note).textContent;
    lower.set(note, text.toLowerCase());
  }
  return lower.get(note);
}
const lines = text => text ? text.split('\n') : [];
// The value of a tag's option begins with =; (none) stands for no tag at all.
const tests = {
  who: (note, value) => note.dataset.who === value || lines(note.dataset.inside).includes(value),
  topic: (note, value) => note.dataset.topic === value,
  kind: (note, value) => note.dataset.kind === value,
  tag: (note, value) => value === '(none)' ? !note.dataset.tags : lines(note.dataset.tags).includes(value.slice(1)),
  text: (note, value) => haystack(note).includes(value.trim().toLowerCase()),
};
function wanted() {
  return Object.entries(tests).map(([name, test]) => [test, form.elements[name]?.value || ''])
    .filter(([, value]) => value.trim());
}
function filterDoc(doc, active) {
  let hits = 0, heading = null, skipped = false;
  for (const block of all('.block', doc)) {
    const hit = all('.note:not([hidden])', block).length;
    hits += hit;
    block.classList.toggle('miss', active && !hit);
    block.classList.toggle('gap', active && hit > 0 && skipped);
    if (block.matches('.heading')) heading = block;
    skipped = !hit;
    if (hit && heading) {
      if (active) heading.classList.toggle('gap', block.classList.contains('gap'));
      if (heading !== block) block.classList.remove('gap');
      heading.classList.remove('miss');
      heading = null;
    }
  }
  doc.hidden = active && hits === 0;
  doc.classList.toggle('filtered', active);
  const total = all('.note', doc).length, told = one('.hits', doc);
  told.textContent = active ? `${hits} of ${total} statements` : `${total} statement${total === 1 ? '' : 's'}`;
  return hits;
}
function filter() {
  const want = wanted(), active = want.length > 0;
  for (const note of notes) note.hidden = !want.every(([test, value]) => test(note, value));
  for (const piece of pieces) {
    const doc = docOf(piece);
    piece.classList.toggle('dim', keysOf(piece).every(key => noteOf(doc, key).hidden));
  }
  let shown = 0;
  for (const doc of docs) shown += filterDoc(doc, active);
  const open = docs.filter(doc => !doc.hidden);
  if (active && open.length <= 8) open.forEach(unfold);
  count.textContent = active ? `${shown} of ${notes.length}` : `${notes.length} statements`;
  one('.filters .reset').disabled = !active;
  one('#nothing').hidden = shown > 0;
  if (selected?.hidden) close();
}
let timer = 0;
form.addEventListener('input', event => {
  clearTimeout(timer);
  if (event.target.matches('input')) timer = setTimeout(filter, 120); else filter();
});
form.addEventListener('submit', event => event.preventDefault());
one('.reset').addEventListener('click', () => { form.reset(); filter(); });

// --- what is seen, to take away

function record(note) {
  const doc = docOf(note), data = note.dataset, [, start, end] = note.id.match(/-(\d+)-(\d+)(?:\.\d+)?$/);
  return {
    article: doc.dataset.name, link: '#' + note.id, id: +data.k, start: +start, end: +end, kind: data.kind,
    status: data.status, speaker: data.who, topic: data.topic, attribution: data.attribution, reason: data.reason,
    confidence: +data.confidence, text: words(note, ' '), paragraph: paragraph(note), reports: lines(data.inside),
    tags: lines(data.tags),
  };
}
function paragraph(note) {
  const text = one('.text', note.closest('.block')).cloneNode(true);
  all('.n', text).forEach(number => number.remove());
  return text.textContent;
}
// A spreadsheet takes what begins with these signs for a formula.
const field = value => '"' + String(value).replace(/^[=+@\t\r-]/, "'$&").replaceAll('"', '""') + '"';
function csv(records) {
  const rows = records.map(r => Object.values({ ...r, reports: r.reports.join('; '), tags: r.tags.join(' ') }));
  if (records.length) rows.unshift(Object.keys(records[0]));
  return '\ufeff' + rows.map(row => row.map(field).join(',') + '\r\n').join('');
}
const formats = {
  ndjson: ['application/x-ndjson', records => records.map(r => JSON.stringify(r) + '\n').join('')],
  csv: ['text/csv', csv],
};
for (const button of all('[data-export]')) button.addEventListener('click', () => {
  const [type, write] = formats[button.dataset.export];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([write(notes.filter(note => !note.hidden).map(record))], { type }));
  link.download = 'statements.' + button.dataset.export;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});

// --- keys

function step(by) {
  const seen = notes.filter(note => !note.hidden && !docOf(note).hidden);
  if (!seen.length) return;
  const at = selected ? seen.indexOf(selected) : by > 0 ? -1 : 0;
  select(seen[(at + by + seen.length) % seen.length], { scroll: true, focus: 'note' });
}
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches('input,select,textarea');
  if (event.key === 'Escape') {
    if (typing) event.target.blur();
    else if (lit) unlight();
    else if (selected) close(true);
    else if (!one('.filters .reset').disabled) { form.reset(); filter(); }
  } else if (typing) return;
  else if (event.key === 'j') step(1);
  else if (event.key === 'k') step(-1);
  else if (event.key === '/') { event.preventDefault(); form.elements.text.focus(); }
  else if (event.key === 'Enter' && selected && event.target === document.body) panel.focus();
});

// --- light and dark

const theme = one('.theme'), system = matchMedia('(prefers-color-scheme:dark)');
const isDark = () => (root.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';
function tellTheme() { theme.textContent = isDark() ? 'Light' : 'Dark'; }
try {
  const kept = localStorage.getItem('quoth-theme');
  if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
} catch { /* no storage */ }
theme.hidden = false;
theme.addEventListener('click', () => {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  tellTheme();
  try { localStorage.setItem('quoth-theme', root.dataset.theme); } catch { /* no storage */ }
});
system.addEventListener('change', tellTheme);
tellTheme();
addEventListener('beforeprint', () => docs.forEach(unfold));
invite();
filter();
follow();
})();
]]
