// The other texts of a policy that a dossier is compared under: as saved, and at the last commit.
import * as vscode from 'vscode';
import type { Compared, Dossier, NoText } from '../../preview/protocol.ts';
import type { Ask } from '../ask.ts';
import { answerTo } from './answer.ts';
import { type Head, headOf } from './head.ts';

/** What a policy is made of; anything else in its folder is not read. */
const OWN_FILES = /\.(?:clause|txt|md)$/;
/** Folders below the policy's own that are looked into: `use "shared/levies.clause"`. */
const DEPTH = 3;

type Texts = Readonly<Record<string, string>>;

/** The dossier under the text of the last commit, the saved and the edited one, oldest first. */
export async function compareTexts(
  ask: Ask,
  policy: vscode.Uri,
  dossier: Dossier,
  token: vscode.CancellationToken,
): Promise<readonly Compared[]> {
  const files = await filesOf(vscode.Uri.joinPath(policy, '..'), DEPTH);
  const given = { uri: policy.toString(), dossier: { value: dossier } };
  const under = async (text: Compared['text'], texts: Texts | NoText['why']): Promise<Compared> => {
    if (typeof texts === 'string') return { text, answer: { kind: 'none', why: texts } };
    const other = text === 'edited' ? {} : { texts };
    return { text, answer: answerTo(await ask('clause/explain', { ...given, ...other }, token)) };
  };
  // Read before anything is asked: an answer refused meanwhile would be nobody's.
  const committed = await committedTexts(policy, files);
  const saved = await savedTexts(policy, files);
  return Promise.all([under('head', committed), under('saved', saved), under('edited', {})]);
}

/** The dossier's total under the saved text; null where that decides nothing. */
export async function savedTotal(
  ask: Ask,
  policy: vscode.Uri,
  dossier: Dossier,
  token: vscode.CancellationToken,
): Promise<string | null> {
  const files = await filesOf(vscode.Uri.joinPath(policy, '..'), DEPTH);
  const texts = await savedTexts(policy, files);
  if (typeof texts === 'string') return null;
  const given = { uri: policy.toString(), dossier: { value: dossier }, texts };
  const answer = await ask('clause/evaluate', given, token);
  return answer.kind === 'found' ? answer.decision.totals.policy : null;
}

async function filesOf(folder: vscode.Uri, depth: number): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const found = await Promise.all(
    entries.map(async ([name, type]) => {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.File) return OWN_FILES.test(name) ? [uri] : [];
      const isOpen = type === vscode.FileType.Directory && !/^\.|^node_modules$/.test(name);
      return isOpen && depth > 0 ? filesOf(uri, depth - 1) : [];
    }),
  );
  return found.flat();
}

async function savedTexts(
  policy: vscode.Uri,
  files: readonly vscode.Uri[],
): Promise<Texts | 'notSaved'> {
  const texts = await textsBy(files, async (uri) => {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return undefined;
    }
  });
  return Object.hasOwn(texts, policy.toString()) ? texts : 'notSaved';
}

async function committedTexts(
  policy: vscode.Uri,
  files: readonly vscode.Uri[],
): Promise<Texts | NoText['why']> {
  const head: Head | NoText['why'] = await headOf(policy);
  if (typeof head === 'string') return head;
  const texts = await textsBy(files, head);
  return Object.hasOwn(texts, policy.toString()) ? texts : 'notCommitted';
}

async function textsBy(
  files: readonly vscode.Uri[],
  read: (uri: vscode.Uri) => Promise<string | undefined>,
): Promise<Texts> {
  const texts = await Promise.all(
    files.map(async (uri) => [uri.toString(), await read(uri)] as const),
  );
  return Object.fromEntries(
    texts.flatMap(([uri, text]) => (text === undefined ? [] : [[uri, text] as const])),
  );
}
