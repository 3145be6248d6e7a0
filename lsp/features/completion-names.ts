// Names that may be written at a place: values in scope, fields after a dot, members of enums, types,
// clauses, units, loops.
import { type Analysis, fill, type Type } from '#compiler';
import { type Rule, type Slot, vocabularyOf, withoutNeedlessQuotes } from '#language';
import { wordsOf } from '../words/languages.ts';
import {
  fits,
  isInList,
  isRowHere,
  namesHere,
  subjectOf,
  typeOfText,
  wantedIn,
} from './completion-fit.ts';
import { type Asked, type Completion, item } from './completion-item.ts';
import { takenInRows } from './completion-taken.ts';
import { clausesOf } from './files.ts';
import { typeText } from './hover-names.ts';
import { clauseAround, factsOf, type Named, payingClauses } from './names-in-scope.ts';

/** Names for every slot that takes one. */
export function namesFor(asked: Asked): readonly Completion[] {
  return asked.expected.slots.flatMap((slot) => (slot.kind === 'name' ? namesIn(slot, asked) : []));
}

function namesIn(slot: Slot, asked: Asked): readonly Completion[] {
  const rule = slot.within.at(-1);
  const parent = slot.within.at(-2)?.rule;
  switch (rule?.rule) {
    case 'path':
      return isAfterDot(asked) ? fieldsAfterDot(rule, slot, asked) : valuesIn(slot, asked);
    case 'operand':
      return [];
    case 'labelOption':
      return isRowHere(slot, asked) ? membersOfRow(slot, asked) : [];
    case 'clauseSet':
    case 'outcome':
      return [...clausesFor(asked), ...(rule.rule === 'outcome' ? [otherSupports(asked)] : [])];
    case 'type':
      return typesFor(asked);
    case 'range':
    case 'figure':
      return unitNames(asked);
    case 'define':
      // The name comes first, then its owner.
      return /\bof\s*$/.test(before(asked)) || isAfterWord(asked, 'of') ? entitiesFor(asked) : [];
    case 'selection':
      return valuesIn(slot, asked).filter(({ kind }) => kind === 'variable');
    case 'overlap':
      return fieldsOfItems(rule, asked);
    case 'binder':
      return rule.parts.length === 0 ? loopsFor(asked, parent) : [];
    default:
      return [];
  }
}

const before = ({ text, expected }: Asked) =>
  text.slice(Math.max(0, expected.word.start - 80), expected.word.start);

function isAfterDot(asked: Asked): boolean {
  return /\.\s*$/.test(before(asked));
}

function isAfterWord(asked: Asked, word: string): boolean {
  return before(asked).trimEnd().endsWith(` ${word}`);
}

// ---------------------------------------------------------------- values

/** `project.` and then its facts. */
function fieldsAfterDot(rule: Rule, slot: Slot, asked: Asked): readonly Completion[] {
  const { analysis } = asked.place;
  const end = asked.text.lastIndexOf('.', asked.expected.word.start - 1);
  const wanted = wantedIn(slot, asked);
  const text = asked.text.slice(rule.start, end).trim();
  const of = analysis.model?.enums.find(({ name }) => name === text);
  if (of !== undefined) return membersOf({ kind: 'enum', enum: of }, asked);
  const facts = factsOf(analysis, typeOfText(asked, rule.start, end));
  const fitting = facts.filter(
    ({ type }) => type === undefined || isListIn(slot, type) || fits(type, wanted),
  );
  return (fitting.length === 0 ? facts : fitting).map((fact) => valueItem(fact, 0, asked, true));
}

const isListIn = (slot: Slot, type: Type) => type.kind === 'list' && wantsList(slot);

function wantsList({ within }: Slot): boolean {
  const parent = within.at(-2)?.rule;
  return parent === 'binder' || parent === 'table';
}

/** The values in scope whose kind fits; members first where a member is wanted. */
function valuesIn(slot: Slot, asked: Asked): readonly Completion[] {
  const parent = slot.within.at(-2)?.rule;
  if (parent === 'limit') return keysFor(asked);
  const wanted = wantsList(slot) ? ({ kind: 'list' } as const) : wantedIn(slot, asked);
  const names = readableIn(slot, asked);
  const members = wanted.kind === 'type' ? membersOf(wanted.type, asked) : [];
  const values = names
    // The items of a list are none themselves: the loop’s own is only about to be called so.
    .filter(
      ({ type, kind }) => fits(type, wanted) && !(wanted.kind === 'list' && kind === 'variable'),
    )
    .map((named) => valueItem(named, rankOf(named, members.length > 0), asked, false));
  const lists = wanted.kind === 'list' ? listsOfItems(names, asked) : [];
  const awards = slot.within.some(({ rule }) => rule === 'measure') ? clausesFor(asked) : [];
  return [...members, ...values, ...lists, ...awards, ...supportFacts(slot, asked)];
}

