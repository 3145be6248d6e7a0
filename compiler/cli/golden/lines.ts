// The differences of a failing case as lines of plain text, for reports that other tools show.
import { type CaseResult, explainCase, type Machine } from '#compiler';
import { filled } from '../output/words.ts';
import type { SuiteRun } from './run.ts';
import { entryText, pathText, valueText } from './values.ts';
import { testWords } from './words.ts';

/** `total: expected 600,000.00, found 500,000.00 (line 17)`, one line a difference. */
export function differenceLines(result: CaseResult, run: SuiteRun): readonly string[] {
  const words = testWords(run.loaded.policy?.analysis.language ?? 'en');
  const model = run.loaded.policy?.machines?.model;
  const decision = model && explainCase(result.case, model);
  const of = (machine: Machine, prefix: string) =>
    (result.differences.get(machine) ?? []).map((difference) => {
      const { path, expected, found, span } = difference;
      const line = filled(words.line, { line: String(run.places.of(span).start.line) });
      const what = pathText(difference, decision, words);
      const there = ['awards', 'measures', 'errors'].includes(path)
        ? (Array.isArray(found) ? found : found === undefined ? [] : [found])
            .map((one) => entryText(one as object, words))
            .join('; ')
        : valueText(found, words);
      const wanted = valueText(expected, words);
      return `${prefix}${what}: ${words.expected} ${wanted}, ${words.found} ${there === '' ? words.nothing : there} (${line})`;
    });
  if (!result.machinesDisagree) return of('interpreter', '');
  return [
    words.disagree,
    ...of('interpreter', `${words.machines.interpreter}: `),
    ...of('generated', `${words.machines.generated}: `),
  ];
}

/** What keeps a case file from being run, or is wrong in it, a line each. */
export function fileLines({ loaded, findings }: SuiteRun): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return [
    ...(loaded.blocked === undefined ? [] : [`not run: ${loaded.blocked}`]),
    ...errors.map(({ code, message, place }) => `line ${place.start.line}: ${code}: ${message}`),
  ];
}
