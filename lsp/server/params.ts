// What a request or notification must bring along, by its method: held here once for all of them, so
// that no feature meets a position without a line. What the protocol lets a client leave out may be
// left out; what is not named here is not looked at.
import type { ClauseNotifications, ClauseRequests } from '../requests.ts';

/** The first thing that is wrong with a value at a path; undefined if nothing is. */
type Shape = (value: unknown, path: string) => string | undefined;

const must =
  (what: string, holds: (value: unknown) => boolean): Shape =>
  (value, path) =>
    holds(value) ? undefined : `${path} must be ${what}`;

const text = must('a text', (value) => typeof value === 'string');
const figure = must('a whole number', Number.isInteger);
const progress = must(
  'a text or a whole number',
  (value) => typeof value === 'string' || Number.isInteger(value),
);
/** Lines and columns. */
const count = must(
  'a whole number, 0 or more',
  (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0,
);

/** Where it is not there, all is well; clients write null for that, too. */
const optional =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined || value === null ? undefined : shape(value, path);

/** The whole of the parameters may be missing. */
const optionally =
  (shape: Shape): Shape =>
  (params, path) =>
    areMissing(params) ? undefined : shape(params, path);

/** Nothing, however a client writes that: some libraries send a list of what they were called with. */
function areMissing(params: unknown): boolean {
  const all: readonly unknown[] = Array.isArray(params) ? params : [params];
  return all.every((one) => one === undefined || one === null);
}

const object =
  (parts: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (!isObject(value)) return `${path} must be an object`;
    for (const [name, shape] of Object.entries(parts)) {
      const wrong = shape(value[name], path === PARAMS ? name : `${path}.${name}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };

const list =
  (shape: Shape): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return `${path} must be a list`;
    for (const [index, each] of value.entries()) {
      const wrong = shape(each, `${path}[${index}]`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };

/** A record of any names. */
const each =
  (shape: Shape): Shape =>
  (value, path) =>
    isObject(value)
      ? Object.entries(value)
          .map(([name, one]) => shape(one, `${path}[${JSON.stringify(name)}]`))
          .find((wrong) => wrong !== undefined)
      : `${path} must be an object`;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// ---------------------------------------------------------------- the protocol's own

/** The whole is called so in what is told. */
const PARAMS = 'params';

const position = object({ line: count, character: count });
const range = object({ start: position, end: position });
const textDocument = object({ uri: text });
const ofDocument = object({ textDocument });
const ofPlace = object({ textDocument, position });
const ofRange = object({ textDocument, range });
const folder = object({ uri: text });
const named = object({ uri: text });
const renamed = object({ oldUri: text, newUri: text });
const item = object({ item: object({ uri: text, selectionRange: range }) });

const OF_THE_PROTOCOL: Readonly<Record<string, Shape>> = {
  initialize: object({
    capabilities: object({}),
    rootUri: optional(text),
    workspaceFolders: optional(list(folder)),
  }),
  'textDocument/didOpen': object({
    textDocument: object({
      uri: text,
      languageId: optional(text),
      version: optional(figure),
      text,
    }),
  }),
  'textDocument/didChange': object({
    textDocument: object({ uri: text, version: optional(figure) }),
    contentChanges: list(object({ text, range: optional(range) })),
  }),
  'textDocument/didClose': ofDocument,
  'textDocument/didSave': ofDocument,
  'textDocument/completion': ofPlace,
  'completionItem/resolve': object({ label: text }),
  'textDocument/hover': ofPlace,
  'textDocument/signatureHelp': ofPlace,
  'textDocument/declaration': ofPlace,
  'textDocument/definition': ofPlace,
  'textDocument/typeDefinition': ofPlace,
  'textDocument/implementation': ofPlace,
  'textDocument/references': object({
    textDocument,
    position,
    context: object({
      includeDeclaration: must('true or false', (value) => typeof value === 'boolean'),
    }),
  }),
  'textDocument/documentHighlight': ofPlace,
  'textDocument/documentSymbol': ofDocument,
  'textDocument/codeAction': object({
    textDocument,
    range,
    context: object({ only: optional(list(text)) }),
  }),
  'codeAction/resolve': object({ title: text }),
  'textDocument/codeLens': ofDocument,
  'textDocument/documentLink': ofDocument,
  'textDocument/formatting': ofDocument,
  'textDocument/rangeFormatting': ofRange,
  'textDocument/onTypeFormatting': object({ textDocument, position, ch: text }),
  'textDocument/rename': object({ textDocument, position, newName: text }),
  'textDocument/prepareRename': ofPlace,
  'textDocument/foldingRange': ofDocument,
  'textDocument/selectionRange': object({ textDocument, positions: list(position) }),
  'textDocument/linkedEditingRange': ofPlace,
  'textDocument/semanticTokens/full': ofDocument,
  'textDocument/semanticTokens/full/delta': object({ textDocument, previousResultId: text }),
  'textDocument/semanticTokens/range': ofRange,
  'textDocument/inlayHint': ofRange,
  'textDocument/diagnostic': ofDocument,
  'workspace/diagnostic': object({
    previousResultIds: list(object({ uri: text, value: text })),
  }),
  'textDocument/prepareCallHierarchy': ofPlace,
  'callHierarchy/incomingCalls': item,
  'callHierarchy/outgoingCalls': item,
  'workspace/symbol': object({ query: text }),
  'workspace/didChangeConfiguration': optionally(object({})),
  'workspace/didChangeWatchedFiles': object({ changes: list(named) }),
  'workspace/didChangeWorkspaceFolders': object({
    event: object({ added: list(folder), removed: list(folder) }),
  }),
  'workspace/didCreateFiles': object({ files: list(named) }),
  'workspace/didDeleteFiles': object({ files: list(named) }),
  'workspace/didRenameFiles': object({ files: list(renamed) }),
  'workspace/willRenameFiles': object({ files: list(renamed) }),
  'window/workDoneProgress/cancel': object({ token: progress }),
  '$/setTrace': object({ value: text }),
};

// ---------------------------------------------------------------- Clause's own (lsp/requests.ts)

const ofPolicy = { uri: text };
const award = object({ clause: text, item: optional(text) });
const dossier: Shape = (value, path) =>
  isObject(value) && ('value' in value || 'text' in value || 'uri' in value)
    ? object({ text: optional(text), uri: optional(text) })(value, path)
    : `${path} must be an object with “value”, “text” or “uri”`;
const ofDossier = { ...ofPolicy, dossier, texts: optional(each(text)) };

const OUR_OWN: Readonly<Record<keyof ClauseRequests | keyof ClauseNotifications, Shape>> = {
  'clause/evaluate': object(ofDossier),
  'clause/explain': object(ofDossier),
  'clause/whyNot': object({ ...ofDossier, award }),
  'clause/evaluateSelection': object({ ...ofDossier, range }),
  'clause/factsForm': object(ofPolicy),
  'clause/factsThatMatter': object(ofDossier),
  'clause/curve': object({
    ...ofDossier,
    path: text,
    from: optional(text),
    to: optional(text),
    award: optional(award),
  }),
  'clause/document': object(ofPolicy),
  'clause/sourceCoverage': object(ofPolicy),
  'clause/runCases': object({ ...ofPolicy, names: optional(list(text)) }),
  'clause/listCases': optionally(object({ uri: optional(text) })),
  'clause/caseTable': object(ofPolicy),
  'clause/caseCoverage': object(ofPolicy),
  'clause/compile': object(ofPolicy),
  'clause/starter': optionally(object({})),
  'clause/useDossier': object({ ...ofPolicy, dossier: optional(dossier) }),
};

const SHAPES: ReadonlyMap<string, Shape> = new Map(
  Object.entries({ ...OF_THE_PROTOCOL, ...OUR_OWN }),
);

/** What is wrong with a message's parameters, in a sentence; undefined if nothing is. */
export function wrongParams(method: string, params: unknown): string | undefined {
  const wrong = SHAPES.get(method)?.(params, PARAMS);
  return wrong === undefined ? undefined : `${method}: ${wrong}.`;
}

/**
 * What a handler is given. Where the parameters may be left out, those left out are empty ones: without
 * any, the connection would call it with its own first argument in their place.
 */
export function paramsOf<P>(method: string, params: P): P | object {
  return SHAPES.has(method) && areMissing(params) ? {} : params;
}

/** Whether something is known of a method's parameters. */
export function knowsParamsOf(method: string): boolean {
  return SHAPES.has(method);
}
