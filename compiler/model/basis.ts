// What every rule of a policy stands on: its header, its units, enums and entities. As long as none of
// them changes, the types and facts made of them stay the same values, and what was elaborated with them
// can be kept (keeping.ts).
import { type Define, type Parameter, vocabularyOf, walk } from '#language';
import type { Breaks } from '../names/broken.ts';
import { builtIn, builtInValues, type Declarations } from '../names/collect.ts';
import { Page } from '../names/notebook.ts';
import { type Table, tableScope } from '../names/scope.ts';
import { date } from '../types/kinds.ts';
import {
  type Binding,
  type Context,
  type DefineState,
  type EntityFacts,
  onPage,
} from './context.ts';
import { elaborate } from './elaborate-expression.ts';
import { fillFields, shapeFacts } from './elaborate-facts.ts';
import { elaborateCurrency } from './elaborate-header.ts';
import type { Currency } from './model.ts';
import { ledgerField, supportsField } from './reserved.ts';
import type { EntityType } from './types.ts';

/** What stays as it is while the basis does, though what it holds is brought up to date. */
type Lasting = Pick<
  Context,
  'vocabulary' | 'currency' | 'currencyKnown' | 'facts' | 'underway' | 'elaborate'
> & {
  readonly root: Table<Binding>;
  readonly defines: Map<Define | Parameter, DefineState>;
};

export interface Basis {
  /** What it is made of: declarations, and the names of the entities' defines. */
  readonly madeOf: readonly unknown[];
  readonly lasting: Lasting;
  readonly page: Page;
  /** The names of file level that no define bears: built-ins, and the applicant's facts. */
  readonly values: ReadonlyMap<string, Binding>;
  /** A part of it could not be read: it is made anew each time. */
  readonly isBroken: boolean;
}

/** The basis before, where nothing of it has changed; or a new one. */
export function basisOf(
  declarations: Declarations,
  breaks: Breaks,
  before: Basis | undefined,
): Basis {
  const madeOf = madeOfWhat(declarations);
  const isBroken = nodesOf(declarations).some(({ span }) => breaks.touches(span));
  const isSame =
    before !== undefined &&
    !isBroken &&
    !before.isBroken &&
    !hangsOnDefines(before) &&
    before.madeOf.length === madeOf.length &&
    before.madeOf.every((part, at) => part === madeOf[at]);
  if (isSame) {
    refresh(before, declarations);
    return before;
  }
  return makeBasis(declarations, breaks, madeOf, isBroken);
}

/** What elaboration carries along, for this state of the policy. */
export function contextOf(basis: Basis, declarations: Declarations, breaks: Breaks): Context {
  const { page, lasting } = basis;
  return {
    ...lasting,
    report: page.report,
    notes: page,
    page,
    declarations,
    breaks,
    readAward: undefined,
  };
}

/** Ranges and defaults of facts, which may name anything: after the names of file level are known. */
export function fillBasis({ page }: Basis, context: Context): void {
  fillFields(onPage(context, page));
}

function madeOfWhat(declarations: Declarations): readonly unknown[] {
  const { inOrder, units, entities } = declarations;
  return [
    ...nodesOf(declarations),
    ...[...units.values()].filter(({ kind }) => kind !== 'builtIn'),
    ...[...entities.values()].flatMap(({ defines }) => [...defines.keys(), '']),
    ...inOrder.entities.map(({ node }) => node),
  ];
}

function nodesOf({ policy, inOrder }: Declarations) {
  return [
    ...(policy === undefined ? [] : [policy]),
    ...[...inOrder.enums, ...inOrder.entities].map(({ node }) => node),
  ];
}

/** A default or a range that reads a define, or a name that nothing bears. */
function hangsOnDefines({ page, values }: Basis): boolean {
  return (
    page.isLoose ||
    page.noClauses.size > 0 ||
    [...page.asked.keys()].some((name) => !values.has(name))
  );
}

/** The entities' defines are of this state of the policy. */
function refresh({ lasting: { facts } }: Basis, { inOrder }: Declarations): void {
  facts.entities.forEach((entity, at) => {
    const known = facts.entityFacts.get(entity);
    const declared = inOrder.entities[at];
    if (known === undefined || declared === undefined) return;
    const now: EntityFacts = { ...known, declared };
    facts.entityFacts.set(entity, now);
  });
}

function makeBasis(
  declarations: Declarations,
  breaks: Breaks,
  madeOf: readonly unknown[],
  isBroken: boolean,
): Basis {
  const page = new Page();
  const { policy } = declarations;
  const vocabulary = vocabularyOf(languageOf(declarations));
  const unread = policy !== undefined && breaks.touches(policy.span);
  const written = () => currenciesIn(declarations);
  const currency = elaborateCurrency(policy, vocabulary, page.report, written);
  // Which amounts are written is no part of what it is made of.
  if (currency === undefined) page.isLoose = true;
  const facts = shapeFacts({ report: page.report, notes: page, declarations, vocabulary, breaks });
  const lasting: Lasting = {
    elaborate,
    vocabulary,
    currency: currency ?? unsaid,
    currencyKnown: currency !== undefined && !unread,
    facts,
    root: tableScope<Binding>(undefined),
    defines: new Map(),
    underway: [],
  };
  return { madeOf, lasting, page, values: valuesOf(lasting), isBroken };
}

const unsaid: Currency = { code: 'XXX', digits: 2, word: 'XXX', plural: 'XXX' };

/** The currencies of the amounts that a policy writes. */
function currenciesIn({ policy, inOrder }: Declarations): readonly string[] {
  const codes: string[] = [];
  const { articles, applies, clauses, defines, limits } = inOrder;
  const declared = [...clauses, ...defines, ...limits].map(({ node }) => node);
  const nodes = [policy, ...articles, ...applies, ...declared];
  for (const node of nodes) {
    if (node === undefined) continue;
    walk(node, (inner) => {
      if (inner.kind === 'literalUnit' && inner.of === 'currency') codes.push(inner.code);
    });
  }
  return codes;
}

function languageOf({ policy }: Declarations): string {
  const part = policy?.parts.find(({ kind }) => kind === 'language');
  return part?.kind === 'language' && part.language.kind === 'text' ? part.language.value : 'en';
}

/** The entity whose facts stand by themselves. */
export function applicantOf({ facts }: Pick<Context, 'facts'>): EntityType | undefined {
  return facts.entities.find(({ role }) => role === 'applicant');
}

function valuesOf({ facts }: Pick<Context, 'facts'>): ReadonlyMap<string, Binding> {
  const values = new Map<string, Binding>();
  for (const name of builtInValues) values.set(name, builtInBinding(name));
  const applicant = applicantOf({ facts });
  const known = applicant && facts.entityFacts.get(applicant);
  for (const [name, { field, declaration }] of known?.fields ?? []) {
    if (values.has(name)) continue;
    values.set(name, {
      kind: 'value',
      declaration,
      read: (span) => ({ kind: 'field', object: undefined, field, type: field.type, span }),
    });
  }
  return values;
}

function builtInBinding(name: (typeof builtInValues)[number]): Binding {
  const declaration = builtIn(name);
  if (name === 'as_of') {
    return { kind: 'value', declaration, read: (span) => ({ kind: 'asOf', type: date, span }) };
  }
  const field = name === 'ledger' ? ledgerField : supportsField;
  return {
    kind: 'value',
    declaration,
    read: (span) => ({ kind: 'field', object: undefined, field, type: field.type, span }),
  };
}
