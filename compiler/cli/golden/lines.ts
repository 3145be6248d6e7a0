// The differences of a failing case as lines of plain text, for reports that other tools show.
import { type Case, type CaseResult, explainCase, type Machine } from '#compiler';
import { type Finding, findingsOf } from '../output/findings.ts';
import { filled } from '../output/words.ts';
import type { SuiteRun } from './run.ts';
import { entryText, pathText, valueText } from './values.ts';
import { type TestWords, testWords } from './words.ts';

/** `total: expected 600,000.00, found 500,000.00 (line 17)`, one line a difference. */
export function differenceLines(result: CaseResult, run: SuiteRun): readonly string[] {
  const words = testWords(run.loaded.policy?.analysis.language ?? 'en');
  const model = run.loaded.policy?.machines?.model;
  const decision = model && explainCase(result.case, model);
  const placed = (one: object) => {
    const place = placeText(one, result.case, run, words);
    return place === '' ? '' : ` (${place})`;
  };
  const of = (machine: Machine, prefix: string) =>
    (result.differences.get(machine) ?? []).map((difference) => {
      const { path, expected, found, span } = difference;
      const line = filled(words.line, { line: String(run.places.of(span).start.line) });
      const what = pathText(difference, decision, words);
      const there = ['awards', 'measures', 'errors'].includes(path)
        ? (Array.isArray(found) ? found : found === undefined ? [] : [found])
            .map((one) => `${entryText(one as object, words)}${placed(one as object)}`)
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

/** `line 12`, where the case file says the fact of an error; empty where it does not. */
export function placeText(
  entry: object,
  { placeOfFact }: Case,
  { places }: SuiteRun,
  words: TestWords,
): string {
  const path = Reflect.get(entry, 'path');
  const span = typeof path === 'string' ? placeOfFact?.(path) : undefined;
  return span === undefined ? '' : filled(words.line, { line: String(places.of(span).start.line) });
}

/** What is wrong with a case file as a whole, or with a case that could not be read. */
export interface FileTrouble {
  /** Of its own within a run: the file, and where in it. */
  readonly name: string;
  /** The finding's code; absent where the file was not run. */
  readonly code?: string;
  readonly line?: number;
  readonly lines: readonly string[];
}

/** What keeps a case file from being run, or is wrong in it. */
export function fileTroubles({ loaded, findings }: SuiteRun): readonly FileTrouble[] {
  const { file, blocked, policy } = loaded;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const ofPolicy =
    policy === undefined || policy.machines !== undefined
      ? []
      : findingsOf(policy.analysis.diagnostics, policy.places, policy.analysis.language)
          .filter(({ severity }) => severity === 'error')
          .map(({ code, message, place }) => `${placeName(place)}: ${code}: ${message}`);
  return [
    ...(blocked === undefined ? [] : [{ name: file, lines: [`not run: ${blocked}`, ...ofPolicy] }]),
    ...errors.map(({ code, message, place }) => ({
      name: `${placeName(place)} ${code}`,
      code,
      line: place.start.line,
      lines: [`line ${place.start.line}: ${code}: ${message}`],
    })),
  ];
}

function placeName({ file, start }: Finding['place']): string {
  return `${file}:${start.line}:${start.column}`;
}
