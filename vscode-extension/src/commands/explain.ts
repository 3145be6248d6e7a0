// “Explain a Dossier”: a JSON file of facts, decided by the open policy, every step told in words.
import * as vscode from 'vscode';
import type { Ask, Result } from '../ask.ts';
import { figure } from '../figures.ts';
import { activeFile, answerOf, policyNear } from '../policy.ts';
import { dossiersBeside } from '../preview/dossiers.ts';
import { code, plain, showPage } from './pages.ts';

type Answer = Result<'clause/explain'>;
type Explained = Extract<Answer, { kind: 'found' }>;
type Refused = Extract<Answer, { kind: 'refused' }>;

/** `chosen`: the file that the command was called on; else the active one is meant. */
export async function explain(ask: Ask, chosen?: vscode.Uri): Promise<void> {
  const active = vscode.window.activeTextEditor?.document;
  const file = chosen ?? active?.uri;
  if (file === undefined || !file.path.endsWith('.json')) {
    const policy = activeFile();
    const dossier = policy && (await pickDossier(policy.uri));
    if (policy && dossier) await explainBy(ask, policy.uri, dossier);
    return;
  }
  const policy = await policyNear(ask, file);
  if (policy === undefined) {
    vscode.window.showInformationMessage(
      vscode.l10n.t('No policy lies beside “{0}” or in a folder above it.', nameOf(file)),
    );
    return;
  }
  await explainBy(ask, policy, file);
}

async function explainBy(ask: Ask, policy: vscode.Uri, dossier: vscode.Uri): Promise<void> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => `${uri}` === `${dossier}`);
  const answer = await ask('clause/explain', {
    uri: policy.toString(),
    // The official chose the file, wherever it lies; the server reads in the workspace alone.
    dossier: { text: open?.getText() ?? (await storedText(dossier)) },
  });
  const text =
    answer.kind === 'refused' ? refusedPage(answer, dossier) : explainedPage(answerOf(answer));
  if (text !== undefined) {
    await showPage(vscode.l10n.t('Explanation of {0}', nameOf(dossier)), text);
  }
}

/** One of the JSON files beside the policy, or any other. */
async function pickDossier(policy: vscode.Uri): Promise<vscode.Uri | undefined> {
  const browse = { label: vscode.l10n.t('Another file…'), path: undefined };
  const items = (await dossiersBeside(policy)).map((path) => ({ label: path, path }));
  const picked = await vscode.window.showQuickPick([...items, browse], {
    title: vscode.l10n.t('Which dossier?'),
  });
  if (picked === undefined) return undefined;
  if (picked.path !== undefined) return vscode.Uri.joinPath(policy, '..', picked.path);
  const opened = await vscode.window.showOpenDialog({ filters: { JSON: ['json'] } });
  return opened?.[0];
}

function refusedPage({ errors }: Refused, dossier: vscode.Uri): string {
  return [
    `# ${plain(vscode.l10n.t('{0} is refused', nameOf(dossier)))}`,
    '',
    ...errors.map(({ path, message }) => `- ${code(path)} ${plain(message)}`),
    '',
  ].join('\n');
}

function explainedPage(answer: Explained | undefined): string | undefined {
  if (answer === undefined) return undefined;
  const { decision, clauses } = answer;
  const { awards, measures, totals, currency, as_of: asOf, reason } = decision;
  const label = (clause: string) => clauses[clause]?.label ?? clause;
  const title = (clause: string, item: string | null) =>
    plain(item === null ? label(clause) : `${label(clause)} · ${item}`);
  return [
    `# ${vscode.l10n.t('{0} {1} in all, as of {2}', figure(totals.policy), currency, asOf)}`,
    ...(reason === undefined ? [] : ['', plain(reason)]),
    ...awards.flatMap(({ clause, item, amount, reason: why, steps = [] }) => [
      '',
      `## ${title(clause, item)}: ${figure(amount)}`,
      '',
      plain(why),
      '',
      ...steps.map(({ text }, at) => `${at + 1}. ${plain(text)}`),
    ]),
    ...(measures.length === 0 ? [] : ['', `## ${vscode.l10n.t('Without money')}`, '']),
    ...measures.map(
      ({ clause, item, reason: why }) => `- **${title(clause, item)}**: ${plain(why)}`,
    ),
    '',
  ].join('\n');
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

async function storedText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
