// A case file's text with one more case at its end; all that was there stays as it was.
import { Document, isSeq, parseDocument, visit } from 'yaml';
import type { Decision } from '../../../lsp/index.ts';

/** Clauses that pay, and the total: what DESIGN §4 asks of a case. */
export function expectationOf({ totals }: Decision): Readonly<Record<string, unknown>> {
  const paid = Object.entries(totals.clauses).filter(([, amount]) => !/^0(?:\.0*)?$/.test(amount));
  return { clauses: Object.fromEntries(paid), total: totals.policy };
}

/** The file's text with one more case, indented as its others; undefined where it has no place for it. */
export function withCase(
  text: string,
  added: Readonly<Record<string, unknown>>,
): string | undefined {
  const document = parseDocument(text);
  const cases = document.get('cases', true);
  const end = text.trimEnd().length;
  let indent = '';
  if (isSeq(cases)) {
    const [first] = cases.items as readonly { range?: [number, number, number] | null }[];
    const last = cases.range?.[1] ?? 0;
    if (cases.flow === true || text.slice(last).trim() !== '') return undefined;
    const start = first?.range?.[0] ?? 0;
    const dash = text.lastIndexOf('-', start);
    indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
  } else if (!/(?:^|\n)cases:\s*$/.test(text)) return undefined;
  const block = written(added, text)
    .split('\n')
    .map((line) => indent + line)
    .join('\n');
  const before = text.length === 0 || text.endsWith('\n') ? text : `${text}\n`;
  return end === 0 ? `cases:\n${block}\n` : `${before}${block}\n`;
}

/** A list of one case, with quotes and lists as the file has them. */
function written(added: Readonly<Record<string, unknown>>, text: string): string {
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0;
  const document = new Document([added]);
  const isQuoted = /as_of:\s*['"]/.test(text);
  visit(document, {
    // Other readers than ours take a date without quotes for something else than a text.
    Scalar: (_, node) => {
      const isDate = typeof node.value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(node.value);
      const quote = count(/: "/g) > count(/: '/g) ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
      if (isDate && isQuoted) node.type = quote;
    },
  });
  return document
    .toString({
      lineWidth: 0,
      singleQuote: count(/: "/g) <= count(/: '/g),
      indentSeq: !/\n( +)[\w-]+:\n\1- /.test(text),
    })
    .trimEnd();
}
