-- The report's style sheet; its colours come from palette.lua.
return [[
*{box-sizing:border-box}
html{scroll-padding-top:5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);
  font:1.125rem/1.65 "Iowan Old Style",Charter,"Bitstream Charter","Charis SIL","Source Serif 4",Georgia,
  "Noto Serif",serif;
  font-variant-numeric:oldstyle-nums;overflow-wrap:break-word}
.ui,.masthead .sum,.legend,.filters,.notes,.byline,.panel,svg,table,footer,nav,.numbers,.label,.none,small{
  font-family:"Inter",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
  font-variant-numeric:tabular-nums;line-height:1.45}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
h1,h2,h3,h4{line-height:1.2;font-weight:600;text-wrap:balance;margin:0}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem;top:0;padding:.6rem 1rem;background:var(--paper);z-index:9}
.skip:focus{left:0}
[hidden]{display:none!important}
button,select,input{font:inherit;color:inherit}

.page{max-width:76rem;margin:0 auto;padding:0 1.5rem}
.masthead{padding:1.6rem 0 1rem;border-bottom:1px solid var(--line)}
.brand{margin:0;font-size:.95rem;color:var(--quiet);display:flex;gap:.6rem;align-items:baseline;
  justify-content:space-between}
.brand b{color:var(--ink);font-size:1.25rem;font-style:italic;letter-spacing:.01em}
.masthead h1{font-size:2.3rem;margin:1.2rem 0 .2rem}
.sum{margin:.5rem 0 0;font-size:.875rem;color:var(--quiet)}
.sum b{color:var(--ink);font-weight:600}
nav{font-size:.875rem;margin:.7rem 0 0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
.legend{list-style:none;margin:.9rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;
  font-size:.8125rem;color:var(--quiet)}
.legend span{font-family:"Iowan Old Style",Charter,"Bitstream Charter","Charis SIL",Georgia,serif;
  font-size:.95rem}
.legend .q{color:var(--ink)}

.filters{position:sticky;top:0;z-index:4;background:var(--paper);border-bottom:1px solid var(--line);
  padding:.6rem 0;font-size:.875rem;
  display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.filters label{display:flex;flex:1 1 8rem;min-width:0}
.filters label.wide{flex:2 1 11rem}
.filters select,.filters input,.button{width:100%;min-height:2.25rem;padding:.3rem .6rem;
  background:var(--paper);border:1px solid var(--edge);border-radius:4px}
.button{width:auto;cursor:pointer;flex:none}
.button:hover{background:var(--card)}
.filters ::placeholder{color:var(--quiet);opacity:1}
.filters output{flex:none;color:var(--quiet);min-width:7.5em;text-align:right}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}

.columns{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2.5rem}
main{min-width:0}
.doc{padding:1.8rem .8rem 1rem;margin:0 -.8rem}
.doc+.doc{content-visibility:auto;contain-intrinsic-size:auto 6rem;border-top:1px solid var(--line);padding-top:1rem}
.doc h1{font-size:2.3rem}
.doc h2{font-size:1.5rem}
.doc>details>summary{cursor:pointer;list-style-position:outside}
.doc>details>summary>*{display:inline}
.doc>details>summary .byline{display:block;margin-top:.3rem}
.label{display:block;font-size:.75rem;letter-spacing:.09em;text-transform:uppercase;color:var(--quiet);
  font-weight:500;margin-bottom:.35rem}
.byline{display:block;margin:.5rem 0 0;font-size:.875rem;color:var(--quiet)}
.body{margin-top:1.4rem}
.block{margin:0 0 1.05rem}
.text{margin:0;max-width:38rem}
.deck .text{font-size:1.2rem;line-height:1.5;font-style:italic;color:var(--quiet)}
.heading .text{font-size:1.12rem;margin:1.5rem 0 .1rem}
.title .text{font-size:1.3rem}
.boilerplate .text,.caption .text,.byline .text{font-size:.875rem;color:var(--quiet);margin-bottom:0}
.blockquote .text{padding-left:1.2rem;border-left:2px solid var(--line)}
.item .text{padding-left:1.2rem;text-indent:-.7rem}

.q,.in{text-decoration:underline 2px;text-underline-offset:.22em;text-decoration-skip-ink:none;border-radius:1px}
.direct{text-decoration-color:var(--direct);text-decoration-style:solid}
.mixed{text-decoration-color:var(--mixed);text-decoration-style:dashed}
.indirect{text-decoration-color:var(--indirect);text-decoration-style:dotted}
.in{background-image:linear-gradient(90deg,var(--direct) 100%,#0000 0);background-repeat:repeat-x;
  background-size:8px 1.5px;
  background-position:0 calc(50% + .78em)}
.in.mixed{background-image:linear-gradient(90deg,var(--mixed) 65%,#0000 0)}
.in.indirect{background-image:linear-gradient(90deg,var(--indirect) 50%,#0000 0);background-size:4px 1.5px}
.mention{color:var(--speaker);font-weight:600}
.cue{color:var(--cue);font-style:italic}
.inserted,.elided{color:var(--quiet)}
.n{font:600 .68rem/1 "Inter",system-ui,sans-serif;vertical-align:.45em;margin-right:.22em;text-decoration:none;
  color:var(--quiet);padding:.15em}
.n:hover{color:var(--accent)}
[data-c],[data-u],[data-m]{cursor:pointer}
.on-content{background-color:var(--on-content)}
.on-cue{background-color:var(--on-cue)}
.on-mention{background-color:var(--on-speaker)}
.lit{background-color:var(--evidence);color:var(--evidence-ink);outline:2px solid var(--evidence-ink);
  outline-offset:1px}
.dim{text-decoration-color:transparent;background-image:none;color:inherit;font-weight:inherit;font-style:inherit}

.notes{list-style:none;margin:.3rem 0 0;padding:0;font-size:.8125rem;color:var(--quiet);max-width:38rem}
.note summary{cursor:pointer;list-style:none;min-height:24px;padding:.18rem .4rem;margin:0 -.4rem;border-radius:4px}
.note summary::-webkit-details-marker{display:none}
.note summary:hover{background:var(--card)}
.note.hover>details>summary{background:var(--card)}
.note.sel>details>summary{background:var(--on-content);color:var(--ink)}
.note summary{position:relative;padding-left:2rem}
.num{position:absolute;left:.4rem;top:.38rem;font-weight:600;font-size:.7rem}
.who{color:var(--ink);font-weight:500}
.kind{white-space:nowrap}
.kind::before{content:"";display:inline-block;width:1.1em;border-bottom:2px solid var(--direct);
  margin:0 .35em .25em .1em}
.kind.mixed::before{border-bottom:2px dashed var(--mixed)}
.kind.indirect::before{border-bottom:2px dotted var(--indirect)}
.reports{display:block}
.reports::before{content:"↳ "}
.chips{display:block}
.tag{display:inline-block;border:1px solid var(--edge);border-radius:9px;padding:0 .5em;
  margin:.1em .15em .1em 0;font-size:.75rem;line-height:1.5;color:var(--ink);background:none;
  overflow-wrap:anywhere;text-align:left}
button.tag,.inner button{cursor:pointer}
button.tag:hover{background:var(--card)}
button.tag[aria-pressed=true]{background:var(--evidence);color:var(--evidence-ink);border-color:var(--evidence-ink)}
.more{padding:.3rem 0 .6rem .4rem;color:var(--ink)}
.more .head{margin:1rem 0 .3rem;font-size:.75rem;letter-spacing:.07em;text-transform:uppercase;
  color:var(--quiet);font-weight:600}
.more p,.panel p{margin:.4rem 0}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem .9rem;margin:.4rem 0}
dt{color:var(--quiet)}
dd{margin:0;overflow-wrap:anywhere}
dd small,.panel small{display:block;color:var(--quiet);font-size:.95em}
code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.92em}
.fired,.inner{list-style:none;margin:0;padding:0}
.fired li,.inner li{padding:.45rem 0;border-top:1px solid var(--line)}
.fired small{display:inline}
.inner button{border:0;background:none;padding:0;font-weight:600;color:var(--accent);
  text-decoration:underline 1px;text-underline-offset:.15em}
.none{color:var(--quiet);font-style:italic}

.panel{font-size:.875rem;background:var(--paper)}
.panel h2{font-size:1rem;display:flex;gap:.5rem;align-items:baseline;justify-content:space-between}
.panel .words{font:italic 1.02rem/1.5 "Iowan Old Style",Charter,"Bitstream Charter","Charis SIL",Georgia,serif;
  margin:.6rem 0 .8rem;padding-left:.8rem;border-left:2px solid var(--line)}
.panel .hint{color:var(--quiet)}
.panel .move{display:flex;gap:.4rem}
kbd{font:600 .75rem/1 "Inter",system-ui,sans-serif;border:1px solid var(--edge);border-bottom-width:2px;
  border-radius:3px;padding:.1em .4em}
.js .note .more{display:none}
.js .filtered .gap::before{content:"⋯";display:block;color:var(--quiet);line-height:1;margin-bottom:.9rem}
.js .miss{display:none}

#charts{border-top:1px solid var(--line);padding:1.8rem 0 0}
section>h2{font-size:1.5rem;margin:0 0 .8rem}
section h3{font-size:1.12rem;margin:1.6rem 0 .6rem}
section{padding:1rem 0}
.lead{max-width:38rem;margin:.4rem 0 1rem;font-size:1rem}
.scroll{overflow-x:auto;max-width:100%}
svg{display:block;font-size:13px;fill:var(--ink);max-width:none}
.axis{fill:var(--ink)}
.sum{font-weight:400}
svg .sum{fill:var(--quiet)}
.nil{fill:var(--line)}
.grid,.lane{stroke:var(--line)}
.first{fill:var(--accent);stroke:var(--accent);stroke-width:2}
.again{fill:var(--paper);stroke:var(--accent);stroke-width:2}
.h1{fill:var(--heat-1)}.h2{fill:var(--heat-2)}.h3{fill:var(--heat-3)}.h4{fill:var(--heat-4)}.h5{fill:var(--heat-5)}
.t1{fill:var(--heat-1-ink)}.t2{fill:var(--heat-2-ink)}.t3{fill:var(--heat-3-ink)}.t4{fill:var(--heat-4-ink)}.t5{
  fill:var(--heat-5-ink)}
.js .cell{cursor:pointer}
.js .cell:hover rect{stroke:var(--ink);stroke-width:1.5}
.numbers>summary,.group>summary{cursor:pointer;padding:.3rem 0}
.numbers{font-size:.8125rem;margin:.5rem 0 0}
.numbers>summary{color:var(--quiet)}
table{border-collapse:collapse;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-top:1px solid var(--line);
  font-weight:400}
thead th{border-top:0;color:var(--quiet);font-size:.75rem;letter-spacing:.05em;text-transform:uppercase;
  font-weight:500}
th small{display:block;color:var(--quiet)}
.versions{width:100%;margin:.3rem 0 1rem}
.versions td:nth-child(2){
  font:1.02rem/1.6 "Iowan Old Style",Charter,"Bitstream Charter","Charis SIL",Georgia,serif;width:60%}
.versions th{width:20%}
.group{border-top:1px solid var(--line)}
.group .start{font-style:italic}
ins{background:var(--ins-paper);color:var(--ins);text-decoration:underline 2px;text-underline-offset:.18em;
  padding:0 .1em}
del{background:var(--del-paper);color:var(--del);text-decoration:line-through 1.5px;padding:0 .1em}
del.marked{background:none;border:1px dashed var(--del)}
footer{border-top:1px solid var(--line);margin:2rem 0 0;padding:1rem 0 2.5rem;font-size:.8125rem;color:var(--quiet)}

@media (min-width:46rem){
  .block{display:grid;grid-template-columns:11.5rem minmax(0,38rem);gap:0 1.6rem}
  .block>.text{grid-column:2}
  .block>.notes{grid-column:1;grid-row:1;margin:.09rem 0 0}
  .gap::before{grid-column:2}
  .gap>.notes{grid-row:2}
  .doc header,.doc>details>summary{margin-left:13.1rem}
  .body>.none{margin-left:13.1rem}
}
@media (min-width:72rem){
  .js .columns{grid-template-columns:minmax(0,51.2rem) minmax(0,1fr)}
  .panel{position:sticky;top:4.2rem;align-self:start;max-height:calc(100vh - 5rem);overflow:auto;
  padding:1.8rem 0 1rem .2rem}
  .panel .shut{display:none}
}
@media (max-width:71.99rem){
  .panel{position:fixed;z-index:5;inset:auto 0 0;max-height:45vh;
  overflow:auto;padding:1rem 1.25rem 1.4rem;
    border:1px solid var(--edge);border-radius:8px 8px 0 0;box-shadow:0 -4px 24px #0003}
  .panel.empty{display:none}
  .panel .content{max-width:66rem;margin:0 auto}
}
@media (min-width:46rem) and (max-width:71.99rem){
  .panel .more{columns:2;column-gap:2.5rem}
  .panel .more>*{break-inside:avoid}
  .panel .head{break-after:avoid}
}
@media (max-width:45.99rem){
  .page{padding:0 1.1rem}
  body{font-size:1.0625rem}
  .masthead h1,.doc h1{font-size:1.75rem}
  .doc h2{font-size:1.3rem}
  .filters{position:static}
  .filters output{flex:1 1 100%;text-align:left}
  .doc{padding-left:1.1rem;padding-right:1.1rem;margin:0 -1.1rem}
  .filters label,.filters label.wide{flex:1 1 45%}
  .filters label.wide{flex-basis:100%}
  .panel{width:100%;max-height:48vh}
  html{scroll-padding-top:1rem}
  .versions,.versions tbody,.versions tr,.versions td,.versions th{display:block;width:auto!important;border:0;
  padding:.1rem 0}
  .versions thead{display:none}
  .versions tr{border-top:1px solid var(--line);padding:.5rem 0}
  .versions td::before{content:attr(data-label);display:block;font:500 .7rem/1.6 "Inter",system-ui,sans-serif;
  color:var(--quiet)}
}
@media (forced-colors:active){.on-content,.on-cue,.on-mention,.sel summary{outline:1px solid}.lit{outline-width:3px}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{
  body{font-size:10.5pt}
  .filters,.panel,.skip,.button,nav,footer,.numbers{display:none!important}
  .doc+.doc{content-visibility:visible}
  .block{break-inside:avoid}
  .block{display:grid;grid-template-columns:3.6cm 1fr;gap:0 .5cm}
  .block>.text{grid-column:2}.block>.notes{grid-column:1;grid-row:1}
  .doc header,.doc>details>summary{margin-left:4.1cm}
  details::details-content{content-visibility:visible!important;block-size:auto!important}
  .note .more{display:none}
  .scroll{overflow:visible}
  svg{max-width:100%;height:auto}
  .page{max-width:none;padding:0}
}
]]
