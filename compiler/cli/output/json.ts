// Findings as JSON, for tools of one's own. Lines and columns count from 1, columns in UTF-16 units.
import { countsOf, type Finding, pageOf } from './findings.ts';

export function findingsAsJson(findings: readonly Finding[]): string {
  const document = {
    findings: findingsForJson(findings),
    summary: countsOf(findings),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
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
