// Where a case file says a fact: a dossier that is refused is to be mended there, be it in the case's
// changes, in its dossier or in the base that several cases start from.
import type { Span } from '#language';
import { isObject } from '../dossier/json.ts';
import { type Step, stepsIn, stepsOf } from './changes.ts';
import type { YamlEntry, YamlValue } from './yaml-tree.ts';

/** One place of a fact's path; of an item its number and, if it has one, its id. */
interface Target {
  readonly name: string;
  readonly isItem: boolean;
  readonly id: string | undefined;
}

/** How much of a path was found, and where that stands. */
interface Found {
  readonly depth: number;
  readonly span: Span;
  /** Of an item of a list there is none. */
  readonly nameSpan: Span | undefined;
}

/**
 * The place of a fact, or of the nearest thing around it that the file holds: a fact that is missing
 * stands nowhere. `layers`: what the dossier is made of, what was laid over the rest first.
 * `path`: as fact errors name it, `$.projects[0].investment`. `part`: which of the fact's own name and
 * value is meant, for a name that means nothing is to be mended itself.
 */
export function placeOfFact(
  path: string,
  dossier: unknown,
  layers: readonly YamlValue[],
  part: 'name' | 'value' = 'value',
): Span | undefined {
  const targets = targetsOf(path, dossier);
  const found = layers.map((layer) => within(layer, targets, 0, undefined));
  const place = found.reduce(deeper, undefined);
  return part === 'name' ? (place?.nameSpan ?? place?.span) : place?.span;
}

function targetsOf(path: string, dossier: unknown): readonly Target[] {
  let held = dossier;
  return (stepsOf(path) ?? []).map(({ name, bracketed }) => {
    const isItem = bracketed && Array.isArray(held);
    held = Array.isArray(held) ? held[Number(name)] : isObject(held) ? held[name] : undefined;
    const id = isItem && isObject(held) && held.id !== undefined ? String(held.id) : undefined;
    return { name, isItem, id };
  });
}

/** Looks from a value on; `depth` of the path leads to it. */
function within(
  value: YamlValue,
  targets: readonly Target[],
  depth: number,
  here: Found | undefined,
): Found | undefined {
  const [target] = targets.slice(depth);
  if (target === undefined) return here;
  const inside = (held: YamlValue, steps: number, span: Span, nameSpan?: Span) =>
    within(held, targets, depth + steps, { depth: depth + steps, span, nameSpan });
  switch (value.kind) {
    case 'map':
      return entriesOf(value.entries, depth)
        .map(({ steps, value: held, span, nameSpan }) =>
          leads(steps, targets.slice(depth))
            ? inside(held, steps.length, span, nameSpan)
            : undefined,
        )
        .reduce(deeper, here);
    case 'list': {
      // Changes may be a list of groups, one laid over another.
      if (depth === 0) {
        return value.items
          .toReversed()
          .map((item) => within(item, targets, 0, undefined))
          .reduce(deeper, here);
      }
      const item = itemOf(value.items, target);
      return item === undefined ? here : inside(item, 1, item.span);
    }
    case 'scalar':
      return here;
    default:
      return value satisfies never;
  }
}

interface PlacedSteps {
  readonly steps: readonly Step[];
  readonly value: YamlValue;
  readonly span: Span;
  readonly nameSpan: Span;
}

/** The names of a group as paths, also `{path: …, value: …}`. */
function entriesOf(entries: readonly YamlEntry[], depth: number): readonly PlacedSteps[] {
  const [path, value] = ['path', 'value'].map(
    (name) => entries.find(({ key }) => key === name)?.value,
  );
  const named = entries.map((entry) => ({
    steps: stepsIn(entry.key) ?? [],
    value: entry.value,
    nameSpan: entry.keySpan,
    span:
      entry.value.kind === 'scalar' && entry.value.text !== '' ? entry.value.span : entry.keySpan,
  }));
  if (depth > 0 || path?.kind !== 'scalar' || value === undefined) return named;
  return [
    ...named,
    { steps: stepsOf(path.text) ?? [], value, span: value.span, nameSpan: path.span },
  ];
}

function leads(steps: readonly Step[], targets: readonly Target[]): boolean {
  return (
    steps.length > 0 &&
    steps.every(({ name }, index) => {
      const target = targets[index];
      return target !== undefined && (name === target.name || name === target.id);
    })
  );
}

/** An item by its number, if it is of the same id there, or else by its id. */
function itemOf(items: readonly YamlValue[], { name, id, isItem }: Target): YamlValue | undefined {
  if (!isItem) return undefined;
  const numbered = items[Number(name)];
  if (numbered !== undefined && idOf(numbered) === id) return numbered;
  return id === undefined ? undefined : items.find((item) => idOf(item) === id);
}

function idOf(item: YamlValue): string | undefined {
  if (item.kind !== 'map') return undefined;
  const id = item.entries.find(({ key }) => key === 'id')?.value;
  return id?.kind === 'scalar' && id.value !== null ? id.text : undefined;
}

function deeper(one: Found | undefined, other: Found | undefined): Found | undefined {
  return other !== undefined && (one === undefined || other.depth > one.depth) ? other : one;
}
