// The text of a cell → the JSON value of a fact (DESIGN §4), or what is wrong with it. Only exact
// writings are read; whatever a spreadsheet may have changed is told of, never guessed.
import type { Parameter, Term } from '../../diagnostics/diagnostic.ts';
import { term } from '../../diagnostics/terms.ts';
import type { FactType } from '../../dossier/fact-fields.ts';
import { readDate, readMoney, readNumber, readRatio } from '../../dossier/forms.ts';
import type { Currency } from '../../model/model.ts';
import type { EnumType } from '../../model/types.ts';
import { suggest } from '../../names/suggest.ts';
import { readFigure } from '../figures.ts';
import { dateAdvice } from './dates.ts';
import { fold, truthIn, truths } from './words.ts';

export type CellValue =
  | { readonly json: string | number | boolean }
  | { readonly wanted: Term; readonly advice: Parameter };

/** Reads a cell that is not empty as a fact of the type that its column has. */
export function readFact(written: string, type: FactType, currency: Currency): CellValue {
  const text = written.trim();
  switch (type.kind) {
    case 'boolean': {
      const truth = truthIn(text);
      return truth === undefined ? { wanted: wantedTruth(), advice: '' } : { json: truth };
    }
    case 'date':
      return typeof readDate(text) === 'string'
        ? { wanted: term('dateCell'), advice: dateAdvice(text) }
        : { json: text };
    case 'money':
      // What is out of range is a figure all the same: the dossier's own errors tell of it.
      return readMoney(text, currency.digits) === 'form' && !/^-\d/.test(text)
        ? { wanted: wantedMoney(currency), advice: figureAdvice(text) }
        : { json: text };
    case 'ratio':
      return typeof readRatio(text) === 'string'
        ? { wanted: term('ratioCell'), advice: figureAdvice(text) }
        : { json: text };
    case 'number': {
      const number = numberIn(text);
      return number === undefined || readNumber(number, type.integer) === 'form'
        ? { wanted: term(type.integer ? 'integerCell' : 'numberCell'), advice: figureAdvice(text) }
        : { json: number };
    }
    case 'enum':
      return readMember(text, type.enum);
    case 'clause':
    case 'matter':
    case 'id':
      return { json: text };
    default:
      // Texts are kept as they are; `""` in a cell is the text without a letter.
      return { json: written === '""' ? '' : written };
  }
}

export function wantedTruth(): Term {
  return term('truthCell', { words: truths.slice(2).join(', ') });
}

export function wantedMoney({ digits }: Currency): Term {
  if (digits === 0) return term('wholeMoneyCell', { example: '1234' });
  const example = `1234.${'56789'.slice(0, digits)}`;
  return term('moneyCell', { decimals: digits, example });
}

/** How a figure is to be written, from what stands in its place; `''` where nothing is clear. */
export function figureAdvice(text: string): Parameter {
  const plain = text.normalize('NFKC');
  if (/^-?\d(?:\.\d+)?e\+?\d+$/i.test(plain)) return term('shortenedFigure');
  // 1234,5 and 1.234,56; “1,234” is a figure with a comma between its thousands.
  const [, whole, decimals] = /^(-?\d+|-?\d{1,3}(?:\.\d{3})+),(\d{1,2}|\d{4,})$/.exec(plain) ?? [];
  if (whole !== undefined) {
    return term('decimalComma', { instead: `${whole.replaceAll('.', '')}.${decimals}` });
  }
  const read = readFigure(text);
  return 'advice' in read ? read.advice : '';
}

/** The JSON number that a cell writes out, if it keeps every digit of it. */
function numberIn(text: string): number | undefined {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return undefined;
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  const significant = text.includes('.') ? digits.replace(/0+$/, '') : digits;
  return significant.length > 15 ? undefined : Number(text);
}

/** By its name, or by its label whatever the case of its letters. */
function readMember(text: string, { members }: EnumType): CellValue {
  const exact = members.find(({ name }) => name === text);
  if (exact) return { json: exact.name };
  const wanted = fold(text);
  const named = members.filter(({ name }) => fold(name) === wanted);
  const [found, ...others] =
    named.length > 0 ? named : members.filter(({ label }) => fold(label) === wanted);
  if (found && others.length === 0) return { json: found.name };
  const names = members.map(({ name }) => name);
  const words = term('wordCell', { words: names.join(', ') });
  if (found) {
    const several = [found, ...others].map(({ name }) => name).join(', ');
    return { wanted: words, advice: term('severalMembers', { instead: several }) };
  }
  const labels = new Map(members.map(({ name, label }) => [label, name]));
  const near = suggest(text, names)[0] ?? labels.get(suggest(text, labels.keys())[0] ?? '');
  return { wanted: words, advice: near === undefined ? '' : term('writeCell', { instead: near }) };
}
