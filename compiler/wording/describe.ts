// Conditions as sentences and amounts as formulas, with the drafter's labels. Everything here is
// known when the policy is compiled, but for the holes of a formula: so the interpreter and the
// generators of code say the same, word for word. What is said means, read by the precedence of
// docs/language.md, what the policy says.
import type { Aggregate, Arithmetic, Constant, Definition, Expr, Loop } from '../model/model.ts';
import { isNumeric } from '../types/kinds.ts';
import {
  sayAll,
  sayComparison,
  sayLogical,
  sayNot,
  sayOfItems,
  saySomeOf,
} from './describe-conditions.ts';
import { type Voice, valueText } from './figures.ts';
import { fill } from './fill.ts';
import {
  atLeast,
  BINDS,
  filled,
  joined,
  type Level,
  merged,
  type Piece,
  type Said,
  text,
  textOf,
} from './pieces.ts';

export type { Piece } from './pieces.ts';

/** `named`: facts by their labels alone. `valued`: with what each is in this dossier behind it. */
type Manner = 'named' | 'valued';

/** “The enterprise takes the lead”, “Occasion is not Unrelated”. */
export function describeCondition(condition: Expr, voice: Voice): string {
  return textOf(said(condition, 'named', voice).parts);
}

/** Conditions that must all hold: “Leads and (Major or Cost is at least 5.00 yuan)”. */
export function describeAll(conditions: readonly Expr[], voice: Voice): string {
  return textOf(
    sayAll(
      conditions.map((one) => said(one, 'named', voice)),
      voice,
    ),
  );
}

/** The conditions of which some must hold: an explanation tells each. */
export function partsOfCondition(condition: Expr): readonly Expr[] {
  return condition.kind === 'someOf' ? condition.operands : [];
}

/** A figure in words without its value here: “Actual project investment × 30%”. */
export function describeFigure(figure: Expr, voice: Voice): string {
  return textOf(said(figure, 'named', voice).parts);
}

/** A condition with a hole behind each figure: “Yield (●) is at least 500”. */
export function describeAsked(condition: Expr, voice: Voice): readonly Piece[] {
  if (condition.kind === 'someOf') {
    // Each is told by itself, below.
    const { words } = voice.wording;
    const these = fill(words.these, { count: String(condition.operands.length) });
    return merged(saySomeOf(condition, text(these), voice));
  }
  // What it comes to is the answer, which stands behind it.
  const manner = isName(condition) ? 'named' : 'valued';
  return merged(said(condition, manner, voice).parts);
}

function isName(condition: Expr): boolean {
  const { kind } = condition;
  if (condition.kind === 'not') return isName(condition.operand);
  if (condition.kind === 'compare') {
    const { left, right } = condition;
    return right.kind === 'constant' && right.value.kind === 'boolean' && isName(left);
  }
  return kind === 'field' || kind === 'definition';
}

/** What a row was looked up by: a choice by its name, anything else with its figures. */
export function describeLookedUp(subjects: readonly Expr[], voice: Voice): readonly Piece[] {
  const told = subjects.map((subject): readonly Piece[] => {
    const { kind } = subject.type;
    if (kind === 'boolean' && !isName(subject)) {
      return filled(voice.wording.words.quoted, { text: describeAsked(subject, voice) });
    }
    const isChoice = kind === 'enum' || kind === 'boolean';
    return said(subject, isChoice ? 'named' : 'valued', voice).parts;
  });
  return merged(joined(told, voice.wording.words.listSeparator));
}

/** A figure that is worked out, so that there is more to tell than its name and what it is. */
export function isWorkedOut({ kind, type }: Expr): boolean {
  if (type.kind === 'boolean') return false;
  return ['arithmetic', 'negate', 'round', 'aggregate', 'elapsed', 'datePart'].includes(kind);
}

/** A condition, told with its answer; what another define or a table says is opened as that. */
export function isAsked({ kind, type }: Expr): boolean {
  return type.kind === 'boolean' && kind !== 'definition' && kind !== 'lookUp';
}

/** The conditions that one is made of, where all of them must hold; else itself. */
export function conjunctsOf(condition: Expr): readonly Expr[] {
  if (condition.kind !== 'logical' || condition.operator !== 'and') return [condition];
  return condition.operands.flatMap(conjunctsOf);
}

/**
 * Why something has no value: by the divisor that is zero, the days of which there are none, or what
 * a table asks that no row of it is for.
 */
export function describeCause(
  kind: 'zero' | 'none' | 'row' | undefined,
  of: readonly Expr[] | undefined,
  voice: Voice,
): string {
  const { causes } = voice.wording;
  if (kind === undefined || of === undefined) return causes.unnamed;
  return fill(causes[kind], { operand: of.map((one) => describeFigure(one, voice)).join(', ') });
}

