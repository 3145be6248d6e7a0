// Faults as a drafter may leave them in a policy: one place of its text changed, every place in its
// turn. What they mean is left to the compiler; a change that means the same is no fault.
import { type NameOrHole, type Node, type ParseResult, type Token, walk } from '#language';

export interface Fault {
  /** `line 41: 30% becomes 31%`. */
  readonly what: string;
  /** The whole text with the fault in it. */
  readonly text: string;
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Keywords that are easily written for one another. */
const MISTAKEN: Readonly<Record<string, readonly string[]>> = {
  and: ['or'],
  or: ['and'],
  when: ['unless'],
  unless: ['when'],
  is: ['is not'],
  'is not': ['is'],
  'is in': ['is not in'],
  'is not in': ['is in'],
  'is at least': ['is more than', 'is at most'],
  'is at most': ['is less than', 'is at least'],
  'is more than': ['is at least', 'is less than'],
  'is less than': ['is at most', 'is more than'],
  exceeds: ['is at least'],
  'is below': ['is at most'],
  'is above': ['is at least'],
  'is before': ['is on or before', 'is after'],
  'is after': ['is on or after', 'is before'],
  'is on or before': ['is before'],
  'is on or after': ['is after'],
  'is given': ['is not given'],
  'is not given': ['is given'],
  'up to': ['below'],
  below: ['up to'],
  above: ['from'],
  'takes the better': ['tops up', 'excludes'],
  'tops up': ['takes the better', 'excludes'],
  excludes: ['takes the better', 'tops up'],
  'rounding half up': ['rounding down', 'rounding up', 'rounding half even'],
  'rounding down': ['rounding up', 'rounding half up'],
  'rounding up': ['rounding down', 'rounding half up'],
  'rounded down': ['rounded up'],
  'rounded up': ['rounded down'],
  'capped at': ['floored at'],
  'the largest of': ['the smallest of'],
  'the smallest of': ['the largest of'],
  sum: ['the largest'],
  any: ['every'],
  every: ['any'],
  'by parts of': ['by'],
  true: ['false'],
  false: ['true'],
};

/** Every fault of one file, in the order of its text. */
export function faultsIn({ file, text, tokens }: ParseResult): readonly Fault[] {
  const nodes: Node[] = [];
  walk(file, (node) => {
    nodes.push(node);
  });
  const families = familiesIn(nodes, text);
  const changes = [
    ...tokens.flatMap((token, at) => changesOf(token, tokens[at - 1])),
    ...nodes.flatMap((node) => [...leftOut(node), ...takenForAnother(node, families)]),
  ];
  return changes
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, by }) => {
      const line = text.slice(0, start).split('\n').length;
      const was = text.slice(start, end).replace(/\s+/g, ' ').trim();
      return {
        what: `line ${line}: “${was}” ${by === '' ? 'is left out' : `becomes “${by}”`}`,
        text: text.slice(0, start) + by + text.slice(end),
      };
    });
}

function changesOf({ kind, text, span }: Token, before: Token | undefined): Change[] {
  const change = (by: string): Change => ({ start: span.start, end: span.end, by });
  switch (kind) {
    case 'number':
      return before?.text === 'article' ? [] : [change(oneMore(text))];
    case 'date':
      return [change(shifted(text, 1)), change(shifted(text, -1))];
    case 'keyword':
      return (MISTAKEN[text] ?? []).map(change);
    default:
      return [];
  }
}

/** A figure with one more in its last digit. */
function oneMore(figure: string): string {
  const digits = figure.replace(/,/g, '');
  const places = digits.split('.')[1]?.length ?? 0;
  const next = (BigInt(digits.replace('.', '')) + 1n).toString().padStart(places + 1, '0');
  return places === 0 ? next : `${next.slice(0, -places)}.${next.slice(-places)}`;
}

function shifted(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** A part forgotten, or one side of a condition, a sum, a cap. */
function leftOut(node: Node): Change[] {
  const { start, end } = node.span;
  const all: Change = { start, end, by: '' };
  const without = (from: number, to: number): Change => ({ start: from, end: to, by: '' });
  switch (node.kind) {
    case 'limit':
    case 'when':
    case 'unless':
    case 'counting':
    case 'window':
      return [all];
    case 'bound':
      return [without(node.value.span.end, end)];
    case 'arithmetic':
      return [without(node.left.span.end, end), without(start, node.right.span.start)];
    case 'logical':
      return node.operands.map(({ span }, at) => {
        const next = node.operands[at + 1];
        if (next !== undefined) return without(span.start, next.span.start);
        return without(node.operands[at - 1]?.span.end ?? span.start, span.end);
      });
    default:
      return [];
  }
}

/** Names that are easily taken for one another: fields of one kind in one entity, members of one enum. */
function familiesIn(nodes: readonly Node[], text: string): readonly (readonly string[])[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'enum') return [node.members.map(({ name }) => spelled(name))];
    if (node.kind !== 'entity') return [];
    const byType = new Map<string, string[]>();
    for (const { name, type } of node.fields) {
      const key = text.slice(type.span.start, type.span.end);
      byType.set(key, [...(byType.get(key) ?? []), spelled(name)]);
    }
    return [...byType.values()];
  });
}

function takenForAnother(node: Node, families: readonly (readonly string[])[]): Change[] {
  if (node.kind !== 'member' && node.kind !== 'reference' && node.kind !== 'memberLabel') return [];
  const name = spelled(node.name);
  const { start, end } = node.name.span;
  const others = new Set(families.filter((family) => family.includes(name)).flat());
  others.delete(name);
  return [...others].map((by) => ({ start, end, by }));
}

function spelled(name: NameOrHole): string {
  return name.kind === 'name' ? name.text : '';
}
