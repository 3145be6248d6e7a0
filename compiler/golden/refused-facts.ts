// What is wrong with the facts of cases, told where the case file says them: as soon as they are read,
// before anything is decided.
import type { FactError } from '@clause/runtime';
import { type Span, withEnds } from '#language';
import type { TextEdit } from '../diagnostics/diagnostic.ts';
import type { Trouble } from '../dossier/errors.ts';
import { troublesIn } from '../dossier/read-dossier.ts';
import type { Model } from '../model/model.ts';
import { figureAdvice } from './csv/values.ts';
import { readFigure } from './figures.ts';
import { adviceInFull, isSureAdvice } from './reading.ts';
import type { Suite } from './suite.ts';
import { inPlaceOf } from './update.ts';

export interface RefusedFact {
  readonly error: FactError;
  /** Where to mend it; of a dossier from another file, the case. */
  readonly span: Span;
  /** Undefined where it is not clear what is meant. */
  readonly mend: Mend | undefined;
}

/** Words at the place, and what may stand for them. */
export interface Mend {
  readonly part: 'name' | 'value';
  readonly from: string;
  readonly to: string;
  /** In quotation marks it would be a text. */
  readonly isBare: boolean;
  /** It can be read in no other way. */
  readonly isSure: boolean;
}

/**
 * Every fact for which the policy refuses a case that does not expect to be refused, in the order of
 * the file. What several cases start from is told of once.
 */
export function refusedFacts({ cases }: Suite, model: Model): readonly RefusedFact[] {
  const unlike = new Map<string, RefusedFact>();
  for (const { dossier, expect, placeOfFact, span: ofCase } of cases) {
    if (expect.errors !== undefined && expect.errors.length > 0) continue;
    for (const { trouble, error } of troublesIn(model, dossier)) {
      const part = error.code === 'unknown_field' ? 'name' : 'value';
      const place = placeOfFact?.(error.path, part);
      const span = place ?? ofCase;
      const key = JSON.stringify([span.start, span.end, error.code, error.message]);
      if (unlike.has(key)) continue;
      unlike.set(key, { error, span, mend: place === undefined ? undefined : mendOf(trouble) });
    }
  }
  return [...unlike.values()].sort((a, b) => a.span.start - b.span.start);
}

const TRUTHS: Readonly<Record<string, string>> = {
  yes: 'true',
  no: 'false',
  y: 'true',
  n: 'false',
  true: 'true',
  false: 'false',
};

function mendOf({ code, found, nearest, kind }: Trouble): Mend | undefined {
  if (typeof found !== 'string') return undefined;
  const part = code === 'unknown_field' ? 'name' : 'value';
  // A near name is what is meant by a slip; ids of items are alike without being meant.
  if (nearest !== undefined) {
    const isSure = code === 'unknown_field' || code === 'member';
    return { part, from: found, to: nearest, isBare: false, isSure };
  }
  if (kind === 'boolean') {
    const to = TRUTHS[found.toLowerCase()];
    return to === undefined ? undefined : { part, from: found, to, isBare: true, isSure: true };
  }
  if (kind !== 'money' && kind !== 'number') return undefined;
  const isBare = kind === 'number';
  const advice = isBare && isFigure(found) ? found : adviceInFull(figureAdvice(found));
  return advice === undefined
    ? undefined
    : { part, from: found, to: advice, isBare, isSure: isSureAdvice(found, '') };
}

/** `'12'` where a number without quotation marks is asked for. */
function isFigure(text: string): boolean {
  return 'figure' in readFigure(text);
}

/** The edit that mends it, in the text of the case file. */
export function mendEdit({ span, mend }: RefusedFact, text: string): TextEdit | undefined {
  if (mend === undefined) return undefined;
  const { part, from, to, isBare } = mend;
  const written = text.slice(span.start, span.end);
  const at = written.lastIndexOf(from);
  if (at < 0) return undefined;
  if (part === 'value') return { span, text: isBare ? to : inPlaceOf(written, to) };
  // Of a path the last name.
  const start = span.start + at;
  return { span: withEnds(span, { start, end: start + from.length }), text: to };
}
