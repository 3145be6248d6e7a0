// Open dossiers are held to the facts that their policy asks for, in the words of its decisions. A JSON
// schema could not do it: the editor ties schemas to names of files, and whose dossier a file is hangs on
// the policy that lies nearest.
import * as vscode from 'vscode';
import type { Ask } from './ask.ts';
import { placeOf } from './json-places.ts';
import { policyNear } from './policy.ts';
import { dossiersBeside } from './preview/dossiers.ts';

/** After this silence a dossier is looked at again, in milliseconds. */
const SETTLED = 300;

export function startDossierProblems(ask: Ask): vscode.Disposable {
  const problems = vscode.languages.createDiagnosticCollection('clause-dossiers');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = async (): Promise<void> => {
    const open = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'json');
    for (const document of open) {
      const { version, uri } = document;
      const found = await problemsOf(ask, document);
      if (document.version === version && !document.isClosed) problems.set(uri, found);
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update().catch(() => undefined), SETTLED);
  };
  soon();
  return vscode.Disposable.from(
    problems,
    vscode.workspace.onDidOpenTextDocument(({ languageId }) => {
      if (languageId === 'json') soon();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'json' || document.languageId === 'clause') soon();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

async function problemsOf(ask: Ask, document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  const { uri } = document;
  const policy = await policyNear(ask, uri);
  if (policy === undefined || !(await isDossier(uri, policy))) return [];
  const text = document.getText();
  const answer = await ask('clause/evaluate', { uri: policy.toString(), dossier: { text } });
  if (answer.kind !== 'refused') return [];
  // What is no JSON at all is told, with its place, by the editor's own reader of JSON.
  const errors = answer.errors.filter(({ code }) => code !== 'json');
  return errors.map(({ path, message }) => {
    const { start, end } = placeOf(text, path);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const told = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
    told.source = 'clause';
    return told;
  });
}

async function isDossier(uri: vscode.Uri, policy: vscode.Uri): Promise<boolean> {
  const home = vscode.Uri.joinPath(policy, '..');
  const paths = await dossiersBeside(policy);
  return paths.some((path) => vscode.Uri.joinPath(home, path).toString() === uri.toString());
}
