// Conditions as sentences and amounts as formulas, with the drafter's labels. Everything here is
// known when the policy is compiled, but for the holes of a formula: so the interpreter and the
// generators of code say the same, word for word.
import type { Aggregate, Compare, Expr, Logical, Loop } from '../model/model.ts';
import { type Voice, valueText } from './figures.ts';
import { fill, piecesOf } from './fill.ts';
import type { Template } from './wording.ts';

/** A piece of a formula: text, or the figure that an expression has in this dossier. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly expr: Expr };

/** `named`: facts by their labels alone. `valued`: with what each is in this dossier behind it. */
type Manner = 'named' | 'valued';
type Filling = Readonly<Record<string, readonly Piece[]>>;

/** “The enterprise takes the lead”, “Occasion is not Unrelated”. */
export function describeCondition(condition: Expr, voice: Voice): string {
  return textOf(pieces(condition, 'named', voice));
}

/** The conditions of which some must hold: an explanation tells each. */
export function partsOfCondition(condition: Expr): readonly Expr[] {
  return condition.kind === 'someOf' ? condition.operands : [];
}

/** A figure in words without its value here: “Actual project investment × 30%”. */
export function describeFigure(figure: Expr, voice: Voice): string {
  return textOf(pieces(figure, 'named', voice));
}

/** Why something has no value: by the divisor that is zero, or the days of which there are none. */
export function describeCause(
  kind: 'zero' | 'none' | undefined,
  of: Expr | undefined,
  voice: Voice,
): string {
  const { causes } = voice.wording;
  if (kind === undefined || of === undefined) return causes.unnamed;
  return fill(causes[kind], { operand: describeFigure(of, voice) });
}

/** A figure with a hole behind each fact: “30% × Actual project investment (●)”. */
export function describeFormula(figure: Expr, voice: Voice): readonly Piece[] {
  return merged(pieces(figure, 'valued', voice));
}

const text = (value: string): readonly Piece[] => [{ kind: 'text', text: value }];

function textOf(parts: readonly Piece[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** Neighbouring texts as one. */
function merged(parts: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    } else joined.push(part);
  }
  return joined;
}

function filled(template: Template, holes: Filling): readonly Piece[] {
  return piecesOf(template).flatMap((piece) =>
    'text' in piece ? text(piece.text) : (holes[piece.hole] ?? []),
  );
}

function joined(lists: readonly (readonly Piece[])[], separator: string): readonly Piece[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [...text(separator), ...list]));
}

