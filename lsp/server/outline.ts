// What an editor draws a file's structure from: folding, growing selections, links to files, names that
// are edited together.
import {
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { folderOf } from '#compiler';
import { caseFolding, caseSelections, namedFiles } from '../features/case-structure.ts';
import { documentLinks } from '../features/document-links.ts';
import { foldingRanges } from '../features/folding.ts';
import { linkedEditing } from '../features/linked-editing.ts';
import { selectionRanges } from '../features/selection-ranges.ts';
import type { Position } from '../requests.ts';
import { resolveName } from '../workspace/names.ts';
import { caseText } from './case-files.ts';
import type { Group, Shell } from './shell.ts';

export const outline: Group = (shell) => {
  const { connection, convert } = shell;
  connection.onFoldingRanges(shell.answer(({ textDocument: { uri } }) => foldingOf(shell, uri)));
  connection.onSelectionRanges(
    shell.answer(({ textDocument: { uri }, positions }) =>
      positions.map((position) => selectionAt(shell, uri, position)),
    ),
  );
  connection.onDocumentLinks(
    shell.answer(({ textDocument: { uri } }) => {
      const inCases = caseText(shell, uri);
      if (inCases !== undefined) return linksInCases(shell, inCases);
      const analysis = shell.policyOf(uri);
      if (analysis === undefined) return null;
      return documentLinks(analysis, convert.name(uri), resolveName).map(({ span, target }) => ({
        range: convert.range(span, analysis),
        target: convert.uri(target),
      }));
    }),
  );
  connection.languages.onLinkedEditingRange(
    shell.answer(({ textDocument: { uri }, position }) => {
      const place = shell.place(uri, position);
      const linked = place && linkedEditing(place);
      if (linked === undefined) return null;
      return {
        ranges: linked.spans.map((span) => convert.range(span, place?.analysis)),
        wordPattern: linked.pattern,
      };
    }),
  );
  const capabilities: ServerCapabilities = {
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    linkedEditingRangeProvider: true,
  };
  return capabilities;
};

const KINDS = {
  comment: FoldingRangeKind.Comment,
  imports: FoldingRangeKind.Imports,
  region: FoldingRangeKind.Region,
} as const;

function foldingOf(shell: Shell, uri: string): FoldingRange[] | null {
  const { client, convert } = shell;
  const inCases = caseText(shell, uri);
  const analysis = inCases === undefined ? shell.policyOf(uri) : undefined;
  if (inCases === undefined && analysis === undefined) return null;
  const { rangeLimit, lineFoldingOnly } = client.textDocument?.foldingRange ?? {};
  const found = inCases ? caseFolding(inCases) : [];
  return (analysis ? foldingRanges(analysis, convert.name(uri)) : found)
    .slice(0, rangeLimit)
    .map(({ span, kind }) => {
      const { start, end } = convert.range(span, analysis);
      const lines = { startLine: start.line, endLine: end.line, kind: KINDS[kind] };
      if (lineFoldingOnly === true) return lines;
      return { ...lines, startCharacter: start.character, endCharacter: end.character };
    });
}

/** The policy that a case file names, and dossiers in files. */
function linksInCases({ convert, workspace }: Shell, { known, ...cases }: CaseText) {
  const { suite, policy } = known;
  const entry = suite.policy && policy?.entry;
  const named =
    suite.policy && entry !== undefined ? [{ span: suite.policy.span, target: entry }] : [];
  const dossiers = namedFiles(cases)
    .map(({ span, path }) => ({ span, target: resolveName(cases.file, path) }))
    .filter(({ target }) => suite.reads.includes(target))
    .filter(({ target }) => workspace.files.read(target, folderOf(target)).kind === 'read');
  return [...named, ...dossiers].map(({ span, target }) => ({
    range: convert.range(span),
    target: convert.uri(target),
  }));
}

type CaseText = NonNullable<ReturnType<typeof caseText>>;

/** One for each position asked about, as the protocol wants it; where nothing is known, the place itself. */
function selectionAt(shell: Shell, uri: string, position: Position): SelectionRange {
  const inCases = caseText(shell, uri);
  const place = inCases === undefined ? shell.place(uri, position) : undefined;
  const spans =
    inCases === undefined
      ? place === undefined
        ? []
        : selectionRanges(place)
      : caseSelections(inCases, shell.convert.offset(inCases.file, position));
  let outer: SelectionRange | undefined;
  for (const span of spans.toReversed()) {
    const range = shell.convert.range(span, place?.analysis);
    outer = outer === undefined ? { range } : { range, parent: outer };
  }
  return outer ?? { range: { start: position, end: position } };
}
