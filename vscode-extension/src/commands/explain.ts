// “Explain a Dossier”: a JSON file of facts, decided by the open policy, every step told in words.
import * as vscode from 'vscode';
import type { Ask, Result } from '../ask.ts';
import { activeFile, answerOf } from '../policy.ts';

type Answer = Result<'clause/explain'>;
type Explained = Extract<Answer, { kind: 'found' }>;
type Refused = Extract<Answer, { kind: 'refused' }>;

export async function explain(ask: Ask): Promise<void> {
  const file = activeFile();
  if (file === undefined) return;
  const dossier = await pickDossier(file.uri);
  if (dossier === undefined) return;
  const answer = await ask('clause/explain', {
    uri: file.uri.toString(),
    dossier: { uri: dossier.toString() },
  });
  const text =
    answer.kind === 'refused' ? refusedPage(answer, dossier) : explainedPage(answerOf(answer));
  if (text === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  });
}

/** The JSON files near the policy, the nearest first. */
async function pickDossier(policy: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(policy, '..');
  const near = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, '**/*.json'),
    '**/node_modules/**',
    200,
  );
  const browse = { label: vscode.l10n.t('Another file…'), uri: undefined };
  const items = near
    .map((uri) => ({ label: uri.path.slice(folder.path.length + 1), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const picked = await vscode.window.showQuickPick([...items, browse], {
    title: vscode.l10n.t('Which dossier?'),
  });
  if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  const opened = await vscode.window.showOpenDialog({ filters: { JSON: ['json'] } });
  return opened?.[0];
}

function refusedPage({ errors }: Refused, dossier: vscode.Uri): string {
  const name = dossier.path.slice(dossier.path.lastIndexOf('/') + 1);
  return [
    `# ${vscode.l10n.t('{0} is refused', name)}`,
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
    `# ${vscode.l10n.t('{0} {1} in all, as of {2}', totals.policy, currency, asOf)}`,
    ...(reason === undefined ? [] : ['', plain(reason)]),
    ...awards.flatMap(({ clause, item, amount, reason: why, steps = [] }) => [
      '',
      `## ${title(clause, item)}: ${amount}`,
      '',
      plain(why),
      '',
      ...steps.map(
        ({ text, amount: after }, at) =>
          `${at + 1}. ${plain(text)}${after === undefined ? '' : ` → **${after}**`}`,
      ),
    ]),
    ...(measures.length === 0 ? [] : ['', `## ${vscode.l10n.t('Without money')}`, '']),
    ...measures.map(
      ({ clause, item, reason: why }) => `- **${title(clause, item)}**: ${plain(why)}`,
    ),
    '',
  ].join('\n');
}

/** Text from a policy or dossier, with nothing in it that Markdown or HTML would act upon. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&').replace(/\s+/g, ' ');
}

function code(text: string): string {
  return `\`${text.replace(/`/g, '')}\``;
}
