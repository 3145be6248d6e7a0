// Prints a tree as a compact s-expression, for tests: every field of every node, spans aside.

interface Shown {
  readonly kind?: unknown;
  readonly span?: unknown;
}

/** `(grants amount:(reference name:x))`; absent fields, false flags and empty lists are left out. */
export function printTree(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printTree).join(' ')}]`;
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  }
  const { kind, span: _, ...fields } = value as Shown & Readonly<Record<string, unknown>>;
  if (kind === 'name') return String(fields.text);
  if (kind === 'text') return JSON.stringify(fields.value);
  if (kind === 'missing') return `?${String(fields.expected)}`;
  if (kind === 'reference') return printTree(fields.name);
  const said = Object.entries(fields)
    .filter(([key, field]) => field !== undefined && !isEmpty(field) && (field || key === 'value'))
    .map(([key, field]) => ` ${key}:${printTree(field)}`);
  return `(${String(kind ?? '')}${said.join('')})`;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