/** A period has its days written out; a parameter reads no facts, and not itself. */
function readableIn({ within }: Slot, asked: Asked): readonly Named[] {
  const names = [...namesHere(asked).values()];
  if (within.some(({ rule }) => rule === 'period')) return [];
  const parameter = within.find(({ rule }) => rule === 'parameter');
  if (parameter === undefined) return names;
  return names.filter(({ kind, name, type, declaration }) => {
    const { start, file } = declaration?.nameSpan ?? { start: -1, file: asked.place.file };
    const isItself =
      file === asked.place.file && start >= parameter.start && start < asked.expected.word.start;
    const isDay = kind === 'builtIn' && type?.kind === 'date';
    return (kind === 'parameter' && !isItself && name !== '') || isDay;
  });
}

/** What is nearest is likeliest: the loop's item, the clause's own figures, the facts. */
function rankOf({ kind }: Named, afterMembers: boolean): number {
  const rank = kind === 'variable' ? 1 : kind === 'builtIn' ? 3 : 2;
  return afterMembers ? rank + 1 : rank;
}

/** `project.years`: lists of the loop's items. */
function listsOfItems(names: readonly Named[], asked: Asked): readonly Completion[] {
  return names.flatMap(({ name, kind, type }) => {
    if (kind !== 'variable') return [];
    return factsOf(asked.place.analysis, type)
      .filter((fact) => fact.type?.kind === 'list')
      .map((fact) => valueItem({ ...fact, name: `${name}.${fact.name}` }, 1, asked, true));
  });
}

/** In `other_supports where …` the facts of a support stand by themselves. */
function supportFacts({ within }: Slot, asked: Asked): readonly Completion[] {
  const { model } = asked.place.analysis;
  if (model === undefined || !within.some(({ rule }) => rule === 'supports')) return [];
  const facts = factsOf(asked.place.analysis, { kind: 'entity', entity: model.support });
  return facts.map((fact) => valueItem(fact, 0, asked, false));
}

/** `each`: the applicant, the loop's items and their facts. */
function keysFor(asked: Asked): readonly Completion[] {
  const { analysis } = asked.place;
  const { applicant } = analysis.model ?? {};
  const variables = [...namesHere(asked).values()].filter(({ kind }) => kind === 'variable');
  return [
    ...(applicant === undefined || applicant.name === ''
      ? []
      : [item(asked, applicant.name, 'type', applicant.label, 0)]),
    ...variables.map((named) => valueItem(named, 0, asked, false)),
  ];
}

function valueItem(
  { name, kind, label, type, declaration }: Named,
  rank: number,
  asked: Asked,
  isField: boolean,
): Completion {
  const { language } = asked.place.analysis;
  const what = type === undefined || type.kind === 'unknown' ? '' : typeText(type, language);
  const detail =
    label === undefined || label === name
      ? what
      : what === ''
        ? label
        : fill(wordsOf(language).completing.labelled, { label, type: what });
  const text = isField ? fieldText(name) : spelled(name, asked.place.analysis);
  return { ...item(asked, name, kind, detail, rank, declaration), text };
}

/** After a dot every word is a name. */
function fieldText(name: string): string {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u.test(name) ? name : `\`${name}\``;
}

/** The words with which keywords begin. */
function keywordWords(language: string): ReadonlySet<string> {
  const spellings = Object.values(vocabularyOf(language).table.keywords).flat();
  return new Set(spellings.flatMap((spelling) => spelling.split(' ').slice(0, 1)));
}

const takenOf = new Map<string, ReadonlySet<string>>();

/** With the backquotes that it needs. */
export function spelled(name: string, { language }: Analysis): string {
  const taken = takenOf.get(language) ?? keywordWords(language);
  takenOf.set(language, taken);
  const [first = '', ...rest] = name.split('.');
  const quoted = withoutNeedlessQuotes(`\`${first}\``, taken);
  return [isBuiltIn(first) ? first : quoted, ...rest].join('.');
}

const isBuiltIn = (name: string) => ['as_of', 'ledger', 'other_supports'].includes(name);

// ---------------------------------------------------------------- members, types, clauses

/** The members of an enum, each with its label. */
export function membersOf(type: Type | undefined, asked: Asked): readonly Completion[] {
  if (type?.kind !== 'enum') return [];
  return type.enum.members.map(({ name, label, span }) => ({
    ...item(asked, name, 'member', label === name ? '' : label, 0),
    text: spelled(name, asked.place.analysis),
    about: { span },
  }));
}

