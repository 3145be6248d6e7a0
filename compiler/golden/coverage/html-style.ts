// The looks of the coverage page, light and dark as the reader's system is.
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fcfcfb; --ink: #1f2328; --soft: #59636e; --line: #e3e5e8; --raised: #fff;
  --good: #1a7f37; --good-paper: #e9f6ec; --fair: #9a6700; --fair-paper: #fdf4d8;
  --poor: #cf222e; --poor-paper: #ffedec; --quote: #0a5a8a; --link: #0969da;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --ink: #e2e6ea; --soft: #949ea9; --line: #2d333b; --raised: #1b1f26;
    --good: #57c470; --good-paper: #17281c; --fair: #e0b03a; --fair-paper: #2e2713;
    --poor: #ff7b72; --poor-paper: #351a1b; --quote: #8cc5ec; --link: #6cb0ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 5rem; max-width: 78rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Noto Sans CJK SC", sans-serif;
}
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0; font-size: 1rem; font-weight: 600; color: var(--soft); }
h2 { margin: .25rem 0; font-size: 1.7rem; }
h3 { margin: 2rem 0 .75rem; font-size: 1.1rem; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
code { font: .86em/1.55 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; }
section + section { margin-top: 4rem; padding-top: 3rem; border-top: 1px solid var(--line); }
.about { margin: 0; color: var(--soft); }
.about span + span::before { content: " · "; }
.whole { display: flex; align-items: baseline; gap: 1rem; margin: 1.5rem 0 .5rem; }
.whole b { font-size: 2.6rem; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.bar { display: block; height: .5rem; border-radius: 1rem; background: var(--line); overflow: hidden; }
.bar i { display: block; height: 100%; border-radius: 1rem; background: var(--fair); }
.bar.full i { background: var(--good); }
.kinds { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; padding: 0; list-style: none; }
.kinds li { padding: .7rem .85rem .85rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--raised); }
.kinds span { display: flex; justify-content: space-between; margin-bottom: .45rem; font-size: .9rem; }
.kinds em { font-style: normal; color: var(--soft); font-variant-numeric: tabular-nums; }
.kinds .bar { height: .3rem; }
.missing { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: .6rem; background: var(--raised); overflow: hidden; }
.missing li { display: flex; gap: 1rem; padding: .4rem .9rem; }
.missing li + li { border-top: 1px solid var(--line); }
.missing a { flex: 0 0 5.2rem; font-variant-numeric: tabular-nums; }
.done { color: var(--good); }
.tools { display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; margin: 2rem 0 .75rem; font-size: .9rem; color: var(--soft); }
.tools i { display: inline-block; width: .8rem; margin-right: .45rem; font-style: normal; text-align: center; }
.covered .mark, .tools .covered { color: var(--good); }
.partly .mark, .tools .partly { color: var(--fair); }
.bare .mark, .tools .bare { color: var(--poor); }
.text { border: 1px solid var(--line); border-radius: .6rem; background: var(--raised); overflow: hidden; }
.file { margin: 0; padding: .55rem .9rem; border-bottom: 1px solid var(--line); font-size: .9rem; color: var(--soft); }
.row { display: flex; align-items: flex-start; padding-right: .9rem; }
.row .number { flex: 0 0 3.6rem; padding-right: .7rem; text-align: right; color: var(--soft); opacity: .75; user-select: none; font-variant-numeric: tabular-nums; }
.row .mark { flex: 0 0 1.5rem; user-select: none; }
.row .words { flex: 1; padding-left: var(--in); text-indent: calc(-1 * var(--in)); white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1.55em; }
.row .dots { flex: none; padding-left: 1rem; letter-spacing: .12em; color: var(--good); user-select: none; }
.row .dots b { font-weight: inherit; color: var(--poor); }
summary.row { cursor: pointer; list-style: none; }
summary.row::-webkit-details-marker { display: none; }
summary.row:hover, details[open] > summary.row { filter: brightness(.975); }
@media (prefers-color-scheme: dark) { summary.row:hover, details[open] > summary.row { filter: brightness(1.18); } }
.covered > summary { background: var(--good-paper); }
.partly > summary { background: var(--fair-paper); }
.bare > summary { background: var(--poor-paper); }
.quote { color: var(--quote); }
.note { color: var(--soft); font-style: italic; }
.lack { text-decoration: underline wavy var(--poor); text-decoration-thickness: 1px; text-underline-offset: .25em; text-decoration-skip-ink: none; }
.outcomes { margin: 0; padding: .6rem .9rem .8rem 5.1rem; list-style: none; border-block: 1px solid var(--line); font-size: .9rem; }
.outcomes li + li { margin-top: .55rem; padding-top: .55rem; border-top: 1px dashed var(--line); }
.outcomes dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .2rem 0 0; }
.outcomes dt { white-space: nowrap; }
.outcomes dd { margin: 0; color: var(--soft); }
.outcomes .yes { color: var(--good); }
.outcomes .no { color: var(--poor); font-weight: 600; }
.about-target { color: var(--soft); }
:target > summary, :target.row { outline: 2px solid var(--link); outline-offset: -2px; }
body:has(#only:checked) .line:not(.partly, .bare) { display: none; }
@media (max-width: 42rem) {
  body { padding: 1.25rem .75rem 4rem; }
  .row .number { flex-basis: 2.4rem; }
  .outcomes { padding-left: 1rem; }
}
@media print { .tools label { display: none; } .text, .missing, .kinds li { break-inside: auto; } }
`;
