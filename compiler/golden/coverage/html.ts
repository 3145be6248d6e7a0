// Coverage as a page: the policy's text with its lines marked, what is missing, and for each outcome
// the cases that show it. One file that asks for nothing else and runs nothing.
import { fill } from '../../wording/fill.ts';
import { type CoveredTarget, missingIn, type Share } from './coverage.ts';
import { STYLE } from './html-style.ts';
import { type CoveredFile, type CoveredLine, coveredFiles } from './lines.ts';
import { shownPercent } from './percent.ts';
import { type CoverageReport, type ReportedCase, Teller } from './report.ts';

/** Cases named for one outcome; more would hide the others. */
const MOST_NAMED = 5;

export function coverageAsHtml(reports: readonly CoverageReport[]): string {
  const [first] = reports;
  const title = first === undefined ? '' : new Teller(first).words.page.title;
  const language = first?.model.language ?? 'en';
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped([title, ...reports.map(({ model }) => model.title)].join(' · '))}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${reports.map((report, at) => section(report, `p${at + 1}`)).join('\n')}
</body>
</html>
`;
}

/** `prefix` begins the ids of a policy's lines. */
function section(report: CoverageReport, prefix: string): string {
  const teller = new Teller(report);
  const { policy, model, cases, coverage } = report;
  const { page, kinds } = teller.words;
  const files = coveredFiles(report, teller);
  const anchors = new Map(files.map(({ file }, at) => [file, `${prefix}-f${at + 1}`]));
  const count =
    cases.length === 1 ? page.oneCase : fill(page.cases, { cases: String(cases.length) });
  const tiles = [...coverage.kinds].map(
    ([kind, share]) =>
      `<li><span>${escaped(kinds[kind])}<em>${share.covered}/${share.of}</em></span>${bar(share)}</li>`,
  );
  return `<section>
