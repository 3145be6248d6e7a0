// “Add as a case”: the dossier with what it was found to get, at the end of the case file beside the policy.
import * as vscode from 'vscode';
import { Document, isSeq, parseDocument, visit } from 'yaml';
import type { Decision } from '../../../lsp/index.ts';
import type { Dossier } from '../../preview/protocol.ts';

/** Asks for name and reason, writes, and shows the case. Nothing is written where one is not given. */
export async function addCase(
  policy: vscode.Uri,
  dossier: Dossier,
  decision: Decision,
): Promise<void> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add as a case'),
    prompt: vscode.l10n.t('What the case shows'),
    ignoreFocusOut: true,
  });
  if (name === undefined || name.trim() === '') return;
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add as a case'),
    prompt: vscode.l10n.t(
      'Why it must be paid {0}: the sum worked out by hand',
      decision.totals.policy,
    ),
    ignoreFocusOut: true,
  });
  if (reason === undefined) return;
  const uri = vscode.Uri.joinPath(policy, '..', 'cases.yaml');
  const text = await textOf(uri);
  const added = withCase(text ?? 'cases:\n', {
    name: name.trim(),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    dossier,
    expect: expectationOf(decision),
  });
  if (added === undefined) {
    vscode.window.showWarningMessage(
      vscode.l10n.t('“cases.yaml” does not end with its list of cases; nothing was written.'),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  if (text === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(added) });
  else {
    const document = await vscode.workspace.openTextDocument(uri);
    edit.insert(uri, document.positionAt(text.length), added.slice(text.length));
  }
  await vscode.workspace.applyEdit(edit);
  const document = await vscode.workspace.openTextDocument(uri);
  const end = document.positionAt(document.getText().length);
  // Beside the preview, not over it.
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(end, end),
  });
}

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

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}
