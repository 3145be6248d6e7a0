// What is wrong with the facts of cases, told where the case file says them: as soon as they are read,
// before anything is decided.
import type { FactError } from '@clause/runtime';
import { type Span, withEnds } from '#language';
import type { TextEdit } from '../diagnostics/diagnostic.ts';
import type { Trouble } from '../dossier/errors.ts';
import { troublesIn } from '../dossier/read-dossier.ts';
import type { Model } from '../model/model.ts';
import { dateAdvice } from './csv/dates.ts';
import { figureAdvice } from './csv/values.ts';
import { readFigure } from './figures.ts';
import { adviceInFull, isSureAdvice } from './reading.ts';
import type { Suite } from './suite.ts';
import { inPlaceOf } from './update.ts';

export interface RefusedFact {
  readonly error: FactError;
  /** Where to mend it; of a dossier from another file, the case. */
  readonly span: Span;
  /** What may be meant; none where that is not clear. */
  readonly mends: readonly Mend[];
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
      unlike.set(key, { error, span, mends: place === undefined ? [] : mendsOf(trouble) });
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

/** Of so many values each is offered, where none is near. */
const MOST_CHOICES = 6;

function mendsOf(trouble: Trouble): readonly Mend[] {
  const { code, found, nearest, choices = [] } = trouble;
  if (typeof found !== 'string') return [];
  const part = code === 'unknown_field' ? 'name' : 'value';
  const into = (to: string, isSure: boolean, isBare = false): Mend => {
    return { part, from: found, to, isBare, isSure };
  };
  // A near name is what is meant by a slip; ids of items are alike without being meant.
  if (nearest !== undefined) {
    return [into(nearest, code === 'unknown_field' || code === 'member')];
  }
  if (choices.length > 0 && choices.length <= MOST_CHOICES) {
    return choices.map((choice) => into(choice, false));
  }
  switch (trouble.kind) {
    case 'boolean': {
      const truth = TRUTHS[found.toLowerCase()];
      return truth === undefined ? [] : [into(truth, true, true)];
    }
    case 'date': {
      const advice = dateAdvice(found);
      const day = advice === '' ? undefined : String(advice.parameters.instead);
      // Where the year comes first, nothing else does.
      return day === undefined ? [] : [into(day, /^\d{4}\D/.test(found.trim()))];
    }
    case 'money':
    case 'number': {
      const isBare = trouble.kind === 'number';
      const figure = isBare && isFigure(found) ? found : adviceInFull(figureAdvice(found));
      return figure === undefined ? [] : [into(figure, isSureAdvice(found, ''), isBare)];
    }
    default:
      return [];
  }
}

/** `'12'` where a number without quotation marks is asked for. */
function isFigure(text: string): boolean {
  return 'figure' in readFigure(text);
}

/** The edit of a mend, in the text of the case file; undefined where the words do not stand there. */
export function mendEdit({ span }: RefusedFact, mend: Mend, text: string): TextEdit | undefined {
  const { part, from, to, isBare } = mend;
  const written = text.slice(span.start, span.end);
  const at = written.lastIndexOf(from);
  if (at < 0) return undefined;
  if (part === 'value') return { span, text: isBare ? to : inPlaceOf(written, to) };
  // Of a path the last name.
  const start = span.start + at;
  return { span: withEnds(span, { start, end: start + from.length }), text: to };
}
