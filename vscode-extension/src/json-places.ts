// Where in a dossier's text a path such as `$.projects[0].investment` leads.
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/** Offsets; the end is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * The name of the field that the path ends in, or the item of a list. Where that is not in the text, the
 * opening of what should hold it; at worst the first character.
 */
export function placeOf(text: string, path: string): Place {
  // JSON is read as the YAML that it is too: its reader says where everything stands.
  const { contents } = parseDocument(text, { keepSourceTokens: false, logLevel: 'silent' });
  let node: Node | null = contents;
  let place = openingOf(node);
  for (const step of stepsOf(path)) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return place;
      place = isNode(pair.key) ? rangeOf(pair.key) : place;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (!isNode(item)) return place;
      node = item;
      place = openingOf(item);
    } else return place;
  }
  return place;
}

/** `$.a[1].b`: `a`, `1`, `b`. */
function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)].map(
    ([, name, index]) => name ?? index ?? '',
  );
}

function rangeOf({ range }: Node): Place {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 1 };
}

function openingOf(node: Node | null): Place {
  if (node === null) return { start: 0, end: 1 };
  const { start, end } = rangeOf(node);
  return isScalar(node) ? { start, end } : { start, end: start + 1 };
}
