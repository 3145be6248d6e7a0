// What a policy's files declare, by name: the first declaration of a name counts, a second one is
// reported. Nothing is resolved yet.
import type {
  Applies,
  Article,
  Clause,
  Define,
  EntityDeclaration,
  EnumDeclaration,
  EnumMember,
  Field,
  Item,
  Limit,
  Name,
  NameOrHole,
  Parameter,
  PolicyHeader,
  SourceFile,
  Span,
  Text,
  UnitDeclaration,
} from '#language';
import type { Reporter } from '../diagnostics/reporter.ts';
import { type TermName, term } from '../diagnostics/terms.ts';
import { durationUnits } from '../types/units.ts';
import type { Declaration, DeclarationKind, Notes } from './declaration.ts';

export interface Declared<N> {
  readonly node: N;
  readonly declaration: Declaration;
}

export interface DeclaredEnum extends Declared<EnumDeclaration> {
  readonly members: ReadonlyMap<string, Declared<EnumMember>>;
  /** A member has no name: there may be more than are known. */
  readonly open: boolean;
}

export interface DeclaredEntity extends Declared<EntityDeclaration> {
  readonly fields: ReadonlyMap<string, Declared<Field>>;
  /** `define x of Entity`. */
  readonly defines: Map<string, DeclaredDefine>;
  readonly open: boolean;
}

export type DeclaredDefine = Declared<Define | Parameter>;

export interface DeclaredClause extends Declared<Clause> {
  readonly article: Article | undefined;
}

export interface Declarations {
  readonly policy: PolicyHeader | undefined;
  readonly applicant: DeclaredEntity | undefined;
  readonly enums: ReadonlyMap<string, DeclaredEnum>;
  /** The applicant among them. */
  readonly entities: ReadonlyMap<string, DeclaredEntity>;
  readonly units: ReadonlyMap<string, Declaration>;
  /** At file level and in articles; without those `of` an entity. */
  readonly defines: ReadonlyMap<string, DeclaredDefine>;
  readonly clauses: ReadonlyMap<string, DeclaredClause>;

  /** All of a kind in file order, second declarations of a name included. */
  readonly inOrder: {
    readonly enums: readonly DeclaredEnum[];
    readonly entities: readonly DeclaredEntity[];
    readonly defines: readonly DeclaredDefine[];
    readonly clauses: readonly DeclaredClause[];
    readonly articles: readonly Article[];
    /** Outside clauses. */
    readonly limits: readonly { readonly node: Limit; readonly article: Article | undefined }[];
    readonly applies: readonly Applies[];
  };
}

/** Names with a meaning of their own wherever values are named. */
export const builtInValues = ['as_of', 'ledger', 'other_supports'] as const;
const reservedFacts: readonly string[] = [...builtInValues, 'reference'];

