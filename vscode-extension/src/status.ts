// The status bar: how the active policy stands, errors first, then the sentences that no clause cites.
import * as vscode from 'vscode';
import type { Ask } from './ask.ts';
import { belongsToPolicy } from './policy.ts';

/** After this silence the policy is asked after again, in milliseconds. */
const SETTLED = 400;

/** What there is to say of a policy; all numbers count from 0. */
interface Health {
  /** Errors for which nothing is decided. */
  readonly errors: number;
  /** Errors in its case files; the policy decides all the same. */
  readonly inCases: number;
  /** Sentences of the source that no clause cites. */
  readonly uncited: number;
}

export function startStatus(ask: Ask): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('clause', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Clause';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const mine = ++turn;
    if (document === undefined || !belongsToPolicy(document)) return item.hide();
    const found = await healthOf(ask, document.uri.toString()).catch(() => 'silent' as const);
    if (mine === turn) show(item, found);
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

/** Undefined where no policy takes the file in. Rejects where the server does not answer. */
async function healthOf(ask: Ask, uri: string): Promise<Health | undefined> {
  const [form, coverage, { suites }] = await Promise.all([
    ask('clause/factsForm', { uri }),
    ask('clause/sourceCoverage', { uri }),
    ask('clause/listCases', { uri }),
  ]);
  if (form.kind === 'noPolicy' || coverage.kind !== 'found') return undefined;
  return {
    errors: form.kind === 'unsound' ? form.errors : 0,
    inCases: suites.reduce((sum, suite) => sum + errorsIn(vscode.Uri.parse(suite.uri)), 0),
    uncited: coverage.sources.reduce((sum, { uncited }) => sum + uncited.length, 0),
  };
}

function errorsIn(file: vscode.Uri): number {
  return vscode.languages
    .getDiagnostics(file)
    .filter(
      ({ source, severity }) => source === 'clause' && severity === vscode.DiagnosticSeverity.Error,
    ).length;
}

interface Said {
  readonly icon: 'error' | 'warning' | 'law' | 'question';
  readonly text: string;
  readonly tooltip: string;
  readonly command?: string;
}

const PROBLEMS = 'workbench.actions.view.problems';

function said(found: Health | undefined | 'silent'): Said {
  if (found === 'silent') {
    const tooltip = vscode.l10n.t('The language server does not answer. Restart it.');
    const text = vscode.l10n.t('Clause: no answer');
    return { icon: 'question', text, tooltip, command: 'clause.restart' };
  }
  if (found === undefined) {
    const tooltip = vscode.l10n.t('No policy takes this file in.');
    return { icon: 'question', text: vscode.l10n.t('Clause: no policy'), tooltip };
  }
  const { errors, inCases, uncited } = found;
  if (errors > 0) {
    const tooltip = vscode.l10n.t('Nothing is decided until the errors are mended. Show them.');
    const text = vscode.l10n.t('Clause: {0} to mend', errors);
    return { icon: 'error', text, tooltip, command: PROBLEMS };
  }
  const withUncited = (text: string): string =>
    uncited > 0 ? vscode.l10n.t('{0}, {1}', text, uncitedText(uncited)) : text;
  if (inCases > 0) {
    const tooltip = vscode.l10n.t('The policy decides; its case files have errors. Show them.');
    const text = vscode.l10n.t('Clause: {0} to mend in the cases', inCases);
    return { icon: 'warning', text: withUncited(text), tooltip, command: PROBLEMS };
  }
  if (uncited > 0) {
    const tooltip = vscode.l10n.t('Sentences of the source that no clause cites. Show them.');
    const text = vscode.l10n.t('Clause: sound');
    return { icon: 'law', text: withUncited(text), tooltip, command: 'clause.showUncited' };
  }
  const tooltip = vscode.l10n.t('No error; every sentence of the source is cited.');
  return { icon: 'law', text: vscode.l10n.t('Clause: sound'), tooltip };
}

function uncitedText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 sentence uncited')
    : vscode.l10n.t('{0} sentences uncited', count);
}

function show(item: vscode.StatusBarItem, found: Health | undefined | 'silent'): void {
  const { icon, text, tooltip, command } = said(found);
  item.text = `$(${icon}) ${text}`;
  item.tooltip = tooltip;
  item.command = command;
  // The editor knows backgrounds for these two alone.
  const loud = icon === 'error' || icon === 'warning';
  item.backgroundColor = loud
    ? new vscode.ThemeColor(`statusBarItem.${icon}Background`)
    : undefined;
  item.show();
}
