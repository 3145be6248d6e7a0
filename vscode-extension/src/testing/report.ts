// What a run of cases has to say, for people: each failing case with what differs and how it came about,
// and at the end how many passed. Colours are a terminal's, for the editor's output shows them.
import * as vscode from 'vscode';
import type { CaseOutcome } from '../../../lsp/index.ts';
import { figure } from '../figures.ts';

const RED = '\u001b[31m';
const GREEN = '\u001b[32m';
const DIM = '\u001b[2m';
const PLAIN = '\u001b[0m';

/** A difference in one sentence. */
export function differenceText({
  label,
  path,
  expected,
  found,
}: CaseOutcome['differences'][number]): string {
  return vscode.l10n.t(
    '{0}: expected {1}, found {2}',
    label || path,
    figure(expected),
    figure(found),
  );
}

/** How the awards that differ came about, each told once. */
export function stepsOf({ differences }: CaseOutcome): readonly string[] {
  return [...new Set(differences.flatMap(({ steps }) => steps))];
}

/** A failing case. */
export function failureReport(outcome: CaseOutcome, reason: string | undefined): string {
  const steps = stepsOf(outcome);
  return lines([
    `${RED}✗${PLAIN} ${visible(outcome.name)}`,
    ...(reason === undefined ? [] : [`  ${DIM}${visible(reason)}${PLAIN}`]),
    ...outcome.differences.map((each) => `  ${visible(differenceText(each))}`),
    ...(steps.length === 0 ? [] : [`  ${vscode.l10n.t('How it came about:')}`]),
    ...steps.map((step, at) => `  ${String(at + 1).padStart(2)}. ${visible(step)}`),
    '',
  ]);
}

/** The last line of a run. */
export function summary(passed: number, failed: number, notRun: number): string {
  const all = passed + failed + notRun;
  if (passed === all)
    return lines([`${GREEN}✓${PLAIN} ${vscode.l10n.t('All {0} cases hold.', all)}`]);
  const rest = notRun === 0 ? '' : ` ${vscode.l10n.t('{0} could not be run.', notRun)}`;
  const words = vscode.l10n.t('Of {0} cases {1} hold and {2} do not.', all, passed, failed);
  return lines([`${RED}✗${PLAIN} ${words}${rest}`]);
}

/** On one line, with nothing that a terminal would obey. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\r\n`).join('');
}
