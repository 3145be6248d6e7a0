// The preview beside the editor: one panel a policy, which asks the server for all that it shows.
import * as vscode from 'vscode';
import { newDossier } from '../../preview/dossier.ts';
import type { Dossier, ToHost, ToPreview } from '../../preview/protocol.ts';
import type { Ask } from '../ask.ts';
import { belongsToPolicy } from '../policy.ts';
import { locationOf } from '../ranges.ts';
import { addCase } from './add-case.ts';
import { answerTo } from './answer.ts';
import { compareTexts, savedTotal } from './compare.ts';
import { dossiersBeside, nameBeside, readDossier, saveDossier } from './dossiers.ts';
import { folderOf, pageFor } from './html.ts';

/** After this silence an edited policy is shown again, in milliseconds. */
const SETTLED = 30;
/**
 * After this silence what takes longer than a figure is asked for, in milliseconds: while somebody types, the
 * next figure is not to wait for it.
 */
const RESTING = 400;

export class PreviewPanel {
  readonly #ask: Ask;
  readonly #panel: vscode.WebviewPanel;
  readonly #policy: vscode.Uri;
  #dossier: Dossier = {};
  #name: string | null = null;
  #turn = 0;
  /** Cancels what was asked for a text or a dossier that is no longer the one shown. */
  #asked = new vscode.CancellationTokenSource();
  /** The same for what is open beside the decision: a curve, a comparison, why not more. */
  readonly #beside = new Map<ToHost['kind'], vscode.CancellationTokenSource>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** False where the policy's text is another than the one that the page was told of. */
  #isTold = true;
  /** The clause to bring into view once there is a page. */
  #shown: string | undefined;
  #isReady = false;

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
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (belongsToPolicy(document)) this.#soon();
      }),
    ];
    this.#panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      clearTimeout(this.#rest);
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
    if (clause === undefined) return;
    if (this.#isReady) this.#send({ kind: 'show', clause });
    else this.#shown = clause;
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
      case 'compare':
        await this.#asLast('compare', async (token) => {
          const columns = await compareTexts(this.#ask, this.#policy, message.dossier, token);
          if (token.isCancellationRequested) return;
          this.#send({ kind: 'compared', turn: message.turn, columns });
        });
        return;
      case 'whyNot':
        await this.#asLast('whyNot', async (token) => {
          const { award, dossier } = message;
          const about = { ...this.#about(dossier), award };
          const found = await this.#ask('clause/whyNot', about, token);
          if (found.kind === 'found') this.#send({ kind: 'whyNot', award, whyNot: found });
        });
        return;
      case 'curve':
        await this.#asLast('curve', async (token) => {
          const { path, award, dossier } = message;
          const about = { ...this.#about(dossier), path, ...(award === null ? {} : { award }) };
          const found = await this.#ask('clause/curve', about, token).catch((error) => {
            if (token.isCancellationRequested) throw error;
            return undefined;
          });
          const curve = found?.kind === 'found' ? found : null;
          this.#send({ kind: 'curve', path, award, curve });
        });
        return;
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
          (await vscode.window.showOpenDialog({
            defaultUri: vscode.Uri.joinPath(this.#policy, '..'),
            title: vscode.l10n.t('Open a dossier'),
            openLabel: vscode.l10n.t('Open'),
            filters: { JSON: ['json'] },
          })) ?? [];
        const dossier = picked && (await readDossier(picked));
        if (picked === undefined || dossier === undefined) return;
        // One that is kept beside the policy is saved where it came from.
        const name = nameBeside(this.#policy, picked);
        this.#name = (await this.#tellNames()).find((each) => each === name) ?? null;
        this.#send({ kind: 'dossier', dossier, name: this.#name });
        return;
      }
      case 'save': {
        const own = message.as === 'new' ? null : this.#name;
        const name = await saveDossier(this.#policy, own, message.dossier);
        if (name === undefined) return;
        this.#name = name;
        await this.#tellNames();
        this.#send({ kind: 'kept', name });
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

  /** Does what the page asked last, and no longer what it asked before. */
  async #asLast(
    kind: ToHost['kind'],
    act: (token: vscode.CancellationToken) => Promise<void>,
  ): Promise<void> {
    this.#beside.get(kind)?.cancel();
    const asked = new vscode.CancellationTokenSource();
    this.#beside.set(kind, asked);
    try {
      await act(asked.token);
    } catch {
      // Cancelled, or the award is no more: the page asks again with its next decision.
    }
  }

  async #tellNames(): Promise<readonly string[]> {
    const names = await dossiersBeside(this.#policy);
    this.#send({ kind: 'dossiers', names });
    return names;
  }

  #about(dossier: Dossier) {
    return { uri: this.#policy.toString(), dossier: { value: dossier } };
  }

  async #begin(): Promise<void> {
    await this.#tellPolicy();
    const [first] = await this.#tellNames();
    await this.#take(first ?? '');
    this.#isReady = true;
    if (this.#shown !== undefined) this.#send({ kind: 'show', clause: this.#shown });
  }

  async #take(name: string): Promise<void> {
    if (name === '') {
      this.#name = null;
      this.#send({ kind: 'dossier', dossier: newDossier(today()), name: null });
      return;
    }
    const dossier = await readDossier(vscode.Uri.joinPath(this.#policy, '..', name));
    if (dossier === undefined) return;
    this.#name = name;
    this.#send({ kind: 'dossier', dossier, name });
  }

  async #policyChanged(): Promise<void> {
    this.#isTold = false;
    await this.#decide();
  }

  /** The form and the document of a changed policy, and what still matters. */
  async #tellRest(token: vscode.CancellationToken, turn: number): Promise<void> {
    try {
      if (!this.#isTold) {
        this.#isTold = true;
        await this.#tellPolicy();
      }
      const about = this.#about(this.#dossier);
      const matters = await this.#ask('clause/factsThatMatter', about, token);
      if (matters.kind === 'found') this.#send({ kind: 'matters', turn, facts: matters.facts });
      const isEdited = vscode.workspace.textDocuments.some(
        (document) => document.isDirty && belongsToPolicy(document),
      );
      const total = isEdited
        ? await savedTotal(this.#ask, this.#policy, this.#dossier, token)
        : null;
      this.#send({ kind: 'saved', turn, total });
    } catch {
      // Cancelled for a newer text or dossier, whose answer is on its way.
    }
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
    } catch {
      // Cancelled for a newer text or dossier, whose answer is on its way.
      return;
    }
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#tellRest(token, turn), RESTING);
  }
}

/** By the clock on the wall, ISO. */
function today(): string {
  const now = new Date();
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
