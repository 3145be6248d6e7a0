// What stands under the pointer, explained.
import { MarkupKind, type ServerCapabilities } from 'vscode-languageserver';
import { caseHover } from '../features/case-files.ts';
import { dossierName } from '../features/dossier-places.ts';
import { hover as hoverAt } from '../features/hover.ts';
import { describeDeclaration } from '../features/hover-names.ts';
import { casePlace, dossierPlace } from './case-files.ts';
import type { Group } from './shell.ts';

export const hover: Group = (shell) => {
  const { connection, convert, docs } = shell;
  connection.onHover(
    shell.answer(({ textDocument: { uri }, position }) => {
      const inCases = casePlace(shell, uri, position);
      if (inCases !== undefined) {
        const told = caseHover(inCases);
        if (told === undefined) return null;
        const contents = { kind: MarkupKind.Markdown, value: told.markdown };
        return { contents, range: convert.range(told.span) };
      }
      const inDossier = dossierPlace(shell, uri, position);
      const named = inDossier && dossierName(inDossier);
      if (inDossier !== undefined && named !== undefined) {
        const value = describeDeclaration(inDossier.analysis, named.declaration);
        const contents = { kind: MarkupKind.Markdown, value };
        return { contents, range: convert.range(named.span) };
      }
      const place = shell.place(uri, position);
      const found = place && hoverAt(place, docs === undefined ? {} : { docs });
      if (found === undefined) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: found.markdown },
        range: convert.range(found.span, place?.analysis),
      };
    }),
  );
  const capabilities: ServerCapabilities = { hoverProvider: true };
  return capabilities;
};
