// Findings as SARIF 2.1.0 (OASIS), which code hosts and review tools show beside the lines.
import { type Finding, pageOf } from './findings.ts';
import { jsonText } from './json.ts';
import type { Place } from './places.ts';

export function findingsAsSarif(findings: readonly Finding[], engine: string): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'clause',
            version: engine,
            rules: codes.map((code) => ({
              id: code,
              name: findings.find((finding) => finding.code === code)?.name ?? code,
              help: { text: `See ${pageOf(code)}.` },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, codes.indexOf(finding.code))),
      },
    ],
  };
  return `${jsonText(document, 2)}\n`;
}

function result(finding: Finding, ruleIndex: number): object {
  const { code, severity, message, place, related, fixes } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: { error: 'error', warning: 'warning', information: 'note' }[severity],
    message: { text: message },
    locations: [{ physicalLocation: physical(place) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((each, id) => ({
            id,
            physicalLocation: physical(each.place),
            message: { text: each.note },
          })),
        }),
    ...(fixes.length === 0
      ? {}
      : {
          fixes: fixes.map(({ title, edits }) => ({
            description: { text: title },
            artifactChanges: edits.map((edit) => ({
              artifactLocation: { uri: uriOf(edit.place.file) },
              replacements: [
                { deletedRegion: region(edit.place), insertedContent: { text: edit.text } },
              ],
            })),
          })),
        }),
  };
}

function physical(place: Place): object {
  return { artifactLocation: { uri: uriOf(place.file) }, region: region(place) };
}

function region({ start, end }: Place): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
