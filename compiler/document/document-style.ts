// The looks of the policy's page, light and dark as the reader's system is, and on paper.
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fcfcfb; --raised: #fff; --ink: #1f2328; --soft: #57606a; --line: #d9dde2;
  --link: #0b57b0; --mark: #fff1b8; --accent: #0b62c4;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --raised: #1b1f26; --ink: #e2e6ea; --soft: #a3acb5; --line: #343b44;
    --link: #7cb8ff; --mark: #574611; --accent: #6cb0ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 16px/1.6 system-ui, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans", "Noto Sans CJK SC", sans-serif;
  overflow-wrap: break-word;
}
h1, h2, h3, h4 { line-height: 1.3; text-wrap: balance; }
h1 { margin: .3rem 0; font-size: 1.8rem; max-width: 48rem; }
h2 { margin: 0 0 1rem; font-size: 1.25rem; }
h4 { margin: 0 0 .25rem; font-size: 1rem; }
p { margin: 0 0 .7rem; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.issuer, .about { margin: 0; color: var(--soft); }
.scope { margin: 1.5rem 0 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--raised); }
.scope h2, nav h2, .what { margin: 0 0 .4rem; font-size: .85rem; font-weight: 600; color: var(--soft); }
.scope p { margin: 0; }
blockquote { margin: .6rem 0 0; padding-left: .9rem; border-left: 3px solid var(--line); color: var(--soft); }
nav { margin: 1.5rem 0 0; }
nav ul { margin: 0; padding: 0; list-style: none; columns: 22rem; column-gap: 2.5rem; }
nav li { padding: .15rem 0; break-inside: avoid; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
main > section { margin-top: 2.5rem; padding-top: 1.75rem; border-top: 1px solid var(--line); }
.number { color: var(--soft); font-weight: 500; }
.beside { display: grid; gap: 1.5rem 2.75rem; grid-template-columns: minmax(0, 1fr); }
.source, .clauses { min-width: 0; }
.cited { color: inherit; text-decoration: underline dotted; text-decoration-color: var(--soft); text-underline-offset: .25em; }
.cited:hover { color: var(--link); text-decoration-style: solid; }
mark { background: var(--mark); color: inherit; border-radius: .15rem; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.clause { padding: .9rem 1.1rem; margin: 0 0 .9rem; border: 1px solid var(--line); border-left: 3px solid var(--accent); border-radius: .4rem; background: var(--raised); }
.clause:target { outline: 2px solid var(--accent); }
.clause > :last-child { margin-bottom: 0; }
.table { margin-bottom: .25rem; }
.terms ul { margin: 0 0 .7rem; padding-left: 1.25rem; }
.clause ul { margin: 0 0 .7rem; padding-left: 1.25rem; }
.note, .reading, .cites, .none, footer { color: var(--soft); }
.reading b, .cites b { font-weight: 600; }
.none { font-style: italic; }
table { width: 100%; margin: 0 0 1.75rem; border-collapse: collapse; }
caption { padding: 0 0 .35rem; text-align: left; font-weight: 600; }
th, td { padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { font-size: .85rem; font-weight: 600; color: var(--soft); }
tbody th { width: 45%; font-weight: 400; }
footer { margin-top: 3rem; font-size: .85rem; overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 48rem) { .beside { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
@media (forced-colors: active) { mark { outline: 1px solid; } }
@media print {
  :root { color-scheme: light; }
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  nav { display: none; }
  .beside { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .clause, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
