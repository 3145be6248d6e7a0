// Clause's own requests (lsp/requests.ts): policies and dossiers found, answers converted.

import type { Analysis, Decision, Model } from '#compiler';
import { folderOf, generateTypescript, starterFiles } from '#compiler';
import { clausePlaces } from '../features/clause-places.ts';
import { type GivenDossier, judge, soundModel, type Verdict } from '../features/dossiers.ts';
import { factsForm } from '../features/facts-form.ts';
import { sourceCoverage } from '../features/source-coverage.ts';
import type {
  ClausePlace,
  ClauseRequests,
  Dossier,
  Explanation,
  Judged,
  OfPolicy,
  RunCasesParams,
  SourceCoverage,
  UseDossierParams,
} from '../requests.ts';
import { coveredByCases, listCases, runCases } from './cases.ts';
import type { Group, Shell } from './shell.ts';

export const requests: Group = (shell) => {
  on(shell, 'clause/evaluate', ({ uri, dossier }) =>
    judged(shell, uri, dossier, false, (_, decision) => ({ decision })),
  );
  on(shell, 'clause/explain', ({ uri, dossier }) =>
    judged(shell, uri, dossier, true, (analysis, decision) =>
      explanation(shell, analysis, decision),
    ),
  );
  on(shell, 'clause/factsForm', ({ uri }) => ofSound(shell, uri, (_, model) => factsForm(model)));
  on(shell, 'clause/sourceCoverage', ({ uri }): OfPolicy<SourceCoverage> => {
    const analysis = shell.policyOf(uri);
    if (analysis?.model === undefined) return { kind: 'noPolicy' };
    // A policy with errors has citations, too.
    return {
      kind: 'found',
      policy: shell.convert.uri(analysis.entry),
      ...covered(shell, analysis),
    };
  });
  on(shell, 'clause/listCases', ({ uri }) => ({ suites: listCases(shell, uri) }));
  on(shell, 'clause/caseCoverage', ({ uri }) => coveredByCases(shell, uri));
  on(shell, 'clause/compile', ({ uri }) =>
    ofSound(shell, uri, (_, model) => {
      const [module] = generateTypescript(model, { emit: 'ts', path: `${model.name}.ts` });
      return { text: module?.text ?? '' };
    }),
  );
  on(shell, 'clause/starter', () => ({ files: starterFiles }));
  shell.connection.onRequest('clause/runCases', (params: RunCasesParams, token) =>
    runCases(shell, params, token),
  );
  shell.connection.onNotification('clause/useDossier', async (params: UseDossierParams) => {
    await useDossier(shell, params);
  });
  return { experimental: { clause: { requests: METHODS } } };
};

/** Which of the requests this server answers. */
const METHODS: readonly (keyof ClauseRequests)[] = [
  'clause/evaluate',
  'clause/explain',
  'clause/factsForm',
  'clause/sourceCoverage',
  'clause/runCases',
  'clause/listCases',
  'clause/caseCoverage',
  'clause/compile',
  'clause/starter',
];

function on<M extends keyof ClauseRequests>(
  shell: Shell,
  method: M,
  answer: (params: ClauseRequests[M]['params']) => ClauseRequests[M]['result'],
): void {
  shell.connection.onRequest<unknown, void>(method, shell.answer(answer));
}

/** Answers from a sound policy. */
function ofSound<T>(
  shell: Shell,
  uri: string,
  answer: (analysis: Analysis, model: Model) => T,
): OfPolicy<T> {
  const analysis = shell.policyOf(uri);
  if (analysis?.model === undefined) return { kind: 'noPolicy' };
  const policy = shell.convert.uri(analysis.entry);
  const model = soundModel(analysis);
  if (model === undefined) {
    const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
    return { kind: 'unsound', policy, errors: errors.length };
  }
  return { kind: 'found', policy, ...answer(analysis, model) };
}

/** Answers from a decision. */
export function judged<T>(
  shell: Shell,
  uri: string,
  dossier: Dossier,
  explain: boolean,
  answer: (analysis: Analysis, decision: Decision) => T,
): Judged<T> {
  const found = ofSound(shell, uri, (analysis, model) => {
    const given = givenDossier(shell, dossier);
    return { analysis, verdict: judge(model, given, { today: shell.today(), explain }) };
  });
  if (found.kind !== 'found') return found;
  const { policy, analysis, verdict }: { policy: string; analysis: Analysis; verdict: Verdict } =
    found;
  if ('errors' in verdict) return { kind: 'refused', policy, errors: verdict.errors };
  return { kind: 'found', policy, ...answer(analysis, verdict.decision) };
}

/** From now on the editor shows this dossier's figures; a file's as it is now. */
async function useDossier(shell: Shell, { uri, dossier }: UseDossierParams): Promise<void> {
  const found = await shell.workspace.files.settled(() => ({
    policy: shell.policyOf(uri)?.entry,
    given: dossier === null ? undefined : givenDossier(shell, dossier),
  }));
  if (found.policy === undefined) return;
  if (found.given === undefined) shell.dossiers.delete(found.policy);
  else shell.dossiers.set(found.policy, found.given);
  if (shell.client.workspace?.inlayHint?.refreshSupport === true) {
    shell.connection.languages.inlayHint.refresh().catch(() => undefined);
  }
}

/** A dossier's file counts as it is open. One that cannot be read is not JSON, and told as such. */
function givenDossier({ convert, workspace }: Shell, dossier: Dossier): GivenDossier {
  if (!('uri' in dossier)) return dossier;
  const name = convert.name(dossier.uri);
  const read = workspace.files.read(name, folderOf(name));
  return { text: read.kind === 'read' ? read.text : '' };
}

function explanation({ convert }: Shell, analysis: Analysis, decision: Decision): Explanation {
  const places = [...clausePlaces(analysis)].map(([clause, { label, span, name, cited }]) => {
    const place: ClausePlace = {
      label,
      location: convert.location(span, analysis),
      name: convert.location(name, analysis),
      cites: cited.map((stretch) => convert.location(stretch, analysis)),
    };
    return [clause, place] as const;
  });
  return { decision, clauses: Object.fromEntries(places) };
}

function covered({ convert }: Shell, analysis: Analysis): SourceCoverage {
  const { sources, unfound } = sourceCoverage(analysis);
  return {
    sources: sources.map(({ file, cited, uncited }) => ({
      uri: convert.uri(file),
      cited: cited.map(({ span, by, clause }) => ({
        range: convert.range(span, analysis),
        by: convert.location(by, analysis),
        clause: clause ?? null,
      })),
      uncited: uncited.map(({ span, article, heading }) => ({
        range: convert.range(span, analysis),
        article: article ?? null,
        heading: heading ?? null,
      })),
    })),
    unfound: unfound.map((span) => convert.location(span, analysis)),
  };
}
