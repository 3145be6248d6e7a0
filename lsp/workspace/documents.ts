// The texts that the editor has open, saved or not: what the user sees is what is analysed.
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileRead } from '#compiler';
import { type Encoding, toOffset } from '../positions.ts';
import type { Range } from '../requests.ts';
import { nameOf } from './names.ts';

export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string;
  readonly name: string;
  /** As the client calls it: `clause`, `yaml`. */
  readonly language: string;
  /** The client's. */
  readonly version: number;
  /** Its text now, with its lines. */
  readonly lines: TextDocument;
  /** As the compiler reads it; another value for each version. */
  readonly read: FileRead;
}

/** A change of one stretch, or, without a range, of everything. */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

export class Documents {
  readonly #open = new Map<string, OpenDocument>();
  readonly #units: () => Encoding;

  /** `units`: what the columns of changes count. */
  constructor(units: () => Encoding) {
    this.#units = units;
  }

  get(name: string): OpenDocument | undefined {
    return this.#open.get(name);
  }

  all(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }

  open(uri: string, language: string, version: number, text: string): void {
    const name = nameOf(uri);
    const lines = TextDocument.create(uri, language, version, text);
    this.#open.set(name, { uri, name, language, version, lines, read: readOf(text) });
  }

  /** Changes in their order, each over the text that the one before left. */
  change(uri: string, version: number, changes: readonly Change[]): void {
    const name = nameOf(uri);
    const document = this.#open.get(name);
    if (document === undefined) return;
    let { lines } = document;
    for (const { range, text } of changes) {
      // By way of offsets, so that a place beyond the text is its end and columns are UTF-16.
      const change =
        range === undefined
          ? { text }
          : {
              text,
              range: { start: this.#place(lines, range.start), end: this.#place(lines, range.end) },
            };
      lines = TextDocument.update(lines, [change], version);
    }
    this.#open.set(name, { ...document, version, lines, read: readOf(lines.getText()) });
  }

  close(uri: string): void {
    this.#open.delete(nameOf(uri));
  }

  #place(lines: TextDocument, position: Range['start']): Range['start'] {
    return lines.positionAt(toOffset(lines, position, this.#units()));
  }
}

/** A text as the compiler reads it. */
export function readOf(text: string): FileRead {
  let bytes: Uint8Array | undefined;
  return {
    kind: 'read',
    text,
    get bytes() {
      bytes ??= new TextEncoder().encode(text);
      return bytes;
    },
  };
}
