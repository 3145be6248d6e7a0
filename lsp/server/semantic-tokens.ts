// Colours by meaning: all of a file, a part of it, or what has changed since the last time.
import type { ServerCapabilities } from 'vscode-languageserver';
import type { Analysis } from '#compiler';
import { caseTokens } from '../features/case-structure.ts';
import {
  encodeTokens,
  grammarTells,
  type Stretch,
  tokenEdits,
  tokenModifiers,
  semanticTokens as tokensOf,
  tokenTypes,
} from '../features/semantic-tokens.ts';
import { caseText } from './case-files.ts';
import type { Group, Shell } from './shell.ts';

export const semanticTokens: Group = (shell) => {
  const { connection, convert, workspace } = shell;
  /** What each open file was last given, by its name. */
  const given = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>();
  let results = 0;
  const keep = (uri: string, data: number[]) => {
    const name = convert.name(uri);
    results++;
    const result = { resultId: String(results), data };
    if (workspace.documents.get(name) !== undefined) given.set(name, result);
    return result;
  };
  shell.onChange(() => {
    for (const name of given.keys()) {
      if (workspace.documents.get(name) === undefined) given.delete(name);
    }
  });
  connection.languages.semanticTokens.on(
    shell.answer(({ textDocument: { uri } }) => keep(uri, dataOf(shell, uri))),
  );
  connection.languages.semanticTokens.onDelta(
    shell.answer(({ textDocument: { uri }, previousResultId }) => {
      const before = given.get(convert.name(uri));
      const now = keep(uri, dataOf(shell, uri));
      if (before?.resultId !== previousResultId) return now;
      const edits = tokenEdits(before.data, now.data).map(({ start, deleteCount, data }) => {
        return { start, deleteCount, data: [...data] };
      });
      return { resultId: now.resultId, edits };
    }),
  );
  connection.languages.semanticTokens.onRange(
    shell.answer(({ textDocument: { uri }, range }) => {
      if (caseText(shell, uri) !== undefined) {
        const name = convert.name(uri);
        const [start, end] = [convert.offset(name, range.start), convert.offset(name, range.end)];
        return { data: dataOf(shell, uri, { start, end }) };
      }
      const selection = shell.selection(uri, range);
      return { data: selection === undefined ? [] : dataOf(shell, uri, selection) };
    }),
  );
  const capabilities: ServerCapabilities = {
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
  };
  return capabilities;
};

function dataOf(shell: Shell, uri: string, within?: Stretch): number[] {
  const cases = caseText(shell, uri);
  if (cases !== undefined) return dataOfCases(shell, cases, within);
  const analysis: Analysis | undefined = shell.policyOf(uri);
  if (analysis === undefined) return [];
  const name = shell.convert.name(uri);
  const tokens = tokensOf(analysis, name, within).filter(
    (token) => !shell.grammar || !grammarTells(token),
  );
  return encodeTokens(tokens, (offset) => shell.convert.position(name, offset, analysis));
}

function dataOfCases(
  { convert }: Shell,
  { known, ...cases }: NonNullable<ReturnType<typeof caseText>>,
  within: Stretch | undefined,
): number[] {
  if (known.policy === undefined) return [];
  const tokens = caseTokens(cases, known.policy).filter(
    ({ span }) => within === undefined || (span.start < within.end && within.start < span.end),
  );
  return encodeTokens(tokens, (offset) => convert.position(cases.file, offset));
}
