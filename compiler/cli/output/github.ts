// Findings as workflow commands of GitHub Actions, which it shows as annotations on the lines.
import type { Finding } from './findings.ts';

export function findingsAsGithub(findings: readonly Finding[]): string {
  return findings.map((finding) => `${annotation(finding)}\n`).join('');
}

function annotation({ severity, code, message, place }: Finding): string {
  const kind = { error: 'error', warning: 'warning', information: 'notice' }[severity];
  const properties = [
    `file=${property(place.file)}`,
    `line=${place.start.line}`,
    `endLine=${place.end.line}`,
    `col=${place.start.column}`,
    `endColumn=${place.end.column}`,
    `title=${property(code)}`,
  ];
  return `::${kind} ${properties.join(',')}::${data(message)}`;
}

/** A text as a command's message. */
export function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A text as a command's property. */
export function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
