// The columns that say what a case expects: `expect.total`, `expect.clauses.grant`,
// `expect.awards.grant.1.amount` … (DESIGN §4, golden cases).
import type { Article, Clause, Expr, Loop, Model, Split } from '../../model/model.ts';
import {
  awardFields,
  decisionFields,
  errorFields,
  type FieldKind,
  type Fields,
  measureFields,
} from '../fields.ts';
import type { Choice as AnyChoice, HeaderNode as AnyNode } from './header-tree.ts';
import { wordsFor } from './words.ts';

/** How the cells of a column are to be read. */
export type ExpectedForm = 'truth' | 'total' | FieldKind;

export type ExpectedTarget = { readonly kind: 'expect'; readonly form: ExpectedForm } & (
  | { readonly part: 'applicable' | 'total' | 'recoveries' }
  /** `code`, `reason`, `reference`: of the decision itself. */
  | { readonly part: 'decision'; readonly field: string }
  | { readonly part: 'clauses' | 'articles'; readonly name: string }
  | ExpectedEntryTarget
  | { readonly part: 'errors'; readonly number: string; readonly field: string }
);

export interface ExpectedEntryTarget {
  readonly kind: 'expect';
  readonly form: ExpectedForm;
  readonly part: 'awards' | 'measures';
  readonly clause: Clause;
  /** Numbers or ids of the items, one for each loop of the clause; none: any award of the clause. */
  readonly items: readonly string[];
  readonly field: string;
  /** Of an award's `parts`: the name of the part. */
  readonly share?: string;
}

type Choice = AnyChoice<ExpectedTarget>;
type HeaderNode = AnyNode<ExpectedTarget>;

/** What may follow `expect`. */
export function expectationNode(model: Model): HeaderNode {
  const clausesOf = (kind: Clause['kind']) => model.clauses.filter((one) => one.kind === kind);
  const grants = clausesOf('grant');
  const own = (part: 'applicable' | 'total' | 'recoveries', form: ExpectedForm): Choice => {
    return choice(part, () => column({ kind: 'expect', form, part }));
  };
  const group = (name: string, choices: () => readonly Choice[]): Choice => {
    return choice(name, () => ({ choices: choices() }));
  };
  return {
    choices: [
      own('applicable', 'truth'),
      own('total', 'total'),
      own('recoveries', 'total'),
      ...Object.entries(decisionFields).map(([field, form]) => {
        return choice(field, () => column({ kind: 'expect', form, part: 'decision', field }));
      }),
      group('clauses', () => {
        return grants.filter(isPaid).map((clause) => {
          const { name } = clause;
          return ofClause(clause, () =>
            column({ kind: 'expect', form: 'total', part: 'clauses', name }),
          );
        });
      }),
      group('articles', () => {
        return paying(model).map(({ number: name, title }) => ({
          name,
          labels: title === undefined ? [] : [title],
          next: () => column({ kind: 'expect', form: 'total', part: 'articles', name }),
        }));
      }),
      group('awards', () => {
        return grants.map((clause) => ofClause(clause, () => entryNode('awards', clause, [])));
      }),
      group('measures', () => {
        return clausesOf('measure').map((clause) => {
          return ofClause(clause, () => entryNode('measures', clause, []));
        });
      }),
      choice('errors', () => ({
        choices: [],
        item: (number) => ({ choices: errorChoices(number) }),
      })),
    ],
  };
}

function choice(name: string, next: () => HeaderNode): Choice {
  return { name, labels: wordsFor(name), next };
}

function ofClause({ name, label }: Clause, next: () => HeaderNode): Choice {
  return { name, labels: label === undefined ? [] : [label], next };
}

function column(target: ExpectedTarget): HeaderNode {
  return { target, choices: [] };
}

/** The fields of an award or a measure, or the number or id of (one more of) its items. */
function entryNode(
  part: 'awards' | 'measures',
  clause: Clause,
  items: readonly string[],
): HeaderNode {
  const entry = { kind: 'expect', part, clause, items } as const;
  const choices = plain(part === 'awards' ? awardFields : measureFields).map(([field, form]) => {
    return choice(field, () => column({ ...entry, form, field }));
  });
  const partNamed = (share: string) => column({ ...entry, form: 'total', field: 'parts', share });
  const split = clause.kind === 'grant' ? clause.split : undefined;
  const node: HeaderNode = {
    choices: split ? [...choices, choice('parts', () => partsNode(split, partNamed))] : choices,
  };
  const whole = items.some((key) => key.includes('/'));
  if (items.length >= clause.loops.length || whole) return node;
  return { ...node, item: (key) => entryNode(part, clause, [...items, key]) };
}

/** Parts by their names; equal ones by their numbers. */
function partsNode(split: Split, of: (name: string) => HeaderNode): HeaderNode {
  if (split.kind === 'equal') return { choices: [], item: of };
  return {
    choices: split.parts.map(({ name, label }) => ({
      name,
      labels: [label],
      next: () => of(name),
    })),
  };
}

/** Whether totals name the clause: what is owed back stands in `recoveries`. */
export function isPaid(clause: Clause): boolean {
  return clause.kind === 'grant' && clause.verb !== 'recovers';
}

/** The articles that a decision's totals name. */
function paying({ articles, clauses }: Model): readonly Article[] {
  const numbers = new Set(clauses.filter(isPaid).map(({ article }) => article));
  return articles.filter(({ number }) => numbers.has(number));
}

/** What one cell can say of an entry; its clause and item are said by the header. */
function plain(fields: Fields): readonly (readonly [string, FieldKind])[] {
  return Object.entries(fields).filter(([name, kind]) => {
    return !['clause', 'item'].includes(name) && kind !== 'parts' && kind !== 'steps';
  });
}

function errorChoices(number: string): readonly Choice[] {
  return plain(errorFields).map(([field, form]) => {
    return choice(field, () => column({ kind: 'expect', form, part: 'errors', number, field }));
  });
}

/**
 * The list that a loop goes through, as the names that lead to it from the dossier or from the item
 * of an earlier loop; undefined where it is no list that a dossier gives.
 */
export function listOf(
  loop: Loop,
): { readonly within: string | undefined; readonly names: readonly string[] } | undefined {
  const names: string[] = [];
  let expr: Expr | undefined = loop.list;
  while (expr?.kind === 'field') {
    names.unshift(expr.field.name);
    expr = expr.object;
  }
  if (expr !== undefined && expr.kind !== 'variable') return undefined;
  return { within: expr?.variable.name, names };
}
