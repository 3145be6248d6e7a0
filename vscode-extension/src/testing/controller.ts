// The Testing view: a policy's case files and their cases, run by the language server.
import * as vscode from 'vscode';
import type { CaseOutcome, ClauseCommands, ListedSuite } from '../../../lsp/index.ts';
import type { Ask } from '../ask.ts';
import { CASE_FILES } from '../client.ts';
import { lensOf } from '../policy.ts';
import { locationOf, rangeOf } from '../ranges.ts';
import { coverageOf } from './coverage.ts';
import { differenceText, failureReport, summary } from './report.ts';

/** After this silence the cases are listed again, in milliseconds. */
const SETTLED = 300;

export function startTests(ask: Ask): vscode.Disposable {
  const controller = vscode.tests.createTestController('clause', vscode.l10n.t('Clause cases'));
  const refresh = async (): Promise<void> => {
    const { suites } = await ask('clause/listCases', {});
    list(controller, suites);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh().catch(() => undefined), SETTLED);
  };
  controller.refreshHandler = refresh;
  const { run, covered, watching } = profiles(controller, ask);
  const runAll = vscode.commands.registerCommand('clause.runCases', async (called?: Called) => {
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    await refresh();
    const chosen = await casesMeant(controller, ask, lensOf<'clause.runCases'>(called));
    await run(new vscode.TestRunRequest(chosen), new vscode.CancellationTokenSource().token);
  });
  const files = vscode.workspace.createFileSystemWatcher(`{**/*.clause,${CASE_FILES}}`);
  soon();
  return vscode.Disposable.from(
    controller,
    runAll,
    covered,
    files,
    files.onDidCreate(soon),
    files.onDidDelete(soon),
    files.onDidChange(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (vscode.languages.match({ pattern: CASE_FILES }, document) > 0) soon();
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => watching(uri)),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

type Called = ClauseCommands['clause.runCases'] | vscode.Uri;

/** Those that a lens names; else all of the active policy; undefined, for all there are, where there is none. */
async function casesMeant(
  controller: vscode.TestController,
  ask: Ask,
  lens: ClauseCommands['clause.runCases'] | undefined,
): Promise<vscode.TestItem[] | undefined> {
  const uri = lens?.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) return undefined;
  const { suites } = await ask('clause/listCases', { uri });
  const proving = new Set(suites.map((suite) => suite.uri));
  const mine = itemsOf(controller.items).filter(({ id }) => proving.has(id));
  const names = lens?.names === undefined ? undefined : new Set(lens.names);
  if (names !== undefined) {
    return mine.flatMap(({ children }) =>
      itemsOf(children).filter(({ label }) => names.has(label)),
    );
  }
  return mine.length > 0 ? mine : undefined;
}

function list(controller: vscode.TestController, suites: readonly ListedSuite[]): void {
  const items = suites.map((suite) => {
    const uri = vscode.Uri.parse(suite.uri);
    const name = vscode.workspace.asRelativePath(uri, false);
    const item = controller.createTestItem(suite.uri, name, uri);
    item.description = suite.policy?.title ?? vscode.l10n.t('no policy beside it');
    item.children.replace(
      suite.cases.map((each) => {
        const child = controller.createTestItem(`${suite.uri}\n${each.name}`, each.name, uri);
        child.range = rangeOf(each.range);
        if (each.reason !== null) child.description = each.reason;
        return child;
      }),
    );
    return item;
  });
  controller.items.replace(items);
}

/** The suites in the folder of a file. */
function suitesOf(controller: vscode.TestController, { path }: vscode.Uri): vscode.TestItem[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return itemsOf(controller.items).filter(({ uri }) => uri?.path.startsWith(folder) === true);
}

function itemsOf(collection: vscode.TestItemCollection): vscode.TestItem[] {
  return [...collection].map(([, item]) => item);
}

