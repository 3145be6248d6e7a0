// Model → JSON Schema 2020-12 of a case file in YAML (DESIGN §4, golden cases; docs/cases.md): with
// it an editor completes the policy's facts, clauses and statuses, and marks what none of them is.
// It refuses nothing that `clause test` reads; what only the policy knows it leaves to the command.
import {
  awardFields,
  decisionFields,
  errorFields,
  type FieldKind,
  type Fields,
  measureFields,
  partFields,
  stepFields,
} from '../../golden/fields.ts';
import { REMARKS } from '../../golden/read-yaml.ts';
import type { Clause, GrantClause, Model } from '../../model/model.ts';
import { changesDefinitions } from './changes.ts';
import { dossierSchema, factDefinitions, factParts, reference } from './facts.ts';
import type { Schema } from './figures.ts';
import { heading, schemaText } from './generate.ts';

const NULL: Schema = { type: 'null' };
const TEXT: Schema = { type: 'string' };
/** A text, or a figure that stands for itself: an article's number, a name of digits. */
const WORD: Schema = { type: ['string', 'number'] };
const WORDS: Schema = { anyOf: [WORD, NULL, { type: 'array', items: WORD }] };
/** What people write for one another. */
const remarks: Readonly<Record<string, Schema>> = Object.fromEntries(
  REMARKS.map((name) => [name, {}]),
);
/** What other places refer to. */
const HOLDERS: Schema = { '^(x-|\\.)': {} };

/** The schema as text, the same bytes from run to run. */
export function generateCaseSchema(model: Model): string {
  const parts = factParts(model);
  const definitions: readonly (readonly [string, Schema])[] = [
    ['cases.case', caseSchema()],
    ['cases.dossier', { title: model.applicant.label, ...dossierSchema(parts) }],
    ['cases.base', baseSchema()],
    ['cases.changes', changesSchema()],
    ['cases.expect', expectSchema(model)],
    ['cases.award', entrySchema(awardFields, grants(model))],
    ['cases.measure', entrySchema(measureFields, measures(model))],
    ['cases.error', entrySchema(errorFields, [])],
    ['cases.figure', FIGURE],
    ...factDefinitions(parts),
    ...changesDefinitions(parts),
  ];
  return schemaText({
    ...heading(model, 'cases'),
    title: `Golden cases: ${model.title}`,
    type: 'object',
    properties: {
      policy: { description: 'The policy, if several stand beside this file.', type: 'string' },
      ...remarks,
      base: described('The dossier that all cases start from.', reference('cases.base')),
      bases: {
        description: 'Dossiers by name, for cases to start from.',
        anyOf: [
          { type: 'object', additionalProperties: reference('cases.base') },
          { type: 'array', items: { ...derivedSchema(), required: ['name'] } },
          NULL,
        ],
      },
      cases: { type: 'array', minItems: 1, items: reference('cases.case') },
    },
    patternProperties: HOLDERS,
    required: ['cases'],
    additionalProperties: false,
    $defs: Object.fromEntries(definitions),
  });
}

const FIGURE: Schema = {
  description: 'An amount, such as "600000.00".',
  anyOf: [{ type: 'string', pattern: '^\\s*-?\\d+(\\.\\d+)?\\s*$' }, { type: 'number' }],
};
const figure = reference('cases.figure');

function caseSchema(): Schema {
  // What is to be refused need not be right, and what is changed afterwards need not be whole.
  const refused = {
    required: ['expect'],
    properties: { expect: { properties: { errors: {} }, required: ['errors'] } },
  };
  const whole = described('All facts of the case.', {
    anyOf: [reference('cases.dossier'), TEXT],
  });
  const part = described('The facts that the case starts from.', {
    anyOf: [reference('changes.dossier'), TEXT],
  });
  return {
    type: 'object',
    properties: {
      ...remarks,
      name: described('What reports call the case; each has a name of its own.', WORD),
      reason: described(
        'Why the figures are right, for a reader to hold against the source.',
        WORDS,
      ),
      article: described('The article that the case bears on.', WORDS),
      articles: WORDS,
      dossier: {},
      base: described(
        'The dossier that the case starts from: one of “bases”, an earlier case, a JSON file, or written out.',
        reference('cases.base'),
      ),
      changes: described('What is different in it.', {}),
      expect: reference('cases.expect'),
    },
    patternProperties: HOLDERS,
    required: ['name', 'expect'],
    additionalProperties: false,
    anyOf: [
      refused,
      {
        required: ['changes'],
        properties: { changes: reference('cases.changes'), dossier: part },
      },
      { properties: { changes: false, dossier: whole } },
    ],
  };
}

/** A dossier to start from: its name, its facts, or another one and what is different in it. */
function baseSchema(): Schema {
  return {
    anyOf: [TEXT, reference('changes.dossier'), derivedSchema()],
  };
}

function derivedSchema(): Schema {
  return {
    type: 'object',
    properties: {
      name: WORD,
      dossier: reference('changes.dossier'),
      base: reference('cases.base'),
      changes: reference('cases.changes'),
    },
    additionalProperties: false,
  };
}