/** Gathers the declarations of all files, the policy's own file first. */
export function collect(
  files: readonly SourceFile[],
  notes: Notes,
  report: Reporter,
): Declarations {
  const add = adder(notes, report);
  const types = new Map<string, Declaration>();
  const values = new Map<string, Declaration>();
  const enums: DeclaredEnum[] = [];
  const entities: DeclaredEntity[] = [];
  const units = new Map<string, Declaration>();
  const defines: DeclaredDefine[] = [];
  const clauses: DeclaredClause[] = [];
  const articles: Article[] = [];
  const limits: { node: Limit; article: Article | undefined }[] = [];
  const applies: Applies[] = [];
  const policies: PolicyHeader[] = [];
  const clauseNames = new Map<string, Declaration>();

  for (const name of durationUnits) units.set(name, builtIn(name));
  const gather = (item: Item | Article['items'][number], article?: Article): void => {
    switch (item.kind) {
      case 'policy':
        policies.push(item);
        break;
      case 'enum':
        enums.push(collectEnum(item, add(item, 'enum', types), add));
        break;
      case 'entity':
        entities.push(collectEntity(item, add(item, item.role, types), add));
        break;
      case 'unit':
        addUnit(item, add, units);
        break;
      case 'define':
      case 'parameter': {
        const ofEntity = item.kind === 'define' && item.of !== undefined;
        const space = ofEntity ? new Map<string, Declaration>() : values;
        defines.push({ node: item, declaration: add(item, item.kind, space, builtInValues) });
        break;
      }
      case 'clause':
        clauses.push({
          node: item,
          declaration: add(item, 'clause', clauseNames, ['other_supports']),
          article,
        });
        break;
      case 'article':
        articles.push(item);
        for (const inner of item.items) gather(inner, item);
        break;
      case 'limit':
        limits.push({ node: item, article });
        break;
      case 'applies':
        applies.push(item);
        // A definition after `applies` is meant for the whole policy as much as one before it.
        for (const part of item.parts) if (part.kind === 'define') gather(part);
        break;
      case 'use':
      case 'cites':
        break;
      default:
        item satisfies never;
    }
  };
  for (const file of files) for (const item of file.items) gather(item);

  const byName = firstByName(entities);
  const fileLevel: DeclaredDefine[] = [];
  for (const define of defines) {
    const owner = ownerOf(define.node, byName);
    if (owner === undefined) fileLevel.push(define);
    else addToEntity(define, owner, report);
  }
  const [policy, ...others] = policies;
  for (const other of others) {
    if (other.span.file !== policy?.span.file) continue;
    const related = policy ? [{ span: headSpan(policy), note: 'first' as const }] : [];
    report('severalPolicies', headSpan(other), {}, { related });
  }
  const applicants = entities.filter(({ node }) => node.role === 'applicant');
  for (const { node } of applicants.slice(1)) {
    const first = applicants[0];
    const related = first ? [{ span: headSpan(first.node), note: 'first' as const }] : [];
    report('severalApplicants', headSpan(node), {}, { related });
  }
  const applicant = applicants[0];
  if (applicant !== undefined) clashWithFacts(applicant, fileLevel, report);
  return {
    policy,
    applicant,
    enums: firstByName(enums),
    entities: byName,
    units,
    defines: firstByName(fileLevel),
    clauses: firstByName(clauses),
    inOrder: { enums, entities, defines, clauses, articles, limits, applies },
  };
}

/** A unit under its name, and under what several of it are called. */
function addUnit(node: UnitDeclaration, add: Add, units: Map<string, Declaration>): void {
  const one = add(node, 'unit', units);
  const { plural, label, span } = node;
  if (plural !== undefined) add({ name: plural, label, span }, 'unit', units, [], one);
}

/** The start of a declaration: enough to show where it is. */
export function headSpan(node: { readonly span: Span; readonly name: NameOrHole }): Span {
  return node.name.kind === 'name' ? node.name.span : node.span;
}

/** A name that stands in no file. */
export function builtIn(name: string, owner?: Declaration): Declaration {
  return { kind: 'builtIn', name, label: undefined, nameSpan: undefined, span: undefined, owner };
}

type Named = { readonly name: NameOrHole; readonly span: Span; readonly label?: Text | undefined };

export type Add = (
  node: Named | (UnitDeclaration & Named),
  kind: DeclarationKind,
  space: Map<string, Declaration>,
  reserved?: readonly string[],
  owner?: Declaration,
) => Declaration;

/** Declares names one by one, and reports those that cannot be declared here. */
export function adder(notes: Notes, report: Reporter): Add {
  return (node, kind, space, reserved = [], owner = undefined) => {
    const name = node.name;
    const declaration = declarationOf(node, kind, owner);
    if (name.kind === 'missing') return declaration;
    const first = space.get(name.text);
    if (name.text === '__proto__') report('refusedName', name.span, { name: name.text });
    else if (reserved.includes(name.text)) report('reservedName', name.span, { name: name.text });
    else if (first === undefined) space.set(name.text, notes.declare(declaration));
    else reportSecond(name, first, report);
    return declaration;
  };
}

