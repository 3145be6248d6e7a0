// What stands above clauses and articles, to be clicked. The commands are the client's
// (lsp/requests.ts: ClauseCommands).
import type { CodeLens as ProtocolLens, ServerCapabilities } from 'vscode-languageserver';
import { codeLenses, type LensAction, type LensCase } from '../features/code-lenses.ts';
import type { ClauseCommands } from '../requests.ts';
import type { Group, Shell } from './shell.ts';

export const lenses: Group = (shell) => {
  const { connection, convert } = shell;
  connection.onCodeLens(
    shell.answer(({ textDocument: { uri } }): ProtocolLens[] | null => {
      const analysis = shell.policyOf(uri);
      const file = convert.name(uri);
      if (analysis?.files.get(file)?.kind !== 'clauses') return null;
      const cases = casesOf(shell, analysis.entry);
      return codeLenses(analysis, file, cases).map(({ span, title, action }) => ({
        range: convert.range(span, analysis),
        command: { title, ...commandOf(action, uri) },
      }));
    }),
  );
  const capabilities: ServerCapabilities = { codeLensProvider: {} };
  return capabilities;
};

/** With what came of the last run, if nothing has changed since. */
function casesOf({ workspace, outcomes }: Shell, entry: string): readonly LensCase[] {
  return workspace
    .suitesOf(entry)
    .flatMap(({ suite, model }) =>
      suite.cases.map((example) => ({ example, passed: outcomes.of(example, model) })),
    );
}

type Command = {
  [C in keyof ClauseCommands]: { readonly command: C; readonly arguments: [ClauseCommands[C]] };
}[keyof ClauseCommands];

function commandOf(action: LensAction, uri: string): Command {
  switch (action.kind) {
    case 'preview':
      return { command: 'clause.preview', arguments: [{ uri, clause: action.clause }] };
    case 'cases':
      return { command: 'clause.runCases', arguments: [{ uri, names: action.names }] };
    case 'uncited':
      return { command: 'clause.showUncited', arguments: [{ uri, article: action.article }] };
    default:
      return action satisfies never;
  }
}
