// Sessions with the language server, as files that people read (lsp/sessions): the files of a policy
// with places marked in them, what is asked there, and what comes back. The same file is a test of the
// answers and, for some, the input of the benchmark.
//
//     # What the session shows
//     --- rules.clause          the first file is opened; further ones lie beside it,
//     --- open shared.clause    or are opened too
//     --- long 5000 rules.clause  so many lines of an invented policy (test/bench/long-policy.ts), with
//                               its source.txt beside it; below stand the lines that hold the marks
//     >>> hover at 2            asked at the second `<|>`; at the first, if not said
//     >>> type "text" at 1      the mark then stands after it
//     >>> delete 3              so many characters before the mark
//     >>> take fix "Write"      the repair offered at the mark whose title begins so
//
// Lines and columns in answers count from 1.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { longPolicy } from '../bench/long-policy.ts';
import { type LanguageClient, languageClient } from './language-client.ts';
import { MemoryStorage } from './memory-storage.ts';
import { positionOf } from './protocol-position.ts';
import { answerOf, fixesAt, type SessionPlace } from './session-answers.ts';

export interface Session {
  readonly title: string;
  readonly files: readonly SessionFile[];
  readonly steps: readonly Step[];
}

export interface SessionFile {
  readonly name: string;
  readonly open: boolean;
  /** Of a long policy: how many lines. */
  readonly long: number | undefined;
  /** With its marks; of a long policy only some of its lines. */
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
      const [, open, long, name = ''] = /^--- (open )?(?:long (\d+) )?(.*)$/.exec(first) ?? [];
      return {
        name: name.trim(),
        open: open !== undefined || index === 0,
        long: long === undefined ? undefined : Number(long),
        marked: `${lines.join('\n').trimEnd()}\n`,
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
      ({ name, open, long, marked }, index) =>
        `--- ${open && index > 0 ? 'open ' : ''}${long === undefined ? '' : `long ${long} `}${name}\n${marked.trimEnd()}\n`,
    ),
    ...steps.map(({ ask, answer }) => `>>> ${ask}\n${answer}${answer === '' ? '' : '\n'}`),
  ].join('\n');
}

const FOLDER = '/policy/';
const MARK = '<|>';

/** The files of a session as they lie there before anything is typed, without their marks. */
export interface Layout {
  readonly texts: ReadonlyMap<string, MarkedText>;
  /** The marks of all files, in order. */
  readonly places: readonly { readonly name: string; readonly index: number }[];
}

interface MarkedText {
  text: string;
  readonly marks: number[];
}

export function layOut({ files }: Session): Layout {
  const texts = new Map<string, MarkedText>();
  const places: { readonly name: string; readonly index: number }[] = [];
  for (const { name, long, marked } of files) {
    const [first = '', ...rest] = marked.split(MARK);
    const held: MarkedText = { text: first, marks: [] };
    for (const part of rest) {
      places.push({ name, index: held.marks.length });
      held.marks.push(held.text.length);
      held.text += part;
    }
    if (long === undefined) texts.set(name, held);
    else {
      const policy = longPolicy(long);
      texts.set(name, within(policy.text, held));
      texts.set('source.txt', { text: policy.source, marks: [] });
    }
  }
  return { texts, places };
}

/** The marks of an excerpt at its one place in a whole text. */
function within(whole: string, { text, marks }: MarkedText): MarkedText {
  const excerpt = text.trimEnd();
  const at = whole.indexOf(excerpt);
  if (at < 0 || whole.indexOf(excerpt, at + 1) >= 0) {
    throw new Error(`these lines stand in the long policy not once:\n${excerpt}`);
  }
  return { text: whole, marks: marks.map((mark) => at + mark) };
}

/** Speaks the session's part anew; the same session with the answers that came. */
export async function speak(session: Session): Promise<Session> {
  const layout = layOut(session);
  const storage = new MemoryStorage(
    Object.fromEntries([...layout.texts].map(([name, { text }]) => [FOLDER + name, text])),
  );
  const client = await languageClient({
    storage,
    folders: [`file://${FOLDER.slice(0, -1)}`],
    capabilities: sessionCapabilities,
  });
  await openFiles(session, layout, client, FOLDER);
  const steps: Step[] = [];
  for (const { ask } of session.steps) {
    steps.push({ ask, answer: await take(ask, { layout, client, folder: FOLDER }) });
  }
  await client.stop();
  return { ...session, steps };
}

