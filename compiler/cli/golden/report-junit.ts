// A run as JUnit XML, which build servers read: a suite for each case file, a case for each case. What
// is wrong with a file itself is an error of a case that bears the file's name.
import type { CaseResult } from '#compiler';
import { differenceLines, fileLines } from './lines.ts';
import type { SuiteRun, TestRun } from './run.ts';

export function reportAsJunit({ suites, counts, milliseconds }: TestRun): string {
  const errors = suites.reduce((sum, run) => sum + fileLines(run).length, 0);
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
  const wrong = fileLines(run);
  const failed = results.filter(({ passed }) => !passed).length;
  const file = attribute(loaded.file);
  return [
    `  <testsuite name="${file}" tests="${results.length + wrong.length}" failures="${failed}" errors="${wrong.length}">`,
    ...wrong.map(
      (line) =>
        `    <testcase name="${file}" classname="${file}" file="${file}"><error message="${attribute(line)}"/></testcase>`,
    ),
    ...results.flatMap((result) => caseAsXml(result, run, file)),
    '  </testsuite>',
  ];
}

function caseAsXml(result: CaseResult, run: SuiteRun, file: string): readonly string[] {
  const { line } = run.places.of(result.case.span).start;
  const open = `    <testcase name="${attribute(result.case.name)}" classname="${file}" file="${file}" line="${line}"`;
  if (result.passed) return [`${open}/>`];
  const lines = differenceLines(result, run);
  return [
    `${open}>`,
    `      <failure message="${attribute(lines[0] ?? '')}">${escaped(lines.join('\n'))}</failure>`,
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