function profiles(controller: vscode.TestController, ask: Ask) {
  const run = (request: vscode.TestRunRequest, token: vscode.CancellationToken) =>
    runCases(controller, ask, request, token);
  const continuous = new Set<vscode.TestRunRequest>();
  const profile = controller.createRunProfile(
    vscode.l10n.t('Run'),
    vscode.TestRunProfileKind.Run,
    async (request, token) => {
      if (request.continuous === true) {
        continuous.add(request);
        token.onCancellationRequested(() => continuous.delete(request));
      }
      await run(request, token);
    },
    true,
    undefined,
    true,
  );
  const covering = controller.createRunProfile(
    vscode.l10n.t('Run with coverage'),
    vscode.TestRunProfileKind.Coverage,
    (request, token) => runCases(controller, ask, request, token, true),
  );
  covering.loadDetailedCoverage = async (_, file) => coverageOf.details(file);
  const watching = (saved: vscode.Uri): void => {
    if (!/\.(?:clause|ya?ml|csv|txt)$/.test(saved.path)) return;
    const { token } = new vscode.CancellationTokenSource();
    const near = suitesOf(controller, saved);
    // A file that lies apart from all cases may be used by any policy.
    const mine = near.length > 0 ? near : itemsOf(controller.items);
    for (const { include = mine, exclude, profile: of } of continuous) {
      const chosen = include.filter((item) => mine.includes(item.parent ?? item));
      if (chosen.length === 0) continue;
      void run(new vscode.TestRunRequest(chosen, exclude, of, true), token);
    }
    const runOnSave = vscode.workspace.getConfiguration('clause').get('cases.runOnSave') === true;
    if (!runOnSave || continuous.size > 0 || near.length === 0) return;
    void run(new vscode.TestRunRequest(near), token);
  };
  return { run, covered: vscode.Disposable.from(profile, covering), watching };
}

/** How many cases of a run held, did not, or could not be run. */
interface Tally {
  passed: number;
  failed: number;
  notRun: number;
}

async function runCases(
  controller: vscode.TestController,
  ask: Ask,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
  cover = false,
): Promise<void> {
  const run = controller.createTestRun(request);
  const chosen = request.include ?? itemsOf(controller.items);
  const excluded = new Set(request.exclude ?? []);
  const bySuite = new Map<vscode.TestItem, vscode.TestItem[] | undefined>();
  for (const item of chosen) {
    const suite = item.parent ?? item;
    if (item.parent === undefined) bySuite.set(suite, undefined);
    else if (!bySuite.has(suite)) bySuite.set(suite, [item]);
    else bySuite.get(suite)?.push(item);
  }
  const tally: Tally = { passed: 0, failed: 0, notRun: 0 };
  for (const [suite, only] of bySuite) {
    if (excluded.has(suite)) continue;
    const items = (only ?? itemsOf(suite.children)).filter((item) => !excluded.has(item));
    for (const item of items) run.started(item);
    if (items.length === 0 || token.isCancellationRequested) continue;
    await runSuite(run, ask, suite, items, tally, token);
  }
  run.appendOutput(summary(tally.passed, tally.failed, tally.notRun));
  if (cover) await coverageOf.add(run, ask, [...bySuite.keys()]);
  run.end();
}

async function runSuite(
  run: vscode.TestRun,
  ask: Ask,
  suite: vscode.TestItem,
  items: readonly vscode.TestItem[],
  tally: Tally,
  token: vscode.CancellationToken,
): Promise<void> {
  const names = items.map(({ label }) => label);
  try {
    const { results } = await ask('clause/runCases', { uri: suite.id, names }, token);
    const byName = new Map(results.map((result) => [result.name, result]));
    for (const item of items) tell(run, item, byName.get(item.label), tally);
  } catch (error) {
    const message = new vscode.TestMessage(error instanceof Error ? error.message : String(error));
    for (const item of items) run.errored(item, message);
    tally.notRun += items.length;
  }
}

function tell(
  run: vscode.TestRun,
  item: vscode.TestItem,
  outcome: CaseOutcome | undefined,
  tally: Tally,
): void {
  if (outcome === undefined) {
    tally.notRun++;
    const words = vscode.l10n.t('The case was not run: its file or its policy has an error.');
    run.errored(item, new vscode.TestMessage(words));
    return;
  }
  if (outcome.passed) {
    tally.passed++;
    run.passed(item);
    return;
  }
  tally.failed++;
  run.appendOutput(failureReport(outcome, item.description), undefined, item);
  run.failed(
    item,
    outcome.differences.map((difference) => {
      const { expected, found, location } = difference;
      const message = vscode.TestMessage.diff(differenceText(difference), expected, found);
      message.location = locationOf(location);
      return message;
    }),
  );
}
