// What to write instead of a name that nothing bears at its place, though something does elsewhere:
// a fact of an item, a define inside another clause, a fact that stands by itself.
import type { Member, Span } from '#language';
import type { Parameter, Parameters, Term, TextEdit } from '../diagnostics/diagnostic.ts';
import type { Reporter } from '../diagnostics/reporter.ts';
import { term } from '../diagnostics/terms.ts';
import { lookUp, namesInScope } from '../names/scope.ts';
import { suggest } from '../names/suggest.ts';
import type { Binding, Context, Names } from './context.ts';
import { replaceWith } from './replace.ts';
import { supportEntity } from './reserved.ts';
import type { EntityType, Type } from './types.ts';

export interface NameAdvice {
  readonly suggestions: readonly string[];
  readonly advice: Term | '';
  readonly related: readonly { readonly span: Span; readonly note: 'defined' }[];
  readonly fixes: readonly {
    readonly title: 'replace';
    readonly parameters: { readonly suggestion: string };
    readonly edits: readonly TextEdit[];
  }[];
}

/** For a name alone. */
export function adviseName(context: Context, names: Names, name: string, span: Span): NameAdvice {
  const ofItems = itemsInScope(names).filter(({ entity }) => hasFact(context, entity, name));
  if (ofItems.length > 0) {
    return suggesting(
      ofItems.map((item) => `${item.name}.${name}`),
      span,
    );
  }
  const inside = definedInside(context, name);
  if (inside !== undefined) return inside;
  const facts = supportFacts(names);
  const suggestions = suggest(name, [...namesInScope(names), ...(facts ?? [])]);
  if (suggestions.length > 0) return suggesting(suggestions, span);
  if (facts !== undefined) {
    return telling(term('supportFacts', { facts: facts.join(', ') }));
  }
  const owner = context.facts.entities.find(
    (entity) => entity.role === 'entity' && hasFact(context, entity, name),
  );
  if (owner !== undefined) return telling(term('factOfItems', { owner: owner.name, name }));
  const qualified = itemsInScope(names).flatMap((item) =>
    suggest(name, factNames(context, item.entity)).map((fact) => `${item.name}.${fact}`),
  );
  if (qualified.length > 0) return suggesting(qualified.slice(0, 2), span);
  if (context.readAward === undefined) return telling(term('declareIt'));
  // What another clause pays: a clause of such a name may come and go without this declaration.
  context.page.isLoose = true;
  const clauses = suggest(name, context.declarations.clauses.keys());
  return clauses.length > 0 ? suggesting(clauses, span) : telling(term('declareIt'));
}

/** For a name that stands for a value: `yes` for a truth, a text without its quotation marks. */
export function adviseInstead(
  context: Context,
  name: string,
  span: Span,
  wanted: Type | undefined,
): NameAdvice | undefined {
  const word = wordFor(context, name);
  if (wanted?.kind === 'boolean' && word !== undefined) return suggesting([word], span);
  if (wanted?.kind !== 'text') return undefined;
  const text = `"${name}"`;
  return { ...telling(term('inQuotes', { instead: text })), fixes: replaceWith([text], span) };
}

/** The language's word for one of other notations: `otherwise` for `else`. */
export function wordFor({ vocabulary }: Pick<Context, 'vocabulary'>, name: string) {
  const { valuesElsewhere, keywords } = vocabulary.table;
  const id = Object.hasOwn(valuesElsewhere, name) ? valuesElsewhere[name] : undefined;
  return id && keywords[id][0];
}

