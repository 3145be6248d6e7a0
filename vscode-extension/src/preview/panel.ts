// The preview beside the editor: one panel a policy, which asks the server for all that it shows.
import * as vscode from 'vscode';
import type { Dossier, ToHost, ToPreview } from '../../preview/protocol.ts';
import type { Ask } from '../ask.ts';
import { belongsToPolicy } from '../policy.ts';
import { locationOf } from '../ranges.ts';
import { addCase } from './add-case.ts';
import { answerTo } from './answer.ts';
import { compareTexts } from './compare.ts';
import { dossiersBeside, readDossier, saveDossier } from './dossiers.ts';
import { folderOf, pageFor } from './html.ts';

/** After this silence an edited policy is shown again, in milliseconds. */
const SETTLED = 30;

export class PreviewPanel {
  readonly #ask: Ask;
  readonly #panel: vscode.WebviewPanel;
  readonly #policy: vscode.Uri;
  #dossier: Dossier = {};
  #name: string | null = null;
  #turn = 0;
  /** Cancels what was asked for a text or a dossier that is no longer the one shown. */
  #asked = new vscode.CancellationTokenSource();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(extension: vscode.Uri, ask: Ask, policy: vscode.Uri) {
    const folder = folderOf(extension);
    this.#ask = ask;
    this.#policy = policy;
    this.#panel = vscode.window.createWebviewPanel(
      'clause.preview',
      vscode.l10n.t('Preview: {0}', policy.path.slice(policy.path.lastIndexOf('/') + 1)),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [folder], retainContextWhenHidden: true },
    );
    const { webview } = this.#panel;
    const listeners = [
      webview.onDidReceiveMessage((message: ToHost) => void this.#hear(message)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (belongsToPolicy(document)) this.#soon();
      }),
    ];
    this.#panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      for (const listener of listeners) listener.dispose();
    });
    webview.html = pageFor(webview, folder);
  }

  onClosed(then: () => void): void {
    this.#panel.onDidDispose(then);
  }

  /** Brings it, and one of its clauses, into view. */
  show(clause: string | undefined): void {
    this.#panel.reveal(undefined, true);
    if (clause !== undefined) this.#send({ kind: 'show', clause });
  }

  #send(message: ToPreview): void {
    void this.#panel.webview.postMessage(message);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#policyChanged(), SETTLED);
  }

  async #hear(message: ToHost): Promise<void> {
    switch (message.kind) {
      case 'ready':
        await this.#begin();
        return;
      case 'decide':
        this.#dossier = message.dossier;
        this.#turn = message.turn;
        await this.#decide();
        return;
      case 'compare': {
        const columns = await compareTexts(this.#ask, this.#policy, message.dossier);
        this.#send({ kind: 'compared', turn: message.turn, columns });
        return;
      }
      case 'whyNot': {
        const { award, dossier } = message;
        const found = await this.#ask('clause/whyNot', { ...this.#about(dossier), award });
        if (found.kind === 'found') this.#send({ kind: 'whyNot', award, whyNot: found });
        return;
      }
      case 'curve': {
        const { path, award, dossier } = message;
        const about = { ...this.#about(dossier), path, ...(award === null ? {} : { award }) };
        const found = await this.#ask('clause/curve', about);
        this.#send({ kind: 'curve', path, curve: found.kind === 'found' ? found : null });
        return;
      }
      case 'open': {
        const { uri, range } = locationOf(message.location);
        await vscode.window.showTextDocument(uri, {
          viewColumn: vscode.ViewColumn.One,
          selection: new vscode.Range(range.start, range.start),
        });
        return;
      }
      case 'pick':
        await this.#take(message.name);
        return;
      case 'load': {
        const [picked] =
          (await vscode.window.showOpenDialog({ filters: { JSON: ['json'] } })) ?? [];
        const dossier = picked && (await readDossier(picked));
        if (dossier !== undefined) this.#send({ kind: 'dossier', dossier, name: null });
        return;
      }
      case 'save': {
        const name = await saveDossier(this.#policy, this.#name, message.dossier);
        if (name === undefined) return;
        this.#name = name;
        this.#send({ kind: 'dossiers', names: await dossiersBeside(this.#policy) });
        this.#send({ kind: 'dossier', dossier: message.dossier, name });
        return;
      }
      case 'addCase': {
        const answer = await this.#ask('clause/evaluate', this.#about(message.dossier));
        if (answer.kind === 'found') await addCase(this.#policy, message.dossier, answer.decision);
        else {
          vscode.window.showWarningMessage(
            vscode.l10n.t('Only a dossier that is decided can become a case.'),
          );
        }
        return;
      }
      default:
        message satisfies never;
    }
  }

  #about(dossier: Dossier) {
    return { uri: this.#policy.toString(), dossier: { value: dossier } };
  }

  async #begin(): Promise<void> {
    await this.#tellPolicy();
    const names = await dossiersBeside(this.#policy);
    this.#send({ kind: 'dossiers', names });
    const [first] = names;
    if (first !== undefined) await this.#take(first);
  }

  async #take(name: string): Promise<void> {
    if (name === '') {
      this.#name = null;
      this.#send({ kind: 'dossier', dossier: { as_of: this.#dossier.as_of }, name: null });
      return;
    }
    const dossier = await readDossier(vscode.Uri.joinPath(this.#policy, '..', name));
    if (dossier === undefined) return;
    this.#name = name;
    this.#send({ kind: 'dossier', dossier, name });
  }

  async #policyChanged(): Promise<void> {
    await this.#decide();
    await this.#tellPolicy();
  }

  /** An unsound text has no form: the last one stays. */
  async #tellPolicy(): Promise<void> {
    const uri = this.#policy.toString();
    const [form, document] = await Promise.all([
      this.#ask('clause/factsForm', { uri }),
      // Without it there is no page of the policy; the rest of the preview stands.
      this.#ask('clause/document', { uri }).catch(() => undefined),
    ]);
    if (form.kind !== 'found') return;
    this.#send({
      kind: 'policy',
      form: form.form,
      ...(document?.kind === 'found' ? { document } : {}),
      can: { open: true, whyNot: true, curve: true, compare: true, files: true, keep: true },
    });
  }

  async #decide(): Promise<void> {
    this.#asked.cancel();
    this.#asked = new vscode.CancellationTokenSource();
    const { token } = this.#asked;
    const turn = this.#turn;
    const about = this.#about(this.#dossier);
    try {
      const result = await this.#ask('clause/explain', about, token);
      this.#send({ kind: 'answer', turn, answer: answerTo(result) });
      const matters = await this.#ask('clause/factsThatMatter', about, token);
      if (matters.kind === 'found') this.#send({ kind: 'matters', turn, facts: matters.facts });
    } catch {
      // Cancelled for a newer text or dossier, whose answer is on its way.
    }
  }
}