function pieces(expr: Expr, manner: Manner, voice: Voice): readonly Piece[] {
  const { conditions, formulas, words } = voice.wording;
  const say = (part: Expr): readonly Piece[] => pieces(part, manner, voice);
  /** A fact's name, and its value where a formula asks for it. */
  const named = (name: string): readonly Piece[] => {
    if (manner === 'named') return text(name);
    return filled(formulas.valued, { name: text(name), value: [{ kind: 'figure', expr }] });
  };
  switch (expr.kind) {
    case 'constant': {
      const told = valueText(expr.value, expr.type, voice);
      return text(expr.value.kind === 'member' ? fill(words.member, { text: told }) : told);
    }
    case 'variable':
      return text(expr.variable.entity.label);
    case 'field':
      return named(expr.field.label);
    case 'asOf':
      return text(formulas.asOf);
    case 'definition':
      return named(expr.definition.label ?? expr.definition.name);
    case 'award':
      return named(textOf(filled(formulas.award, { clause: text(expr.clause) })));
    case 'arithmetic': {
      const level = levelOf(expr);
      const left = inside(say(expr.left), levelOf(expr.left) < level, voice);
      const days = expr.type.kind === 'date';
      if (days && (expr.operator === 'min' || expr.operator === 'max')) {
        const template = expr.operator === 'min' ? formulas.earlierOf : formulas.laterOf;
        return filled(template, { left: say(expr.left), right: say(expr.right) });
      }
      const strict = expr.operator !== 'add' && expr.operator !== 'multiply';
      const right = inside(
        say(expr.right),
        levelOf(expr.right) < level || (strict && levelOf(expr.right) === level),
        voice,
      );
      return filled(formulas[expr.operator], { left, right });
    }
    case 'negate': {
      const operand = inside(say(expr.operand), levelOf(expr.operand) < 3, voice);
      return filled(formulas.negate, { operand });
    }
    case 'round': {
      const templates = {
        up: formulas.roundUp,
        down: formulas.roundDown,
        'half up': formulas.roundHalfUp,
        'half even': formulas.roundHalfEven,
      };
      return filled(templates[expr.mode], { operand: say(expr.value), step: say(expr.step) });
    }
    case 'compare':
      return comparison(expr, say, voice);
    case 'not':
      return negation(expr.operand, say, voice);
    case 'logical':
      return logical(expr, say, voice);
    case 'someOf': {
      const templates = {
        '>=': conditions.someAtLeast,
        '<=': conditions.someAtMost,
        '=': conditions.someExactly,
      };
      const count = text(String(expr.count));
      const operands = joined(expr.operands.map(say), words.listSeparator);
      return filled(templates[expr.operator], { count, operands });
    }
    case 'given':
      return filled(conditions.given, { operand: pieces(expr.operand, 'named', voice) });
    case 'aggregate':
      return aggregate(expr, manner, voice, named);
    case 'lookUp': {
      const subjects = joined(
        expr.subjects.map((subject) => pieces(subject, 'named', voice)),
        words.listSeparator,
      );
      return named(textOf(filled(formulas.table, { subjects })));
    }
    case 'byParts': {
      const operand = pieces(expr.quantity, 'named', voice);
      return named(textOf(filled(formulas.parts, { operand })));
    }
    case 'shiftDate': {
      const duration = filled(formulas.duration, {
        number: say(expr.duration),
        unit: text((isOne(expr.duration) ? words.one : words)[expr.unit]),
      });
      return filled(formulas[expr.direction], { duration, date: say(expr.date) });
    }
    case 'elapsed': {
      const sentence = filled(formulas.elapsed, {
        unit: text(words[expr.unit]),
        from: pieces(expr.from, 'named', voice),
        to: pieces(expr.to, 'named', voice),
      });
      return named(textOf(sentence));
    }
    case 'datePart': {
      const templates = {
        year: formulas.yearOf,
        month: formulas.monthOf,
        day: formulas.dayOf,
      };
      const date = pieces(expr.date, 'named', voice);
      return named(textOf(filled(templates[expr.part], { date })));
    }
    case 'hole':
      return text('…');
    default:
      return expr satisfies never;
  }
}

function isOne(expr: Expr): boolean {
  return expr.kind === 'constant' && expr.value.kind === 'numeric' && expr.value.value.equals(1);
}

/** How tightly an expression binds: below its neighbour's level it stands in parentheses. */
function levelOf(expr: Expr): number {
  if (expr.kind === 'round') return 0;
  if (expr.kind !== 'arithmetic') return 3;
  const { operator } = expr;
  switch (operator) {
    case 'min':
    case 'max':
      return 0;
    case 'add':
    case 'subtract':
    case 'netOf':
      return 1;
    case 'multiply':
    case 'divide':
      return 2;
    default:
      return operator satisfies never;
  }
}

function inside(parts: readonly Piece[], nested: boolean, voice: Voice): readonly Piece[] {
  return nested ? filled(voice.wording.formulas.nested, { operand: parts }) : parts;
}

type Say = (expr: Expr) => readonly Piece[];

function comparison(expr: Compare, say: Say, voice: Voice): readonly Piece[] {
  const { conditions } = voice.wording;
  const { operator, left, right } = expr;
  if (right.kind === 'constant' && right.value.kind === 'boolean') {
    const holds = right.value.value === (operator === '=');
    return filled(holds ? conditions.isTrue : conditions.isFalse, { operand: say(left) });
  }
  const ofDates = left.type.kind === 'date';
  const templates = {
    '=': conditions.equal,
    '!=': conditions.unequal,
    '<': ofDates ? conditions.before : conditions.less,
    '<=': ofDates ? conditions.onOrBefore : conditions.atMost,
    '>': ofDates ? conditions.after : conditions.more,
    '>=': ofDates ? conditions.onOrAfter : conditions.atLeast,
  };
  return filled(templates[operator], {
    left: beside(left, right, say),
    right: beside(right, left, say),
  });
}

