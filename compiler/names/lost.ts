// What the parts of a text that could not be read may hold: names that are declared or used there,
// and words of the language.
import { type NameOrHole, type Node, type SyntaxProblem, walk } from '#language';
import type { Breaks, InnerItem } from './broken.ts';

export interface Lost {
  /** Whether a name may be declared or used where the text could not be read. */
  mayName(name: string): boolean;
  /** Whether one of the keyword's spellings stands there, or is what was expected there. */
  mayHold(spellings: readonly string[]): boolean;
  /** Whether a declaration of one of the kinds lost its name there: it may be any name. */
  lostNameOf(kind: Nameless): boolean;
  /** Whether something is missing there that may be any name. */
  readonly hasHoles: boolean;
}

type Nameless = 'unit' | 'any';

/** A word, as the language reads them. */
const WORD = /[\p{L}\p{M}\p{N}_\u200c\u200d]+/gu;
const ONE_WORD = new RegExp(`^${WORD.source}$`, 'u');
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Two words that lost the space between them leave one that begins or ends with each. */
function isWithin(name: string, word: string): boolean {
  const rest = word.startsWith(name)
    ? word.slice(name.length)
    : word.endsWith(name)
      ? word.slice(0, -name.length)
      : '';
  // More than an ending: `projects` is another name than `project`.
  return rest.length > 1 && !rest.startsWith('_') && !rest.endsWith('_');
}

/** @param spellings of the language's keywords: one in the place of a name is not the name */
export function lostIn({ files }: Breaks, spellings: ReadonlySet<string>): Lost {
  const pieces = files.flatMap(({ text, regions }) =>
    regions
      .filter(({ isBroken }) => isBroken)
      .map(({ start, reach }) => text.slice(Math.max(0, start), reach)),
  );
  const problems = files.flatMap(({ errors }) => errors);
  const items = files.flatMap(({ regions }) =>
    regions.flatMap(({ item, isBroken }) => (isBroken && item !== undefined ? [item] : [])),
  );
  const words = new Set(pieces.flatMap((piece) => piece.match(WORD) ?? []));
  const wanted = new Set(
    problems.flatMap(({ expected, hint, repair }) => [...expected, hint ?? '', repair?.word ?? '']),
  );
  // `first years` for `first_years`.
  const meant = new Set(problems.flatMap(({ instead }) => instead ?? []));
  const holes = holesOf(items, problems, spellings);
  const merged = [...words];
  const has = (name: string) =>
    ONE_WORD.test(name) && !UNSPACED.test(name)
      ? words.has(name) || merged.some((word) => isWithin(name, word))
      : pieces.some((piece) => piece.includes(name));
  return {
    mayName: (name) => has(name) || meant.has(name),
    mayHold: (spellings) => spellings.some((each) => has(each) || wanted.has(each)),
    lostNameOf: (kind) => holes.nameless.has(kind),
    hasHoles: holes.any,
  };
}

function holesOf(
  items: readonly InnerItem[],
  problems: readonly SyntaxProblem[],
  spellings: ReadonlySet<string>,
) {
  // In `define of Land`, where the name is missing, the next word stands for it.
  const isLost = (name: NameOrHole) =>
    name.kind === 'missing' ||
    (spellings.has(name.text) &&
      problems.some(
        ({ span: { file, start, end } }) =>
          file === name.span.file && start <= name.span.start && name.span.end < end,
      ));
  const nameless = new Set<Nameless>();
  let any = false;
  for (const item of items) {
    walk(item, (node) => {
      // Each item of an article has a region of its own.
      if (item.kind === 'article' && item.items.some((each) => each === node)) return false;
      if (node.kind === 'missing' && node.expected !== 'text') any = true;
      if (node.kind === 'unit' && isLost(node.name)) nameless.add('unit');
      if (isNameless(node, isLost)) nameless.add('any');
      return true;
    });
  }
  return { nameless, any };
}

/** Whether a declaration has all but its name. One of which nothing is written yet has lost nothing. */
function isNameless(node: Node, isLost: (name: NameOrHole) => boolean): boolean {
  switch (node.kind) {
    case 'enum':
      return isLost(node.name) && (node.label !== undefined || node.members.length > 0);
    case 'entity':
      return isLost(node.name) && (node.label !== undefined || node.fields.length > 0);
    case 'enumMember':
      return isLost(node.name) && node.label !== undefined;
    case 'field':
      return isLost(node.name) && (node.label !== undefined || node.type.kind !== 'missing');
    case 'unit':
      return isLost(node.name) && (node.label !== undefined || node.plural !== undefined);
    case 'define':
    case 'parameter':
      return isLost(node.name) && node.value.kind !== 'missing';
    case 'clause':
      return isLost(node.name) && (node.binders.length > 0 || node.parts.length > 0);
    case 'binder':
      return isLost(node.variable) && node.list.kind !== 'missing';
    default:
      return false;
  }
}
