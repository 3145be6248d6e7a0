// Words and nodes one after another: the spaces between them, lists in parentheses, and chains of
// operators that break before each operator or not at all.
import type { Node } from '../syntax.ts';
import {
  concat,
  type Doc,
  filling,
  group,
  indent,
  line,
  lineEnd,
  ownLine,
  softline,
  spansLines,
} from './document.ts';
import { type Element, elementsOf, type WordIndex } from './tree.ts';
import type { Word } from './words.ts';

/** What every layout function needs to know. */
export interface Layout {
  readonly words: WordIndex;
  /** A word as it is to be written. */
  readonly spelling: (word: Word) => string;
  /** The document of a node with all its words and comments. */
  readonly layOut: (node: Node) => Doc;
}

/** A document and what the space before and after it depends on. */
interface Unit {
  readonly doc: Doc;
  /** The node's own word; undefined for a child or a list in parentheses. */
  readonly own: string | undefined;
  /** A line may end before it. */
  readonly breaks: boolean;
}

/** A word with its comments. */
export function wordDoc(word: Word, how: Layout): Doc {
  return concat(
    word.above.map((comment) => ownLine(comment.text)),
    how.spelling(word),
    word.behind === undefined ? [] : lineEnd(word.behind.text),
  );
}

export function elementDoc(element: Element, how: Layout): Doc {
  return element.word ? wordDoc(element.word, how) : how.layOut(element.node);
}

/** Elements on one line, with the spaces that the language puts between them. */
export function flow(elements: readonly Element[], node: Node, how: Layout): Doc {
  return strung(
    unitsOf(
      elements.map((element) => ({ element, breaks: false })),
      how,
    ),
    node,
  );
}

/** As `flow`, and where it does not fit, a new line before a word that follows a child. */
export function breakable(elements: readonly Element[], node: Node, how: Layout): Doc {
  const marked = elements.map((element, i) => ({
    element,
    breaks: element.word !== undefined && elements[i - 1]?.node !== undefined,
  }));
  return strung(unitsOf(marked, how), node, 'fill');
}

/**
 * Operators of one strength: `a + b − c` breaks before every operator or nowhere. Operands that
 * are formulas themselves stand one step further in.
 */
export function chain(node: Node, how: Layout): Doc {
  const levels: Marked[][] = [];
  for (let level: Node | undefined = node; level !== undefined; ) {
    const elements = elementsOf(level, how.words);
    const breaks = mayBreak(level);
    const here = elements.map((element, i) => ({
      element,
      breaks: breaks && element.word !== undefined && (i === 1 || node.kind === 'logical'),
    }));
    const left: Node | undefined = elements[0]?.node;
    const deeper: boolean = left !== undefined && strength(left) === strength(node);
    levels.push(deeper ? here.slice(1) : here);
    level = deeper ? left : undefined;
  }
  const marked = levels.reverse().flat();
  const units = unitsOf(marked, how);
  const [first] = units;
  const spread = units.some((unit) => spansLines(unit.doc));
  if (first && !spread && isFormula(marked[0]?.element.node)) {
    units[0] = { ...first, doc: indent(first.doc) };
  }
  // Beside a table or the like, which has its own lines, an operator may stay on the last of them.
  return strung(units, node, spread && node.kind !== 'logical' ? 'fill' : 'all');
}

function mayBreak(node: Node): boolean {
  if (node.kind === 'membership') return false; // its list breaks
  return !(node.kind === 'arithmetic' && (node.operator === 'of' || isFraction(node)));
}

/** Operators of one strength stand in one chain. */
function strength(node: Node): string {
  if (node.kind === 'arithmetic') {
    if (isFraction(node)) return 'fraction';
    return node.operator === '+' || node.operator === '-' || node.operator === 'net of'
      ? 'sum'
      : 'product';
  }
  if (node.kind === 'bound' || node.kind === 'rounded') return 'bound';
  return node.kind === 'logical' ? node.operator : node.kind;
}

/** `2/3`: two figures without units. */
function isFraction(node: Node): boolean {
  return (
    node.kind === 'arithmetic' &&
    node.operator === '/' &&
    [node.left, node.right].every((n) => n.kind === 'number' && !n.scale && !n.unit)
  );
}

function isFormula(node: Node | undefined): boolean {
  switch (node?.kind) {
    case 'arithmetic':
    case 'bound':
    case 'rounded':
    case 'logical':
    case 'comparison':
    case 'between':
    case 'membership':
    case 'given':
    case 'dateShift':
    case 'elapsed':
    case 'aggregate':
    case 'extreme':
    case 'not':
      return true;
    default:
      return false;
  }
}

interface Marked {
  readonly element: Element;
  readonly breaks: boolean;
}

function unitsOf(marked: readonly Marked[], how: Layout): Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < marked.length; i++) {
    const { element, breaks } = marked[i] ?? {};
    if (element === undefined) continue;
    const own = element.word?.text;
    const close = own === '(' ? closing(marked, i) : undefined;
    if (close !== undefined) {
      units.push({
        doc: bracketed(marked.slice(i, close + 1), how),
        own: undefined,
        breaks: false,
      });
      i = close;
      continue;
    }
    units.push({ doc: elementDoc(element, how), own, breaks: breaks ?? false });
  }
  return units;
}

function closing(marked: readonly Marked[], open: number): number | undefined {
  const close = marked.findIndex((m, i) => i > open && m.element.word?.text === ')');
  return close < 0 ? undefined : close;
}

/** `(a, b, c)`: if it does not fit, the items fill lines of their own between the parentheses. */
function bracketed(marked: readonly Marked[], how: Layout): Doc {
  const docs = marked.map((m) => ({ doc: elementDoc(m.element, how), own: m.element.word?.text }));
  const items = docs.slice(1, -1).map(({ doc, own }, i, all) => {
    if (own === ',') return doc;
    return i > 0 && all[i - 1]?.own === ',' ? filling(doc) : i > 0 ? concat(' ', doc) : doc;
  });
  return group(
    docs[0]?.doc ?? '',
    indent(softline, items),
    softline,
    docs[docs.length - 1]?.doc ?? '',
  );
}

/**
 * Puts spaces and possible ends of lines between the units: ends `all` or none, or only where the
 * next words do not fit (`fill`). After the first possible end, lines start one step in.
 */
function strung(units: readonly Unit[], node: Node, ends: 'all' | 'fill' = 'all'): Doc {
  const head: Doc[] = [];
  const runs: Doc[][] = [];
  for (const [i, unit] of units.entries()) {
    const previous = units[i - 1];
    if (previous !== undefined && unit.breaks && !isPunctuation(unit.own)) {
      runs.push([unit.doc]);
      continue;
    }
    const into = runs[runs.length - 1] ?? head;
    if (previous !== undefined) into.push(space(previous.own, unit.own, node));
    into.push(unit.doc);
  }
  if (runs.length === 0) return concat(head);
  const tail = runs.map((run) => (ends === 'fill' ? filling(run) : concat(line, run)));
  return group(head, indent(tail));
}

function isPunctuation(own: string | undefined): boolean {
  return own === ',' || own === ')' || own === ':' || own === '.' || own === '%';
}

function space(before: string | undefined, after: string | undefined, node: Node): ' ' | '' {
  if (node.kind === 'ratio' || node.kind === 'percent' || node.kind === 'negation') return '';
  if (isFraction(node)) return '';
  if (isPunctuation(after) || before === '(' || before === '.') return '';
  return ' ';
}
