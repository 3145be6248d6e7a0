// Words after a number: scales, currencies, durations, declared units; and the months of a day on which
// years begin. After `currency`, its codes.
import type { Type } from '#compiler';
import { vocabularyOf } from '#language';
import { wordsOf } from '../words/languages.ts';
import { subjectOf, wantedIn } from './completion-fit.ts';
import { type Asked, type Completion, item } from './completion-item.ts';
import { currencyName } from './figures.ts';
import { treesOf } from './files.ts';

/** Those of the figure that the number is held against come first. */
export function unitsFor(asked: Asked): readonly Completion[] {
  const offered = allUnits(asked);
  const rules = asked.expected.slots.flatMap(({ within }) => within.map(({ rule }) => rule));
  // `split into 3 equal parts`: so many parts, and hardly ever so much of something.
  if (rules.includes('split')) return offered.map((each) => ({ ...each, rank: each.rank + 5 }));
  // `over 3 years` reckons back from the day of the decision.
  const against = rules.includes('window') ? ({ kind: 'date' } as const) : heldAgainst(asked);
  if (against === undefined) return offered;
  const likely = likelyWords(against, asked);
  if (likely.size === 0) return offered;
  const isLikely = ({ label, rank }: Completion) =>
    likely.has(label) || (likely.has('') && rank < 2);
  return offered.map((each) => ({
    ...each,
    rank: isLikely(each) ? Math.min(each.rank, 1) : each.rank + 4,
  }));
}

/** The figure of a row's edge, or of a comparison, as far as that is known. */
function heldAgainst(asked: Asked): Type | undefined {
  const slot = asked.expected.slots.find(({ kind }) => kind === 'unit');
  if (slot === undefined) return undefined;
  if (slot.within.some(({ rule }) => rule === 'labelOption')) return subjectOf(slot, asked);
  const wanted = wantedIn(slot, asked);
  return wanted.kind === 'type' ? wanted.type : undefined;
}

/** The words of its units; `''` stands for amounts and their scales. */
function likelyWords(type: Type, { place: { analysis } }: Asked): ReadonlySet<string> {
  if (type.kind === 'date') return new Set(vocabularyOf(analysis.language).durations.keys());
  if (type.kind === 'money') return new Set(['']);
  if (type.kind !== 'number') return new Set();
  const units = new Set(type.units.map(([unit]) => unit));
  const declared = treesOf(analysis).flatMap(({ items }) =>
    items.flatMap((one) => {
      if (one.kind !== 'unit') return [];
      const names = [one.name, one.plural];
      return [names.flatMap((name) => (name?.kind === 'name' ? [name.text] : []))];
    }),
  );
  const { durations } = vocabularyOf(analysis.language);
  return new Set([
    ...declared.filter((words) => words.some((word) => units.has(word))).flat(),
    ...[...durations].flatMap(([word, unit]) => (units.has(unit) ? [word] : [])),
  ]);
}

function allUnits(asked: Asked): readonly Completion[] {
  const { expected, place } = asked;
  const vocabulary = vocabularyOf(place.analysis.language);
  const { locale } = wordsOf(place.analysis.language).hover;
  return expected.slots.flatMap(({ kind, within }): readonly Completion[] => {
    switch (kind) {
      case 'scale':
        return [...vocabulary.scales].map(([word, power]) =>
          item(asked, word, 'unit', (10n ** BigInt(power)).toLocaleString(locale), 1),
        );
      case 'unit':
        return [...currencyWords(asked), ...otherUnits(asked)];
      case 'month':
        return [...vocabulary.months.keys()].map((word) => item(asked, word, 'unit', '', 0));
      case 'name':
        return within.at(-1)?.rule === 'headerPart' ? codes(asked) : [];
      default:
        return [];
    }
  });
}

/** The words of the policy's own currency; of all, where it says none. */
function currencyWords(asked: Asked): readonly Completion[] {
  const { analysis } = asked.place;
  const { currencies } = vocabularyOf(analysis.language);
  const own = analysis.model?.currency.code;
  const words = [...currencies].filter(([, all]) => own === undefined || all.includes(own));
  const shown = words.map(([word, [first = '']]) =>
    item(asked, word, 'unit', currencyName(own ?? first, analysis.language), 0),
  );
  return own === undefined
    ? shown
    : [...shown, item(asked, own, 'unit', currencyName(own, analysis.language), 0)];
}

function otherUnits(asked: Asked): readonly Completion[] {
  const { analysis } = asked.place;
  const declared = (analysis.checked?.resolution.declarations ?? []).filter(
    ({ kind }) => kind === 'unit',
  );
  // A scale stands before amounts and pure figures.
  const isScaled = asked.expected.slots.every(({ kind }) => kind !== 'scale');
  const durations = isScaled ? [] : [...vocabularyOf(analysis.language).durations.keys()];
  return [
    ...declared.map((one) => item(asked, one.name, 'unit', one.label ?? '', 2, one)),
    ...durations.map((word) => item(asked, word, 'unit', '', 3)),
  ];
}

/** Codes of the currencies that have a word of their own. */
function codes(asked: Asked): readonly Completion[] {
  const { analysis } = asked.place;
  const all = new Set([...vocabularyOf(analysis.language).currencies.values()].flat());
  return [...all]
    .sort()
    .map((code) => item(asked, code, 'unit', currencyName(code, analysis.language), 0));
}
