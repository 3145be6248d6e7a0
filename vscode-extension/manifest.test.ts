// The manifest keeps its word: what it names is there and gets packed, what it declares is so.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: boolean;
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, object>> };
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
}
const manifest = JSON.parse(read('package.json')) as Manifest;

/** Every `./path` of the manifest. */
const named = [...read('package.json').matchAll(/"(?:\.\/)?((?:[\w-]+\/)+[\w.-]+\.\w+)"/g)].map(
  ([, path = '']) => path,
);

test('files that are named exist, or are built', () => {
  expect(named.length).toBeGreaterThan(10);
  for (const path of named) {
    const there = path.startsWith('dist/') || existsSync(new URL(path, import.meta.url));
    expect(there, path).toBe(true);
  }
});

test('files that are named are packed', () => {
  const packed = read('.vscodeignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  for (const path of named) {
    const kept = packed.some((rule) => rule === path || path.startsWith(rule.replace('**', '')));
    expect(kept, path).toBe(true);
  }
});

test('commands of menus are declared', () => {
  const declared = new Set(manifest.contributes.commands.map(({ command }) => command));
  for (const { command } of Object.values(manifest.contributes.menus).flat()) {
    expect(declared, command).toContain(command);
  }
});

test('a folder that is not trusted does not choose how the server starts; no disk is needed', () => {
  const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
  expect(virtualWorkspaces).toBe(true);
  expect(untrustedWorkspaces.supported).toBe('limited');
  expect(untrustedWorkspaces.restrictedConfigurations).toContain('clause.server.arguments');
});

test('every setting says what it is for', () => {
  for (const [name, setting] of Object.entries(manifest.contributes.configuration.properties)) {
    expect('description' in setting || 'markdownDescription' in setting, name).toBe(true);
  }
});