/** Members that neither another row takes nor this one has already. */
function membersOfRow(slot: Slot, asked: Asked): readonly Completion[] {
  const members = membersOf(subjectOf(slot, asked), asked);
  const taken = takenInRows(slot, asked);
  const left = members.filter(({ label }) => !taken.has(label));
  return left.length === 0 ? members : left;
}

function typesFor(asked: Asked): readonly Completion[] {
  // What a list holds has facts of its own.
  if (isInList(asked)) return entitiesFor(asked);
  return (asked.place.analysis.checked?.resolution.declarations ?? []).flatMap((one) =>
    one.kind === 'enum' || one.kind === 'entity'
      ? [item(asked, one.name, 'type', one.label ?? '', 1, one)]
      : [],
  );
}

function entitiesFor(asked: Asked): readonly Completion[] {
  return (asked.place.analysis.checked?.resolution.declarations ?? []).flatMap((one) =>
    one.kind === 'entity' ? [item(asked, one.name, 'type', one.label ?? '', 0, one)] : [],
  );
}

/** Units behind `per` and `in`: of time, and those that the policy declares. */
function unitNames(asked: Asked): readonly Completion[] {
  const declared = (asked.place.analysis.checked?.resolution.declarations ?? []).filter(
    ({ kind }) => kind === 'unit',
  );
  return [
    ...declared.map((one) => item(asked, one.name, 'unit', one.label ?? '', 0, one)),
    ...['day', 'week', 'month', 'year'].map((name) => item(asked, name, 'unit', '', 1)),
  ];
}

function clausesFor(asked: Asked): readonly Completion[] {
  const { analysis, file, offset } = asked.place;
  const here = clauseAround(analysis, file, offset)?.name;
  const own = here?.kind === 'name' ? here.text : undefined;
  return payingClauses(analysis)
    .filter(({ name }) => name !== own)
    .map(({ name, label, declaration }) => ({
      ...item(asked, name, 'clause', label ?? '', 0, declaration),
      text: spelled(name, analysis),
    }));
}

function otherSupports(asked: Asked): Completion {
  const { hover } = wordsOf(asked.place.analysis.language);
  return item(asked, 'other_supports', 'builtIn', hover.builtIn.other_supports ?? '', 1);
}

/** `on same lender`: facts of the items of the clauses that the rule covers. */
function fieldsOfItems(rule: Rule, asked: Asked): readonly Completion[] {
  const { analysis } = asked.place;
  const set = rule.parts.find((part) => part.rule === 'clauseSet');
  const named = set === undefined ? '' : asked.text.slice(set.start, set.end);
  const names = named.split(',').map((name) => name.trim());
  const entities = new Map<string, Type>();
  for (const { clause } of clausesOf(analysis)) {
    if (clause.name.kind !== 'name') continue;
    const isCovered = names.includes(clause.name.text) || !/,|^\w+$/.test(named.trim());
    const binder = clause.binders.at(-1);
    if (!isCovered || binder?.list.kind !== 'reference') continue;
    const list = namesHere(asked).get(binder.list.name.text)?.type;
    if (list?.kind === 'list' && list.of.kind === 'entity')
      entities.set(list.of.entity.name, list.of);
  }
  return [...entities.values()].flatMap((type) =>
    factsOf(analysis, type)
      .filter((fact) => fact.type?.kind !== 'list')
      .map((fact) => valueItem(fact, 1, asked, false)),
  );
}

/** `project in projects`, for every list that can be gone through. */
function loopsFor(asked: Asked, parent: string | undefined): readonly Completion[] {
  if (parent === undefined) return [];
  const { analysis } = asked.place;
  const names = [...namesHere(asked).values()];
  const lists = [
    ...names,
    ...names.flatMap(({ name, kind, type }) =>
      kind === 'variable'
        ? factsOf(analysis, type).map((fact) => ({ ...fact, name: `${name}.${fact.name}` }))
        : [],
    ),
  ];
  const { completing } = wordsOf(analysis.language);
  return lists.flatMap(({ name, type, kind }) => {
    if (type?.kind !== 'list' || type.of.kind !== 'entity') return [];
    const { entity } = type.of;
    const each = itemName(name, entity.name, kind === 'builtIn');
    if (namesHere(asked).get(each)?.kind === 'field') return [];
    const detail = fill(completing.loop, { item: entity.label });
    const text = `${spelled(each, analysis)} in ${spelled(name, analysis)}`;
    return [{ ...item(asked, text, 'variable', detail, kind === 'builtIn' ? 3 : 1) }];
  });
}

/** What one of a list is called: by its kind, in small letters. */
function itemName(list: string, entity: string, isBuiltIn: boolean): string {
  if (isBuiltIn) return list === 'ledger' ? 'entry' : 'support';
  return entity.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, '_').toLowerCase();
}
