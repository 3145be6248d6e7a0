// One header → the column it names: by the names of the policy, or by its labels in any language.
// Case, width and the signs between words do not count (words.ts).
import type { Choice, HeaderNode } from './header-tree.ts';
import { fold } from './words.ts';

/** A column and the names that lead to it: `projects.1.investment`. */
export interface Found<Target> {
  readonly target: Target;
  readonly path: string;
}

/** What a header can mean: none, one, or several columns that go by the same words. */
export function lookUp<Target>(header: string, tree: HeaderNode<Target>): readonly Found<Target>[] {
  const [exact] = byNames(stepsIn(header), tree, []);
  if (exact) return [exact];
  const loose = byWords(fold(header), tree, [], false);
  const named = loose.filter(({ labelled }) => !labelled);
  const seen = new Set<string>();
  return (named.length > 0 ? named.slice(0, 1) : loose).filter(({ path }) => {
    if (seen.has(path)) return false;
    seen.add(path);
    return true;
  });
}

/** `projects[P1].investment` and `projects.P1.investment` alike. */
function stepsIn(header: string): readonly string[] {
  return header
    .trim()
    .replace(/\[([^[\]]*)\]/g, '.$1')
    .split('.')
    .map((step) => plainNumber(step.trim()));
}

/** `01` is the number 1. */
function plainNumber(step: string): string {
  return /^0+\d+$/.test(step) ? step.replace(/^0+(?=\d)/, '') : step;
}

/** Step by step, the names as they are declared. */
function byNames<Target>(
  steps: readonly string[],
  node: HeaderNode<Target>,
  path: readonly string[],
): readonly Found<Target>[] {
  const [step, ...others] = steps;
  if (step === undefined) {
    return node.target === undefined ? [] : [{ target: node.target, path: path.join('.') }];
  }
  if (step === '') return [];
  const chosen = node.choices.flatMap(({ name, next }) => {
    // An article may be called 5.3.
    const whole = name.split('.');
    if (!whole.every((one, at) => one === steps[at])) return [];
    return byNames(steps.slice(whole.length), next(), [...path, name]);
  });
  const items = node.item ? byNames(others, node.item(step), [...path, step]) : [];
  const name = steps.join('.');
  const rest = node.rest ? [{ target: node.rest(name), path: [...path, name].join('.') }] : [];
  return [...chosen, ...items, ...rest];
}

interface Loose<Target> extends Found<Target> {
  /** A label was read, not names alone. */
  readonly labelled: boolean;
}

/** Word by word; items by their numbers. What a header is free to name (`rest`) is no set of words. */
function byWords<Target>(
  text: string,
  node: HeaderNode<Target>,
  path: readonly string[],
  labelled: boolean,
): readonly Loose<Target>[] {
  if (text === '') {
    return node.target === undefined
      ? []
      : [{ target: node.target, path: path.join('.'), labelled }];
  }
  const chosen = node.choices.flatMap((choice) => {
    return spellings(choice).flatMap(({ words, label }) => {
      const left = after(text, words);
      if (left === undefined) return [];
      return byWords(left, choice.next(), [...path, choice.name], labelled || label);
    });
  });
  const number = /^\d+/.exec(text)?.[0];
  const left = number === undefined ? undefined : after(text, number);
  const items =
    node.item && number !== undefined && left !== undefined
      ? byWords(left, node.item(plainNumber(number)), [...path, plainNumber(number)], labelled)
      : [];
  return [...chosen, ...items];
}

function spellings<Target>({ name, labels }: Choice<Target>) {
  const names = [{ words: fold(name), label: false }];
  return [...names, ...labels.map((label) => ({ words: fold(label), label: true }))];
}

/** What follows these words; undefined where the text does not begin with them as whole words. */
function after(text: string, words: string): string | undefined {
  if (words === '' || !text.startsWith(words)) return undefined;
  const left = text.slice(words.length);
  return left === '' || bounded(words.at(-1) ?? '', left[0] ?? '') ? left.trimStart() : undefined;
}

/**
 * Whether a word may end between these two. Chinese sets no space between words, and a number may
 * stand right beside a word.
 */
function bounded(before: string, next: string): boolean {
  const letter = /\p{Lo}/u;
  const digit = /\d/;
  if (next === ' ' || letter.test(before) || letter.test(next)) return true;
  return digit.test(before) !== digit.test(next);
}

/**
 * Names of columns that a header might have meant, for “did you mean”: the items go by the numbers
 * that the header itself names. At most `most` of them.
 */
export function namesNear<Target>(
  header: string,
  tree: HeaderNode<Target>,
  most: number,
): readonly string[] {
  const numbers = header.match(/\d+/g) ?? [];
  const names: string[] = [];
  const visit = (node: HeaderNode<Target>, path: readonly string[], depth: number): void => {
    if (names.length >= most) return;
    if (node.target !== undefined) names.push(path.join('.'));
    for (const choice of node.choices) visit(choice.next(), [...path, choice.name], depth);
    const key = numbers[depth] ?? '1';
    if (node.item) visit(node.item(key), [...path, key], depth + 1);
  };
  visit(tree, [], 0);
  return names;
}
