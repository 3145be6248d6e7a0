// A run as JUnit XML, which build servers read: a suite for each case file, a case for each case. What
// is wrong with a file itself is an error of a case that bears the file's name.
import type { CaseResult } from '#compiler';
import { differenceLines, type FileTrouble, fileTroubles } from './lines.ts';
import type { SuiteRun, TestRun } from './run.ts';

export function reportAsJunit({ suites, counts, milliseconds }: TestRun): string {
  const errors = suites.reduce((sum, run) => sum + fileTroubles(run).length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="clause test" tests="${counts.cases + errors}" failures="${counts.failed}" errors="${errors}" time="${(milliseconds / 1000).toFixed(3)}">`,
    ...suites.flatMap(suiteAsXml),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteAsXml(run: SuiteRun): readonly string[] {
  const { loaded, results } = run;
  const wrong = fileTroubles(run);
  const failed = results.filter(({ passed }) => !passed).length;
  const file = attribute(loaded.file);
  return [
    `  <testsuite name="${file}" tests="${results.length + wrong.length}" failures="${failed}" errors="${wrong.length}">`,
    ...wrong.flatMap((trouble) => troubleAsXml(trouble, file)),
    ...results.flatMap((result) => caseAsXml(result, run, file)),
    '  </testsuite>',
  ];
}

function troubleAsXml({ name, code, line, lines }: FileTrouble, file: string): readonly string[] {
  const at = line === undefined ? '' : ` line="${line}"`;
  return [
    `    <testcase name="${attribute(name)}" classname="${file}" file="${file}"${at}>`,
    outcomeAsXml('error', code ?? 'not run', lines),
    '    </testcase>',
  ];
}

/** `type` is asked for by the schema that most build servers take after, that of Ant. */
function outcomeAsXml(kind: 'error' | 'failure', type: string, lines: readonly string[]): string {
  const message = attribute(lines[0] ?? '');
  const text = escaped(lines.join('\n'));
  return `      <${kind} type="${type}" message="${message}">${text}</${kind}>`;
}

function caseAsXml(result: CaseResult, run: SuiteRun, file: string): readonly string[] {
  const { line } = run.places.of(result.case.span).start;
  const open = `    <testcase name="${attribute(result.case.name)}" classname="${file}" file="${file}" line="${line}"`;
  if (result.passed) return [`${open}/>`];
  return [
    `${open}>`,
    outcomeAsXml('failure', 'golden case', differenceLines(result, run)),
    '    </testcase>',
  ];
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;').replace(/\s+/g, ' ');
}

/** As XML allows it: a character that XML 1.0 cannot hold is shown as �. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u007f-\u009f]/gu, '�')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
