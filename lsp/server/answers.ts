// How Clause's own requests are answered: the policy found, the dossier at hand, and what is said where
// there is none.
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { type Analysis, folderOf, type Model, type Steps } from '#compiler';
import { type GivenDossier, soundModel } from '../features/dossiers.ts';
import type {
  ClauseRequests,
  Dossier,
  EvaluateParams,
  FactError,
  Judged,
  OfPolicy,
  PolicyParams,
} from '../requests.ts';
import type { Shell } from './shell.ts';

/** Answers a request over the workspace as it stands. */
export function on<M extends keyof ClauseRequests>(
  shell: Shell,
  method: M,
  answer: (params: ClauseRequests[M]['params']) => ClauseRequests[M]['result'],
): void {
  shell.connection.onRequest<unknown, void>(method, shell.answer(answer));
}

export interface SoundPolicy {
  readonly analysis: Analysis;
  readonly model: Model;
}

/** Answers from a sound policy, or says why not. */
export function ofSound<T>(
  shell: Shell,
  { uri, texts }: PolicyParams & Pick<EvaluateParams, 'texts'>,
  answer: (policy: SoundPolicy) => T,
): OfPolicy<T> {
  const analysis = analysisFor(shell, uri, texts);
  if (analysis?.model === undefined) return { kind: 'noPolicy' };
  const policy = shell.convert.uri(analysis.entry);
  const model = soundModel(analysis);
  if (model === undefined) {
    const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
    return { kind: 'unsound', policy, errors: errors.length };
  }
  return { kind: 'found', policy, ...answer({ analysis, model }) };
}

export interface PolicyWithDossier extends SoundPolicy {
  readonly given: GivenDossier;
}

/** Answers from a sound policy and a dossier, which may be refused. */
export function ofDossier<T extends object>(
  shell: Shell,
  params: EvaluateParams,
  answer: (asked: PolicyWithDossier) => T | { readonly errors: readonly FactError[] },
): Judged<T> {
  const found = ofSound(shell, params, (policy) => ({
    answered: answer({
      ...policy,
      given: givenDossier(shell, params.dossier, policy.analysis.entry),
    }),
  }));
  if (found.kind !== 'found') return found;
  const { policy, answered }: { policy: string; answered: T | { errors: readonly FactError[] } } =
    found;
  if ('errors' in answered) return { kind: 'refused', policy, errors: answered.errors };
  return { kind: 'found', policy, ...answered };
}

/**
 * A dossier's file counts as it is open; otherwise it is read in the workspace's folders and in that of
 * the policy alone. One that cannot be read is refused, and told as such.
 */
export function givenDossier(
  { convert, workspace }: Shell,
  dossier: Dossier,
  policy: string,
): GivenDossier {
  if (!('uri' in dossier)) return dossier;
  const name = convert.name(dossier.uri);
  const own = folderOf(policy);
  const within = [own, ...workspace.folders].find((folder) => name.startsWith(folder)) ?? own;
  const read = workspace.files.read(name, within);
  return read.kind === 'read' ? { text: read.text } : { unreadable: name };
}

/** The policy of a file; with other texts in the place of its own, if there are any. */
function analysisFor(
  shell: Shell,
  uri: string,
  texts: EvaluateParams['texts'],
): Analysis | undefined {
  const analysis = shell.policyOf(uri);
  if (analysis === undefined || texts === undefined) return analysis;
  const named = Object.entries(texts).map(([of, text]) => [shell.convert.name(of), text] as const);
  return shell.workspace.withTexts(analysis, new Map(named));
}

/** The server hears what else is said after so many milliseconds of working. */
const BREATH = 20;

/**
 * Works out what takes long, with breaths in between; rejects once nobody waits for it any more.
 * @returns undefined where what it is worked out from holds no more
 */
export async function inBreaths<T>(
  steps: Steps<T>,
  token: CancellationToken,
  holds: () => boolean,
): Promise<{ readonly value: T } | undefined> {
  let rested = Date.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { value: step.value };
    if (Date.now() - rested < BREATH) continue;
    await new Promise<void>((resolve) => {
      setTimeout(resolve);
    });
    rested = Date.now();
    if (token.isCancellationRequested) {
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    }
    if (!holds()) return undefined;
  }
}
