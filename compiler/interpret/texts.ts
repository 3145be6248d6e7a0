// Which texts tell one fact from another: those that the policy and the dossier name, and one that
// neither does. Texts are only ever compared for equality, so no others need be tried (ceiling.ts).
import type { Dossier } from '../dossier/dossier.ts';
import type { Model } from '../model/model.ts';

/** Unlike any text that people write. */
const NEW_TEXT = '\u{10FFFF}';

export function tellingTexts(model: Model, dossier: Dossier): readonly string[] {
  const texts = new Set<string>();
  const seen = new Set<unknown>();
  const waiting: unknown[] = [model, dossier];
  while (waiting.length > 0) {
    const thing = waiting.pop();
    if (typeof thing !== 'object' || thing === null || seen.has(thing)) continue;
    seen.add(thing);
    if ('kind' in thing && thing.kind === 'text' && 'value' in thing) {
      if (typeof thing.value === 'string') texts.add(thing.value);
    } else if (thing instanceof Map) waiting.push(...thing.values());
    else waiting.push(...Object.values(thing));
  }
  for (const { keys } of dossier.ledger) {
    for (const key of keys.values()) if (typeof key === 'string') texts.add(key);
  }
  return [...texts, NEW_TEXT];
}
