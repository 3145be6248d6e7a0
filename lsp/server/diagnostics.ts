// Findings in the editor: told when a text changes (push), or given when asked for (pull) by clients
// that ask. Either way a policy is computed once for one state of its texts.
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Diagnostic as ProtocolDiagnostic,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { renderMessage, renderNote, type Severity } from '#compiler';
import { type Found, findingsIn } from '../workspace/findings.ts';
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

/** Tells the findings of all policies that open files belong to, in all of their files. */
function push(shell: Shell): void {
  const { connection, workspace, convert } = shell;
  /** What the client was told last, by the file's name. */
  const told = new Map<string, { readonly uri: string; readonly digest: string }>();
  let waiting: Timer | undefined;

  async function tell(): Promise<void> {
    waiting = undefined;
    const moment = workspace.files.moment;
    const found = await workspace.files.settled(() => allFound(shell));
    // Texts that changed while files were being fetched are told of by their own turn.
    if (waiting !== undefined && moment !== workspace.files.moment) return;
    for (const [name, { uri }] of told) {
      if (found.has(name)) continue;
      told.delete(name);
      await connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    for (const [name, diagnostics] of found) {
      const open = workspace.documents.get(name);
      const uri = convert.uri(name);
      const digest = JSON.stringify([open?.version, diagnostics]);
      if (told.get(name)?.digest === digest) continue;
      told.set(name, { uri, digest });
      const version = open === undefined ? {} : { version: open.version };
      await connection.sendDiagnostics({ uri, ...version, diagnostics });
    }
  }

  shell.onChange(() => {
    // After the messages that are waiting already: of a burst of changes only the last counts.
    waiting ??= setTimeout(() => {
      tell().catch((error) => connection.console.error(String(error?.stack ?? error)));
    });
  });
}

/** By file: every file of the policies concerned, the open ones with nothing found too. */
function allFound(shell: Shell): ReadonlyMap<string, ProtocolDiagnostic[]> {
  const { workspace } = shell;
  const policies = workspace.openPolicies();
  const concerned = policies.flatMap(({ diagnostics }) => diagnostics.map(({ span }) => span.file));
  const names = new Set([...workspace.documents.all().map(({ name }) => name), ...concerned]);
  return new Map(
    [...names].map((name) => {
      const own = policies.filter(({ files, entry }) => files.has(name) || entry === name);
      return [name, diagnosticsOf(shell, findingsIn(name, own))];
    }),
  );
}

function pull(shell: Shell): void {
  const { connection, workspace, convert } = shell;
  connection.languages.diagnostics.on(
    shell.answer(({ textDocument: { uri }, previousResultId }) => {
      const name = convert.name(uri);
      return report(shell, findingsIn(name, workspace.policiesOf(name)), previousResultId);
    }),
  );
  connection.languages.diagnostics.onWorkspace(
    shell.answer(({ previousResultIds }) => {
      const known = new Map(previousResultIds.map(({ uri, value }) => [convert.name(uri), value]));
      const policies = workspace.allPolicies();
      const names = new Set([
        ...policies.flatMap(({ files }) => [...files.keys()]),
        ...known.keys(),
      ]);
      const items = [...names].map((name): WorkspaceDocumentDiagnosticReport => {
        const own = policies.filter(({ files }) => files.has(name));
        return {
          uri: convert.uri(name),
          version: workspace.documents.get(name)?.version ?? null,
          ...report(shell, findingsIn(name, own), known.get(name)),
        };
      });
      return { items };
    }),
  );
  const { refreshSupport } = shell.client.workspace?.diagnostics ?? {};
  if (refreshSupport !== true) return;
  shell.onChange((uri) => {
    // The client asks by itself for what the user has typed in.
    if (uri === undefined) connection.languages.diagnostics.refresh();
  });
}

function report(
  shell: Shell,
  found: readonly Found[],
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

function diagnosticsOf(shell: Shell, found: readonly Found[]): ProtocolDiagnostic[] {
  return found.map((one) => diagnosticOf(shell, one));
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

function diagnosticOf({ convert, docs }: Shell, { finding, analysis }: Found): ProtocolDiagnostic {
  const { code, severity, span, related, unused } = finding;
  return {
    range: convert.range(span, analysis),
    severity: SEVERITIES[severity],
    code,
    ...(docs === undefined ? {} : { codeDescription: { href: `${docs}diagnostics/${code}.md` } }),
    source: 'clause',
    message: renderMessage(finding, analysis.language),
    ...(unused ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            location: convert.location(place.span, analysis),
            message: renderNote(finding, place, analysis.language),
          })),
        }),
  };
}
