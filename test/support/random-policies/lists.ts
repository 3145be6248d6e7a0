// Values over lists: sums, counts, extremes, any and every, with `where`, `before` and lists in lists.

import {
  at,
  inside,
  type Kind,
  LEVEL,
  type ListFact,
  type LoopVariable,
  type Scope,
  type Written,
  written,
} from './plan.ts';

export type Operator = 'sum' | 'largest' | 'smallest' | 'count';

/** An aggregate of a kind over a list in scope; of none in scope, a plain value. */
export function aggregate(scope: Scope, operator: Operator, kind: Kind, depth: number): Written {
  const found = binders(scope);
  if (found === undefined) return scope.make.value(scope, kind, 0);
  const { inner, over, before } = found;
  // Without parentheses, a condition that says nothing of the items is reported (CL3036).
  const where = scope.draws.chance(40)
    ? ` where ${at(scope.make.condition(inner, depth - 1), LEVEL.not)}`
    : '';
  if (operator === 'count') return written('open', `count ${over.slice(4)}${before}${where}`);
  const of = at(scope.make.value(inner, kind, depth - 1), LEVEL.sum);
  const words = operator === 'sum' ? 'sum' : `the ${spelled(scope, operator)}`;
  return written('open', `${words} of ${of} ${over}${before}${where}`);
}

/** Of days one says it otherwise, and may say it so of figures. */
function spelled({ draws }: Scope, operator: Exclude<Operator, 'sum' | 'count'>): string {
  return draws.chance(70) ? operator : operator === 'largest' ? 'latest' : 'earliest';
}

/** `any x in xs satisfies C`, `every x in xs where C satisfies C`. */
export function quantified(scope: Scope, depth: number): Written {
  const found = binders(scope);
  if (found === undefined) return scope.make.condition(scope, 0);
  const { inner, over } = found;
  const condition = () => at(scope.make.condition(inner, depth - 1), LEVEL.or);
  const where = scope.draws.chance(30) ? ` where ${condition()}` : '';
  const word = scope.draws.pick(['any', 'every']);
  return written(
    'open',
    `${word} ${over.slice('for each '.length)}${where} satisfies ${condition()}`,
  );
}

interface Binders {
  readonly inner: Scope;
  /** `for each x in xs, y in x.ys`. */
  readonly over: string;
  readonly before: string;
}

function binders(scope: Scope): Binders | undefined {
  const { draws, lists, loops } = scope;
  const loop: LoopVariable | undefined =
    loops.length > 0 && draws.chance(30) ? draws.pick(loops) : undefined;
  const list: ListFact | undefined =
    loop === undefined
      ? lists.length > 0
        ? draws.pick(lists)
        : undefined
      : { text: loop.list, entity: loop.entity };
  if (list === undefined) return undefined;
  const variable = scope.fresh('x');
  const first = inside(scope, variable, list);
  const over = `for each ${variable} in ${list.text}`;
  const before = loop === undefined ? '' : ` before ${loop.variable}`;
  const [nested] = list.entity.lists;
  if (nested === undefined || loop !== undefined || !draws.chance(30)) {
    return { inner: first, over, before };
  }
  const second = scope.fresh('y');
  const text = `${variable}.${nested.name}`;
  return {
    inner: inside(first, second, { text, entity: nested.entity }),
    over: `${over}, ${second} in ${text}`,
    before,
  };
}
