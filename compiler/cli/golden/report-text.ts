// A run told for people: failing cases first, each with what was expected beside what was found, and
// how the award that differs came about; then every case file; then how many passed.
import type { Award, Decision, MeasureOutcome } from '@clause/runtime';
import {
  type Case,
  type CaseResult,
  type Difference,
  disagreements,
  explainCase,
  type Machine,
} from '#compiler';
import { findingsOf } from '../output/findings.ts';
import { isSome, rule } from '../output/layout.ts';
import { headline, reached } from '../output/outcome.ts';
import { indented, padded, type Style, widthOf } from '../output/style.ts';
import { findingsAsText } from '../output/text.ts';
import { explanationWords, filled } from '../output/words.ts';
import { placeText } from './lines.ts';
import type { SuiteRun, TestRun } from './run.ts';
import { entryText, onOneLine, pathText, valueText } from './values.ts';
import { type TestWords, testWords } from './words.ts';

/** So many failing cases are explained; of the others the differences are told. */
const EXPLAINED = 20;
/** So many awards are explained of one case. */
const AWARDS = 4;

interface Telling {
  readonly example: Case;
  readonly run: SuiteRun;
  readonly style: Style;
  readonly words: TestWords;
}

export function reportAsText(run: TestRun, style: Style): string {
  const failing = run.suites.flatMap((suite) =>
    suite.results.filter(({ passed }) => !passed).map((result) => ({ suite, result })),
  );
  const failures = failing.map(({ suite, result }, index) =>
    failure(result, tellingOf(result.case, suite, style), index < EXPLAINED),
  );
  const findings = [
    ...run.broken.map(({ analysis, places }) => {
      const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
      return findingsAsText(findingsOf(errors, places, analysis.language), places, style);
    }),
    ...run.suites.map((suite) => findingsAsText(suite.findings, suite.places, style)),
  ].filter((text) => text !== '');
  const parts = [
    ...failures.map((lines) => `${lines.join('\n')}\n`),
    ...findings,
    `${[...run.suites.map((suite) => overview(suite, style)), summary(run, style)].join('\n')}\n`,
  ];
  return parts.join('\n');
}

/** One failing case as the report tells it, for other reports. */
export function failureLines(run: SuiteRun, result: CaseResult, style: Style): readonly string[] {
  return failure(result, tellingOf(result.case, run, style), true);
}

function tellingOf(example: Case, run: SuiteRun, style: Style): Telling {
  return { example, run, style, words: testWords(run.loaded.policy?.analysis.language ?? 'en') };
}

/** One failing case. */
function failure(result: CaseResult, telling: Telling, explained: boolean): readonly string[] {
  const { run, style, words } = telling;
  const { paint, width } = style;
  const { name, reason, article, span } = result.case;
  const place = run.places.of(span);
  const where = `${onOneLine(place.file)}:${place.start.line}:${place.start.column}`;
  const model = run.loaded.policy?.machines?.model;
  const decision = model && explainCase(result.case, model);
  const about = [
    article === undefined ? '' : filled(words.article, { article }).split(',')[0],
    reason,
  ]
    .filter((text) => text !== undefined && text !== '')
    .map((text) => onOneLine(text ?? ''));
  const head = [
    rule(`${paint.red('✗')} ${onOneLine(name)}`, style),
    ...indented(where, width, '  ').map((line) => paint.cyan(line)),
    ...(about.length === 0 ? [] : indented(about.join(': '), width, '  ').map(paint.dim)),
  ];
  const interpreter = result.differences.get('interpreter') ?? [];
  const told = result.machinesDisagree
    ? disagreeing(result, decision, telling)
    : table(interpreter, decision, telling);
  // Where errors were expected there is no award that differs.
  const judged = decision !== undefined && !interpreter.some(({ path }) => path === 'errors');
  const why = explained && judged ? explanation(interpreter, decision, telling) : [];
  return [...head, ...told, ...why];
}

