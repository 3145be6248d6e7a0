// What a name stands for: its label, what it holds, and what follows from that.
import {
  type Analysis,
  type Declaration,
  describeType,
  type EntityType,
  type Field,
  fill,
  type Clause as ModelClause,
  renderTerm,
  sentenceOf,
  type Type,
  type Value,
  valueText,
} from '#compiler';
import type { Clause } from '#language';
import type { Hovering } from '../words/hovering.ts';
import { wordsOf } from '../words/languages.ts';
import { articleNumber, clausesOf } from './files.ts';
import {
  describeClause,
  describeOverlap,
  describeValue,
  few,
  type Telling,
  tellingOf,
} from './hover-clause.ts';
import { citedSentences } from './hover-text.ts';
import { bold, bullets, code, paragraphs, plain } from './markdown.ts';
import { sameSpan } from './names.ts';

/** A declaration in Markdown: citations first, then label, kind, and what it says. */
export function describeDeclaration(analysis: Analysis, declared: Declaration): string {
  const { model } = analysis;
  const words = wordsOf(analysis.language).hover;
  const telling = model && tellingOf(model);
  if (declared.kind === 'clause') return clauseHover(analysis, declared, words, telling);
  const label = declared.label ?? builtInLabel(declared, telling);
  return paragraphs([
    label === undefined ? '' : bold(label),
    nameLine(analysis, declared, words),
    typeLine(analysis, declared, words),
    ...(telling === undefined ? [] : details(declared, telling)),
  ]);
}

function nameLine(analysis: Analysis, declared: Declaration, words: Hovering): string {
  const { kind, name, owner } = declared;
  if (kind === 'clause') return '';
  const type = analysis.checked?.resolution.types.get(declared);
  if (kind === 'variable' && type?.kind === 'entity') {
    return fill(words.variable, { name: code(name), item: plain(type.entity.label) });
  }
  if (owner === undefined) return fill(words.named, { name: code(name), kind: words.kinds[kind] });
  // What is built in of something is a fact of it.
  const what = words.kinds[kind === 'builtIn' ? 'field' : kind];
  const of = plain(owner.label ?? owner.name);
  return fill(words.namedOf, { name: code(name), kind: what, owner: of });
}

function typeLine(analysis: Analysis, declared: Declaration, words: Hovering): string {
  const type = analysis.checked?.resolution.types.get(declared) ?? builtInType(analysis, declared);
  if (type === undefined || type.kind === 'unknown' || type.kind === 'entity') return '';
  if (type.kind === 'list') {
    const item = type.of.kind === 'entity' ? type.of.entity.label : '';
    return item === '' ? '' : fill(words.typeList, { item: plain(item) });
  }
  return fill(words.type, { type: plain(typeText(type, analysis.language)) });
}

/** “an amount of money per m2”, in the words of messages. */
export function typeText(type: Type, language: string): string {
  return renderTerm(describeType(type), language);
}

function details(declared: Declaration, telling: Telling): readonly string[] {
  const { words, model } = telling;
  switch (declared.kind) {
    case 'enum': {
      const found = model.enums.find(({ name }) => name === declared.name);
      const members = found?.members.map((one) =>
        fill(words.member, { name: code(one.name), label: plain(one.label) }),
      );
      return members === undefined ? [] : [bullets(few(members, words))];
    }
    case 'entity':
    case 'applicant': {
      const found = entitiesOf(model).find(({ name }) => name === declared.name);
      return found === undefined ? [] : [fieldList(found, words)];
    }
    case 'field': {
      const found = fieldOf(declared, telling);
      return found === undefined ? [] : fieldDetails(found, telling);
    }
    case 'define':
    case 'parameter':
      return definitionDetails(declared, telling);
    case 'builtIn': {
      const text = Object.hasOwn(words.builtIn, declared.name)
        ? words.builtIn[declared.name]
        : undefined;
      return declared.owner === undefined && text !== undefined ? [text] : [];
    }
    case 'member':
    case 'unit':
    case 'variable':
    case 'clause':
      return [];
    default:
      return declared.kind satisfies never;
  }
}

function entitiesOf({ entities, applicant }: Telling['model']): readonly EntityType[] {
  return [...entities, applicant];
}

function fieldList(entity: EntityType, words: Hovering): string {
  const fields = entity.fields.map(({ name, label }) =>
    fill(words.member, { name: code(name), label: plain(label) }),
  );
  return bullets(few(fields, words));
}

function fieldOf({ name, owner }: Declaration, { model }: Telling): Field | undefined {
  return entitiesOf(model)
    .find((entity) => entity.name === owner?.name)
    ?.fields.find((field) => field.name === name);
}

