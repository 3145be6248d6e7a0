// The status bar: how the active policy stands, errors first, then the sentences that no clause cites.
import * as vscode from 'vscode';
import type { Ask } from './ask.ts';
import { belongsToPolicy } from './policy.ts';

/** After this silence the source's coverage is asked for again, in milliseconds. */
const SETTLED = 400;

export function startStatus(ask: Ask): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('clause', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Clause';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const mine = ++turn;
    if (document === undefined || !belongsToPolicy(document)) return item.hide();
    const uncited = await uncitedIn(ask, document.uri);
    if (mine === turn) show(item, errorsOf(document.uri), uncited);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), SETTLED);
  };

  void update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    vscode.languages.onDidChangeDiagnostics(soon),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

/** Null where it cannot be told. */
async function uncitedIn(ask: Ask, uri: vscode.Uri): Promise<number | null> {
  try {
    const answer = await ask('clause/sourceCoverage', { uri: uri.toString() });
    if (answer.kind !== 'found') return null;
    return answer.sources.reduce((sum, { uncited }) => sum + uncited.length, 0);
  } catch {
    return null;
  }
}

/**
 * Of all files of the folder: a policy's finding may lie in another file than the open one. A dossier that
 * is wrong leaves its policy sound.
 */
function errorsOf(uri: vscode.Uri): number {
  const folder = uri.path.slice(0, uri.path.lastIndexOf('/') + 1);
  return vscode.languages
    .getDiagnostics()
    .filter(([file]) => file.path.startsWith(folder) && !file.path.endsWith('.json'))
    .flatMap(([, diagnostics]) => diagnostics)
    .filter(
      ({ source, severity }) => source === 'clause' && severity === vscode.DiagnosticSeverity.Error,
    ).length;
}

function uncitedText(count: number): string {
  return count === 1
    ? vscode.l10n.t('Clause: 1 sentence uncited')
    : vscode.l10n.t('Clause: {0} sentences uncited', count);
}

function show(item: vscode.StatusBarItem, errors: number, uncited: number | null): void {
  if (errors > 0) {
    item.text = `$(error) ${vscode.l10n.t('Clause: {0} to mend', errors)}`;
    item.tooltip = vscode.l10n.t('Nothing is decided until the errors are mended. Show them.');
    item.command = 'workbench.actions.view.problems';
    item.backgroundColor = new vscode.ThemeColor('statusBarItem.errorBackground');
  } else {
    const some = uncited !== null && uncited > 0;
    item.text = some
      ? `$(law) ${uncitedText(uncited)}`
      : `$(law) ${vscode.l10n.t('Clause: sound')}`;
    item.tooltip = some
      ? vscode.l10n.t('Sentences of the source that no clause cites. Show them.')
      : vscode.l10n.t('No error; every sentence of the source is cited.');
    item.command = some ? 'clause.showUncited' : undefined;
    item.backgroundColor = undefined;
  }
  item.show();
}
