// What comes back in a session, as text: a line for each thing, places as `file:line:column`.
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  LinkedEditingRanges,
  Location,
  Range,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver';
import type { LanguageClient } from './language-client.ts';
import { positionOf } from './protocol-position.ts';
import { EXPLORATIONS } from './session-explorations.ts';

export interface SessionPlace {
  readonly client: LanguageClient;
  readonly uri: string;
  readonly text: string;
  readonly offset: number;
  readonly textOf: (uri: string) => string;
}

type Ask = (place: SessionPlace, said: string) => Promise<string>;

/** Asks the server and prints what it answers. */
export function answerOf(what: string, place: SessionPlace): Promise<string> {
  const [name = '', ...rest] = what.split(' ');
  const ask = ASKS[name];
  if (ask === undefined) throw new Error(`a session cannot ask for “${name}”`);
  return ask(place, rest.join(' '));
}

const ASKS: Readonly<Record<string, Ask>> = {
  ...EXPLORATIONS,
  diagnostics: async ({ client, uri }) => {
    const found = await client.findings(uri);
    return lines(found.map(diagnosticAsText), 'nothing');
  },
  hover: async (place) => {
    const hover = await at<Hover | null>(place, 'textDocument/hover');
    if (hover === null) return 'nothing';
    const { contents } = hover;
    return typeof contents === 'object' && 'value' in contents ? contents.value : String(contents);
  },
  completion: async (place, said) => {
    const answer = await at<CompletionList | CompletionItem[] | null>(
      place,
      'textDocument/completion',
    );
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const most = said === '' ? items.length : Number(said);
    const shown = items.slice(0, most).map(completionAsText);
    const more = items.length > most ? [`… and ${items.length - most} more`] : [];
    return lines([...shown, ...more], 'nothing');
  },
  definition: (place) => locations(place, 'textDocument/definition'),
  declaration: (place) => locations(place, 'textDocument/declaration'),
  'type-definition': (place) => locations(place, 'textDocument/typeDefinition'),
  implementation: (place) => locations(place, 'textDocument/implementation'),
  references: (place) =>
    locations(place, 'textDocument/references', { context: { includeDeclaration: true } }),
  highlight: async (place) => {
    const found = await at<DocumentHighlight[] | null>(place, 'textDocument/documentHighlight');
    return lines(
      (found ?? []).map(
        ({ range, kind }) => `${rangeAsText(range)} ${kind === 3 ? 'write' : 'read'}`,
      ),
      'nothing',
    );
  },
  'workspace-symbols': async ({ client }, said) => {
    const found = await client.connection.sendRequest<SymbolInformation[] | null>(
      'workspace/symbol',
      { query: said },
    );
    return lines(
      (found ?? []).map(
        ({ name, containerName, location }) =>
          `${name}  ${containerName ?? ''}  ${fileOf(location.uri)}:${rangeAsText(location.range)}`,
      ),
      'nothing',
    );
  },
  folding: async ({ client, uri }) => {
    const found = await client.connection.sendRequest<FoldingRange[] | null>(
      'textDocument/foldingRange',
      { textDocument: { uri } },
    );
    return lines(
      (found ?? []).map(
        ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1} ${kind}`,
      ),
      'nothing',
    );
  },
  selection: async ({ client, uri, text, offset }) => {
    const [found] = await client.connection.sendRequest<SelectionRange[]>(
      'textDocument/selectionRange',
      { textDocument: { uri }, positions: [positionOf(text, offset)] },
    );
    const ranges: string[] = [];
    for (let each = found; each !== undefined; each = each.parent) {
      ranges.push(rangeAsText(each.range));
    }
    return lines(ranges, 'nothing');
  },
  links: async ({ client, uri }) => {
    const found = await client.connection.sendRequest<DocumentLink[] | null>(
      'textDocument/documentLink',
      { textDocument: { uri } },
    );
    return lines(
      (found ?? []).map(({ range, target }) => `${rangeAsText(range)} ${fileOf(target ?? '')}`),
      'nothing',
    );
  },
  'linked-editing': async (place) => {
    const found = await at<LinkedEditingRanges | null>(place, 'textDocument/linkedEditingRange');
    return lines((found?.ranges ?? []).map(rangeAsText), 'nothing');
  },
  tokens: async ({ client, uri, text }) => {
    const { data } = await client.connection.sendRequest<SemanticTokens>(
      'textDocument/semanticTokens/full',
      { textDocument: { uri } },
    );
    const legend = client.server.capabilities.semanticTokensProvider?.legend;
    const rows = text.split(/\r\n|\n|\r/);
    let line = 0;
    let character = 0;
    const words: string[] = [];
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.slice(at, at + 4);
      character = down > 0 ? right : character + right;
      line += down;
      const word = rows[line]?.slice(character, character + length);
      words.push(`${word} ${legend?.tokenTypes[type]}`);
    }
    return lines(words, 'nothing');
  },
  calls: async (place) => {
    const [item] =
      (await at<CallHierarchyItem[] | null>(place, 'textDocument/prepareCallHierarchy')) ?? [];
    if (item === undefined) return 'nothing';
    const { connection } = place.client;
    const into = await connection.sendRequest<CallHierarchyIncomingCall[] | null>(
      'callHierarchy/incomingCalls',
      { item },
    );
    const out = await connection.sendRequest<CallHierarchyOutgoingCall[] | null>(
      'callHierarchy/outgoingCalls',
      { item },
    );
    return [
      item.name,
      ...(into ?? []).map(
        ({ from, fromRanges }) => `  read by ${from.name} ${fromRanges.map(rangeAsText)}`,
      ),
      ...(out ?? []).map(
        ({ to, fromRanges }) => `  reads ${to.name} ${fromRanges.map(rangeAsText)}`,
      ),
    ].join('\n');
  },
  fixes: async (place) =>
    lines(
      (await fixesAt(place)).map(({ title, edit }) => `${title}\n${editAsText(edit, place)}`),
      'nothing',
    ),
  lenses: async ({ client, uri }) => {
    const found = await client.connection.sendRequest<CodeLens[] | null>('textDocument/codeLens', {
      textDocument: { uri },
    });
    return lines(
      (found ?? []).map(({ range, command }) => `${rangeAsText(range)} ${command?.title}`),
      'nothing',
    );
  },
  hints: async ({ client, uri, text }) => {
    const found = await client.connection.sendRequest<InlayHint[] | null>(
      'textDocument/inlayHint',
      {
        textDocument: { uri },
        range: { start: positionOf(text, 0), end: positionOf(text, text.length) },
      },
    );
    return lines(
      (found ?? []).map(
        ({ position, label }) => `${position.line + 1}:${position.character + 1} ${String(label)}`,
      ),
      'nothing',
    );
  },
  format: async (place) => {
    const edits = await place.client.connection.sendRequest<TextEdit[] | null>(
      'textDocument/formatting',
      { textDocument: { uri: place.uri }, options: { tabSize: 2, insertSpaces: true } },
    );
    return editAsText({ changes: { [place.uri]: edits ?? [] } }, place);
  },
  rename: async (place, said) => {
    const answer = await at<WorkspaceEdit | null>(place, 'textDocument/rename', {
      newName: said,
    }).catch((error: Error) => error.message);
    return typeof answer === 'string' ? answer : editAsText(answer ?? {}, place);
  },
  signature: async (place) => {
    const help = await at<SignatureHelp | null>(place, 'textDocument/signatureHelp');
    if (help === null) return 'nothing';
    const {
      label = '',
      documentation,
      parameters,
    } = help.signatures[help.activeSignature ?? 0] ?? {};
    const [from, to] = parameters?.[help.activeParameter ?? 0]?.label ?? [0, 0];
    const marked = `${label.slice(0, Number(from))}[${label.slice(Number(from), Number(to))}]${label.slice(Number(to))}`;
    return `${marked}\n${documentation}`;
  },
  symbols: async ({ client, uri }) => {
    const found = await client.connection.sendRequest<DocumentSymbol[] | null>(
      'textDocument/documentSymbol',
      { textDocument: { uri } },
    );
    return lines(
      (found ?? []).flatMap((symbol) => symbolAsLines(symbol, '')),
      'nothing',
    );
  },
};

/** The repairs offered at a place. */
export async function fixesAt(place: SessionPlace): Promise<readonly CodeAction[]> {
  const position = positionOf(place.text, place.offset);
  const found = await place.client.connection.sendRequest<CodeAction[] | null>(
    'textDocument/codeAction',
    {
      textDocument: { uri: place.uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['quickfix'] },
    },
  );
  return found ?? [];
}

function editAsText({ changes = {} }: WorkspaceEdit = {}, place: SessionPlace): string {
  const all = Object.entries(changes).flatMap(([uri, edits]) =>
    edits.map(({ range, newText }) => {
      const old = textIn(place.textOf(uri), range);
      return `  ${fileOf(uri)}:${rangeAsText(range)} ${JSON.stringify(old)} → ${JSON.stringify(newText)}`;
    }),
  );
  return lines(all, 'nothing');
}

function textIn(text: string, { start, end }: Range): string {
  const rows = text.split('\n');
  const offset = (at: Range['start']) =>
    rows.slice(0, at.line).reduce((sum, row) => sum + row.length + 1, 0) + at.character;
  return text.slice(offset(start), offset(end));
}

function at<R>({ client, uri, text, offset }: SessionPlace, method: string, more = {}): Promise<R> {
  const position = positionOf(text, offset);
  return client.connection.sendRequest<R>(method, { textDocument: { uri }, position, ...more });
}

async function locations(place: SessionPlace, method: string, more = {}): Promise<string> {
  const found = await at<Location | Location[] | null>(place, method, more);
  const all = found === null ? [] : Array.isArray(found) ? found : [found];
  return lines(
    all.map(({ uri, range }) => {
      const line = place.textOf(uri).split(/\r\n|\n|\r/)[range.start.line] ?? '';
      return `${fileOf(uri)}:${rangeAsText(range)}  ${line.trim()}`;
    }),
    'nothing',
  );
}

function lines(all: readonly string[], none: string): string {
  return all.length === 0 ? none : all.join('\n');
}

function fileOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

export function rangeAsText({ start, end }: Range): string {
  const from = `${start.line + 1}:${start.character + 1}`;
  if (start.line === end.line) return `${from}-${end.character + 1}`;
  return `${from}-${end.line + 1}:${end.character + 1}`;
}

function diagnosticAsText(diagnostic: Diagnostic): string {
  const severity = ['', 'error', 'warning', 'information', 'hint'][diagnostic.severity ?? 0];
  const faded = diagnostic.tags === undefined ? '' : ' (unused)';
  const related = (diagnostic.relatedInformation ?? []).map(
    ({ location, message }) =>
      `\n    ${fileOf(location.uri)}:${rangeAsText(location.range)} ${message}`,
  );
  return `${rangeAsText(diagnostic.range)} ${severity} ${diagnostic.code}${faded}: ${diagnostic.message}${related.join('')}`;
}

function completionAsText(item: CompletionItem): string {
  const kind = Object.entries(CompletionItemKind).find(([, value]) => value === item.kind)?.[0];
  const detail = item.labelDetails?.description ?? item.detail;
  return [item.label, kind ?? '', detail ?? ''].join('  ').trimEnd();
}

function symbolAsLines(symbol: DocumentSymbol, indent: string): readonly string[] {
  const kind = Object.entries(SymbolKind).find(([, value]) => value === symbol.kind)?.[0];
  const detail = symbol.detail === undefined ? '' : `  ${symbol.detail}`;
  return [
    `${indent}${symbol.name}${detail}  (${kind}, ${rangeAsText(symbol.selectionRange)})`,
    ...(symbol.children ?? []).flatMap((child) => symbolAsLines(child, `${indent}  `)),
  ];
}
