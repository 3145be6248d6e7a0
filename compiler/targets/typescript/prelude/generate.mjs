// Writes ../prelude.generated.ts: the support code of this folder, and the search for ceilings that
// the interpreter uses too, as texts, TypeScript and JavaScript, for the emitter to put into
// generated files. The build does it, and so does every run of the tests; by hand:
// node compiler/targets/typescript/prelude/generate.mjs
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const compiler = join(here, '../../..');
const root = join(compiler, '..');

/** In the order in which a file needs them; without folder, of this one. */
const MODULES = [
  'ceiling/term',
  'result',
  'arithmetic',
  'domain',
  'view',
  'operations',
  'policy',
  'held',
  'offer',
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

/** What only policies need whose awards may hang on missing facts. */
const SEARCH = [
  'ceiling/network',
  'ceiling/figures',
  'ceiling/region',
  'ceiling/gather',
  'ceiling/narrow',
  'ceiling/simplex',
  'ceiling/relax',
  'ceiling/search',
];

/** Of a module of the compiler that the interpreter uses too, or of this folder. */
function pathOf(name) {
  return join(name.includes('/') ? compiler : here, name);
}

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
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...[...MODULES, ...SEARCH].map((name) => `${pathOf(name)}.ts`),
        ...[
          '--ignoreConfig',
          '--outDir',
          out,
          '--rootDir',
          compiler,
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
    const [prelude, search] = [MODULES, SEARCH].map((modules) => supportOf(modules, out));
    const names = [...prelude.names, ...search.names];
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    const hidden = names.filter((name) =>
      [prelude, search].some(({ values }) => values.includes(name)),
    );
    if (twice.length > 0) throw new Error(`declared twice in support code: ${twice.join(', ')}`);
    if (hidden.length > 0)
      throw new Error(`names of the runtime in support code: ${hidden.join(', ')}`);
    return [
      '// Written by prelude/generate.mjs; do not edit.',
      '',
      'export interface Support {',
      ' /** What it imports from the runtime. */',
      ' readonly values: readonly string[];',
      ' readonly types: readonly string[];',
      ' /** What it declares. */',
      ' readonly names: readonly string[];',
      ' readonly ts: readonly string[];',
      ' readonly js: readonly string[];',
      '}',
      '',
      '/** What every policy needs. */',
      ...written('prelude', prelude),
      '/** What only policies need whose awards may hang on missing facts. */',
      ...written('search', search),
    ].join('\n');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Modules as texts, and what these declare and import. */
function supportOf(modules, out) {
  const values = new Set();
  const types = new Set();
  const names = [];
  const ts = [];
  const js = [];
  for (const name of modules) {
    const source = readFileSync(`${pathOf(name)}.ts`, 'utf8');
    const imports = runtimeImports(source);
    for (const value of imports.values) values.add(value);
    for (const type of imports.types) types.add(type);
    const body = bodyOf(source);
    names.push(...declared(body));
    ts.push(body);
    const built = join(out, relative(compiler, `${pathOf(name)}.js`));
    js.push(bodyOf(readFileSync(built, 'utf8')));
  }
  const lines = (texts) => texts.join('\n\n').split('\n');
  return {
    values: [...values].sort(),
    types: [...types].sort(),
    names,
    ts: lines(ts),
    js: lines(js),
  };
}

function written(name, { values, types, names, ts, js }) {
  const lines = (texts) => texts.map((line) => `  ${JSON.stringify(line)},`);
  return [
    `export const ${name}: Support = {`,
    ` values: ${JSON.stringify(values)},`,
    ` types: ${JSON.stringify(types)},`,
    ` names: ${JSON.stringify(names)},`,
    ' ts: [',
    ...lines(ts),
    ' ],',
    ' js: [',
    ...lines(js),
    ' ],',
    '};',
    '',
  ];
}

/** Brings the file up to date; touches it only if the texts have changed. */
export function setup() {
  const file = join(here, '../prelude.generated.ts');
  const text = generate();
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
