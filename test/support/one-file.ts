// A policy that stands in a test: what it takes to check one file without a disk.
import type { FileRead, Host } from '#compiler';
import { parse, walk } from '#language';

const NAME = 'example.clause';

/**
 * A host for one policy, `example.clause`. Its source texts say whatever it cites; `others` are
 * the files that it uses, by name.
 */
export function hostOf(text: string, others: Readonly<Record<string, string>> = {}): Host {
  const quotes: string[] = [];
  walk(parse(text, { file: NAME }).file, (node) => {
    if (node.kind !== 'cites') return;
    for (const quote of node.quotes) if (quote.kind === 'text') quotes.push(quote.value);
  });
  const source = quotes.join('\n').replaceAll('…', 'and so on');
  const files: Readonly<Record<string, string>> = { ...others, [NAME]: text };
  return {
    read: (path) => found(files[path] ?? (path.endsWith('.txt') ? source : undefined)),
    resolve: (_, relative) => relative,
  };
}

function found(text: string | undefined): FileRead {
  if (text === undefined) return { kind: 'problem', problem: 'missing' };
  return { kind: 'read', text, bytes: new TextEncoder().encode(text) };
}
