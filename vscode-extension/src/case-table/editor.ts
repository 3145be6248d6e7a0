// The table of a case file, as an editor beside the text: both show the same document.
import * as vscode from 'vscode';
import type { CaseOutcome } from '../../../lsp/index.ts';
import type { FromTable, ShownTable, ToTable } from '../../preview/case-protocol.ts';
import type { Ask } from '../ask.ts';
import { folderOf, pageFor } from '../preview/html.ts';
import { editOf } from './edit.ts';
import { type CaseTable, readTable } from './read.ts';

export function startCaseTables(context: vscode.ExtensionContext, ask: Ask): vscode.Disposable {
  const folder = folderOf(context.extensionUri);
  return vscode.Disposable.from(
    vscode.window.registerCustomEditorProvider(
      'clause.cases',
      {
        resolveCustomTextEditor: (document, { webview, onDidDispose }) => {
          const table = new TableOverText(document, webview, ask);
          onDidDispose(() => table.dispose());
          webview.options = { enableScripts: true, localResourceRoots: [folder] };
          webview.html = pageFor(webview, folder, 'cases.js');
        },
      },
      { webviewOptions: { retainContextWhenHidden: true } },
    ),
    vscode.commands.registerCommand('clause.openTable', (uri?: vscode.Uri) => {
      const file = uri ?? vscode.window.activeTextEditor?.document.uri;
      if (file === undefined) return;
      return vscode.commands.executeCommand('vscode.openWith', file, 'clause.cases', {
        viewColumn: vscode.ViewColumn.Beside,
      });
    }),
  );
}

class TableOverText {
  readonly #document: vscode.TextDocument;
  readonly #webview: vscode.Webview;
  readonly #ask: Ask;
  readonly #listeners: readonly vscode.Disposable[];
  #table: CaseTable | undefined;
  #outcomes: ReadonlyMap<string, CaseOutcome> = new Map();

  constructor(document: vscode.TextDocument, webview: vscode.Webview, ask: Ask) {
    this.#document = document;
    this.#webview = webview;
    this.#ask = ask;
    this.#listeners = [
      webview.onDidReceiveMessage((message: FromTable) => void this.#hear(message)),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document) this.#show();
      }),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #send(message: ToTable): void {
    void this.#webview.postMessage(message);
  }

  #show(): void {
    const table = readTable(this.#document.getText());
    if (table === undefined) {
      this.#send({ kind: 'broken' });
      return;
    }
    this.#table = table;
    this.#send({ kind: 'table', table: shown(table, this.#outcomes, this.#document) });
  }

  async #hear(message: FromTable): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#show();
        return;
      case 'edit': {
        const { row, key, value } = message;
        const edit = this.#table && editOf(this.#table, row, key, value);
        if (edit === undefined) {
          this.#show();
          return;
        }
        const change = new vscode.WorkspaceEdit();
        change.replace(this.#document.uri, this.#range(edit.start, edit.end), edit.text);
        await vscode.workspace.applyEdit(change);
        return;
      }
      case 'run': {
        const { results } = await this.#ask('clause/runCases', {
          uri: this.#document.uri.toString(),
        });
        this.#outcomes = new Map(results.map((result) => [result.name, result]));
        this.#show();
        return;
      }
      case 'explain': {
        const differences = this.#outcomeOf(message.row)?.differences ?? [];
        const lines = [...new Set(differences.flatMap(({ steps }) => steps))];
        this.#send({ kind: 'explained', row: message.row, lines });
        return;
      }
      case 'show': {
        const start = this.#table?.rows[message.row]?.cells.get('name')?.start ?? 0;
        await vscode.window.showTextDocument(this.#document, {
          viewColumn: vscode.ViewColumn.One,
          selection: this.#range(start, start),
        });
        return;
      }
      default:
        message satisfies never;
    }
  }

  #outcomeOf(row: number): CaseOutcome | undefined {
    return this.#outcomes.get(this.#table?.rows[row]?.name ?? '');
  }

  #range(start: number, end: number): vscode.Range {
    return new vscode.Range(this.#document.positionAt(start), this.#document.positionAt(end));
  }
}

function shown(
  { columns, rows }: CaseTable,
  outcomes: ReadonlyMap<string, CaseOutcome>,
  document: vscode.TextDocument,
): ShownTable {
  return {
    columns,
    rows: rows.map(({ name, cells, owners }) => {
      const outcome = outcomes.get(name);
      const keyAt = (difference: CaseOutcome['differences'][number]): string | null => {
        const { line, character } = difference.location.range.start;
        const offset = document.offsetAt(new vscode.Position(line, character));
        const at = [...cells].find(([, { start, end }]) => start <= offset && offset <= end);
        return at?.[0] ?? null;
      };
      return {
        name,
        cells: Object.fromEntries(
          [...cells].map(([key, { text, style }]) => [key, { text, editable: style !== 'block' }]),
        ),
        owners: [...owners.keys()],
        ...(outcome === undefined
          ? {}
          : {
              outcome: {
                passed: outcome.passed,
                differences: outcome.differences.map((each) => ({
                  key: keyAt(each),
                  path: each.path,
                  expected: each.expected,
                  found: each.found,
                })),
              },
            }),
      };
    }),
  };
}
