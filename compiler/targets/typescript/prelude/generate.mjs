// Writes ../prelude.generated.ts: the support code of this folder as texts, TypeScript and
// JavaScript, for the emitter to put into generated files. The build does it, and so does every
// run of the tests; by hand: node compiler/targets/typescript/prelude/generate.mjs
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../../..');

/** In the order in which a file needs them. */
const MODULES = [
  'interval',
  'result',
  'arithmetic',
  'box',
  'view',
  'operations',
  'policy',
  'held',
  'offer',
  'cells',
  'ceiling',
  'reasons',
  'award',
  'settle',
  'overlap',
  'explain',
  'standing',
  'split',
  'awards',
  'measures',
  'decide',
  'desk',
];

const IMPORT = /^import (type )?\{([^}]*)\} from '([^']+)';\n/gm;

/** Without its imports, exports and first comment line break. */
function bodyOf(text) {
  return text
    .replace(IMPORT, '')
    .replace(/^export /gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What it imports from the runtime: values and types apart. */
function runtimeImports(text) {
  const values = new Set();
  const types = new Set();
  for (const [, type, list, from] of text.matchAll(IMPORT)) {
    if (from !== '@clause/runtime') continue;
    for (const name of list
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)) {
      if (name.includes(' as ')) throw new Error(`no aliases in support code: ${name}`);
      if (type || name.startsWith('type ')) types.add(name.replace(/^type /, ''));
      else values.add(name);
    }
  }
  return { values: [...values].sort(), types: [...types].sort() };
}

function declared(text) {
  return [...text.matchAll(/^(?:function|const|let|class|interface|type) ([\w$]+)/gm)].map(
    ([, name]) => name,
  );
}

function generate() {
  const out = mkdtempSync(join(tmpdir(), 'clause-prelude-'));
  try {
    const files = MODULES.map((name) => join(here, `${name}.ts`));
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...files,
        ...[
          '--ignoreConfig',
          '--outDir',
          out,
          '--rootDir',
          here,
          '--target',
          'es2023',
          '--module',
          'esnext',
        ],
        ...['--moduleResolution', 'bundler', '--customConditions', '@clause/source', '--strict'],
        ...['--allowImportingTsExtensions', '--rewriteRelativeImportExtensions', '--types', ''],
        ...['--noCheck', '--verbatimModuleSyntax'],
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const values = new Set();
    const types = new Set();
    const names = [];
    const ts = [];
    const js = [];
    for (const name of MODULES) {
      const source = readFileSync(join(here, `${name}.ts`), 'utf8');
      const imports = runtimeImports(source);
      for (const value of imports.values) values.add(value);
      for (const type of imports.types) types.add(type);
      const body = bodyOf(source);
      names.push(...declared(body));
      ts.push(body);
      js.push(bodyOf(readFileSync(join(out, `${name}.js`), 'utf8')));
    }
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    if (twice.length > 0) throw new Error(`declared twice in support code: ${twice.join(', ')}`);
    const lines = (text) => text.split('\n').map((line) => `  ${JSON.stringify(line)},`);
    return [
      '// Written by prelude/generate.mjs; do not edit.',
      '',
      '/** What the support code imports from the runtime. */',
      `export const preludeValues: readonly string[] = ${JSON.stringify([...values].sort())};`,
      `export const preludeTypes: readonly string[] = ${JSON.stringify([...types].sort())};`,
      '',
      '/** What it declares. */',
      `export const preludeNames: readonly string[] = ${JSON.stringify(names)};`,
      '',
      'export const preludeText: Readonly<Record<"ts" | "js", readonly string[]>> = {',
      ' ts: [',
      ...lines(ts.join('\n\n')),
      ' ],',
      ' js: [',
      ...lines(js.join('\n\n')),
      ' ],',
      '};',
      '',
    ].join('\n');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Brings the file up to date; touches it only if the texts have changed. */
export function setup() {
  const file = join(here, '../prelude.generated.ts');
  const text = generate();
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
