// The rows that a table lacks, all in one: for subjects whose values can be counted.
import { fill, type Type } from '#compiler';
import { type LabelOption, type Row, vocabularyOf } from '#language';
import { wordsOf } from '../words/languages.ts';
import { typeOfText } from './completion-fit.ts';
import { type Asked, type Completion, wordSpan } from './completion-item.ts';
import { spelled } from './completion-names.ts';
import { rowsThere } from './completion-taken.ts';

/** Tables with more rows than this are written another way. */
const MOST = 60;

export function rowsFor(asked: Asked): readonly Completion[] {
  const slot = asked.expected.slots.find(({ within }) => within.at(-1)?.rule === 'labelOption');
  const rule = slot?.within.findLast(({ rule: name }) => name === 'table');
  const row = slot?.within.findLast(({ rule: name }) => name === 'row');
  // Only where a row begins.
  if (rule === undefined || row === undefined || row.parts.length > 0) return [];
  if (row.start < asked.expected.word.start || !asked.expected.startsLine) return [];
  const subjects = rule.parts
    .filter((part) => part.rule === 'total')
    .map(({ start, end }) => valuesOf(typeOfText(asked, start, end), asked));
  if (subjects.length === 0 || subjects.some((values) => values.length === 0)) return [];
  const missing = combinations(subjects).filter(
    (values) => !rowsThere(asked, rule.start).some((one) => covers(one, values)),
  );
  if (missing.length === 0 || missing.length > MOST) return [];
  return [rowsItem(asked, missing)];
}

function rowsItem(asked: Asked, missing: readonly (readonly Value[])[]): Completion {
  const { language } = asked.place.analysis;
  const { completing } = wordsOf(language);
  const labels = missing.map((values) => values.map(({ text }) => text).join(', '));
  const width = Math.max(...labels.map((label) => label.length)) + 1;
  const indent = /[ \t]*$/.exec(asked.text.slice(0, asked.expected.word.start))?.[0] ?? '';
  const { snippets } = asked.options;
  const rows = labels.map((label, at) => {
    // Without places to fill in, a row waits for its figure: none is made up.
    const hole = snippets ? `\${${at + 1}:${completing.placeholders.value}}` : '';
    return (
      `${snippets ? label.replace(/[$}\\]/g, '\\$&') : label}:`.padEnd(
        hole === '' ? 0 : width + 1,
      ) + hole
    );
  });
  const label = fill(completing.missingRows, { count: String(missing.length) });
  return {
    label,
    kind: 'rows',
    detail: labels.join('; '),
    span: wordSpan(asked),
    text: rows.join(`\n${indent}`),
    isSnippet: snippets,
    filter: labels.join(' '),
    rank: 0,
  };
}

interface Value {
  readonly text: string;
  readonly member: string | undefined;
  readonly truth: boolean | undefined;
}

function valuesOf(type: Type | undefined, asked: Asked): readonly Value[] {
  const { analysis } = asked.place;
  if (type?.kind === 'enum') {
    return type.enum.members.map(({ name }) => {
      return { text: spelled(name, analysis), member: name, truth: undefined };
    });
  }
  if (type?.kind !== 'boolean') return [];
  const { keywords } = vocabularyOf(analysis.language).table;
  return [true, false].map((truth) => {
    return { text: keywords[truth ? 'true' : 'false'][0], member: undefined, truth };
  });
}

function combinations(subjects: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  return subjects.reduce<readonly (readonly Value[])[]>(
    (all, values) =>
      all.length * values.length > 10 * MOST
        ? []
        : all.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

function covers({ labels }: Row, values: readonly Value[]): boolean {
  return values.every((value, at) => {
    const label = labels[at] ?? labels.at(-1);
    return label === undefined || label.options.some((option) => takes(option, value));
  });
}

function takes(option: LabelOption, { member, truth }: Value): boolean {
  switch (option.kind) {
    case 'memberLabel':
      return option.name.text === member;
    case 'boolean':
      return option.value === truth;
    case 'catchAll':
      return true;
    case 'edge':
    case 'missing':
      return false;
    default:
      return option satisfies never;
  }
}
