// `each project in projects`: a name for the items of a list.
import type { Binder, Expression, NameOrHole } from '#language';
import { adder } from '../names/collect.ts';
import type { Declaration } from '../names/declaration.ts';
import { lookUp, namesInScope, tableScope } from '../names/scope.ts';
import { suggest } from '../names/suggest.ts';
import { describeType } from '../types/describe.ts';
import { type Binding, type Context, hole, type Names } from './context.ts';
import type { Expr, Loop, Variable } from './model.ts';
import { replaceWith } from './replace.ts';
import type { EntityType } from './types.ts';

export interface Loops {
  /** In which the variables can be used. */
  readonly names: Names;
  readonly loops: readonly Loop[];
  /** Whether every list is known. */
  readonly sound: boolean;
}

/** Goes through the binders in order: a later list may read an earlier variable. */
export function elaborateLoops(context: Context, outer: Names, binders: readonly Binder[]): Loops {
  let names = outer;
  let sound = true;
  const loops: Loop[] = [];
  for (const binder of binders) {
    const list =
      nearList(context, names, binder.list) ?? context.elaborate(context, names, binder.list);
    const { type } = list;
    const entity = type.kind === 'list' && type.of.kind === 'entity' ? type.of.entity : undefined;
    if (entity === undefined && type.kind !== 'unknown') {
      context.report('notAList', binder.list.span, { found: describeType(type) });
    }
    const declaration = declareVariable(context, names, binder.variable);
    const scope = tableScope<Binding>(names);
    names = scope;
    if (entity === undefined) {
      sound = false;
      scope.entries.set(declaration.name, { kind: 'unread', declaration });
    } else {
      const variable = variableOf(declaration, entity, binder);
      context.notes.typed(declaration, { kind: 'entity', entity });
      scope.entries.set(declaration.name, { kind: 'variable', variable, list, declaration });
      loops.push({ variable, list, span: binder.span });
    }
  }
  return { names, loops, sound };
}

/**
 * `for each pump in pump`, where a clause is called pump: what clauses pay is no list, and a list nearly
 * of that name is meant.
 */
function nearList(context: Context, names: Names, node: Expression): Expr | undefined {
  if (node.kind !== 'reference') return undefined;
  const { text: name, span } = node.name;
  const isClause = context.declarations.clauses.has(name) && lookUp(names, name) === undefined;
  if (!isClause) return undefined;
  const lists = [...new Set(namesInScope(names))].filter((one) => {
    const binding = lookUp(names, one);
    return binding?.kind === 'value' && binding.read(span).type.kind === 'list';
  });
  const suggestions = suggest(name, lists);
  if (suggestions.length === 0) return undefined;
  context.page.isLoose = true;
  const parameters = { name, suggestions, advice: '' };
  context.report('unknownName', span, parameters, { fixes: replaceWith(suggestions, span) });
  return hole(span);
}

function variableOf(declaration: Declaration, entity: EntityType, binder: Binder): Variable {
  return { name: declaration.name, entity, span: binder.variable.span };
}

function declareVariable(context: Context, names: Names, name: NameOrHole): Declaration {
  const taken = new Map<string, Declaration>();
  const known = name.kind === 'name' ? lookUp(names, name.text) : undefined;
  if (known !== undefined && name.kind === 'name') taken.set(name.text, declarationOf(known));
  const add = adder(context.notes, context.report);
  return add({ name, span: name.span }, 'variable', taken);
}

/** What a name in scope was declared as. */
export function declarationOf(binding: Binding): Declaration {
  return binding.kind === 'define' ? binding.state.declared.declaration : binding.declaration;
}