/** Where the machines disagree each has its table, and what they disagree in. */
function disagreeing(
  result: CaseResult,
  decision: Decision | undefined,
  telling: Telling,
): readonly string[] {
  const { run, style, words } = telling;
  const { machines } = run.loaded.policy ?? {};
  const places = machines === undefined ? [] : disagreements(result.case, machines);
  const tables = (['interpreter', 'generated'] as const).flatMap((machine: Machine) => {
    const differences = result.differences.get(machine) ?? [];
    if (differences.length === 0) return [];
    return [
      '',
      `  ${style.paint.bold(words.machines[machine])}`,
      ...table(differences, decision, telling),
    ];
  });
  return [
    '',
    ...indented(words.disagree, style.width, '  ').map(style.paint.red),
    ...places
      .slice(0, 10)
      .flatMap(({ path, interpreter, generated }) => [
        `  ${style.paint.bold(onOneLine(path))}`,
        ...indented(
          `${words.machines.interpreter}: ${short(interpreter, words)}`,
          style.width,
          '    ',
        ),
        ...indented(`${words.machines.generated}: ${short(generated, words)}`, style.width, '    '),
      ]),
    ...tables,
  ];
}

function short(value: unknown, words: TestWords): string {
  const text = valueText(value, words);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Single values in columns, expected beside found; what is no single value below one another. */
function table(
  differences: readonly Difference[],
  decision: Decision | undefined,
  telling: Telling,
): readonly string[] {
  const { style, words, run } = telling;
  const rows = differences.filter(isSingle).map((difference) => ({
    name: pathText(difference, decision, words),
    expected: valueText(difference.expected, words),
    found: valueText(difference.found, words),
    line: filled(words.line, { line: String(run.places.of(difference.span).start.line) }),
  }));
  const lists = differences.filter((difference) => !isSingle(difference));
  if (rows.length === 0) return lists.flatMap((difference) => listed(difference, telling));
  const of = (pick: (row: (typeof rows)[number]) => string, head: string) =>
    Math.max(widthOf(head), ...rows.map((row) => widthOf(pick(row))));
  const name = of((row) => row.name, '');
  const expected = of((row) => row.expected, words.expected);
  const found = of((row) => row.found, words.found);
  const { paint } = style;
  const right = (text: string, width: number) => ' '.repeat(width - widthOf(text)) + text;
  if (name + expected + found + 20 > style.width) {
    return [
      ...rows.flatMap((row) => [
        '',
        `  ${paint.bold(row.name)}  ${paint.dim(row.line)}`,
        ...indented(
          row.expected,
          style.width,
          '              ',
          `    ${padded(words.expected, 9)} `,
        ),
        ...indented(row.found, style.width, '              ', `    ${padded(words.found, 9)} `),
      ]),
      ...lists.flatMap((difference) => listed(difference, telling)),
    ];
  }
  return [
    '',
    paint.dim(
      `  ${' '.repeat(name)}  ${right(words.expected, expected)}  ${right(words.found, found)}`,
    ),
    ...rows.map(
      (row) =>
        `  ${padded(row.name, name)}  ${paint.green(right(row.expected, expected))}  ${paint.red(
          right(row.found, found),
        )}  ${paint.dim(row.line)}`,
    ),
    ...lists.flatMap((difference) => listed(difference, telling)),
  ];
}

/** Whether both sides are single words or figures, or lists of them. */
function isSingle({ path }: Difference): boolean {
  return !['errors', 'awards', 'measures'].includes(path);
}

/** An entry that nothing is like, with what there is instead; a refusal with its errors. */
function listed(difference: Difference, telling: Telling): readonly string[] {
  const { example, run, style, words } = telling;
  const { path, expected, found, span, update } = difference;
  const { paint, width } = style;
  const line = paint.dim(filled(words.line, { line: String(run.places.of(span).start.line) }));
  const what = { awards: words.award, measures: words.measure }[path] ?? words.error;
  const wanted = (Array.isArray(expected) ? expected : [expected]).filter(
    (one) => one !== undefined,
  );
  const all = (Array.isArray(found) ? found : found === undefined ? [] : [found]) as object[];
  const why =
    update.kind !== 'none'
      ? ''
      : update.why === 'decided'
        ? words.decided
        : update.why === 'refused'
          ? words.refused
          : update.why === 'severalLike'
            ? words.severalLike
            : all.length === 0
              ? words.noneAtAll
              : words.noneLike;
  const shown = all.slice(0, 8);
  return [
    '',
    ...wanted.flatMap((one) =>
      indented(
        `${what}: ${valueText(one, words)}`,
        width,
        '              ',
        `  ${padded(words.expected, 9)}   `,
      ).map((text, index) => (index === 0 ? `${paint.green(text)}  ${line}` : paint.green(text))),
    ),
    ...indented(why, width, '  '),
    ...shown.flatMap((one) => {
      const at = placeText(one, example, run, words);
      const text = `${entryText(one, words)}${at === '' ? '' : ` (${at})`}`;
      return indented(text, width, '      ', '    · ').map(paint.red);
    }),
    ...(all.length > shown.length
      ? [`    ${filled(words.andMore, { count: String(all.length - shown.length) })}`]
      : []),
  ];
}

/** How the awards that differ came about; where only a sum differs, what it is made of. */
function explanation(
  differences: readonly Difference[],
  decision: Decision,
  { run, style, words }: Telling,
): readonly string[] {
  const model = run.loaded.policy?.machines?.model;
  if (model === undefined) return [];
  const voice = { style, words: explanationWords(model.language) };
  const { applicable, reason = '' } = decision;
  if (applicable === false) return ['', ...indented(reason, style.width, '  ')];
  const outcomes = outcomesOf(differences, decision);
  const told = outcomes.slice(0, AWARDS).flatMap((outcome) => {
    const clause = model.clauses.find(({ name }) => name === outcome.clause);
    if (clause === undefined) return [];
    const name = clause.label ?? clause.name;
    const called = outcome.item === null ? name : `${name}  ${onOneLine(outcome.item)}`;
    const own = { ...voice, clause };
    return ['', headline('  ', called, outcome, own), ...reached(outcome, own)];
  });
  const more = outcomes.length - AWARDS;
  return more > 0 ? [...told, '', `  ${filled(words.andMore, { count: String(more) })}`] : told;
}

function outcomesOf(
  differences: readonly Difference[],
  decision: Decision,
): readonly (Award | MeasureOutcome)[] {
  const clauses = new Set(
    differences.flatMap(({ path }) => /^totals\.clauses\.(.*)$/s.exec(path)?.[1] ?? []),
  );
  const named = differences.flatMap(({ entry }) => {
    const outcome = entry && decision[entry.list][entry.index];
    return outcome === undefined ? [] : [outcome];
  });
  const ofClauses = decision.awards.filter(({ clause }) => clauses.has(clause));
  const all = [...new Set([...named, ...ofClauses])];
  if (all.length > 0 || differences.length === 0) return all;
  // Only a sum differs: what pays something, then what was reached and pays nothing.
  const reachedSome = decision.awards.filter(({ computed }) => computed !== null);
  return [
    ...reachedSome.filter(({ amount }) => isSome(amount)),
    ...reachedSome.filter(({ amount }) => !isSome(amount)),
  ];
}

/** A case file in one line. */
function overview({ loaded, results, findings }: SuiteRun, { paint }: Style): string {
  const { file, blocked, policy } = loaded;
  const words = testWords(policy?.analysis.language ?? 'en');
  const failed = results.filter(({ passed }) => !passed).length;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const name = onOneLine(file);
  if (blocked !== undefined)
    return `${paint.red('!')} ${name}  ${words.notRun}: ${onOneLine(blocked)}`;
  const cases = counted(results.length, 'case');
  const wrong = [
    failed === 0 ? '' : paint.red(`${failed} failed`),
    errors === 0 ? '' : paint.red(`${counted(errors, 'error')} in the file`),
  ].filter((text) => text !== '');
  const mark = wrong.length === 0 ? paint.green('✓') : paint.red('✗');
  return `${mark} ${name}  ${[paint.dim(cases), ...wrong].join(', ')}`;
}

function summary({ counts, milliseconds }: TestRun, { paint }: Style): string {
  const { cases, suites, passed, failed, blocked, errors, machines } = counts;
  const parts = [
    failed === 0 ? '' : paint.red(`${failed} failed`),
    errors === 0 ? '' : paint.red(`${counted(errors, 'error')} in case files`),
    blocked === 0 ? '' : paint.red(`${counted(blocked, 'file')} not run`),
  ].filter((text) => text !== '');
  const ran = `${counted(cases, 'case')} in ${counted(suites, 'file')}`;
  const all = parts.length === 0 && cases > 0;
  const head = all
    ? paint.green(`${ran}: all passed`)
    : [`${ran}: ${passed} passed`, ...parts].join(', ');
  const of = (name: string, { passed: good }: { passed: number }) => `${name} ${good} of ${cases}`;
  const each =
    machines.interpreter.failed === 0 && machines.generated.failed === 0
      ? 'on the interpreter and on the generated code'
      : `${of('interpreter', machines.interpreter)}, ${of('generated code', machines.generated)}`;
  return `\n${head} ${paint.dim(`(${each}; ${(milliseconds / 1000).toFixed(1)} s)`)}`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
