// Asks a language server for everything that it has announced, at one place of a text.
import {
  LSPErrorCodes,
  type Range,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { LanguageClient } from './language-client.ts';
import { positionOf } from './protocol-position.ts';

export interface Asked {
  readonly client: LanguageClient;
  readonly uri: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The answers by method. Rejects where a request fails. */
export async function askEverything(asked: Asked): Promise<Readonly<Record<string, unknown>>> {
  const { client, uri, text, start, end } = asked;
  const { capabilities } = client.server;
  const textDocument = { uri };
  const position = positionOf(text, start);
  const range = { start: position, end: positionOf(text, end) };
  const ofText = requestsFor(capabilities, position, range).map(([method, params]) =>
    client.connection
      .sendRequest<unknown>(method, { textDocument, ...params })
      .catch(refusal)
      .then((answer) => [method, answer] as const),
  );
  const ofClause = clauseRequests(uri).map(async ([method, params], at) => {
    const answer = await client.connection.sendRequest<unknown>(method, params);
    return [`${method} ${at}`, answer] as const;
  });
  // All at once, as an editor does after a keystroke.
  return Object.fromEntries(await Promise.all([...ofText, ...ofClause]));
}

/** What the server will not do it says in a sentence to the user; anything else is a failure. */
function refusal(error: unknown): string {
  if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed) {
    return error.message;
  }
  throw error;
}

/** Each capability's requests; a capability that this does not know of is an error of the test. */
function requestsFor(
  capabilities: ServerCapabilities,
  position: Range['start'],
  range: Range,
): readonly (readonly [method: string, params: object])[] {
  const options = { tabSize: 2, insertSpaces: true };
  const known: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
    hoverProvider: [['textDocument/hover', { position }]],
    completionProvider: [['textDocument/completion', { position }]],
    signatureHelpProvider: [['textDocument/signatureHelp', { position }]],
    definitionProvider: [['textDocument/definition', { position }]],
    declarationProvider: [['textDocument/declaration', { position }]],
    typeDefinitionProvider: [['textDocument/typeDefinition', { position }]],
    implementationProvider: [['textDocument/implementation', { position }]],
    referencesProvider: [
      ['textDocument/references', { position, context: { includeDeclaration: true } }],
    ],
    documentHighlightProvider: [['textDocument/documentHighlight', { position }]],
    documentSymbolProvider: [['textDocument/documentSymbol', {}]],
    workspaceSymbolProvider: [['workspace/symbol', { query: 'a' }]],
    codeActionProvider: [
      ['textDocument/codeAction', { range, context: { diagnostics: [], triggerKind: 1 } }],
    ],
    codeLensProvider: [['textDocument/codeLens', {}]],
    documentLinkProvider: [['textDocument/documentLink', {}]],
    documentFormattingProvider: [['textDocument/formatting', { options }]],
    documentRangeFormattingProvider: [['textDocument/rangeFormatting', { range, options }]],
    documentOnTypeFormattingProvider: [
      ['textDocument/onTypeFormatting', { position, ch: '\n', options }],
    ],
    renameProvider: [
      ['textDocument/prepareRename', { position }],
      ['textDocument/rename', { position, newName: 'renamed' }],
    ],
    foldingRangeProvider: [['textDocument/foldingRange', {}]],
    selectionRangeProvider: [['textDocument/selectionRange', { positions: [position] }]],
    linkedEditingRangeProvider: [['textDocument/linkedEditingRange', { position }]],
    callHierarchyProvider: [['textDocument/prepareCallHierarchy', { position }]],
    semanticTokensProvider: [
      ['textDocument/semanticTokens/full', {}],
      ['textDocument/semanticTokens/range', { range }],
    ],
    inlayHintProvider: [['textDocument/inlayHint', { range }]],
    diagnosticProvider: [['textDocument/diagnostic', {}]],
  };
  const silent = ['positionEncoding', 'textDocumentSync', 'workspace', 'experimental'];
  return Object.keys(capabilities)
    .filter((name) => !silent.includes(name))
    .flatMap((name) => {
      const requests = known[name];
      if (requests === undefined) throw new Error(`nobody asks for ${name}`);
      return requests;
    });
}

function clauseRequests(uri: string): readonly (readonly [method: string, params: object])[] {
  return [
    ['clause/evaluate', { uri, dossier: { value: {} } }],
    ['clause/explain', { uri, dossier: { text: '{' } }],
    ['clause/factsForm', { uri }],
    ['clause/sourceCoverage', { uri }],
    ['clause/evaluate', { uri, dossier: { value: {} }, texts: { [uri]: 'policy' } }],
    ['clause/factsThatMatter', { uri, dossier: { value: {} } }],
    ['clause/document', { uri }],
  ];
}
