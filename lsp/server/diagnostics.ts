// Findings in the editor: told when a text changes (push), or given when asked for (pull) by clients
// that ask. Either way a policy is computed once for one state of its texts.
import {
  type CancellationToken,
  type DiagnosticServerCancellationData,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  type PreviousResultId,
  type Diagnostic as ProtocolDiagnostic,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { folderOf, renderMessage, renderNote, type Severity } from '#compiler';
import type { Span } from '#language';
import { unmetText } from '../features/cases.ts';
import {
  type Found,
  type FoundFact,
  type FoundInSuite,
  type FoundUnmet,
  findingsIn,
  findingsOfSuite,
} from '../workspace/findings.ts';
import { isSuite } from '../workspace/suites.ts';
import { Breath } from './breath.ts';
import type { Group, Shell } from './shell.ts';

export const diagnostics: Group = (shell) => {
  if (shell.client.textDocument?.diagnostic === undefined) {
    push(shell);
    return {};
  }
  pull(shell);
  return {
    diagnosticProvider: {
      identifier: 'clause',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    },
  };
};

/** Case files wait for this silence after an edit elsewhere: a policy's own findings come first. */
const SUITES_LATER = 200;

/**
 * Tells the findings of all policies that open files belong to, in all of their files, and those of
 * open case files.
 */
function push(shell: Shell): void {
  const { connection, workspace } = shell;
  const told = new Told(shell);
  let isDue = false;
  let later: Timer | undefined;
  let changes = 0;

  /** What `find` finds, of this moment alone: what changed meanwhile has its own turn. */
  async function tell(find: () => Findings, isSuites: boolean): Promise<void> {
    if (shell.isShutDown) return;
    const before = changes;
    const found = await workspace.files.settled(() => ({ found: find() }));
    await told.tell(found.found, isSuites, () => before === changes && !shell.isShutDown);
  }

  // A client that has gone in between is no fault, and can be told nothing.
  const failed = (error: unknown) => {
    if (!shell.isShutDown) connection.console.error(String(error));
  };

  shell.onChange((uri) => {
    changes++;
    // After the messages that are waiting already: of a burst of changes only the last counts.
    if (!isDue) {
      isDue = true;
      setTimeout(() => {
        isDue = false;
        tell(() => inPolicies(shell), false).catch(failed);
      });
    }
    if (later !== undefined) clearTimeout(later);
    const delay = uri !== undefined && isSuite(shell.convert.name(uri)) ? 0 : SUITES_LATER;
    later = setTimeout(() => {
      later = undefined;
      tell(() => inSuites(shell), true).catch(failed);
    }, delay);
  });
}

/** By file. */
type Findings = ReadonlyMap<string, ProtocolDiagnostic[]>;

/** What the client has been told, so that nothing is told twice and what is gone is taken back. */
class Told {
  readonly #shell: Shell;
  readonly #told = new Map<string, { readonly uri: string; readonly digest: string }>();

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  /**
   * Tells what has changed, as long as it holds; files of this kind in which nothing is found any more are
   * cleared.
   */
  async tell(found: Findings, areSuites: boolean, holds: () => boolean): Promise<void> {
    const { connection, workspace, convert } = this.#shell;
    for (const [name, { uri }] of this.#told) {
      if (found.has(name) || isSuite(name) !== areSuites) continue;
      if (!holds()) return;
      this.#told.delete(name);
      await connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    for (const [name, diagnostics] of found) {
      const open = workspace.documents.get(name);
      const uri = convert.uri(name);
      const digest = JSON.stringify([open?.version, diagnostics]);
      if (this.#told.get(name)?.digest === digest) continue;
      if (!holds()) return;
      this.#told.set(name, { uri, digest });
      const version = open === undefined ? {} : { version: open.version };
      await connection.sendDiagnostics({ uri, ...version, diagnostics });
    }
  }
}

/** Of every file of the policies concerned, and of every open one, with nothing found too. */
function inPolicies(shell: Shell): Findings {
  const { workspace } = shell;
  const policies = workspace.openPolicies();
  const concerned = policies.flatMap(({ diagnostics }) => diagnostics.map(({ span }) => span.file));
  const open = workspace.documents.all().map(({ name }) => name);
  const names = [...new Set([...open, ...concerned])].filter((name) => !isSuite(name));
  return new Map(
    names.map((name) => {
      const own = policies.filter(({ files, entry }) => files.has(name) || entry === name);
      return [name, diagnosticsOf(shell, findingsIn(name, own))];
    }),
  );
}

function inSuites(shell: Shell): Findings {
  return new Map(
    shell.workspace
      .openSuites()
      .map((suite) => [suite.suite.file, diagnosticsOf(shell, findingsOfSuite(suite))]),
  );
}

function pull(shell: Shell): void {
  const { connection, workspace, convert } = shell;
  const ofText = shell.answer(
    ({ textDocument: { uri }, previousResultId }: DocumentDiagnosticParams) => {
      const name = convert.name(uri);
      const suite = workspace.suiteOf(name);
      const found =
        suite === undefined ? findingsIn(name, workspace.policiesOf(name)) : findingsOfSuite(suite);
      return report(shell, found, previousResultId);
    },
    askAgain,
  );
  const silence = new Silence(shell);
  connection.languages.diagnostics.on(async (params, token) => {
    const name = convert.name(params.textDocument.uri);
    // Editors ask for all that is open after every keystroke in a policy.
    if (isSuite(name)) await silence.after(name, token);
    return await ofText(params, token);
  });
  const everywhere = shell.answer(
    ({ previousResultIds }: { readonly previousResultIds: readonly PreviousResultId[] }) => {
      const known = new Map(previousResultIds.map(({ uri, value }) => [convert.name(uri), value]));
      const found = foundEverywhere(shell);
      const names = new Set([...found.keys(), ...known.keys()]);
      const items = [...names].map((name): WorkspaceDocumentDiagnosticReport => {
        return {
          uri: convert.uri(name),
          version: workspace.documents.get(name)?.version ?? null,
          ...report(shell, found.get(name) ?? [], known.get(name)),
        };
      });
      return { items };
    },
  );
  connection.languages.diagnostics.onWorkspace(async (params, token) => {
    // Policies that nobody has open must not keep those waiting that somebody types in.
    const breath = new Breath(token);
    for (const entry of await workspace.files.settled(() => workspace.entries())) {
      await workspace.files.settled(() => workspace.analysisOf(entry));
      if (breath.isDue) await breath.take();
    }
    for (const { suite } of await workspace.files.settled(() => workspace.allSuites())) {
      await workspace.files.settled(() => decided(shell, suite.file));
      if (breath.isDue) await breath.take();
    }
    return everywhere(params, token);
  });
  const { refreshSupport } = shell.client.workspace?.diagnostics ?? {};
  if (refreshSupport !== true) return;
  shell.onChange((uri) => {
    // The client asks by itself for what the user has typed in.
    if (uri === undefined) connection.languages.diagnostics.refresh().catch(() => undefined);
  });
}

/** Who types without a pause is told all the same. */
const MOST_WAITS = 5;

/** When somebody typed last, and where. */
class Silence {
  #last: { readonly name: string; readonly at: number } | undefined;

  constructor(shell: Shell) {
    shell.onChange((uri) => {
      if (uri !== undefined) this.#last = { name: shell.convert.name(uri), at: Date.now() };
    });
  }

  /** Waits while somebody types in another file than this, as push does; but not for ever. */
  async after(name: string, token: CancellationToken): Promise<void> {
    for (let round = 0; round < MOST_WAITS && !token.isCancellationRequested; round++) {
      const last = this.#last;
      const left = last === undefined ? 0 : last.at + SUITES_LATER - Date.now();
      if (left <= 0 || last?.name === name) return;
      await new Promise<void>((resolve) => setTimeout(resolve, left));
    }
  }
}

/** Decides a case file's cases, if it is there still, so that the next who asks need not. */
function decided({ workspace }: Shell, name: string): void {
  const suite = workspace.suiteOf(name);
  if (suite !== undefined) findingsOfSuite(suite);
}

/** An editor that heard only that the text has changed would show no findings until it asks again. */
function askAgain(): ResponseError<DiagnosticServerCancellationData> {
  const again = { retriggerRequest: true };
  return new ResponseError(LSPErrorCodes.ServerCancelled, 'the text has changed meanwhile', again);
}

/** Of all policies and case files in the workspace. */
function foundEverywhere({ workspace }: Shell): ReadonlyMap<string, readonly FoundInSuite[]> {
  const policies = workspace.allPolicies();
  const names = new Set(policies.flatMap(({ files }) => [...files.keys()]));
  return new Map([
    ...[...names].map((name) => {
      const own = policies.filter(({ files }) => files.has(name));
      return [name, findingsIn(name, own)] as const;
    }),
    ...workspace.allSuites().map((suite) => [suite.suite.file, findingsOfSuite(suite)] as const),
  ]);
}

function report(
  shell: Shell,
  found: readonly FoundInSuite[],
  previous: string | undefined,
): DocumentDiagnosticReport {
  const items = diagnosticsOf(shell, found);
  const resultId = digestOf(JSON.stringify(items));
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** Of a text: its length and a 53-bit sum (cyrb53), enough to tell one version's findings from the last's. */
function digestOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return `${text.length}-${(high >>> 0).toString(36)}-${(low >>> 0).toString(36)}`;
}

function diagnosticsOf(shell: Shell, found: readonly FoundInSuite[]): ProtocolDiagnostic[] {
  return found.flatMap((one) => asDiagnostic(shell, one) ?? []);
}

/** A finding in the protocol's form; undefined of an expectation whose policy is gone. */
export function asDiagnostic(shell: Shell, found: FoundInSuite): ProtocolDiagnostic | undefined {
  if ('fact' in found) return factAsDiagnostic(shell, found);
  return 'unmet' in found ? unmetAsDiagnostic(shell, found) : findingAsDiagnostic(shell, found);
}

/** Where it stands. */
export function spanOf(found: FoundInSuite): Span {
  if ('finding' in found) return found.finding.span;
  return 'fact' in found ? found.fact.span : found.unmet.difference.span;
}

/** A fact error says by itself what is wrong, in the policy's language, and has a code of its own. */
function factAsDiagnostic({ convert, docs }: Shell, { fact, analysis }: FoundFact) {
  const { error, span } = fact;
  return {
    range: convert.range(span, analysis),
    severity: DiagnosticSeverity.Error,
    code: error.code,
    ...(docs === undefined ? {} : { codeDescription: { href: `${docs}decision.md#fact-errors` } }),
    source: 'clause',
    message: error.message,
  };
}

/** What `clause test` would report of a case: the case or the policy is wrong, and people must say which. */
function unmetAsDiagnostic(shell: Shell, { unmet, analysis }: FoundUnmet) {
  if (analysis?.model === undefined) return undefined;
  const { convert, docs } = shell;
  return {
    range: convert.range(firstLineOf(shell, unmet.difference.span)),
    severity: DiagnosticSeverity.Error,
    code: 'unmet',
    ...(docs === undefined
      ? {}
      : { codeDescription: { href: `${docs}cases.md#what-is-expected` } }),
    source: 'clause',
    message: unmetText(unmet, analysis.model),
  };
}

/** An entry or a group may go over many lines: its first is told. */
function firstLineOf({ workspace }: Shell, span: Span): Span {
  const read = workspace.files.read(span.file, folderOf(span.file));
  const text = read.kind === 'read' ? read.text.slice(span.start, span.end) : '';
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return { file: span.file, start: span.start, end: span.start + line.length };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

export function findingAsDiagnostic(
  { convert, docs }: Shell,
  { finding, analysis }: Found,
): ProtocolDiagnostic {
  const { code, severity, span, related, unused } = finding;
  const { language = 'en' } = analysis ?? {};
  return {
    range: convert.range(span, analysis),
    severity: SEVERITIES[severity],
    code,
    ...(docs === undefined ? {} : { codeDescription: { href: `${docs}diagnostics/${code}.md` } }),
    source: 'clause',
    message: renderMessage(finding, language),
    ...(unused ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            location: convert.location(place.span, analysis),
            message: renderNote(finding, place, language),
          })),
        }),
  };
}