/** For an unknown name before a dot: `p.fact` where no item is called p. */
export function adviseOwner(context: Context, names: Names, node: Member): NameAdvice | undefined {
  if (node.object.kind !== 'reference' || node.name.kind === 'missing') return undefined;
  const [item, fact] = [node.object.name.text, node.name.text];
  const entities = [...context.facts.entities, supportEntity];
  const owner = ownersIn(names)
    .flatMap((name) => entities.find((each) => each.name === name) ?? [])
    .find((each) => hasFact(context, each, fact));
  if (owner !== undefined) {
    const instead = { owner: owner.label, instead: fact };
    return { ...telling(term('factsAlone', instead)), fixes: replaceWith([fact], node.span) };
  }
  const near = itemsInScope(names).filter(({ entity }) => hasFact(context, entity, fact));
  const suggestions = suggest(
    item,
    near.map(({ name }) => name),
  );
  if (suggestions.length > 0) return suggesting(suggestions, node.object.name.span);
  const facts = supportFacts(names);
  if (facts !== undefined) return telling(term('supportFacts', { facts: facts.join(', ') }));
  const list = listsOf(context).find(({ of }) => hasFact(context, of, fact))?.name;
  return list === undefined ? undefined : telling(term('goThrough', { item, list, fact }));
}

/** Whose facts stand by themselves here, the innermost first. */
function ownersIn(names: Names): readonly string[] {
  const found: string[] = [];
  for (let at: Names | undefined = names; at !== undefined; at = at.parent) {
    if (at.owner !== undefined) found.push(at.owner);
  }
  return found;
}

/** The applicant’s lists of items. */
function listsOf(context: Context): readonly { name: string; of: EntityType }[] {
  const applicant = context.facts.entities.find(({ role }) => role === 'applicant');
  return (applicant?.fields ?? []).flatMap(({ name, type }) =>
    type.kind === 'list' && type.of.kind === 'entity' ? [{ name, of: type.of.entity }] : [],
  );
}

function suggesting(suggestions: readonly string[], span: Span): NameAdvice {
  return { suggestions, advice: '', related: [], fixes: replaceWith(suggestions, span) };
}

function telling(advice: Term): NameAdvice {
  return { suggestions: [], advice, related: [], fixes: [] };
}

/** What “for each” names here, the innermost first. */
function itemsInScope(names: Names): readonly { name: string; entity: EntityType }[] {
  const found = new Map<string, EntityType>();
  for (const name of namesInScope(names)) {
    const binding: Binding | undefined = lookUp(names, name);
    if (binding?.kind === 'variable' && !found.has(name)) {
      found.set(name, binding.variable.entity);
    }
  }
  return [...found].map(([name, entity]) => ({ name, entity }));
}

function hasFact(context: Context, entity: EntityType, name: string): boolean {
  return factNames(context, entity).includes(name);
}

function factNames(context: Context, entity: EntityType): readonly string[] {
  const facts = context.facts.entityFacts.get(entity);
  return [...(facts?.fields.keys() ?? []), ...(facts?.declared?.defines.keys() ?? [])];
}

/** A `define` in a clause, which no other clause sees. */
function definedInside(context: Context, name: string): NameAdvice | undefined {
  for (const { node, declaration } of context.declarations.inOrder.clauses) {
    for (const part of node.parts) {
      if (part.kind !== 'define' || part.name.kind === 'missing' || part.name.text !== name)
        continue;
      return {
        ...telling(term('definedInside', { clause: declaration.name })),
        related: [{ span: part.name.span, note: 'defined' }],
      };
    }
  }
  return undefined;
}

/** The facts of a support, where a condition on supports from elsewhere is read. */
function supportFacts(names: Names): readonly string[] | undefined {
  for (let at: Names | undefined = names; at !== undefined; at = at.parent) {
    if (at.owner === supportEntity.name) return [...at.names()];
  }
  return undefined;
}

/** Tells of each item once that no “for each” goes through: one line mends all its uses. */
export function loopsOnce(report: Reporter): Reporter {
  const told = new Set<Parameter | readonly Parameter[] | undefined>();
  return (name, span, parameters, more) => {
    const { advice, name: item }: Parameters = parameters;
    const isLoop = typeof advice === 'object' && 'term' in advice && advice.term === 'goThrough';
    if (isLoop && told.has(item)) return;
    if (isLoop) told.add(item);
    report(name, span, parameters, more);
  };
}
