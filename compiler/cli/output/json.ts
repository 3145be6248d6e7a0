// Findings as JSON, for tools of one's own. Lines and columns count from 1, columns in UTF-16 units.
import { countsOf, type Finding, pageOf } from './findings.ts';

export function findingsAsJson(findings: readonly Finding[]): string {
  const document = {
    findings: findingsForJson(findings),
    summary: countsOf(findings),
  };
  return `${jsonText(document, 2)}\n`;
}

/** JSON in which what a terminal would obey stands as an escape: the same value to whoever reads it. */
export function jsonText(value: unknown, indent = 0): string {
  return forTerminals(JSON.stringify(value, null, indent));
}

/** As `jsonText`, of a value that stands as JSON already: such characters stand in its texts alone. */
export function forTerminals(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The findings as values, for a document that holds more than findings. */
export function findingsForJson(findings: readonly Finding[]): readonly object[] {
  return findings.map(({ code, name, severity, message, place, related, fixes }) => ({
    code,
    name,
    severity,
    message,
    ...place,
    page: pageOf(code),
    related: related.map((each) => ({ note: each.note, ...each.place })),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ ...edit.place, text: edit.text })),
    })),
  }));
}
