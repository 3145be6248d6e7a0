// Words after a number: scales, currencies, durations, declared units; and the months of a day on which
// years begin. After `currency`, its codes.
import { vocabularyOf } from '#language';
import { wordsOf } from '../words/languages.ts';
import { type Asked, type Completion, item } from './completion-item.ts';
import { currencyName } from './figures.ts';

export function unitsFor(asked: Asked): readonly Completion[] {
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