export async function openFiles(
  { files }: Session,
  { texts }: Layout,
  client: LanguageClient,
  folder: string,
): Promise<void> {
  for (const { name, open } of files) {
    if (open) await client.open(uriOf(folder, name), texts.get(name)?.text ?? '');
  }
}

export interface Speaker {
  readonly layout: Layout;
  readonly client: LanguageClient;
  /** Where the files lie, with its closing `/`. */
  readonly folder: string;
  /** Told how long each keystroke took until its findings came, and each question; in milliseconds. */
  readonly timed?: (what: string, milliseconds: number) => void;
}

/** Takes one step; its answer, empty for an edit. */
export async function take(ask: string, speaker: Speaker): Promise<string> {
  const { layout, client, folder, timed } = speaker;
  const [, what = '', mark = '1'] = /^(.*?)(?: at (\d+))?$/s.exec(ask) ?? [];
  const [first = ''] = layout.texts.keys();
  const at = layout.places[Number(mark) - 1] ?? { name: first, index: 0 };
  const held = layout.texts.get(at.name);
  if (held === undefined) throw new Error(`no mark ${mark}`);
  const uri = uriOf(folder, at.name);
  const [, verb, said = ''] = /^(type|delete) (.*)$/s.exec(what) ?? [];
  if (verb === 'type') {
    const typed = String(JSON.parse(said));
    // Letter by letter where a keystroke is timed.
    for (const stroke of timed === undefined ? [typed] : typed) {
      await change(speaker, uri, held, at.index, 0, stroke);
    }
    return '';
  }
  if (verb === 'delete') {
    await change(speaker, uri, held, at.index, Number(said), '');
    return '';
  }
  const place: SessionPlace = {
    client,
    uri,
    text: held.text,
    offset: held.marks[at.index] ?? 0,
    textOf: (other) => layout.texts.get(other.slice(other.lastIndexOf('/') + 1))?.text ?? '',
  };
  if (what.startsWith('take fix ')) {
    await takeFix(String(JSON.parse(what.slice('take fix '.length))), place, held);
    return '';
  }
  const before = performance.now();
  const answer = await answerOf(what, place);
  timed?.(what.split(' ')[0] ?? what, performance.now() - before);
  return answer.trim();
}

/** The marks of a text that a repair has changed are of no more use. */
async function takeFix(title: string, place: SessionPlace, held: MarkedText): Promise<void> {
  const fixes = await fixesAt(place);
  const wanted = fixes.find((fix) => fix.title.startsWith(title));
  const edits = wanted?.edit?.changes?.[place.uri];
  if (edits === undefined) {
    throw new Error(`no fix “${title}” here; offered: ${fixes.map((fix) => fix.title).join('; ')}`);
  }
  const lines = TextDocument.create(place.uri, 'clause', 0, held.text);
  held.text = TextDocument.applyEdits(lines, edits);
  await place.client.change(place.uri, [{ text: held.text }]);
}

async function change(
  { client, timed }: Speaker,
  uri: string,
  held: MarkedText,
  index: number,
  deleted: number,
  typed: string,
): Promise<void> {
  const offset = held.marks[index] ?? 0;
  const start = offset - deleted;
  const range = { start: positionOf(held.text, start), end: positionOf(held.text, offset) };
  held.text = held.text.slice(0, start) + typed + held.text.slice(offset);
  held.marks.forEach((mark, other) => {
    if (mark >= offset) held.marks[other] = mark + typed.length - deleted;
  });
  const before = performance.now();
  await client.change(uri, [{ range, text: typed }]);
  if (timed === undefined) return;
  await client.findings(uri);
  timed('keystroke to findings', performance.now() - before);
}

function uriOf(folder: string, name: string): string {
  return `file://${folder}${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** What a modern editor can. */
export const sessionCapabilities = {
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
