// What an editor draws a file's structure from: folding, growing selections, links to files, names that
// are edited together.
import {
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { documentLinks } from '../features/document-links.ts';
import { foldingRanges } from '../features/folding.ts';
import { linkedEditing } from '../features/linked-editing.ts';
import { selectionRanges } from '../features/selection-ranges.ts';
import type { Position } from '../requests.ts';
import { resolveName } from '../workspace/names.ts';
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
  const analysis = shell.policyOf(uri);
  if (analysis === undefined) return null;
  const { rangeLimit, lineFoldingOnly } = client.textDocument?.foldingRange ?? {};
  return foldingRanges(analysis, convert.name(uri))
    .slice(0, rangeLimit)
    .map(({ span, kind }) => {
      const { start, end } = convert.range(span, analysis);
      const lines = { startLine: start.line, endLine: end.line, kind: KINDS[kind] };
      if (lineFoldingOnly === true) return lines;
      return { ...lines, startCharacter: start.character, endCharacter: end.character };
    });
}

/** One for each position asked about, as the protocol wants it; where nothing is known, the place itself. */
function selectionAt(shell: Shell, uri: string, position: Position): SelectionRange {
  const place = shell.place(uri, position);
  const spans = place === undefined ? [] : selectionRanges(place);
  let outer: SelectionRange | undefined;
  for (const span of spans.toReversed()) {
    const range = shell.convert.range(span, place?.analysis);
    outer = outer === undefined ? { range } : { range, parent: outer };
  }
  return outer ?? { range: { start: position, end: position } };
}
