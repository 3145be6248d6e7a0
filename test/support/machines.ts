// The machines that answer for a policy (DESIGN §1.4), behind one form: a JSON value in, the decision
// as JSON or the fact errors out. What one says the others must say.

import { compileEvaluator, interpretDossier, type Model } from '#compiler';
import type { Json } from './random-dossiers.ts';

/** As JSON holds it: `{ decision }` or `{ errors }`. */
export type Answer = { readonly decision: Json } | { readonly errors: Json };

export interface Machines {
  /** The reference interpreter, with its steps. */
  readonly interpret: (dossier: unknown) => Answer;
  /** The generated code, with its steps. */
  readonly explain: (dossier: unknown) => Answer;
  /** The generated code at its fastest, without steps. */
  readonly evaluate: (dossier: unknown) => Answer;
}

export function machinesFor(model: Model): Machines {
  const generated = compileEvaluator(model);
  const read = (dossier: unknown, answer: (sound: Sound) => unknown): Answer => {
    const reading = generated.parseDossier(dossier);
    if ('errors' in reading) return { errors: asJson(reading.errors) };
    return { decision: asJson(answer(reading.dossier)) };
  };
  type Sound = Parameters<typeof generated.evaluate>[0];
  return {
    interpret: (dossier) => asJson(interpretDossier(model, dossier)) as Answer,
    explain: (dossier) => read(dossier, generated.explain),
    evaluate: (dossier) => read(dossier, generated.evaluate),
  };
}

function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** The answer without the steps of its awards. */
export function withoutSteps(answer: Answer): Answer {
  return JSON.parse(
    JSON.stringify(answer, (name, value: unknown) => (name === 'steps' ? undefined : value)),
  ) as Answer;
}

/**
 * Throws where two answers differ, with the places that differ and both answers whole. The order of
 * an object's keys does not matter (DESIGN §4).
 */
export function expectSame(names: readonly [string, string], one: Answer, other: Answer): void {
  const places = differences(one as unknown as Json, other as unknown as Json, '');
  if (places.length === 0) return;
  const shown = places.slice(0, 20).join('\n  ');
  throw new Error(
    `${names[0]} and ${names[1]} differ:\n  ${shown}\n\n${names[0]}: ${JSON.stringify(one, null, 1)}\n\n${names[1]}: ${JSON.stringify(other, null, 1)}`,
  );
}

function differences(
  one: Json | undefined,
  other: Json | undefined,
  path: string,
): readonly string[] {
  if (isHolder(one) && isHolder(other) && Array.isArray(one) === Array.isArray(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].flatMap((name) =>
      differences(partOf(one, name), partOf(other, name), `${path}.${name}`),
    );
  }
  if (one === other) return [];
  return [`${path}: ${JSON.stringify(one)} | ${JSON.stringify(other)}`];
}

function isHolder(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null;
}

function partOf(holder: Readonly<Record<string, Json>>, name: string): Json | undefined {
  return Object.hasOwn(holder, name) ? holder[name] : undefined;
}
