// A run in the Test Anything Protocol, version 13: a line for each case, what differs below it.
import { differenceLines, fileTroubles } from './lines.ts';
import type { TestRun } from './run.ts';
import { onOneLine } from './values.ts';

export function reportAsTap({ suites }: TestRun): string {
  const points = suites.flatMap((run) => [
    ...fileTroubles(run).map(({ name, lines }) => ({ good: false, name, lines })),
    ...run.results.map((result) => ({
      good: result.passed,
      name: `${run.loaded.file}: ${result.case.name}`,
      lines: result.passed ? [] : differenceLines(result, run),
    })),
  ]);
  return [
    'TAP version 13',
    `1..${points.length}`,
    ...points.flatMap(({ good, name, lines }, index) => [
      `${good ? 'ok' : 'not ok'} ${index + 1} - ${description(name)}`,
      ...(lines.length === 0
        ? []
        : [
            '  ---',
            '  differences:',
            ...lines.map((line) => `    - ${JSON.stringify(onOneLine(line))}`),
            '  ...',
          ]),
    ]),
    '',
  ].join('\n');
}

/** `#` begins a directive. */
function description(name: string): string {
  return onOneLine(name).replaceAll('\\', '\\\\').replaceAll('#', '\\#');
}
