// Whether a repair leaves a policy with less wrong than before: the policy is analysed as if it had been
// made. Only such a repair is one that an editor may take without a choice, for what a drafter wrote may
// lie far from every word that can stand there.
import type { Analysis, Diagnostic, Severity, TextEdit } from '#compiler';
import { type Span, vocabularyOf } from '#language';
import type { Resolve } from './definition.ts';
import { editedAnalysis, movedBy } from './rename-check.ts';

/**
 * Whether making the edits takes a finding away and brings no other in its place. What only takes out
 * must leave no error at all: of two findings that belong together, the other may be the mistake
 * (a declaration that nothing uses beside a name that nobody knows).
 *
 * An answer takes as long as an analysis of the policy. Each is kept as long as the analysis is, and of a
 * long policy only so many are given: beyond them the answer is no.
 */
export function mends(
  finding: Diagnostic,
  edits: readonly TextEdit[],
  analysis: Analysis,
  resolve?: Resolve,
): boolean {
  if (mayBeElsewhere(finding, edits, analysis)) return false;
  return tried(analysis, [finding], edits, () => {
    const after = editedPolicy(edits, analysis, resolve);
    return after !== undefined && isLessWrong(finding, edits, analysis, after);
  });
}

/** Whether a name is put for another while a file is missing that may declare the one that stands there. */
function mayBeElsewhere(
  { name }: Diagnostic,
  edits: readonly TextEdit[],
  { diagnostics, language }: Analysis,
): boolean {
  if (name === 'fileNotFound' || diagnostics.every((one) => one.name !== 'fileNotFound')) {
    return false;
  }
  const keywords = Object.values(vocabularyOf(language).table.keywords).flat();
  return edits.some(
    ({ text }) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) && !keywords.includes(text),
  );
}

function isLessWrong(
  { severity, code }: Diagnostic,
  edits: readonly TextEdit[],
  before: Analysis,
  after: Analysis,
): boolean {
  const isRemoval = edits.every(({ text }) => text === '') && !code.startsWith(SYNTAX);
  if (isRemoval && errors(after).length > 0) return false;
  if (errors(after).length > errors(before).length) return false;
  const told = EVERY_SEVERITY.slice(0, EVERY_SEVERITY.indexOf(severity) + 1);
  const count = ({ diagnostics }: Analysis) =>
    diagnostics.filter((one) => told.includes(one.severity)).length;
  return count(after) < count(before) || isElsewhere(edits, before, after, told);
}

/**
 * Whether as much is wrong as before, but less of it on the lines of the repair: what was written
 * there is right now, and lets another mistake be seen (a row with the right name, and one that lacks).
 */
function isElsewhere(
  edits: readonly TextEdit[],
  before: Analysis,
  after: Analysis,
  told: readonly Severity[],
): boolean {
  const there = linesOf(before, edits);
  const moved = movedBy(edits);
  const here = linesOf(
    after,
    edits.map(({ span }) => ({ span: moved(span) })),
  );
  const count = ({ diagnostics }: Analysis, lines: readonly Span[]) =>
    diagnostics.filter(
      ({ severity, span }) => told.includes(severity) && lines.some((line) => touches(line, span)),
    ).length;
  return count(after, here) < count(before, there);
}

/** The stretches with all of their lines. */
function linesOf(
  { files }: Analysis,
  stretches: readonly { readonly span: Span }[],
): readonly Span[] {
  return stretches.map(({ span: { file, start, end } }) => {
    const text = files.get(file)?.text ?? '';
    const rest = /[\r\n]/u.exec(text.slice(end))?.index ?? text.length - end;
    const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1));
    return { file, start: start === 0 ? 0 : from + 1, end: end + rest };
  });
}

function touches(a: Span, b: Span): boolean {
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}

function errors({ diagnostics }: Analysis): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error');
}

const SYNTAX = 'CL1';
const EVERY_SEVERITY: readonly Severity[] = ['error', 'warning', 'information'];

/** Whether edits that mend so many findings each by itself do so together. As `mends` otherwise. */
export function mendTogether(
  findings: readonly Diagnostic[],
  edits: readonly TextEdit[],
  analysis: Analysis,
  resolve?: Resolve,
): boolean {
  if (findings.some((finding) => mayBeElsewhere(finding, edits, analysis))) return false;
  return tried(analysis, findings, edits, () => {
    const after = editedAnalysis(analysis, edits, resolve);
    return after !== undefined && errors(after).length <= errors(analysis).length - findings.length;
  });
}

/** A file that is named only now was not read: that it is missing says nothing. */
function editedPolicy(
  edits: readonly TextEdit[],
  analysis: Analysis,
  resolve: Resolve | undefined,
): Analysis | undefined {
  const after = editedAnalysis(analysis, edits, resolve);
  if (after === undefined) return undefined;
  const unread = (from: Analysis) => from.diagnostics.filter(({ name }) => UNREAD.has(name));
  const known = new Set(unread(analysis).map(({ parameters }) => parameters.path));
  const news = new Set(unread(after).filter(({ parameters }) => !known.has(parameters.path)));
  return { ...after, diagnostics: after.diagnostics.filter((finding) => !news.has(finding)) };
}

const UNREAD: ReadonlySet<string> = new Set(['fileNotFound', 'sourceNotFound']);

interface Tried {
  readonly known: Map<string, boolean>;
  /** How many characters may still be analysed for the sake of repairs. */
  left: number;
}

const triedBefore = new WeakMap<Analysis, Tried>();

/** Some 20 repairs of a policy of 2,500 lines, about two seconds' worth; nobody looks at more at once. */
const MOST_CHARACTERS = 2_000_000;

function tried(
  analysis: Analysis,
  findings: readonly Diagnostic[],
  edits: readonly TextEdit[],
  answer: () => boolean,
): boolean {
  const all = triedBefore.get(analysis) ?? { known: new Map(), left: MOST_CHARACTERS };
  triedBefore.set(analysis, all);
  const key = [
    ...findings.map(({ code, span }) => `${code} ${placeOf(span)}`),
    ...edits.map(({ span, text }) => `${placeOf(span)} ${text}`),
  ].join('\n');
  const before = all.known.get(key);
  if (before !== undefined) return before;
  if (all.left <= 0) return false;
  all.left -= lengthOf(analysis);
  const now = answer();
  all.known.set(key, now);
  return now;
}

function placeOf({ file, start, end }: Span): string {
  return `${file} ${start} ${end}`;
}

function lengthOf({ files }: Analysis): number {
  let length = 0;
  for (const { text } of files.values()) length += text.length;
  return length;
}
