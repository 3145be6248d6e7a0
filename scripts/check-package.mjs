// Whether a .vsix is whole: all that its manifest names is in it, no more than it may hold, and both entries
// and the command start from where it was unpacked.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './stamp.mjs';

/** What is wrong with the package, a sentence each. */
export async function checkPackage(vsix) {
  const home = mkdtempSync(join(tmpdir(), 'clause-vsix-'));
  try {
    const names = await unpack(vsix, home);
    const extension = join(home, 'extension');
    return [...missing(names, extension), ...unwanted(names), ...notStarting(home, extension)];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function missing(names, extension) {
  const text = readFileSync(join(extension, 'package.json'), 'utf8');
  const manifest = JSON.parse(text);
  const named = [...text.matchAll(/"(?:\.\/)?((?:[\w-]+\/)+[\w.-]+\.\w+)"/g)].map(
    ([, path]) => path,
  );
  const also = [
    'package.nls.json',
    'package.nls.zh-cn.json',
    'readme.md',
    'changelog.md',
    `${manifest.l10n.replace(/^\.\//, '')}/bundle.l10n.zh-cn.json`,
    'dist/server-worker.js',
    'dist/clause.mjs',
    'dist/diagnostics/CL1001.md',
    'dist/language.md',
  ];
  const held = new Set(names.map((name) => name.toLowerCase()));
  return [...new Set([...named, ...also])]
    .filter((path) => !held.has(`extension/${path}`.toLowerCase()))
    .map((path) => `The package lacks ${path}.`);
}

function unwanted(names) {
  return names
    .filter((name) => /node_modules|\.ts$|\.map$|\.test\./.test(name))
    .map((name) => `The package holds ${name}, which nobody needs.`);
}

function notStarting(home, extension) {
  const stub = join(home, 'node_modules/vscode');
  mkdirSync(stub, { recursive: true });
  cpSync(join(root, 'test/extension/vscode.cjs'), join(stub, 'index.js'));
  const load = createRequire(join(extension, 'package.json'));
  const faults = ['./dist/node.js', './dist/browser.js'].flatMap((entry) => {
    try {
      return typeof load(entry).activate === 'function' ? [] : [`${entry} cannot be activated.`];
    } catch (error) {
      return [`${entry} does not load: ${error}`];
    }
  });
  const command = join(extension, 'dist/clause.mjs');
  const made = spawnSync(process.execPath, [command, 'init', 'policy'], { cwd: home });
  const tested = spawnSync(process.execPath, [command, 'test', 'policy'], { cwd: home });
  const works = existsSync(join(home, 'policy/rules.clause')) && tested.status === 0;
  return works ? faults : [...faults, `The command does not work: ${made.stderr}${tested.stderr}`];
}

/** With the reader of zip files that the packer brings along. Gives the names of all files. */
async function unpack(vsix, to) {
  const { default: yauzl } = await import(
    createRequire(join(root, 'vscode-extension/packaging/package.json')).resolve('yauzl')
  );
  const names = [];
  await new Promise((done, failed) => {
    yauzl.open(vsix, { lazyEntries: true }, (error, zip) => {
      if (error) return failed(error);
      zip.on('error', failed).on('end', done);
      zip.on('entry', (entry) => {
        if (entry.fileName.endsWith('/')) return zip.readEntry();
        names.push(entry.fileName);
        zip.openReadStream(entry, async (problem, stream) => {
          if (problem) return failed(problem);
          const file = join(to, entry.fileName);
          mkdirSync(dirname(file), { recursive: true });
          const parts = [];
          for await (const part of stream) parts.push(part);
          writeFileSync(file, Buffer.concat(parts));
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
  return names;
}