/** One side of a comparison: a year beside `the year of d` is “2020”, not “2,020”. */
function beside(expr: Expr, other: Expr, say: Say): readonly Piece[] {
  const isYear = other.kind === 'datePart' && other.part === 'year';
  if (!isYear || expr.kind !== 'constant' || expr.value.kind !== 'numeric') return say(expr);
  return text(expr.value.value.toString());
}

function negation(operand: Expr, say: Say, voice: Voice): readonly Piece[] {
  const { conditions } = voice.wording;
  if (operand.kind === 'given') {
    return filled(conditions.notGiven, { operand: say(operand.operand) });
  }
  const options = operand.kind === 'logical' ? membership(operand, say, voice) : undefined;
  if (options !== undefined) return filled(conditions.unequal, options);
  const parts = say(operand);
  return filled(conditions.not, {
    operand: operand.kind === 'logical' ? filled(conditions.nested, { operand: parts }) : parts,
  });
}

function logical(expr: Logical, say: Say, voice: Voice): readonly Piece[] {
  const { conditions } = voice.wording;
  const options = membership(expr, say, voice);
  if (options !== undefined) return filled(conditions.equal, options);
  const ends = between(expr, say);
  if (ends !== undefined) return filled(conditions.between, ends);
  const operands = expr.operands.map((operand) => {
    const parts = say(operand);
    const mixed = operand.kind === 'logical' && operand.operator !== expr.operator;
    return mixed ? filled(conditions.nested, { operand: parts }) : parts;
  });
  return joined(operands, expr.operator === 'and' ? conditions.and : conditions.or);
}

/** `is in (a, b)`: equalities of one and the same thing, joined by `or`. */
function membership(expr: Logical, say: Say, voice: Voice): Filling | undefined {
  if (expr.operator !== 'or' || expr.operands.length < 2) return undefined;
  const rights: (readonly Piece[])[] = [];
  let left: readonly Piece[] | undefined;
  for (const operand of expr.operands) {
    if (operand.kind !== 'compare' || operand.operator !== '=') return undefined;
    const { right } = operand;
    if (right.kind === 'constant' && right.value.kind === 'boolean') return undefined;
    const here = say(operand.left);
    if (left !== undefined && textOf(left) !== textOf(here)) return undefined;
    left = here;
    rights.push(beside(right, operand.left, say));
  }
  if (left === undefined) return undefined;
  return { left, right: joined(rights, voice.wording.conditions.or) };
}

/** `is between a and b`. */
function between(expr: Logical, say: Say): Filling | undefined {
  const [low, high] = expr.operands;
  if (expr.operator !== 'and' || expr.operands.length !== 2) return undefined;
  if (low?.kind !== 'compare' || high?.kind !== 'compare') return undefined;
  if (low.operator !== '>=' || high.operator !== '<=') return undefined;
  const left = say(low.left);
  if (textOf(left) !== textOf(say(high.left))) return undefined;
  return {
    left,
    low: beside(low.right, low.left, say),
    high: beside(high.right, high.left, say),
  };
}

function aggregate(
  expr: Aggregate,
  manner: Manner,
  voice: Voice,
  named: (name: string) => readonly Piece[],
): readonly Piece[] {
  const { conditions, formulas } = voice.wording;
  const plain: Say = (part) => pieces(part, 'named', voice);
  const where =
    expr.where === undefined ? [] : filled(formulas.where, { condition: plain(expr.where) });
  const item = [
    ...joined(
      expr.loops.map((loop) => listName(loop, plain)),
      ', ',
    ),
    ...where,
  ];
  const operand = expr.value === undefined ? [] : plain(expr.value);
  if (expr.operator === 'any' || expr.operator === 'every') {
    const last = expr.loops.at(-1);
    const each = [...text(last === undefined ? '' : last.variable.entity.label), ...where];
    return filled(conditions[expr.operator], { item: each, condition: operand });
  }
  const ofDays = expr.type.kind === 'date';
  const operator =
    ofDays && expr.operator === 'largest'
      ? 'latest'
      : ofDays && expr.operator === 'smallest'
        ? 'earliest'
        : expr.operator;
  const sentence = filled(formulas[operator], { operand, item });
  return manner === 'named' ? sentence : named(textOf(sentence));
}

/** What a loop runs over, by the label of its list. */
function listName(loop: Loop, plain: Say): readonly Piece[] {
  return loop.list.kind === 'field' ? plain(loop.list) : text(loop.variable.entity.label);
}
