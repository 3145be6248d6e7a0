// Sessions with the language server, as files that people read (lsp/sessions): the files of a policy
// with places marked in them, what is asked there, and what comes back. The same file is a test of the
// answers and, for some, the input of the benchmark.
//
//     # What the session shows
//     --- rules.clause          the first file is opened; further ones lie beside it,
//     --- open shared.clause    or are opened too
//     >>> hover at 2            asked at the second `<|>`; at the first, if not said
//     >>> type "text" at 1      the mark then stands after it
//     >>> delete 3              so many characters before the mark
//
// Lines and columns in answers count from 1.
import type { LanguageClient } from './language-client.ts';
import { languageClient } from './language-client.ts';
import { MemoryStorage } from './memory-storage.ts';
import { positionOf } from './protocol-position.ts';
import { answerOf, type SessionPlace } from './session-answers.ts';

export interface Session {
  readonly title: string;
  readonly files: readonly SessionFile[];
  readonly steps: readonly Step[];
}

export interface SessionFile {
  readonly name: string;
  readonly open: boolean;
  /** With its marks. */
  readonly marked: string;
}

export interface Step {
  /** `hover at 2`. */
  readonly ask: string;
  readonly answer: string;
}

export function parseSession(text: string): Session {
  const [head = '', ...asked] = text.split(/^(?=>>> )/m);
  const [title = '', ...files] = head.split(/^(?=--- )/m);
  return {
    title: title.trim(),
    files: files.map((file, index) => {
      const [first = '', ...lines] = file.split('\n');
      const open = first.startsWith('--- open ');
      return {
        name: first.slice(open ? '--- open '.length : '--- '.length).trim(),
        open: open || index === 0,
        marked: lines.join('\n'),
      };
    }),
    steps: asked.map((step) => {
      const [ask = '', ...lines] = step.slice('>>> '.length).split('\n');
      return { ask: ask.trim(), answer: lines.join('\n').trim() };
    }),
  };
}

export function printSession({ title, files, steps }: Session): string {
  return [
    `${title}\n`,
    ...files.map(
      ({ name, open, marked }, index) =>
        `--- ${open && index > 0 ? 'open ' : ''}${name}\n${marked.trimEnd()}\n`,
    ),
    ...steps.map(({ ask, answer }) => `>>> ${ask}\n${answer}${answer === '' ? '' : '\n'}`),
  ].join('\n');
}

const FOLDER = '/policy/';
const MARK = '<|>';

interface OpenText {
  text: string;
  readonly marks: number[];
}

/** Speaks the session's part anew; the same session with the answers that came. */
export async function speak(session: Session): Promise<Session> {
  const texts = new Map<string, OpenText>();
  const places: { readonly name: string; readonly index: number }[] = [];
  for (const { name, marked } of session.files) {
    const [first = '', ...rest] = marked.split(MARK);
    const held: OpenText = { text: first, marks: [] };
    for (const part of rest) {
      places.push({ name, index: held.marks.length });
      held.marks.push(held.text.length);
      held.text += part;
    }
    texts.set(name, held);
  }
  const storage = new MemoryStorage(
    Object.fromEntries([...texts].map(([name, { text }]) => [FOLDER + name, text])),
  );
  const client = await languageClient({
    storage,
    folders: [`file://${FOLDER.slice(0, -1)}`],
    capabilities: CAPABILITIES,
  });
  for (const { name, open } of session.files) {
    if (open) await client.open(uriOf(name), texts.get(name)?.text ?? '');
  }
  const steps: Step[] = [];
  for (const { ask } of session.steps) {
    const [, what = '', mark = '1'] = /^(.*?)(?: at (\d+))?$/s.exec(ask) ?? [];
    const at = places[Number(mark) - 1] ?? { name: session.files[0]?.name ?? '', index: 0 };
    const held = texts.get(at.name);
    if (held === undefined) throw new Error(`no mark ${mark} in ${session.title}`);
    const edited = await edit(client, what, at, held);
    const place: SessionPlace = {
      client,
      uri: uriOf(at.name),
      text: held.text,
      offset: held.marks[at.index] ?? 0,
      marks: held.marks,
      textOf: (uri) => texts.get(uri.slice(uri.lastIndexOf('/') + 1))?.text ?? '',
    };
    steps.push({ ask, answer: edited ? '' : (await answerOf(what, place)).trim() });
  }
  await client.stop();
  return { ...session, steps };
}

/** Types or deletes, if that is what is asked. */
async function edit(
  client: LanguageClient,
  what: string,
  { name, index }: { readonly name: string; readonly index: number },
  held: OpenText,
): Promise<boolean> {
  const [, verb, said = ''] = /^(type|delete) (.*)$/s.exec(what) ?? [];
  if (verb === undefined) return false;
  const offset = held.marks[index] ?? 0;
  const typed = verb === 'type' ? String(JSON.parse(said)) : '';
  const deleted = verb === 'delete' ? Number(said) : 0;
  const start = offset - deleted;
  const range = { start: positionOf(held.text, start), end: positionOf(held.text, offset) };
  held.text = held.text.slice(0, start) + typed + held.text.slice(offset);
  const moved = typed.length - deleted;
  held.marks.forEach((mark, other) => {
    if (mark >= offset) held.marks[other] = mark + moved;
  });
  await client.change(uriOf(name), [{ range, text: typed }]);
  return true;
}

function uriOf(name: string): string {
  return `file://${FOLDER}${name.split('/').map(encodeURIComponent).join('/')}`;
}

const CAPABILITIES = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1 as const] } },
    hover: { contentFormat: ['markdown' as const] },
    completion: {
      completionItem: { snippetSupport: true, documentationFormat: ['markdown' as const] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] },
      },
    },
  },
};
