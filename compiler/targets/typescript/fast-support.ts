// Whether an overlap rule takes a support from elsewhere, on the fast path.

import { lowerExpression } from './fast.ts';
import { condition, type FastScope, NotFast } from './fast-scope.ts';
import type { GeneratedFile } from './file.ts';
import type { SupportCondition } from './ir.ts';

/** Code of whether a rule takes a support, where that hangs on no absent fact. */
export function fastSupport(
  { variable, where }: SupportCondition,
  file: GeneratedFile,
): string | undefined {
  if (!where) return '() => true';
  const names = file.names.inner();
  names.claim('support');
  const scope: FastScope = {
    names,
    lines: [],
    variables: new Map([[variable, 'support']]),
    known: new Map(),
    leave: '',
    assumed: undefined,
    dossier: 'dossier',
    lower: lowerExpression,
    use: file.use,
  };
  try {
    const { code } = condition(where, scope);
    const plain = scope.lines.length === 0 && !/\bdossier\b/.test(code);
    return plain ? `(support) => ${code}` : undefined;
  } catch (error) {
    if (error instanceof NotFast) return undefined;
    throw error;
  }
}
