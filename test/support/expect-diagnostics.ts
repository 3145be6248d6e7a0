// Findings as a test expects them: the stretches between `<|>` in the snippet, in order, each with
// the name of its finding. One too many fails as one too few does, and so does a stretch that is off
// by a character. What a snippet declares and leaves unused counts only where it is expected.
import { expect } from 'vitest';
import { analyse, type Diagnostic, memoryHost, renderMessage } from '#compiler';
import { fixture } from './markers.ts';

/** A header and an applicant for snippets that need no other facts. */
export const FRAME = `policy example "An example"
  currency CNY

enum Level "Level": national, municipal, district

entity Project "Project"
  level:      Level          "Level"
  major:      boolean        "Major"
  investment: money          "Investment"
  staff:      integer from 0 "Staff"
  assessed:   money optional "Assessed"
  begun:      date           "Begun on"

applicant Firm "Firm"
  registered: boolean         "Registered"
  turnover:   money           "Turnover"
  projects:   list of Project "Projects"
`;

export interface Expectation {
  /** Put before the snippet; `FRAME` if not said. */
  readonly frame?: string;
  /** Other files of the policy. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Analyses a snippet (with markers or without) and holds its findings to those expected. */
export function expectDiagnostics(
  marked: string,
  expected: readonly string[],
  { frame = FRAME, files = {} }: Expectation = {},
): readonly Diagnostic[] {
  const { text, marks } = marked.includes('<|>') ? fixture(marked) : { text: marked, marks: [] };
  if (marks.length % 2 !== 0) throw new Error('a stretch needs a marker at both ends');
  const whole = `${frame}\n${text}`;
  const offset = whole.length - text.length;
  const analysis = analyse('rules.clause', memoryHost({ ...files, 'rules.clause': whole }));
  const diagnostics = analysis.diagnostics.filter(
    ({ name }) => name !== 'unusedDeclaration' || expected.includes(name),
  );
  const found = diagnostics.map(
    (one) => `${one.name} on “${whole.slice(one.span.start, one.span.end)}”: ${renderMessage(one)}`,
  );
  expect(
    diagnostics.map(({ name }) => name),
    found.join('\n'),
  ).toEqual(expected);
  if (marks.length > 0) {
    const stretches = diagnostics.map(({ span }) => [span.start - offset, span.end - offset]);
    const wanted = expected.map((_, at) => [marks[2 * at], marks[2 * at + 1]]);
    expect(stretches, found.join('\n')).toEqual(wanted);
  }
  return diagnostics;
}
