// Clause's own requests (lsp/requests.ts): policies and dossiers found, answers converted.

import { type Analysis, type Decision, generateTypescript, starterFiles } from '#compiler';
import { clausePlaces } from '../features/clause-places.ts';
import { judge } from '../features/dossiers.ts';
import { factsForm } from '../features/facts-form.ts';
import { sourceCoverage } from '../features/source-coverage.ts';
import type {
  ClausePlace,
  ClauseRequests,
  Explanation,
  OfPolicy,
  RunCasesParams,
  SourceCoverage,
  UseDossierParams,
} from '../requests.ts';
import { givenDossier, ofDossier, ofSound, on } from './answers.ts';
import { caseTable, coveredByCases, listCases, runCases } from './cases.ts';
import { EXPLORATIONS, explorations } from './explorations.ts';
import { answerDocument } from './policy-document.ts';
import type { Group, Shell } from './shell.ts';

export const requests: Group = (shell) => {
  on(shell, 'clause/evaluate', (params) =>
    ofDossier(shell, params, ({ model, given }) =>
      judge(model, given, { today: shell.today(), explain: false }),
    ),
  );
  on(shell, 'clause/explain', (params) =>
    ofDossier(shell, params, ({ analysis, model, given }) => {
      const verdict = judge(model, given, { today: shell.today(), explain: true });
      return 'errors' in verdict ? verdict : explanation(shell, analysis, verdict.decision);
    }),
  );
  on(shell, 'clause/factsForm', (params) =>
    ofSound(shell, params, ({ model }) => factsForm(model)),
  );
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
  on(shell, 'clause/caseTable', ({ uri }) => caseTable(shell, uri));
  on(shell, 'clause/caseCoverage', ({ uri }) => coveredByCases(shell, uri));
  on(shell, 'clause/compile', (params) =>
    ofSound(shell, params, ({ model }) => {
      const [module] = generateTypescript(model, { emit: 'ts', path: `${model.name}.ts` });
      return { text: module?.text ?? '' };
    }),
  );
  on(shell, 'clause/starter', () => ({ files: starterFiles }));
  answerDocument(shell);
  explorations(shell);
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
  'clause/document',
  'clause/sourceCoverage',
  'clause/runCases',
  'clause/listCases',
  'clause/caseTable',
  'clause/caseCoverage',
  'clause/compile',
  'clause/starter',
  ...EXPLORATIONS,
];

/** From now on the editor shows this dossier's figures; a file's as it is now. */
async function useDossier(shell: Shell, { uri, dossier }: UseDossierParams): Promise<void> {
  const found = await shell.workspace.files.settled(() => {
    const policy = shell.policyOf(uri)?.entry;
    const none = dossier === null || policy === undefined;
    return { policy, given: none ? undefined : givenDossier(shell, dossier, policy) };
  });
  if (found.policy === undefined) return;
  if (found.given === undefined) shell.dossiers.delete(found.policy);
  else shell.dossiers.set(found.policy, found.given);
  if (shell.client.workspace?.inlayHint?.refreshSupport === true) {
    shell.connection.languages.inlayHint.refresh().catch(() => undefined);
  }
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