/** A figure with a hole behind each fact: “30% × Actual project investment (●)”. */
export function describeFormula(figure: Expr, voice: Voice): readonly Piece[] {
  // A figure alone is told as figures are.
  if (figure.kind === 'constant') return text(constantText(figure, voice));
  return merged(said(figure, 'valued', voice).parts);
}

/** What people call a value that is defined: its label, or its name in words. */
export function definitionName({ label, name }: Definition): string {
  return label ?? name.replaceAll('_', ' ');
}

function said(expr: Expr, manner: Manner, voice: Voice): Said {
  const { formulas, words } = voice.wording;
  const say = (part: Expr): Said => said(part, manner, voice);
  const plain = (part: Expr): readonly Piece[] => said(part, 'named', voice).parts;
  const of = (parts: readonly Piece[], level: Level = BINDS.atom): Said => ({ parts, level });
  const within = (part: Expr, least: Level) => atLeast(say(part), least, formulas.nested);
  /** A fact's name, and its value where a formula asks for it. */
  const named = (name: string): Said => {
    if (manner === 'named') return of(text(name));
    return of(filled(formulas.valued, { name: text(name), value: [{ kind: 'figure', expr }] }));
  };
  switch (expr.kind) {
    case 'constant':
      return of(text(withUnits(constantText(expr, voice), expr, voice)));
    case 'variable':
      return of(text(expr.variable.entity.label));
    case 'field':
      return named(expr.field.label);
    case 'asOf':
      return of(text(formulas.asOf));
    case 'definition':
      return named(definitionName(expr.definition));
    case 'award':
      return named(fill(formulas.award, { clause: expr.clause }));
    case 'arithmetic':
      return calculation(expr, manner, voice);
    case 'negate':
      return of(filled(formulas.negate, { operand: within(expr.operand, BINDS.atom) }));
    case 'round': {
      const templates = {
        up: formulas.roundUp,
        down: formulas.roundDown,
        'half up': formulas.roundHalfUp,
        'half even': formulas.roundHalfEven,
      };
      // Bounds and roundings are read from left to right.
      const operand = within(expr.value, BINDS.bound);
      const step = within(expr.step, BINDS.sum);
      return of(filled(templates[expr.mode], { operand, step }), BINDS.bound);
    }
    case 'compare':
      return sayComparison(expr, say, voice);
    case 'not':
      return sayNot(expr.operand, say, voice);
    case 'logical':
      return sayLogical(expr, say, voice);
    case 'someOf': {
      const operands = expr.operands.map((one) => say(one).parts);
      return of(saySomeOf(expr, joined(operands, words.listSeparator), voice), BINDS.compare);
    }
    case 'given':
      return of(
        filled(voice.wording.conditions.given, { operand: plain(expr.operand) }),
        BINDS.compare,
      );
    case 'aggregate':
      return aggregate(expr, manner, voice, named);
    case 'lookUp': {
      const subjects = describeSubjects(expr.subjects, voice);
      return named(fill(formulas.table, { subjects }));
    }
    case 'byParts':
      return named(fill(formulas.parts, { operand: textOf(plain(expr.quantity)) }));
    case 'shiftDate': {
      const { duration: length } = expr;
      const duration = filled(formulas.duration, {
        number:
          length.kind === 'constant'
            ? text(constantText(length, voice))
            : within(length, BINDS.atom),
        unit: text((isOne(expr.duration) ? words.one : words)[expr.unit]),
      });
      return of(filled(formulas[expr.direction], { duration, date: say(expr.date).parts }));
    }
    case 'elapsed': {
      const sentence = filled(formulas.elapsed, {
        unit: text(words[expr.unit]),
        from: plain(expr.from),
        to: plain(expr.to),
      });
      return named(textOf(sentence));
    }
    case 'datePart': {
      const templates = {
        year: formulas.yearOf,
        month: formulas.monthOf,
        day: formulas.dayOf,
      };
      return named(textOf(filled(templates[expr.part], { date: plain(expr.date) })));
    }
    case 'hole':
      return of(text('…'));
    default:
      return expr satisfies never;
  }
}

function constantText({ value, type }: Constant, voice: Voice): string {
  const told = valueText(value, type, voice);
  return value.kind === 'member' ? fill(voice.wording.words.member, { text: told }) : told;
}

/** “3 ha”, “400.00 francs per ha”, “12 months”. `told`: the value alone. */
export function withUnits(
  told: string,
  { value, type }: Pick<Constant, 'value' | 'type'>,
  { wording }: Voice,
): string {
  if (value.kind !== 'numeric' || !isNumeric(type)) return told;
  const { words, formulas } = wording;
  const named = (name: string, among: Readonly<Record<string, string>>) =>
    (Object.hasOwn(among, name) ? among[name] : undefined) ?? name;
  const one = value.value.equals(1);
  const { year, month, week, day } = words;
  const units = [...type.units].sort(([, a], [, b]) => Math.sign(b) - Math.sign(a));
  return units.reduce((figure, [name, power]) => {
    const size = Math.abs(power) === 1 ? '' : `^${Math.abs(power)}`;
    const many = power > 0 && !one ? { year, month, week, day } : words.one;
    const unit = named(name, many) + size;
    return fill(power > 0 ? formulas.inUnit : formulas.perUnit, { figure, unit });
  }, told);
}

