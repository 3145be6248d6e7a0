// Golden cases (DESIGN §4): reads them, and tells what a decision falls short of. `clauses` is closed
// (a clause not named pays nothing), `total` is totals.policy; all other expectations are partial.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Fields = Readonly<Record<string, unknown>>;

export interface Case {
  readonly name: string;
  readonly reason: string;
  readonly dossier: Fields;
  readonly expect: {
    readonly clauses?: Readonly<Record<string, string>>;
    readonly total?: string;
    readonly awards?: readonly Fields[];
    readonly measures?: readonly Fields[];
    readonly errors?: readonly Fields[];
  };
}

/** A decision or fact errors, as far as cases look at them. */
export type Answer =
  | {
      readonly decision: {
        readonly awards: readonly object[];
        readonly measures: readonly object[];
        readonly totals: {
          readonly clauses: Readonly<Record<string, string>>;
          readonly policy: string;
        };
      };
    }
  | { readonly errors: readonly object[] };

export function casesIn(path: string | URL): readonly Case[] {
  const { cases } = parse(readFileSync(path, 'utf8')) as { readonly cases: readonly Case[] };
  return cases;
}

/** What the answer falls short of, a line each; none: the case passes. */
export function shortfalls({ expect }: Case, answer: Answer): readonly string[] {
  if ('errors' in answer) {
    const wanted = expect.errors;
    if (wanted === undefined) return [`refused: ${JSON.stringify(answer.errors)}`];
    return unmet('errors', wanted, answer.errors);
  }
  if (expect.errors !== undefined) return ['decided, where errors were expected'];
  const { totals, awards, measures } = answer.decision;
  const names = [
    ...new Set([...Object.keys(totals.clauses), ...Object.keys(expect.clauses ?? {})]),
  ];
  const clauses = names.flatMap((name) => {
    const wanted = expect.clauses === undefined ? undefined : (expect.clauses[name] ?? '0.00');
    const found = totals.clauses[name];
    return wanted === undefined || wanted === found ? [] : [`${name}: ${wanted}, not ${found}`];
  });
  const total =
    expect.total === undefined || expect.total === totals.policy
      ? []
      : [`total: ${expect.total}, not ${totals.policy}`];
  return [
    ...clauses,
    ...total,
    ...unmet('awards', expect.awards ?? [], awards),
    ...unmet('measures', expect.measures ?? [], measures),
  ];
}

/** Expectations that no entry meets in all the fields they name. */
function unmet(
  what: string,
  wanted: readonly Fields[],
  found: readonly object[],
): readonly string[] {
  return wanted
    .filter((expected) => !found.some((entry) => meets(entry as Fields, expected)))
    .map(
      (expected) => `${what}: nothing like ${JSON.stringify(expected)} in ${JSON.stringify(found)}`,
    );
}

function meets(entry: Fields, expected: Fields): boolean {
  return Object.entries(expected).every(
    ([name, value]) => JSON.stringify(entry[name]) === JSON.stringify(value),
  );
}
