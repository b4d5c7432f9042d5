-- The style of what write.html makes. Kinds differ by their lines, not by colour; contrasts are AA in both themes.
return [[
:root { color-scheme: light dark; --text: #1b1b1b; --page: #fff; --soft: #595959; --line: #0b5cad; --back: #eef4fb }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8e8e8; --page: #16181b; --soft: #a8a8a8; --line: #8fc1ff; --back: #20293a }
}
body { margin: 0 auto; padding: 1rem; max-width: 46rem; font: 1.05rem/1.6 Georgia, serif; color: var(--text);
  background: var(--page); overflow-wrap: break-word }
a { color: var(--line) }
.quoth .label, .quoth .facts, .quoth .byline, .quoth .caption, .quoth .boilerplate { color: var(--soft);
  font-size: .9rem }
.quoth .deck { font-style: italic }
.quoth mark { color: inherit; background: var(--back); text-decoration: underline solid var(--line);
  text-underline-offset: .2em }
.quoth mark.indirect { text-decoration-style: dotted }
.quoth mark.mixed { text-decoration-style: dashed }
.quoth .mention { font-weight: bold }
.quoth .cue { font-style: italic }
.quoth .number { font: .7rem/1 system-ui, sans-serif; vertical-align: super; margin-right: .15em }
.quoth .statements { border-top: 1px solid var(--soft); margin-top: 2rem; font-size: .95rem }
.quoth .statements ol { list-style: none; padding: 0 }
.quoth .statements ol > li { margin: .4rem 0 }
.quoth .statements .number { font-size: .9rem; vertical-align: baseline }
.quoth :target { outline: 2px solid var(--line) }
@media print { body { max-width: none } .quoth mark { background: none } }
]]