function fieldDetails(field: Field, { words, voice }: Telling): readonly string[] {
  const show = (value: Value) => plain(valueText(value, field.type, voice));
  const [low, high] = [field.min, field.max].map(
    (value) => value && show({ kind: 'numeric', value }),
  );
  const range =
    low !== undefined && high !== undefined
      ? fill(words.range, { low, high })
      : low !== undefined
        ? fill(words.rangeFrom, { low })
        : high === undefined
          ? ''
          : fill(words.rangeTo, { high });
  const presence = {
    required: field.type.kind === 'list' ? words.emptyList : '',
    optional: words.optional,
    default:
      field.default === undefined ? '' : fill(words.defaulted, { value: show(field.default) }),
  }[field.presence];
  const { type } = field;
  const members =
    type.kind === 'enum'
      ? type.enum.members.map(({ name, label }) =>
          fill(words.member, { name: code(name), label: plain(label) }),
        )
      : [];
  return [range, presence, bullets(few(members, words))];
}

/** The formula; of a parameter that changes with time, its values. */
function definitionDetails(declared: Declaration, telling: Telling): readonly string[] {
  const { words, model } = telling;
  const everywhere = [
    ...model.definitions,
    ...model.parameters,
    ...model.clauses.flatMap(({ definitions }) => definitions),
  ];
  const found = everywhere.find(({ span }) => sameSpan(span, declared.span));
  if (found === undefined) return [];
  const { value, type } = found;
  const { text, rows } = describeValue(value, telling);
  const dated =
    value.kind === 'lookUp' && value.subjects.every((subject) => subject.kind === 'asOf');
  if (dated) return [words.overTime, bullets(rows)];
  if (rows.length > 0) return [sentenceOf(text, true, telling.told.words), bullets(rows)];
  const template = type.kind === 'boolean' ? words.holdsWhen : words.equals;
  return [fill(template, { figure: text, condition: text })];
}

function builtInLabel({ kind, name, owner }: Declaration, telling?: Telling): string | undefined {
  if (kind !== 'builtIn' || owner === undefined) return undefined;
  return builtInField(name, owner, telling)?.label;
}

function builtInType({ model }: Analysis, declared: Declaration): Type | undefined {
  if (declared.kind !== 'builtIn' || declared.owner === undefined || model === undefined) {
    return undefined;
  }
  return builtInField(declared.name, declared.owner, { model })?.type;
}

/** A fact of the ledger's entries or of supports from elsewhere. */
function builtInField(
  name: string,
  owner: Declaration,
  telling: Pick<Telling, 'model'> | undefined,
): Field | undefined {
  const { ledger, support } = telling?.model ?? {};
  const entity = [ledger, support].find((one) => one?.name === owner.name);
  return entity?.fields.find((field) => field.name === name);
}

function clauseHover(
  analysis: Analysis,
  declared: Declaration,
  words: Hovering,
  telling: Telling | undefined,
): string {
  const place = clausesOf(analysis).find(({ clause }) => sameSpan(clause.span, declared.span));
  const kind = verbOf(place?.clause);
  const name = code(declared.name);
  const holes = { name, kind: kind === undefined ? '' : words.clauseKinds[kind] };
  const nameLine =
    place?.article === undefined
      ? fill(words.named, holes)
      : fill(words.clauseNamed, { ...holes, article: plain(articleNumber(place.article)) });
  return paragraphs([
    ...(place === undefined ? [] : citedSentences(analysis, place.clause.parts)),
    declared.label === undefined ? '' : bold(declared.label),
    kind === undefined ? name : nameLine,
    telling === undefined ? '' : clauseText(declared, telling),
  ]);
}

/** The clause of a name in a sentence or a few; empty where it could not be read. */
export function clauseText({ nameSpan }: Pick<Declaration, 'nameSpan'>, telling: Telling): string {
  const { model } = telling;
  const clause = model.clauses.find((one) => sameSpan(one.nameSpan, nameSpan));
  if (clause !== undefined) return isRead(clause) ? describeClause(clause, telling) : '';
  const rule = model.overlaps.find(
    ({ span }) =>
      nameSpan !== undefined &&
      span.file === nameSpan.file &&
      span.start <= nameSpan.start &&
      nameSpan.end <= span.end,
  );
  return rule === undefined ? '' : describeOverlap(rule, telling);
}

/** Whether what it pays could be read at all. */
function isRead(clause: ModelClause): boolean {
  return (
    clause.kind !== 'grant' || clause.amount.kind !== 'plain' || clause.amount.value.kind !== 'hole'
  );
}

function verbOf(clause: Clause | undefined): keyof Hovering['clauseKinds'] | undefined {
  for (const { kind } of clause?.parts ?? []) {
    if (
      kind === 'grants' ||
      kind === 'matches' ||
      kind === 'recovers' ||
      kind === 'measure' ||
      kind === 'overlap'
    ) {
      return kind;
    }
  }
  return undefined;
}
