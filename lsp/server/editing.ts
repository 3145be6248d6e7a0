// What changes a text: the formatter, renaming, and the form of what is being written.
import {
  LSPErrorCodes,
  type TextEdit as ProtocolEdit,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Analysis, TextEdit } from '#compiler';
import { formatOnType, onTypeTriggers } from '../features/format-on-type.ts';
import { formatDocument, formatRange } from '../features/formatting.ts';
import { prepareRename, type Refusal, rename } from '../features/rename.ts';
import { signatureHelp, signatureTriggers } from '../features/signature-help.ts';
import { resolveName } from '../workspace/names.ts';
import { casesOf, namedPlace } from './case-files.ts';
import type { Group, Shell } from './shell.ts';

export const editing: Group = (shell) => {
  format(shell);
  renaming(shell);
  signatures(shell);
  const [firstTrigger, ...moreTriggers] = onTypeTriggers;
  const capabilities: ServerCapabilities = {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: firstTrigger,
      moreTriggerCharacter: [...moreTriggers],
    },
    renameProvider:
      shell.client.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
    signatureHelpProvider: { triggerCharacters: [...signatureTriggers] },
  };
  return capabilities;
};

function format(shell: Shell): void {
  const { connection, convert } = shell;
  const edits = (found: readonly TextEdit[], analysis: Analysis): ProtocolEdit[] =>
    found.map((edit) => convert.edit(edit, analysis));
  connection.onDocumentFormatting(
    shell.answer(({ textDocument: { uri } }) => {
      const analysis = shell.policyOf(uri);
      return analysis === undefined
        ? null
        : edits(formatDocument(analysis, convert.name(uri)), analysis);
    }),
  );
  connection.onDocumentRangeFormatting(
    shell.answer(({ textDocument: { uri }, range }) => {
      const selection = shell.selection(uri, range);
      return selection === undefined ? null : edits(formatRange(selection), selection.analysis);
    }),
  );
  connection.onDocumentOnTypeFormatting(
    shell.answer(({ textDocument: { uri }, position, ch }) => {
      const place = shell.place(uri, position);
      return place === undefined ? null : edits(formatOnType(place, ch), place.analysis);
    }),
  );
}

function renaming(shell: Shell): void {
  const { connection, convert, workspace } = shell;
  connection.onPrepareRename(
    shell.answer(({ textDocument: { uri }, position }) => {
      const named = namedPlace(shell, uri, position);
      if (named === undefined) return null;
      const { place, from } = named;
      const ready = accepted(prepareRename(place));
      if (from !== undefined) return { range: convert.range(from.span), placeholder: from.name };
      return { range: convert.range(ready.span, place.analysis), placeholder: ready.name };
    }),
  );
  connection.onRenameRequest(
    shell.answer(({ textDocument: { uri }, position, newName }) => {
      const place = namedPlace(shell, uri, position)?.place;
      if (place === undefined) return null;
      const others = workspace
        .policiesOf(place.file)
        .filter((analysis) => analysis !== place.analysis);
      const { edits } = accepted(
        rename(place, newName, {
          cases: casesOf(shell, place.analysis, uri).cases,
          others: others.map((analysis) => casesOf(shell, analysis)),
          resolve: resolveName,
        }),
      );
      return convert.workspaceEdit(edits, [place.analysis, ...others]);
    }),
  );
}

/** What is refused is told to the user in its own words. */
function accepted<T extends object>(answer: T | Refusal): T {
  if (!('refused' in answer)) return answer;
  throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
}

function signatures(shell: Shell): void {
  shell.connection.onSignatureHelp(
    shell.answer(({ textDocument: { uri }, position }) => {
      const place = shell.place(uri, position);
      const help = place && signatureHelp(place);
      if (help === undefined) return null;
      return {
        signatures: help.signatures.map(({ label, about, parts }) => ({
          label,
          documentation: about,
          parameters: parts.map((part) => ({
            label: [part.start, part.end] as [number, number],
            documentation: part.about,
          })),
        })),
        activeSignature: help.active,
        activeParameter: help.activePart,
      };
    }),
  );
}