/** What a table looks up, as its name in a formula says it: in parentheses where it is more than a name. */
function describeSubjects(subjects: readonly Expr[], voice: Voice): string {
  const all = subjects.map((subject) => said(subject, 'named', voice));
  const [only, ...others] = all;
  const { nested } = voice.wording.formulas;
  if (only !== undefined && others.length === 0) return textOf(atLeast(only, BINDS.atom, nested));
  const operand = all.map(({ parts }) => textOf(parts)).join(voice.wording.words.listSeparator);
  return fill(nested, { operand });
}

function isOne(expr: Expr): boolean {
  return expr.kind === 'constant' && expr.value.kind === 'numeric' && expr.value.value.equals(1);
}

function calculation(expr: Arithmetic, manner: Manner, voice: Voice): Said {
  const { formulas, words } = voice.wording;
  const { operator } = expr;
  const say = (part: Expr): Said => said(part, manner, voice);
  const least = operator === 'min';
  if ((least || operator === 'max') && (expr.listed === true || expr.type.kind === 'date')) {
    const ofDays = expr.type.kind === 'date';
    const [small, large] = ofDays
      ? [formulas.earliestOf, formulas.latestOf]
      : [formulas.smallestOf, formulas.largestOf];
    const options = optionsOf(expr).map((one) => say(one).parts);
    const operands = joined(options, words.listSeparator);
    return { parts: filled(least ? small : large, { operands }), level: BINDS.atom };
  }
  const level = levelOf(operator);
  const strict = beginsNet(expr.right) || (operator !== 'add' && operator !== 'multiply');
  const tighter = {
    [BINDS.bound]: BINDS.sum,
    [BINDS.sum]: BINDS.product,
    [BINDS.product]: BINDS.atom,
  };
  const left = atLeast(say(expr.left), level, formulas.nested);
  const right = atLeast(say(expr.right), strict ? tighter[level] : level, formulas.nested);
  return { parts: filled(formulas[operator], { left, right }), level };
}

/** Whether a sum would take what stands before it into its `net of`. */
function beginsNet(expr: Expr): boolean {
  if (expr.kind !== 'arithmetic' || levelOf(expr.operator) !== BINDS.sum) return false;
  return expr.operator === 'netOf' || beginsNet(expr.left);
}

/** `the smallest of (a, b, c)`: what stands in the list. */
function optionsOf(expr: Arithmetic): readonly Expr[] {
  const { left, operator } = expr;
  const goesOn = left.kind === 'arithmetic' && left.operator === operator && left.listed === true;
  return [...(goesOn ? optionsOf(left) : [left]), expr.right];
}

function levelOf(operator: Arithmetic['operator']) {
  switch (operator) {
    case 'min':
    case 'max':
      return BINDS.bound;
    case 'add':
    case 'subtract':
    case 'netOf':
      return BINDS.sum;
    case 'multiply':
    case 'divide':
      return BINDS.product;
    default:
      return operator satisfies never;
  }
}

function aggregate(
  expr: Aggregate,
  manner: Manner,
  voice: Voice,
  named: (name: string) => Said,
): Said {
  const { formulas } = voice.wording;
  const say = (part: Expr): Said => said(part, 'named', voice);
  const plain = (part: Expr) => say(part).parts;
  const { where, value, operator } = expr;
  const narrowed = where === undefined ? [] : filled(formulas.where, { condition: plain(where) });
  if (operator === 'any' || operator === 'every') {
    const last = expr.loops.at(-1);
    const each = [...text(last === undefined ? '' : last.variable.entity.label), ...narrowed];
    return sayOfItems({ ...expr, operator }, each, say, voice);
  }
  const lists = expr.loops.map((loop) => listName(loop, plain));
  const before =
    expr.before === undefined
      ? []
      : filled(formulas.beforeItem, { item: text(expr.before.entity.label) });
  const item = [...joined(lists, ', '), ...before, ...narrowed];
  const operand = value === undefined ? [] : plain(value);
  const ofDays = expr.type.kind === 'date';
  const kind =
    ofDays && operator === 'largest'
      ? 'latest'
      : ofDays && operator === 'smallest'
        ? 'earliest'
        : operator;
  const sentence = filled(formulas[kind], { operand, item });
  // What stands behind its condition would be read as part of that.
  const level = where === undefined ? BINDS.atom : BINDS.open;
  if (manner === 'named') return { parts: sentence, level };
  return { parts: named(textOf(sentence)).parts, level };
}

/** What a loop runs over, by the label of its list. */
function listName(loop: Loop, plain: (part: Expr) => readonly Piece[]): readonly Piece[] {
  return loop.list.kind === 'field' ? plain(loop.list) : text(loop.variable.entity.label);
}