/** Changes at once, or one after another. */
function changesSchema(): Schema {
  const one = reference('changes.dossier');
  const step = {
    type: 'object',
    properties: { path: TEXT, value: {} },
    required: ['path', 'value'],
    additionalProperties: false,
  };
  return { anyOf: [one, { type: 'array', items: { anyOf: [one, step] } }, NULL] };
}

function expectSchema(model: Model): Schema {
  const paying = grants(model).filter(({ verb }) => verb !== 'recovers');
  const totals = {
    policy: figure,
    recoveries: figure,
    clauses: amountsOf(paying.map(clauseEntry), 'What these clauses pay.'),
    articles: amountsOf(articles(model, paying), 'What these articles pay.'),
  };
  return {
    description: 'What the policy must answer.',
    type: 'object',
    properties: {
      total: described('What is paid in all.', figure),
      clauses: amountsOf(
        paying.map(clauseEntry),
        'What each clause pays; one that is not named pays nothing.',
      ),
      articles: totals.articles,
      awards: listSchema('cases.award', grants(model)),
      measures: listSchema('cases.measure', measures(model)),
      errors: {
        description: 'The dossier is refused, with these among the errors.',
        anyOf: [NULL, TEXT, ERRORS, { type: 'array', items: { anyOf: [TEXT, ERRORS] } }],
      },
      applicable: described('Whether the policy applies; null where that is not known.', {
        type: ['boolean', 'null'],
      }),
      recoveries: described('What is to be paid back.', figure),
      totals: { type: 'object', properties: totals, additionalProperties: false },
      ...fieldsSchema(decisionFields, []),
    },
    minProperties: 1,
    additionalProperties: false,
  };
}

/** Entries in a list, one alone, or by the names of their clauses. */
function listSchema(entry: string, clauses: readonly Clause[]): Schema {
  const named = {
    type: 'object',
    properties: Object.fromEntries(clauses.map(clauseEntry)),
    additionalProperties: false,
  };
  const one = { anyOf: [reference(entry), named] };
  return { anyOf: [{ type: 'array', items: one }, one, NULL] };
}

/** An error, or what is wrong by the paths of facts. */
const ERRORS: Schema = {
  anyOf: [
    reference('cases.error'),
    { type: 'object', patternProperties: { '^\\$|[.[]': {} }, additionalProperties: false },
  ],
};

function entrySchema(fields: Fields, clauses: readonly Clause[]): Schema {
  return {
    type: 'object',
    properties: fieldsSchema(fields, clauses),
    minProperties: 1,
    additionalProperties: false,
  };
}

function fieldsSchema(
  fields: Fields,
  clauses: readonly Clause[],
): Readonly<Record<string, Schema>> {
  const entries = Object.entries(fields).map(([name, kind]) => [name, fieldSchema(kind, clauses)]);
  return Object.fromEntries(entries);
}

function fieldSchema(kind: FieldKind, clauses: readonly Clause[]): Schema {
  if (typeof kind === 'object') return { type: 'string', enum: [...kind.words] };
  switch (kind) {
    case 'figure':
      return { anyOf: [figure, NULL] };
    case 'clause':
      // A policy without such clauses has no such entry.
      if (clauses.length === 0) return { not: {} };
      return { anyOf: clauses.map((clause) => ({ const: clause.name, ...describedBy(clause) })) };
    case 'path':
      return TEXT;
    case 'text':
      return { anyOf: [WORD, NULL] };
    case 'texts':
    case 'paths':
      return { anyOf: [TEXT, { type: 'array', items: TEXT }, NULL] };
    case 'parts':
      return {
        anyOf: [listOf(partFields, figure), { type: 'object', additionalProperties: figure }],
      };
    case 'steps':
      return listOf(stepFields, TEXT);
    default:
      return kind satisfies never;
  }
}

/** Groups, or the one word or figure of each that matters. */
function listOf(fields: Fields, word: Schema): Schema {
  return { type: 'array', items: { anyOf: [word, entrySchema(fields, [])] } };
}

function amountsOf(entries: readonly (readonly [string, Schema])[], description: string): Schema {
  const properties = entries.map(([name, schema]) => [name, { ...schema, ...figure }]);
  return {
    description,
    type: ['object', 'null'],
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}

function clauseEntry(clause: Clause): readonly [string, Schema] {
  return [clause.name, describedBy(clause)];
}

/** What a reader wants to know of a clause: its label, its article, the sentence that it encodes. */
function describedBy({ name, label, article, cites }: Clause): Schema {
  const where = article === '' ? [] : [`Article ${article}`];
  const description = [...where, ...cites.map(({ text }) => `“${text}”`)].join('\n\n');
  return {
    ...(label === undefined || label === name ? {} : { title: label }),
    ...(description === '' ? {} : { description }),
  };
}

function articles(
  { articles: all }: Model,
  paying: readonly Clause[],
): readonly (readonly [string, Schema])[] {
  const numbers = new Set(paying.map(({ article }) => article));
  return all
    .filter(({ number }) => numbers.has(number))
    .map(({ number, title }) => [number, title === undefined ? {} : { title }]);
}

function grants({ clauses }: Model): readonly GrantClause[] {
  return clauses.filter((clause) => clause.kind === 'grant');
}

function measures({ clauses }: Model): readonly Clause[] {
  return clauses.filter((clause) => clause.kind === 'measure');
}

function described(description: string, schema: Schema): Schema {
  return { description, ...schema };
}
