// What may be written at a place.
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { type Analysis, folderOf } from '#compiler';
import { expectedAt, parse, type Span } from '#language';
import { caseCompletion } from '../features/case-files.ts';
import { completion, completionTriggers } from '../features/completion.ts';
import type { Completion, CompletionKind } from '../features/completion-item.ts';
import { hover as hoverAt, keywordAbout } from '../features/hover.ts';
import { casePlace } from './case-files.ts';
import type { Group, Shell } from './shell.ts';

export const completing: Group = (shell) => {
  const { connection } = shell;
  const snippets = shell.client.textDocument?.completion?.completionItem?.snippetSupport === true;
  connection.onCompletion(
    shell.answer(({ textDocument: { uri }, position, context }) => {
      // After a space the list comes by itself only where something in particular is awaited.
      const isSpace =
        context?.triggerKind === CompletionTriggerKind.TriggerCharacter &&
        context.triggerCharacter === ' ';
      const inCases = casePlace(shell, uri, position);
      if (inCases !== undefined) {
        const items = caseCompletion(inCases);
        if (isSpace && items.some(({ text }) => text.endsWith(': '))) return null;
        return {
          isIncomplete: false,
          items: items.map((item, index) => itemOf(shell, item, index, undefined, uri)),
        };
      }
      const place = shell.place(uri, position);
      if (place === undefined) return null;
      const files = (endings: readonly string[]) => filesBeside(shell, place.analysis, endings);
      const items = completion(place, { snippets, files });
      if (isSpace && !items.some(({ rank, kind }) => rank <= 2 && kind !== 'keyword')) return null;
      return {
        isIncomplete: false,
        items: items.map((item, index) => itemOf(shell, item, index, place.analysis, uri)),
      };
    }),
  );
  // The first answer would wait for what is built once.
  shell.onInitialized(() => {
    setTimeout(() => expectedAt(parse('', { file: '' }), 0));
  });
  connection.onCompletionResolve((item) =>
    shell.workspace.files.settled(() => resolved(shell, item)),
  );
  const capabilities: ServerCapabilities = {
    completionProvider: {
      triggerCharacters: [...completionTriggers],
      resolveProvider: true,
    },
  };
  return capabilities;
};

/** As the policy would write them. */
export function filesBeside(
  { workspace }: Shell,
  { entry }: Analysis,
  endings: readonly string[],
): readonly string[] {
  const folder = folderOf(entry);
  return workspace.files
    .list({ folder, deep: true, endings })
    .map((name) => name.slice(folder.length));
}

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
  variable: CompletionItemKind.Variable,
  field: CompletionItemKind.Field,
  define: CompletionItemKind.Variable,
  parameter: CompletionItemKind.Constant,
  builtIn: CompletionItemKind.Property,
  member: CompletionItemKind.EnumMember,
  type: CompletionItemKind.Class,
  clause: CompletionItemKind.Function,
  unit: CompletionItemKind.Unit,
  text: CompletionItemKind.Text,
  file: CompletionItemKind.File,
  rows: CompletionItemKind.Struct,
};

/** What an item is told by when it is asked about again. */
interface About {
  readonly uri: string;
  readonly keyword?: string;
  readonly file?: string;
  readonly offset?: number;
  /** What stands there: editors ask after more has been typed, which moves it. */
  readonly words?: string;
}

function itemOf(
  { convert }: Shell,
  { label, kind, detail, span, text, isSnippet, filter, rank, about }: Completion,
  index: number,
  analysis: Analysis | undefined,
  uri: string,
): CompletionItem {
  const data: About | undefined =
    about === undefined
      ? undefined
      : 'keyword' in about
        ? { uri, keyword: about.keyword }
        : { uri, ...placeOf(about.span, analysis) };
  return {
    label,
    kind: KINDS[kind],
    ...(detail === '' ? {} : { detail }),
    ...(detail === '' || kind === 'keyword' || kind === 'snippet'
      ? {}
      : { labelDetails: { description: detail } }),
    sortText: `${rank}${String(index).padStart(4, '0')}`,
    filterText: filter ?? text,
    textEdit: convert.edit({ span, text }, analysis),
    ...(isSnippet
      ? {
          insertTextFormat: InsertTextFormat.Snippet,
          insertTextMode: InsertTextMode.adjustIndentation,
        }
      : {}),
    ...(data === undefined ? {} : { data }),
  };
}

function placeOf({ file, start, end }: Span, analysis: Analysis | undefined) {
  const words = analysis?.files.get(file)?.text.slice(start, end);
  return { file, offset: start, ...(words === undefined ? {} : { words }) };
}

/** Where words stand now that stood at an offset: at the nearest place. */
function nearest(text: string, words: string, offset: number): number | undefined {
  const isLetter = (at: number) => /[\p{L}\p{N}_]/u.test(text[at] ?? '');
  let found: number | undefined;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (isLetter(at - 1) || isLetter(at + words.length)) continue;
    if (found !== undefined && Math.abs(found - offset) <= Math.abs(at - offset)) break;
    found = at;
  }
  return found;
}

/** With what hovering over it would tell. */
function resolved(shell: Shell, item: CompletionItem): CompletionItem {
  const { uri, keyword, file, offset: before, words } = aboutOf(item.data);
  const analysis = uri === undefined ? undefined : shell.policyOf(uri);
  if (analysis === undefined) return item;
  const options = shell.docs === undefined ? {} : { docs: shell.docs };
  const text = file === undefined ? undefined : analysis.files.get(file)?.text;
  const offset =
    text === undefined || before === undefined || words === undefined || words === ''
      ? before
      : nearest(text, words, before);
  const markdown =
    keyword !== undefined
      ? keywordAbout(keyword, analysis.language, options)
      : file === undefined || offset === undefined
        ? undefined
        : hoverAt({ analysis, file, offset }, options)?.markdown;
  if (markdown === undefined) return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: markdown } };
}

function aboutOf(data: unknown): Partial<About> {
  if (typeof data !== 'object' || data === null) return {};
  const { uri, keyword, file, offset, words }: Partial<Record<keyof About, unknown>> = data;
  return {
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(typeof keyword === 'string' ? { keyword } : {}),
    ...(typeof file === 'string' ? { file } : {}),
    ...(typeof offset === 'number' ? { offset } : {}),
    ...(typeof words === 'string' ? { words } : {}),
  };
}
