// What lowering to the fast path answers and works in (fast.ts).

import type { RuntimeValue } from './file.ts';
import type { Expr, Variable } from './ir.ts';
import type { Names } from './names.ts';
import type { Scaled } from './scaled.ts';
import * as scaled from './scaled.ts';

export type Lowered =
  | Scaled
  /** JavaScript that is `true` or `false`; `loose` if it needs parentheses as an operand. */
  | { readonly kind: 'boolean'; readonly code: string; readonly loose: boolean }
  /** A text, a date or an enum member: all are strings at run time. */
  | { readonly kind: 'text'; readonly code: string }
  | { readonly kind: 'item'; readonly code: string }
  | { readonly kind: 'list'; readonly code: string };

/** Thrown and caught within the generator: this expression has no fast form. */
export class NotFast extends Error {}

/** Bounds of what a dossier may hold: below 10^15 minor units (DESIGN §4). */
export const LARGEST_FACT = 10n ** 15n - 1n;

export interface FastScope {
  readonly names: Names;
  /** Statements that must run before the expression. */
  readonly lines: string[];
  readonly variables: ReadonlyMap<Variable, string>;
  /** What was computed already, by key: code of a read or the define itself. */
  readonly known: Map<unknown, Lowered>;
  /** The statement that gives up the fast path. */
  readonly leave: string;
  /** Facts of money and counts above this leave the fast path; absent: no fact does. */
  readonly assumed: bigint | undefined;
  /** Code of the dossier. */
  readonly dossier: string;
  /** Lowers an expression of any kind (fast.ts). */
  readonly lower: (expr: Expr, scope: FastScope) => Lowered;
  /** Imports a function of the runtime and answers its name here. */
  readonly use: (name: RuntimeValue) => string;
}

/** A block inside this one: its statements stay in it. */
export function innerScope(
  scope: FastScope,
  variables: ReadonlyMap<Variable, string> = scope.variables,
): FastScope {
  return { ...scope, lines: [], known: new Map(scope.known), variables };
}

export function proved(result: Scaled | undefined): Scaled {
  if (!result) throw new NotFast();
  return result;
}

export function truth(code: string, loose: boolean): Lowered & { kind: 'boolean' } {
  return { kind: 'boolean', code, loose };
}

/** Gives a value a name, so that it is computed once. */
export function hold(value: Lowered, wanted: string, scope: FastScope): Lowered {
  if (value.kind === 'scaled' && scaled.isConstant(value)) return value;
  if (/^[\w$.]+$/.test(value.code) || /^'[^']*'$/.test(value.code)) return value;
  const name = scope.names.claim(wanted);
  scope.lines.push(`const ${name} = ${bare(value.code)};`);
  return { ...value, code: name, ...(value.kind === 'boolean' ? { loose: false } : {}) };
}

/** Without the outermost parentheses, if they belong together. */
export function bare(code: string): string {
  if (!code.startsWith('(') || !code.endsWith(')')) return code;
  let depth = 0;
  for (let at = 0; at < code.length - 1; at++) {
    const char = code[at];
    if (char === "'") return code;
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (depth === 0) return code;
  }
  return code.slice(1, -1);
}

/** A number that may be beyond the safe ones leaves if it is; rounding keeps it beyond. */
export function narrowed(
  name: string,
  signed: boolean,
  scope: FastScope,
  mul: bigint,
  den: bigint,
): Scaled {
  const bound = scope.assumed ?? LARGEST_FACT;
  const test = signed ? `Math.abs(${name})` : name;
  scope.lines.push(`if (!(${test} <= ${bound})) ${scope.leave}`);
  const whole = proved(scaled.integer(name, signed ? -bound : 0n, bound));
  return proved(scaled.multiply(whole, scaled.constant(mul, den)));
}

export function asScaled(value: Lowered): Scaled | undefined {
  return value.kind === 'scaled' ? value : undefined;
}

export function lower(expr: Expr, scope: FastScope): Lowered {
  return scope.lower(expr, scope);
}

export function figure(expr: Expr, scope: FastScope): Scaled {
  const lowered = lower(expr, scope);
  if (lowered.kind !== 'scaled') throw new NotFast();
  return lowered;
}

export function condition(expr: Expr, scope: FastScope): Lowered & { kind: 'boolean' } {
  const lowered = lower(expr, scope);
  if (lowered.kind !== 'boolean') throw new NotFast();
  return lowered;
}

export function text(expr: Expr, scope: FastScope): string {
  const lowered = lower(expr, scope);
  if (lowered.kind !== 'text') throw new NotFast();
  return lowered.code;
}
