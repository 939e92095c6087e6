//! The style sheet: system fonts, one accent colour, and a mark's colour never without its sign.

pub(crate) const STYLE: &str = "\
:root { color-scheme: light dark; --ground: #fff; --panel: #f6f7f9; --text: #1d2229; --quiet: #56606c; --line: #d3d8df;
  --accent: #0a58a8; --add: #0f5c26; --add-ground: #e3f5e8; --drop: #9b1c1c; --drop-ground: #fdeaea; --change: #6f4a00;
  --change-ground: #fdf2d3; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #13171c; --panel: #1b2027; --text: #e6e9ed; --quiet: #a4aeba; --line: #38414c; --accent: #7cb8ff;
    --add: #86dfa0; --add-ground: #143020; --drop: #ffaaa5; --drop-ground: #3d191a; --change: #f0cb68;
    --change-ground: #352b10; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
footer { padding-top: 1.5rem; padding-bottom: 3rem; color: var(--quiet); font-size: .875rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .25rem .75rem; background: var(--ground); }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1rem; }
h4 { margin: 1.25rem 0 .4rem; font-size: .9rem; color: var(--quiet); }
p { margin: .4rem 0; }
a { color: var(--accent); }
.eyebrow, .quiet { color: var(--quiet); font-size: .875rem; }
.eyebrow { margin: 0 0 .4rem; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .84rem; }
p code, li code, dd code, h3 code { font-size: .9em; }
pre { margin: .4rem 0; padding: .6rem .8rem; background: var(--panel); border: 1px solid var(--line); border-radius: .4rem;
  white-space: pre-wrap; line-height: 1.45; tab-size: 4; }
pre.diff { padding: .4rem 0; }
pre.diff > * { display: block; padding: 0 .8rem; text-decoration: none; }
ins, .add { color: var(--add); }
ins, .badge.add { background: var(--add-ground); }
del, .drop, .stop { color: var(--drop); }
del, .badge.drop, .badge.stop { background: var(--drop-ground); }
.change { color: var(--change); }
.badge.change { background: var(--change-ground); }
.badge { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: .3rem; font-size: .78rem;
  font-weight: 600; white-space: nowrap; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; }
.facts div { padding: .6rem .8rem; background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; }
.facts dt { color: var(--quiet); font-size: .8rem; }
.facts dd { margin: 0; font-weight: 600; }
ul, ol { margin: .4rem 0; padding-left: 1.4rem; }
ul.plain { padding-left: 0; list-style: none; }
ul.plain > li { padding-left: 1.1em; text-indent: -1.1em; }
ul.effects { margin: .3rem 0; font-size: .875rem; }
details { margin: .6rem 0; border: 1px solid var(--line); border-radius: .4rem; }
summary { padding: .6rem .8rem; cursor: pointer; }
summary h2, summary h3, summary h4 { display: inline; margin: 0; color: inherit; }
summary:hover { background: var(--panel); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.inside { padding: 0 .8rem .8rem; border-top: 1px solid var(--line); }
.inside > :first-child { margin-top: .8rem; }
.note { margin: .6rem 0; padding: .5rem .8rem; border-left: .25rem solid var(--line); background: var(--panel); }
.note.stop, .note.drop { border-color: var(--drop); color: inherit; }
.note.change { border-color: var(--change); color: inherit; }
.note.add { border-color: var(--add); color: inherit; }
.statement { margin: .9rem 0 1.4rem; }
.statement > p:first-child { margin-bottom: .2rem; }
figure { margin: 0; }
figcaption { color: var(--quiet); font-size: .875rem; margin-top: .4rem; }
.scroll { overflow: auto; max-height: 48rem; border: 1px solid var(--line); border-radius: .4rem; padding: .5rem; }
svg { display: block; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: 12px; }
svg text { fill: var(--text); }
svg .box { fill: var(--ground); stroke: var(--quiet); stroke-width: 1; }
svg .head { fill: var(--panel); }
svg .name { font-weight: 700; }
svg .type { fill: var(--quiet); }
svg .link { fill: none; stroke: var(--quiet); stroke-width: 1.25; }
svg .tip { fill: var(--quiet); }
svg .add .box, svg .link.add { stroke: var(--add); stroke-width: 2; }
svg .drop .box, svg .link.drop { stroke: var(--drop); stroke-width: 2; }
svg .drop .box, svg .link.drop { stroke-dasharray: 6 3; }
svg .change .box, svg .link.change { stroke: var(--change); stroke-width: 2; }
svg text.add, svg .tip.add { fill: var(--add); }
svg text.drop, svg .tip.drop { fill: var(--drop); }
svg text.change, svg .tip.change { fill: var(--change); }
svg .add .head, svg rect.add { fill: var(--add-ground); }
svg .drop .head, svg rect.drop { fill: var(--drop-ground); }
svg .change .head, svg rect.change { fill: var(--change-ground); }
@media (max-width: 40rem) {
  header { padding-top: 1.25rem; }
  header, main, footer { padding-left: .9rem; padding-right: .9rem; }
  h1 { font-size: 1.3rem; }
  .facts { grid-template-columns: 1fr 1fr; gap: .5rem; }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --panel: #fff; --text: #000; --quiet: #444; --line: #bbb; --accent: #000;
    --add: #0f5c26; --add-ground: #fff; --drop: #9b1c1c; --drop-ground: #fff; --change: #6f4a00; --change-ground: #fff; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
  pre, .note, .statement, figure { break-inside: avoid; }
  h2, h3, h4, summary { break-after: avoid; }
  .scroll { overflow: visible; max-height: none; border: 0; padding: 0; }
  svg { max-width: 100%; height: auto; }
  .skip { display: none; }
  a { text-decoration: none; }
}
";
