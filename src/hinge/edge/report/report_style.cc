// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/report_sections.h"

namespace hinge {

std::string_view StyleSheet() {
  return R"css(
:root { color-scheme: light dark; --paper:#ffffff; --ink:#1b2230; --soft:#4d5869; --line:#d9dee6; --card:#f5f7fa; --link:#0b5cab;
  --tall:#cfe0f8; --hinged:#cdebd0; --deflated:#fbdcbf; --over:#e4d8f6; --bent:#f5d3de; --dot:#b3261e; --ordinary:#a9dcb0;
  --usual:#8a94a3; --track:#eef1f5; --map-ink:#1b2230; --accent:#0b7a4b; }
@media (prefers-color-scheme: dark) {
  :root { --paper:#12161d; --ink:#e8ecf2; --soft:#a9b4c3; --line:#2e3744; --card:#1b212b; --link:#8cc4ff; --tall:#27405f;
    --hinged:#23503a; --deflated:#65401f; --over:#463863; --bent:#5d2f41; --dot:#ff8a80; --ordinary:#2f6b45; --usual:#7b8797;
    --track:#262e3a; --map-ink:#f2f5f9; --accent:#5fd39b; } }
* { box-sizing: border-box; }
body { margin:0; background:var(--paper); color:var(--ink); font:16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width:56rem; margin:0 auto; padding:1.25rem 1rem 3rem; overflow-wrap:anywhere; }
h1 { font-size:2.4rem; line-height:1.1; margin:.1rem 0 .3rem; letter-spacing:-.02em; }
h2 { font-size:1.25rem; margin:0 0 .6rem; }
h3 { font-size:1.08rem; margin:0 0 .3rem; }
p { margin:.35rem 0; }
a { color:var(--link); }
section { margin-top:2rem; padding-top:1.1rem; border-top:1px solid var(--line); }
.clip, .note, .interval-words, .ordinary-words, .sides, figcaption, .mark { color:var(--soft); font-size:.88rem; }
.sure { font-size:1.15rem; font-weight:600; color:var(--accent); }
.plain { font-size:1.1rem; }
.why { margin-top:.7rem; padding:.7rem .9rem; background:var(--card); border-left:4px solid var(--accent); border-radius:.3rem; }
.cue { font-size:1.6rem; font-weight:650; line-height:1.25; }
.cite { font-size:.8rem; font-weight:400; color:var(--soft); }
.mark { font-weight:400; }
.reasons li { margin:.2rem 0; }
.pair { display:grid; grid-template-columns:minmax(0,26rem) minmax(0,1fr); gap:1.5rem; align-items:center; }
svg.map, svg.dial { width:100%; height:auto; display:block; }
svg text { font-family:inherit; }
.region { stroke:var(--paper); stroke-width:2; }
.word { font-size:15px; font-weight:600; fill:var(--map-ink); }
.axis { font-size:13px; fill:var(--soft); }
.ellipse { fill:var(--dot); fill-opacity:.16; stroke:var(--dot); stroke-width:2; }
.dot { fill:var(--dot); stroke:var(--paper); stroke-width:1.5; }
.interval { stroke:var(--dot); stroke-width:3; stroke-linecap:round; }
.track { fill:var(--track); }
.ordinary { fill:var(--ordinary); }
.usual { fill:var(--usual); }
.shares { display:flex; height:1rem; border-radius:.5rem; overflow:hidden; gap:2px; }
.legend { list-style:none; padding:0; margin:.5rem 0; display:flex; flex-wrap:wrap; gap:.2rem 1rem; font-size:.92rem; }
.swatch { display:inline-block; width:.85rem; height:.85rem; border-radius:.2rem; margin-right:.4rem; vertical-align:-.08rem;
  border:1px solid var(--soft); }
.cards { display:grid; grid-template-columns:repeat(auto-fit, minmax(min(100%,19rem), 1fr)); gap:1rem; }
.card { background:var(--card); border-radius:.6rem; padding:1rem; }
.card ol { padding-left:1.2rem; margin:.4rem 0; }
dl { margin:.5rem 0; }
dt { font-weight:600; font-size:.9rem; margin-top:.35rem; }
dd { margin:0; }
dl.method { display:grid; grid-template-columns:minmax(6.5rem,11rem) minmax(0,1fr); gap:.2rem 1rem; font-size:.92rem; }
dl.method dt { margin:0; }
.stills { display:grid; grid-template-columns:repeat(3, minmax(0,1fr)); gap:.8rem; }
figure { margin:0; }
figure img { width:100%; height:auto; display:block; border-radius:.5rem; }
figcaption { margin-top:.3rem; }
table { width:100%; border-collapse:collapse; margin-top:1rem; }
caption { text-align:left; font-weight:650; padding:.3rem 0; color:var(--accent); }
thead th { text-align:left; font-size:.82rem; color:var(--soft); font-weight:500; border-bottom:1px solid var(--line); }
tbody th { text-align:left; font-weight:400; width:50%; }
tbody th p { margin:0; font-size:.92rem; color:var(--soft); }
th, td { vertical-align:top; padding:.45rem .6rem .45rem 0; }
tbody tr { border-bottom:1px solid var(--line); }
.value { white-space:nowrap; }
.value span { display:block; }
.against { width:13rem; }
.bar { width:100%; height:auto; max-width:14rem; display:block; overflow:visible; }
.ordinary-words { display:block; }
details { margin:.3rem 0; font-size:.92rem; }
summary { cursor:pointer; color:var(--link); }
details ul, details ol { padding-left:1.2rem; }
.promise { font-weight:600; }
svg.set { width:100%; height:auto; display:block; }
.there { fill:var(--tall); } .stop { fill:var(--usual); } .back { fill:var(--hinged); }
table.plain-table tbody th, table.wide tbody th { width:auto; }
.scroll { overflow-x:auto; overflow-wrap:normal; }
.scroll tbody th { min-width:8rem; } .scroll tbody th p { overflow-wrap:anywhere; } .scroll tbody th.week { min-width:0; white-space:nowrap; }
.scroll + h3 { margin-top:1.4rem; } .scroll td.dose { min-width:8rem; } .scroll td.days { white-space:nowrap; } .scroll td.against { min-width:7rem; }
.loops { display:flex; gap:.8rem; align-items:flex-end; margin:.4rem 0 .6rem; }
.loops figure { flex:1 1 0; min-width:0; align-self:flex-start; } .loops figcaption { text-align:center; }
svg.loop { width:100%; height:10rem; display:block; }
svg.loop path { fill:none; stroke:var(--ink); stroke-width:7; stroke-linecap:round; stroke-linejoin:round; }
svg.loop path.far { stroke:var(--usual); } svg.loop path.head { fill:var(--card); stroke-width:4; } svg.loop path.arm { stroke-width:5; }
.good svg.loop path.trunk, .good svg.loop path.near { stroke:var(--accent); } .faulty svg.loop path.trunk, .faulty svg.loop path.near { stroke:var(--dot); }
.tick { display:inline-block; width:.8rem; height:.8rem; border:1px solid var(--soft); border-radius:.15rem; margin-right:.4rem; }
.dose span { display:block; }
code { font-size:.9em; background:var(--card); padding:.05rem .3rem; border-radius:.2rem; }
@media (max-width: 44rem) {
  h1 { font-size:1.9rem; }
  .pair { grid-template-columns:1fr; gap:.6rem; }
  table.plain-table { display:block; overflow-x:auto; }
  .scroll th:first-child { position:sticky; left:0; background:var(--paper); box-shadow:0 1px var(--line); }
  .scroll tbody th { min-width:7rem; }
  table:not(.wide, .plain-table) thead { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); }
  table:not(.wide, .plain-table), :not(.wide, .plain-table) > tbody, caption { display:block; }
  :not(.wide, .plain-table) > tbody > tr { display:grid; grid-template-columns:minmax(0,1fr) auto; padding:.5rem 0; }
  tbody th { width:auto; }
  th, td { padding:.15rem .5rem .15rem 0; }
  .value { text-align:right; padding-right:0; }
  .scroll .value { text-align:left; padding-right:.5rem; }
  .against { grid-column:1 / -1; width:auto; }
  .bar { max-width:none; }
  .stills { grid-template-columns:1fr; }
  .stills img { max-height:85vh; width:auto; max-width:100%; margin:0 auto; }
  dl.method { grid-template-columns:1fr; gap:0; }
  dl.method dt { margin-top:.4rem; }
}
@media print {
  @page { size:A4; margin:11mm; }
  html, body { font-size:8pt; line-height:1.28; }
  main { max-width:none; padding:0; }
  h1 { font-size:17pt; }
  h2 { font-size:10.5pt; margin-bottom:.2rem; }
  h3 { font-size:9pt; }
  p { margin:.15rem 0; }
  section { margin-top:.4rem; padding-top:.3rem; }
  .why { padding:.3rem .6rem; margin-top:.3rem; }
  .cue { font-size:13pt; }
  .pair { grid-template-columns:52mm 1fr; }
  .card { padding:.4rem .6rem; }
  .card dt, .card dd { display:inline; font-size:8pt; }
  .card dd::after { content:""; display:block; }
  .card dt::after { content:":"; }
  .stills { grid-template-columns:repeat(3, 1fr); }
  .scroll { overflow:visible; }
  .stills img { max-height:62mm; width:auto; max-width:100%; }
  .card, figure, tbody tr, .change { break-inside:avoid; }
  caption { break-after:avoid; }
  details:not([open]), .sources, tbody th p { display:none; }
  svg.loop { height:26mm; }
  .measures { columns:2; column-gap:8mm; }
  .measures h2, .measures > .note { column-span:all; }
  table { margin-top:.2rem; }
  tbody th { width:38%; }
  th, td { padding:.1rem .3rem .1rem 0; }
  .against { width:30mm; }
  .ordinary-words { font-size:7pt; }
  .bar { max-width:26mm; }
  dl.method { columns:2; display:block; }
  dl.method dt, dl.method dd { display:inline; }
  dl.method dd::after { content:""; display:block; }
  dl.method dt::after { content:":"; }
  * { print-color-adjust:exact; -webkit-print-color-adjust:exact; }
}
)css";
}

}  // namespace hinge
