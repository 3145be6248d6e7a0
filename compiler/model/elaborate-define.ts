// Defines and parameters: elaborated when first read, so that their order does not matter; one
// that reads itself by some way is reported and has no value.
import type { Define, Parameter, Span } from '#language';
import type { DeclaredDefine } from '../names/collect.ts';
import { unknown } from '../types/kinds.ts';
import { type Context, type DefineState, hole, type Names } from './context.ts';
import { refuse } from './elaborate-as.ts';
import type { Expr, Variable } from './model.ts';

/** A define that is known by name and not yet elaborated. */
export function prepareDefine(
  context: Context,
  declared: DeclaredDefine,
  scope: Names,
  of?: Variable,
): DefineState {
  const node: Define | Parameter = declared.node;
  const state: DefineState = {
    declared,
    node,
    scope,
    definition: {
      name: declared.declaration.name,
      label: node.label?.value,
      type: unknown,
      of,
      value: hole(node.span),
      published: node.kind === 'parameter',
      span: node.span,
    },
    page: context.page,
    context,
    binding: undefined,
    wasUnread: context.breaks.touches(node.span),
    progress: 'waiting',
    depth: 0,
  };
  context.defines.set(node, state);
  return state;
}

/** What a define is worth where it is named; `object` is the item of an entity's define. */
export function readDefine(
  context: Context,
  state: DefineState,
  object: Expr | undefined,
  span: Span,
): Expr {
  context.notes.refer(span, state.declared.declaration);
  if (state.page !== context.page) context.page.reads.add(state.page);
  if (state.progress === 'underway') {
    // Which of the defines in a circle is told of hangs on which of them was read first.
    for (const { page } of context.underway) page.isLoose = true;
    reportCircle(context, state, span);
    return hole(span);
  }
  settleDefine(state);
  const reader = context.underway.at(-1);
  if (reader !== undefined) reader.depth = Math.max(reader.depth, state.depth + 1);
  const { definition } = state;
  return { kind: 'definition', definition, object, type: definition.type, span };
}

/** Elaborates a define unless that has been done. */
export function settleDefine(state: DefineState): void {
  const { context } = state;
  if (state.progress !== 'waiting' || context === undefined) return;
  state.progress = 'underway';
  context.underway.push(state);
  const { definition } = state;
  definition.value = valueOfDefine(context, state);
  // A value that could not be read in full says nothing about where it is used.
  definition.type = state.wasUnread ? unknown : definition.value.type;
  context.notes.typed(state.declared.declaration, definition.type);
  context.underway.pop();
  state.progress = 'done';
  state.context = undefined;
}

/** Defines behind one another that a reader, or a machine, can still follow. */
const deepest = 200;

function valueOfDefine(context: Context, state: DefineState): Expr {
  const { node } = state;
  if (context.underway.length > deepest) {
    // Which of the defines is one too many hangs on which of them was read first.
    for (const { page } of context.underway) page.isLoose = true;
    return tooDeep(context, state);
  }
  const value = context.elaborate({ ...context, readAward: undefined }, state.scope, node.value);
  if (state.depth > deepest) return tooDeep(context, state);
  const whole = value.type.kind === 'entity' || value.type.kind === 'list';
  return whole ? refuse(context, node.value, value.type, 'value') : value;
}

function tooDeep(context: Context, state: DefineState): Expr {
  state.depth = 0;
  context.report('nestedTooDeeply', state.node.span, {});
  return hole(state.node.span);
}

function reportCircle(context: Context, state: DefineState, span: Span): void {
  const from = context.underway.indexOf(state);
  const circle = [...context.underway.slice(from), state].map(({ definition }) => definition.name);
  const at = state.node.name.kind === 'name' ? state.node.name.span : state.node.span;
  context.report(
    'defineCircle',
    at,
    { name: state.definition.name, circle: circle.join(' → ') },
    { related: [{ span, note: 'reads', parameters: { next: state.definition.name } }] },
  );
}
