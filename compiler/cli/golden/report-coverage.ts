// Coverage told for people: policy by policy how much the cases show, and what they do not, at its
// line; a line each where a program reads.
import { type CoverageReport, missingIn, type Share, shownPercent, Teller } from '#compiler';
import { beside, rule } from '../output/layout.ts';
import { indented, padded, type Style } from '../output/style.ts';
import { filled } from '../output/words.ts';
import { onOneLine } from './values.ts';
import { type TestWords, testWords } from './words.ts';

/** So much that is missing is told of one policy at a terminal. */
const MOST_TOLD = 50;

export function coverageAsText(reports: readonly CoverageReport[], style: Style): string {
  const told = reports.map((report) => (style.forPeople ? forPeople : onLines)(report, style));
  const [only, ...more] = reports;
  const table =
    style.forPeople && only !== undefined && more.length > 0 ? overview(reports, style) : [];
  const lines = [...told.flat(), ...table];
  return lines.length === 0 ? '' : `${style.forPeople ? '\n' : ''}${lines.join('\n')}\n`;
}

function forPeople(report: CoverageReport, style: Style): readonly string[] {
  const { policy, model, coverage } = report;
  const { paint, width } = style;
  const teller = new Teller(report);
  const words = testWords(model.language);
  const missing = missingIn(coverage).map(([target, outcome]) => ({
    line: filled(words.line, { line: String(teller.start(target.span).line) }),
    sentence: onOneLine(teller.missing(target, outcome)),
    file: target.span.file,
  }));
  const shown = missing.slice(0, MOST_TOLD);
  const columns = Math.max(0, ...shown.map(({ line }) => line.length)) + 4;
  return [
    rule(filled(words.coverage, { policy: onOneLine(policy) }), style),
    '',
    `  ${paint.bold(colourOf(coverage.total, style)(percentText(coverage.total)))}  ${shareText(report, words)}`,
    ...indented(kindsText(report, teller), width, '  ').map(paint.dim),
    '',
    ...shown.flatMap(({ line, sentence }) => {
      const [first = '', ...rest] = indented(sentence, width, ' '.repeat(columns));
      return [`  ${paint.cyan(padded(line, columns - 2))}${first.slice(columns)}`, ...rest];
    }),
    ...(missing.length > shown.length
      ? [`  ${filled(words.andMore, { count: String(missing.length - shown.length) })}`]
      : []),
    ...(missing.length === 0 ? [] : ['']),
  ];
}

function onLines(report: CoverageReport): readonly string[] {
  const { policy, model, coverage } = report;
  const teller = new Teller(report);
  const missing = missingIn(coverage).map(([target, outcome]) => {
    const { line, column } = teller.start(target.span);
    const sentence = teller.missing(target, outcome);
    return onOneLine(`${target.span.file}:${line}:${column}: ${sentence}`);
  });
  const whole = shareText(report, testWords(model.language));
  const kinds = kindsText(report, teller);
  return [...missing, `${onOneLine(policy)}: ${percentText(coverage.total)}, ${whole} (${kinds})`];
}

/** All policies of a run, one below the other. */
function overview(reports: readonly CoverageReport[], style: Style): readonly string[] {
  return [
    ...reports.map(({ policy, coverage: { total } }) =>
      beside(`  ${onOneLine(policy)}`, colourOf(total, style)(percentText(total)), style),
    ),
    '',
  ];
}

function kindsText({ coverage }: CoverageReport, { words }: Teller): string {
  return [...coverage.kinds]
    .map(([kind, { covered, of }]) => `${words.kinds[kind]} ${covered}/${of}`)
    .join(', ');
}

function shareText({ coverage: { total }, cases }: CoverageReport, words: TestWords): string {
  return filled(cases.length === 1 ? words.shownByOne : words.shownBy, {
    covered: String(total.covered),
    of: String(total.of),
    cases: String(cases.length),
  });
}

function percentText(share: Share): string {
  return `${shownPercent(share)} %`;
}

function colourOf({ covered, of }: Share, { paint }: Style): (text: string) => string {
  return covered === of ? paint.green : paint.yellow;
}
