// Dossiers decided over the texts that are open: by the reference interpreter, which needs nothing
// compiled and so keeps up with every keystroke.
import {
  type Analysis,
  type Decision,
  ENGINE,
  type FactError,
  fill,
  interpret,
  interpretDossier,
  type Model,
  readJson,
} from '#compiler';
import { wordsOf } from '../words/languages.ts';

/** A dossier as it is at hand: a JSON value, or JSON text; or the file that was named and cannot be had. */
export type GivenDossier =
  | { readonly value: unknown }
  | { readonly text: string }
  | { readonly unreadable: string };

export type Verdict =
  | { readonly decision: Decision }
  /** In the document's order, all at once. */
  | { readonly errors: readonly FactError[] };

export interface JudgeOptions {
  /** The date of a dossier that says none, ISO. */
  readonly today: string;
  /** With the steps of each award. */
  readonly explain: boolean;
}

/** The model, if the policy is sound: nothing else may be decided with. */
export function soundModel({ sound, model }: Analysis): Model | undefined {
  return sound ? model : undefined;
}

/** Decides a dossier; what is wrong with it comes all at once. */
export function judge(model: Model, given: GivenDossier, options: JudgeOptions): Verdict {
  const reading = jsonOf(model, given, options.today);
  if ('errors' in reading) return reading;
  const dossier = reading.value;
  const outcome = options.explain
    ? interpretDossier(model, dossier)
    : interpret(model, dossier, { engine: ENGINE });
  return outcome;
}

/** A dossier as a JSON value with its date, or why its text is none. */
export function jsonOf(
  model: Model,
  given: GivenDossier,
  today: string,
): { readonly value: unknown } | { readonly errors: readonly FactError[] } {
  if ('unreadable' in given) return { errors: unreadable(model, given.unreadable) };
  const reading = 'text' in given ? readJson(model, given.text) : given;
  if ('errors' in reading) return { errors: reading.errors };
  return { value: withDate(reading.value, today) };
}

/** As a dossier of no words is refused, but for what is said of it. */
function unreadable(model: Model, file: string): readonly FactError[] {
  const reading = readJson(model, '');
  if (!('errors' in reading)) return [];
  const message = fill(wordsOf(model.language).dossierUnreadable, { file });
  return reading.errors.map((error) => ({ ...error, message }));
}

/** The editor, like the command, fills in nothing but the date (DESIGN §4). */
function withDate(value: unknown, today: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('as_of' in value && value.as_of !== null) return value;
  return { ...value, as_of: today };
}
