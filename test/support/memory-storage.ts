// Files in memory as the language server's storage; a test changes them at will, and tells the server.
import type { FileRead } from '#compiler';
import type { Storage } from '#lsp';

export class MemoryStorage implements Storage {
  /** By name: `/policy/rules.clause`. */
  readonly files = new Map<string, string>();
  readonly #known = new Map<string, FileRead & { readonly kind: 'read' }>();

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) this.files.set(name, text);
  }

  read(name: string, within: string): FileRead {
    if (!name.startsWith(within)) return { kind: 'problem', problem: 'outside' };
    const text = this.files.get(name);
    if (text === undefined) return MISSING;
    const known = this.#known.get(name);
    if (known?.text === text) return known;
    const read = { kind: 'read', text, bytes: new TextEncoder().encode(text) } as const;
    this.#known.set(name, read);
    return read;
  }

  list({ folder, deep, endings }: Parameters<Storage['list']>[0]): readonly string[] {
    return [...this.files.keys()]
      .filter((name) => name.startsWith(folder) && endings.some((end) => name.endsWith(end)))
      .filter((name) => deep || !name.slice(folder.length).includes('/'))
      .sort();
  }

  async fetch(): Promise<boolean> {
    return false;
  }

  forget(): void {}
}

const MISSING: FileRead = { kind: 'problem', problem: 'missing' };
