// Findings as text: with excerpts and carets for people at a terminal, a line each when piped.
import { visible } from '#language';
import { excerpt } from './excerpt.ts';
import { type Counts, countsOf, type Finding } from './findings.ts';
import type { Places } from './places.ts';
import { indented, type Paint, type Style } from './style.ts';

/** Every finding, then how many there are; empty where there is nothing to say. */
export function findingsAsText(findings: readonly Finding[], places: Places, style: Style): string {
  const told = findings.map((finding) =>
    style.forPeople ? forPeople(finding, places, style) : onOneLine(finding),
  );
  return told.map((lines) => `${lines}\n`).join(style.forPeople ? '\n' : '');
}

/** “2 errors, 1 warning”; “nothing to mend” where there is nothing. */
export function countsAsText({ errors, warnings, information }: Counts): string {
  const parts = [
    errors > 0 ? counted(errors, 'error', 'errors') : '',
    warnings > 0 ? counted(warnings, 'warning', 'warnings') : '',
    information > 0 ? counted(information, 'piece of information', 'pieces of information') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing to mend' : parts.join(', ');
}

export { countsOf };

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function onOneLine({ place, severity, code, message }: Finding): string {
  return `${where(place)}: ${severity} ${code}: ${message}`;
}

function forPeople(finding: Finding, places: Places, style: Style): string {
  const { paint, width } = style;
  const colour = colourOf(finding.severity, paint);
  const { place } = finding;
  const gutter = Math.max(
    ...[place, ...finding.related.map((each) => each.place)].map(
      ({ start }) => String(start.line).length + 2,
    ),
  );
  const lines = [
    `${colour(paint.bold(finding.severity))} ${paint.bold(finding.code)}  ${paint.cyan(where(place))}`,
    ...indented(finding.message, width, '  '),
    ...excerpt(finding.span, places, style, colour, gutter),
  ];
  for (const { span, place: there, note } of finding.related) {
    const head = there.file === place.file ? '' : ` ${paint.cyan(where(there))}`;
    lines.push(
      ...indented(note, width, '    ', `  ${paint.blue('·')} `).map((line, index) =>
        index === 0 ? line + head : line,
      ),
    );
    lines.push(...excerpt(span, places, style, paint.blue, gutter));
  }
  for (const { title } of finding.fixes) {
    lines.push(...indented(title, width, '         ', `  ${paint.green('mend:')}  `));
  }
  return lines.join('\n');
}

function where({ file, start }: Finding['place']): string {
  return `${visible(file)}:${start.line}:${start.column}`;
}

function colourOf(severity: Finding['severity'], paint: Paint): (text: string) => string {
  switch (severity) {
    case 'error':
      return paint.red;
    case 'warning':
      return paint.yellow;
    case 'information':
      return paint.blue;
    default:
      return severity satisfies never;
  }
}
