// From the compiler's values to the protocol's: spans to ranges, names to URIs, edits to edits.
import type { Location, TextEdit as ProtocolEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, type FileRead, folderOf, type PolicyFile, type TextEdit } from '#compiler';
import type { Span } from '#language';
import { withLineEndsOf } from '../features/edits.ts';
import { type Encoding, toOffset, toPosition, toRange } from '../positions.ts';
import type { Position, Range } from '../requests.ts';
import { nameOf, uriOf } from '../workspace/names.ts';
import type { Workspace } from '../workspace/workspace.ts';

export class Convert {
  readonly #workspace: Workspace;
  readonly #units: Encoding;
  /** The lines of texts that are not open. */
  readonly #lines = new WeakMap<PolicyFile | FileRead, TextDocument>();

  constructor(workspace: Workspace, units: Encoding) {
    this.#workspace = workspace;
    this.#units = units;
  }

  /** As the client writes it, if it has opened the file. */
  uri(name: string): string {
    return this.#workspace.documents.get(name)?.uri ?? uriOf(name);
  }

  name(uri: string): string {
    return nameOf(uri);
  }

  range(span: Span, analysis?: Analysis): Range {
    return toRange(this.#linesOf(span.file, analysis), span, this.#units);
  }

  position(name: string, offset: number, analysis?: Analysis): Position {
    return toPosition(this.#linesOf(name, analysis), offset, this.#units);
  }

  offset(name: string, position: Position, analysis?: Analysis): number {
    return toOffset(this.#linesOf(name, analysis), position, this.#units);
  }

  location(span: Span, analysis?: Analysis): Location {
    return { uri: this.uri(span.file), range: this.range(span, analysis) };
  }

  /** Places in these files as they stand now, to be told after somebody may have typed in them. */
  placesNow(names: readonly string[]): (span: Span) => Location {
    // Those that are open change in place.
    const lines = new Map(
      names.map((name) => [
        name,
        TextDocument.create('', '', 0, this.#linesOf(name, undefined).getText()),
      ]),
    );
    return (span) => {
      const known = lines.get(span.file) ?? this.#linesOf(span.file, undefined);
      return { uri: this.uri(span.file), range: toRange(known, span, this.#units) };
    };
  }

  /** Lines end in it as they do in its file: repairs and rows to be added are made with line feeds. */
  edit({ span, text }: TextEdit, analysis?: Analysis): ProtocolEdit {
    const lines = this.#linesOf(span.file, analysis);
    return {
      range: toRange(lines, span, this.#units),
      newText: text.includes('\n') ? withLineEndsOf(lines.getText(), text) : text,
    };
  }

  /** Edits of any files, each once; the analyses know the texts of some. */
  workspaceEdit(edits: readonly TextEdit[], analyses: readonly Analysis[]): WorkspaceEdit {
    const changes: Record<string, ProtocolEdit[]> = {};
    const seen = new Set<string>();
    for (const edit of edits) {
      const key = JSON.stringify([edit.span, edit.text]);
      if (seen.has(key)) continue;
      seen.add(key);
      const uri = this.uri(edit.span.file);
      changes[uri] ??= [];
      const analysis = analyses.find(({ files }) => files.has(edit.span.file));
      changes[uri].push(this.edit(edit, analysis));
    }
    return { changes };
  }

  /** The lines of a file as the analysis saw it; without one, as it is now. */
  #linesOf(name: string, analysis: Analysis | undefined): TextDocument {
    const file = analysis?.files.get(name);
    const open = this.#workspace.documents.get(name);
    if (open !== undefined && (file === undefined || file.text === open.lines.getText())) {
      return open.lines;
    }
    const stored = file ?? this.#workspace.files.read(name, folderOf(name));
    const known = this.#lines.get(stored);
    if (known !== undefined) return known;
    const text = 'text' in stored ? stored.text : '';
    const lines = TextDocument.create(uriOf(name), '', 0, text);
    this.#lines.set(stored, lines);
    return lines;
  }
}