<h2>${escaped(model.title)}</h2>
<p class="about"><span>${escaped(policy)}</span><span>${escaped(count)}</span></p>
<p class="whole"><b>${shownPercent(coverage.total)} %</b><span>${escaped(shareText(coverage.total, teller))}</span></p>
${bar(coverage.total)}
<ul class="kinds">${tiles.join('')}</ul>
<h3>${escaped(page.missing)}</h3>
${missing(report, teller, anchors)}
${legend(teller, prefix)}
${files.map((file) => text(file, anchors.get(file.file) ?? prefix, cases, teller)).join('\n')}
</section>`;
}

function bar(share: Share): string {
  const percent = shownPercent(share);
  return `<span class="bar${percent === 100 ? ' full' : ''}"><i style="width:${percent}%"></i></span>`;
}

function shareText({ covered, of }: Share, { words }: Teller): string {
  return fill(words.page.share, { covered: String(covered), of: String(of) });
}

function missing(
  { coverage }: CoverageReport,
  teller: Teller,
  anchors: ReadonlyMap<string, string>,
): string {
  const { page } = teller.words;
  const entries = missingIn(coverage).map(([target, outcome]) => {
    const { line } = teller.start(target.span);
    const anchor = `${anchors.get(target.span.file)}-${line}`;
    const place = fill(page.line, { number: String(line) });
    const sentence = withCode(teller.missing(target, outcome));
    return `<li><a href="#${anchor}">${escaped(place)}</a><span>${sentence}</span></li>`;
  });
  if (entries.length === 0) return `<p class="done">✓ ${escaped(page.nothingMissing)}</p>`;
  return `<ul class="missing">${entries.join('\n')}</ul>`;
}

function legend({ words: { page } }: Teller, prefix: string): string {
  const { covered, partly, missing } = page.legend;
  const only =
    prefix === 'p1'
      ? `<label><input type="checkbox" id="only"> ${escaped(page.onlyMissing)}</label>`
      : '';
  return `<p class="tools"><span><i class="covered">✓</i>${escaped(covered)}</span><span><i class="partly">◐</i>${escaped(partly)}</span><span><i class="bare">✗</i>${escaped(missing)}</span>${only}</p>`;
}

function text(
  { file, lines }: CoveredFile,
  anchor: string,
  cases: readonly ReportedCase[],
  teller: Teller,
): string {
  const rows = lines.map((line) => row(line, `${anchor}-${line.number}`, cases, teller));
  return `<div class="text"><p class="file">${escaped(file)}</p>${rows.join('\n')}</div>`;
}

const MARKS = { covered: '✓', partly: '◐', bare: '✗' } as const;

function row(
  line: CoveredLine,
  id: string,
  cases: readonly ReportedCase[],
  teller: Teller,
): string {
  const { number, targets } = line;
  const indent = line.text.length - line.text.trimStart().length + 2;
  const gutter = (mark: string) =>
    `<span class="number">${number}</span><span class="mark">${mark}</span><code class="words" style="--in:${indent}ch">${markedText(line, teller)}</code>`;
  if (targets.length === 0) return `<div class="line row" id="${id}">${gutter('')}</div>`;
  const outcomes = targets.flatMap((target) => target.outcomes);
  const shown = outcomes.filter((outcome) => outcome.cases.length > 0).length;
  const state = shown === outcomes.length ? 'covered' : shown === 0 ? 'bare' : 'partly';
  const dots = outcomes.map((outcome) => (outcome.cases.length > 0 ? '●' : '<b>○</b>')).join('');
  const told = targets.map((target) => about(target, cases, teller));
  return `<details class="line ${state}" id="${id}"><summary class="row">${gutter(MARKS[state])}<span class="dots">${dots}</span></summary><ul class="outcomes">${told.join('')}</ul></details>`;
}

/** A target's outcomes, each with the first cases that show it. */
function about(target: CoveredTarget, cases: readonly ReportedCase[], teller: Teller): string {
  const { page, kind } = teller.words;
  const outcomes = target.outcomes.map((outcome) => {
    const found = outcome.cases.length > 0;
    const names = outcome.cases.slice(0, MOST_NAMED).flatMap((at) => cases[at]?.name ?? []);
    const more = outcome.cases.length - names.length;
    const by = found ? `${names.join('; ')}${more > 0 ? ` … +${more}` : ''}` : page.noCase;
    const word = `${found ? '✓' : '✗'} ${teller.outcome(target, outcome)}`;
    return `<dt class="${found ? 'yes' : 'no'}">${escaped(word)}</dt><dd>${escaped(by)}</dd>`;
  });
  const label = `<span class="about-target">${escaped(target.label)}</span>`;
  return `<li>${escaped(kind[target.kind])} ${withCode(teller.text(target))} ${label}<dl>${outcomes.join('')}</dl></li>`;
}

/** A line's text: quotations and comments apart, a wavy line under what has something missing. */
function markedText({ text, start, targets }: CoveredLine, teller: Teller): string {
  const marks: { from: number; to: number; as: string }[] = [];
  for (const { 0: found, index } of text.matchAll(/"(?:\\.|[^"\\])*"|“[^”]*”|#.*/g)) {
    marks.push({
      from: index,
      to: index + found.length,
      as: found.startsWith('#') ? 'note' : 'quote',
    });
  }
  for (const target of targets) {
    if (target.outcomes.every(({ cases }) => cases.length > 0)) continue;
    for (const words of target.words) {
      const stretch = teller.stretch(target, words);
      marks.push({ from: stretch.start - start, to: stretch.end - start, as: 'lack' });
    }
  }
  const cuts = new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])]);
  const ends = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  return ends
    .slice(0, -1)
    .map((from, at) => {
      const to = ends[at + 1] ?? text.length;
      const piece = escaped(text.slice(from, to));
      const names = new Set(
        marks.filter((mark) => mark.from <= from && mark.to >= to).map(({ as }) => as),
      );
      return names.size === 0 ? piece : `<span class="${[...names].join(' ')}">${piece}</span>`;
    })
    .join('');
}

/** What stands between backquotes is the policy's own words. */
function withCode(sentence: string): string {
  return escaped(sentence).replace(/`([^`]*)`/g, '<code>$1</code>');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
