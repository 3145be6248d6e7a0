// Texts of a policy as the page shows them: marks that would turn or hide what stands beside them are told
// by their names, as the command tells them. Names, ids and paths stay: they are asked back by.
// The file itself, for its folder's door brings the parser along.
import { visible } from '../../language/hidden.ts';

export { visible };

/** What people read; the rest of a message is for the page itself. */
const TEXTS = new Set([
  'title',
  'label',
  'text',
  'heading',
  'sentence',
  'issuer',
  'period',
  'scope',
  'reason',
  'message',
  'rows',
  'notes',
  'readings',
]);

/** A message of the host with its texts made visible. */
export function readable<T>(message: T): T {
  return shown(message, false) as T;
}

function shown(value: unknown, isText: boolean): unknown {
  if (typeof value === 'string') return isText ? visible(value) : value;
  if (Array.isArray(value)) return value.map((each: unknown) => shown(each, isText));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, shown(held, TEXTS.has(name))]),
  );
}
