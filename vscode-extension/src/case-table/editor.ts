// The table of a case file, as an editor beside the text: both show the same document.
import * as vscode from 'vscode';
import type { CaseOutcome, CaseTable as Told } from '../../../lsp/index.ts';
import type { FromTable, ShownTable, ToTable } from '../../preview/case-protocol.ts';
import type { Ask } from '../ask.ts';
import { folderOf, pageFor } from '../preview/html.ts';
import { rangeOf } from '../ranges.ts';
import { type CsvTable, csvTable, csvText } from './csv.ts';
import { editOf } from './edit.ts';
import { type CaseTable, readTable } from './read.ts';
import { shownCsv, shownYaml } from './shown.ts';

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

/** The table of the text as it stands, by the form of the file. */
type Held =
  | { readonly form: 'yaml'; readonly table: CaseTable }
  | { readonly form: 'csv'; readonly table: CsvTable };

interface Change {
  readonly range: vscode.Range;
  readonly text: string;
}

class TableOverText {
  readonly #document: vscode.TextDocument;
  readonly #webview: vscode.Webview;
  readonly #ask: Ask;
  readonly #listeners: readonly vscode.Disposable[];
  #held: Held | undefined;
  #told: Told = { cases: [] };
  #outcomes: ReadonlyMap<string, CaseOutcome> = new Map();

  constructor(document: vscode.TextDocument, webview: vscode.Webview, ask: Ask) {
    this.#document = document;
    this.#webview = webview;
    this.#ask = ask;
    this.#listeners = [
      webview.onDidReceiveMessage((message: FromTable) => void this.#hear(message)),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document) void this.#show();
      }),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #send(message: ToTable): void {
    void this.#webview.postMessage(message);
  }

  async #show(): Promise<void> {
    const { version, uri } = this.#document;
    const told = await this.#ask('clause/caseTable', { uri: uri.toString() }).catch(
      () => undefined,
    );
    // Changed meanwhile: its own answer is on its way.
    if (version !== this.#document.version) return;
    this.#told = told ?? this.#told;
    this.#held = this.#read();
    if (this.#held === undefined) this.#send({ kind: 'broken' });
    else this.#send({ kind: 'table', table: this.#shown(this.#held) });
  }

  #read(): Held | undefined {
    if (/\.csv$/i.test(this.#document.uri.path)) {
      const { cells } = this.#told;
      return cells === undefined ? undefined : { form: 'csv', table: csvTable(cells) };
    }
    const table = readTable(this.#document.getText());
    return table === undefined ? undefined : { form: 'yaml', table };
  }

  #shown(held: Held): ShownTable {
    if (held.form === 'csv') return shownCsv(held.table, this.#outcomes);
    return shownYaml(held.table, this.#told, this.#outcomes, (line, character) =>
      this.#document.offsetAt(new vscode.Position(line, character)),
    );
  }

  async #hear(message: FromTable): Promise<void> {
    switch (message.kind) {
      case 'ready':
        await this.#show();
        return;
      case 'edit':
        await this.#write(this.#changeFor(message));
        return;
      case 'run': {
        const { results } = await this.#ask('clause/runCases', {
          uri: this.#document.uri.toString(),
        });
        this.#outcomes = new Map(results.map((result) => [result.name, result]));
        await this.#show();
        return;
      }
      case 'show':
        await vscode.window.showTextDocument(this.#document, {
          viewColumn: vscode.ViewColumn.One,
          selection: this.#placeOf(message.row),
        });
        return;
      default:
        message satisfies never;
    }
  }

  /** One cell's new value; undefined where the file has no place for it. */
  #changeFor({ row, key, value }: Extract<FromTable, { kind: 'edit' }>): Change | undefined {
    const held = this.#held;
    if (held === undefined) return undefined;
    if (held.form === 'yaml') {
      const edit = editOf(held.table, row, key, value);
      return edit && { range: this.#range(edit.start, edit.end), text: edit.text };
    }
    const cell = held.table.rows[row]?.cells.get(key);
    if (cell === undefined) return undefined;
    const range = rangeOf(cell.range);
    const text = csvText(value, this.#document.getText(range), held.table.separator);
    return text === undefined ? undefined : { range, text };
  }

  async #write(change: Change | undefined): Promise<void> {
    // Read in another encoding than its own, it would be saved with letters lost.
    const isGarbled = this.#document.getText().includes('\ufffd');
    if (change === undefined || isGarbled) {
      vscode.window.showWarningMessage(
        isGarbled
          ? vscode.l10n.t(
              'The file is not in UTF-8. Reopen it with its own encoding (click the encoding in the status bar), then change it.',
            )
          : vscode.l10n.t('The table has no place for this value; write it in the text.'),
      );
      await this.#show();
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(this.#document.uri, change.range, change.text);
    await vscode.workspace.applyEdit(edit);
  }

  #placeOf(row: number): vscode.Range {
    const held = this.#held;
    if (held?.form === 'csv') {
      const [cell] = held.table.rows[row]?.cells.values() ?? [];
      const { start } = cell === undefined ? this.#range(0, 0) : rangeOf(cell.range);
      return new vscode.Range(start, start);
    }
    const start = held?.table.rows[row]?.cells.get('name')?.start ?? 0;
    return this.#range(start, start);
  }

  #range(start: number, end: number): vscode.Range {
    return new vscode.Range(this.#document.positionAt(start), this.#document.positionAt(end));
  }
}
