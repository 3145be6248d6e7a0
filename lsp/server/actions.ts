// The light bulb: repairs of findings, one by one or all that need no choice, and other ways to write
// the same.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { fill } from '#compiler';
import { conditionalsToTable } from '../features/conditionals.ts';
import { extractDefine, extractParameter } from '../features/extract.ts';
import { fixAll } from '../features/fix-all.ts';
import { organizeImports } from '../features/organize-imports.ts';
import { quickFixes } from '../features/quick-fixes.ts';
import type { Range } from '../requests.ts';
import { wordsOf } from '../words/languages.ts';
import { resolveName } from '../workspace/names.ts';
import { repairsOfCases } from './case-repairs.ts';
import { filesBeside } from './completing.ts';
import { findingAsDiagnostic } from './diagnostics.ts';
import { contentModified, type Group, type Shell } from './shell.ts';

/** Of a whole file, in the order in which they are offered. */
const SOURCE_ACTIONS = [
  { kind: `${CodeActionKind.SourceFixAll}.clause`, title: 'fixAll', editsIn: fixAll },
  {
    kind: CodeActionKind.SourceOrganizeImports,
    title: 'organiseImports',
    editsIn: organizeImports,
  },
] as const;

/** What is offered at a place or of a selection. */
const REFACTORINGS = [
  { kind: `${CodeActionKind.RefactorExtract}.define`, refactor: extractDefine },
  { kind: `${CodeActionKind.RefactorExtract}.parameter`, refactor: extractParameter },
  { kind: `${CodeActionKind.RefactorRewrite}.table`, refactor: conditionalsToTable },
] as const;

export const actions: Group = (shell) => {
  shell.connection.onCodeAction(shell.answer((params) => actionsAt(shell, params)));
  const resolves = resolvesEdits(shell);
  if (resolves)
    shell.connection.onCodeActionResolve(shell.answer((action) => resolved(shell, action)));
  const capabilities: ServerCapabilities = {
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        ...[...REFACTORINGS, ...SOURCE_ACTIONS].map(({ kind }) => kind),
      ],
      ...(resolves ? { resolveProvider: true } : {}),
    },
  };
  return capabilities;
};

function actionsAt(
  shell: Shell,
  { textDocument: { uri }, range, context: { only } }: CodeActionParams,
): CodeAction[] | null {
  const isWanted = (kind: string) => only?.some((wanted) => isWithin(kind, wanted)) ?? true;
  const ofCases = isWanted(CodeActionKind.QuickFix) ? repairsOfCases(shell, uri, range) : [];
  const selection = shell.selection(uri, range);
  if (selection === undefined) return ofCases.length > 0 ? [...ofCases] : null;
  const { analysis } = selection;
  const { sourceActions: titles, refactorings } = wordsOf(analysis.language);
  const files = (endings: readonly string[]) => filesBeside(shell, analysis, endings);
  const repairs = isWanted(CodeActionKind.QuickFix)
    ? quickFixes(selection, files, resolveName)
    : [];
  const ofFile = SOURCE_ACTIONS.filter(({ kind }) => isWanted(kind)).flatMap(
    ({ kind, title, editsIn }): CodeAction[] => {
      const edits = editsIn(selection, resolveName);
      if (edits.length === 0) return [];
      return [{ title: titles[title], kind, edit: shell.convert.workspaceEdit(edits, [analysis]) }];
    },
  );
  const otherWays = REFACTORINGS.filter(({ kind }) => isWanted(kind)).flatMap(
    ({ kind, refactor }): CodeAction[] => {
      const done = refactor(selection);
      if (done === undefined) return [];
      const title = fill(refactorings[done.kind], { name: done.name });
      const data: Asked = { uri, range, ...versionOf(shell, uri) };
      if (resolvesEdits(shell)) return [{ title, kind, data }];
      return [{ title, kind, edit: shell.convert.workspaceEdit(done.edits, [analysis]) }];
    },
  );
  return [
    ...repairs.map(
      ({ title, finding, edits, isOnly }): CodeAction => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [findingAsDiagnostic(shell, { finding, analysis })],
        ...(isOnly ? { isPreferred: true } : {}),
        edit: shell.convert.workspaceEdit(edits, [analysis]),
      }),
    ),
    ...otherWays,
    ...ofFile,
  ];
}

/** Where a refactoring was offered, for making its edits once it is chosen. */
interface Asked {
  readonly uri: string;
  readonly range: Range;
  /** Of the open text that the range is in. */
  readonly version?: number;
}

function versionOf({ workspace, convert }: Shell, uri: string): Pick<Asked, 'version'> {
  const version = workspace.documents.get(convert.name(uri))?.version;
  return version === undefined ? {} : { version };
}

/** The editor asks for the edits of what was chosen alone. */
function resolvesEdits({ client }: Shell): boolean {
  const { dataSupport, resolveSupport } = client.textDocument?.codeAction ?? {};
  return dataSupport === true && resolveSupport?.properties.includes('edit') === true;
}

function resolved(shell: Shell, action: CodeAction): CodeAction {
  const offered = REFACTORINGS.find(({ kind }) => kind === action.kind);
  const asked: unknown = action.data;
  if (offered === undefined || !isAsked(asked)) return action;
  // The stretch holds other words now.
  if (versionOf(shell, asked.uri).version !== asked.version) throw contentModified();
  const selection = shell.selection(asked.uri, asked.range);
  const edits = selection && offered.refactor(selection)?.edits;
  if (selection === undefined || edits === undefined) return action;
  return { ...action, edit: shell.convert.workspaceEdit(edits, [selection.analysis]) };
}

function isAsked(data: unknown): data is Asked {
  return typeof data === 'object' && data !== null && 'uri' in data && 'range' in data;
}

/** Kinds are hierarchies of words with points between them; the empty one holds all. */
function isWithin(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}