/**
 * The declarations by the names that make them: one that an edit elsewhere leaves as it is stays the
 * same value, so that what refers to it can be kept.
 */
const byNameNode = new WeakMap<NameOrHole, Declaration>();

function declarationOf(
  { name, label, span }: Named,
  kind: DeclarationKind,
  owner: Declaration | undefined,
): Declaration {
  const known = byNameNode.get(name);
  if (known !== undefined && known.kind === kind && known.owner === owner) return known;
  const declaration: Declaration = {
    kind,
    name: name.kind === 'name' ? name.text : '',
    label: label?.value,
    nameSpan: name.kind === 'name' ? name.span : undefined,
    span,
    owner,
  };
  byNameNode.set(name, declaration);
  return declaration;
}

function reportSecond(name: Name, first: Declaration, report: Reporter): void {
  if (first.nameSpan === undefined) report('reservedName', name.span, { name: name.text });
  else {
    const related = [{ span: first.nameSpan, note: 'first' as const }];
    const parameters = { name: name.text, kind: term(kindTerm(first.kind)) };
    report('duplicateName', name.span, parameters, { related });
  }
}

/** The word for a kind of declaration. */
export function kindTerm(kind: DeclarationKind): TermName {
  return `${kind}Kind`;
}

function collectEnum(node: EnumDeclaration, declaration: Declaration, add: Add): DeclaredEnum {
  const space = new Map<string, Declaration>();
  const members = node.members.map((member) => ({
    node: member,
    declaration: add(member, 'member', space, [], declaration),
  }));
  const open = node.members.some(({ name }) => name.kind === 'missing');
  return { node, declaration, members: firstByName(members), open };
}

function collectEntity(
  node: EntityDeclaration,
  declaration: Declaration,
  add: Add,
): DeclaredEntity {
  const space = new Map<string, Declaration>();
  const reserved = node.role === 'applicant' ? reservedFacts : ['id'];
  const fields = node.fields.map((field) => ({
    node: field,
    declaration: add(field, 'field', space, reserved, declaration),
  }));
  const open = node.fields.some(({ name }) => name.kind === 'missing');
  return { node, declaration, fields: firstByName(fields), defines: new Map(), open };
}

function firstByName<D extends Declared<unknown>>(all: readonly D[]): ReadonlyMap<string, D> {
  const byName = new Map<string, D>();
  for (const one of all) {
    const { name } = one.declaration;
    if (name !== '' && name !== '__proto__' && !byName.has(name)) byName.set(name, one);
  }
  return byName;
}

function ownerOf(
  node: Define | Parameter,
  entities: ReadonlyMap<string, DeclaredEntity>,
): DeclaredEntity | undefined {
  if (node.kind !== 'define' || node.of === undefined || node.of.kind === 'missing')
    return undefined;
  const owner = entities.get(node.of.text);
  return owner?.node.role === 'applicant' ? undefined : owner;
}

function addToEntity(define: DeclaredDefine, owner: DeclaredEntity, report: Reporter): void {
  const { name } = define.node;
  if (name.kind === 'missing') return;
  const first = owner.fields.get(name.text) ?? owner.defines.get(name.text);
  if (first === undefined) owner.defines.set(name.text, define);
  else reportSecond(name, first.declaration, report);
}

/** The applicant's facts and the defines of the policy are named in one breath, so they must differ. */
function clashWithFacts(
  applicant: DeclaredEntity,
  defines: readonly DeclaredDefine[],
  report: Reporter,
): void {
  for (const { node } of defines) {
    if (node.name.kind === 'missing') continue;
    const fact = applicant.fields.get(node.name.text);
    if (fact !== undefined) reportSecond(node.name, fact.declaration, report);
  }
}

/** An article's number as text; `''` outside every article. */
export function articleNumber(article: Article | undefined): string {
  const number: Text | Article['number'] | undefined = article?.number;
  if (number === undefined || number.kind === 'missing') return '';
  return number.kind === 'text' ? number.value : number.text;
}
