// Tests the guard itself: plants imports that go the wrong way, in a copy of the house's folders
// that holds nothing else, and expects the linter to refuse each of them and no sound one.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

/** Each a file and the import planted in it. */
const bad = [
  ['runtime/planted-1.ts', '../language/source.ts'],
  ['runtime/planted-2.ts', 'fraction.js'],
  ['runtime/planted-3.ts', './index.ts'],
  ['language/planted-1.ts', '#compiler'],
  ['language/format/planted-2.ts', '../../runtime/money.ts'],
  ['language/planted-3.ts', 'node:fs'],
  ['language/planted-4.ts', '@clause/runtime'],
  ['language/format/planted-5.ts', '../index.ts'],
  ['compiler/planted-1.ts', '#compiler'],
  ['compiler/model/planted-2.ts', '../cli/main.ts'],
  ['compiler/targets/typescript/planted-3.ts', 'node:path'],
  ['compiler/checks/planted-4.ts', '#test/support/dates.ts'],
  ['compiler/planted-5.ts', '../test/support/dates.ts'],
  ['compiler/interpret/planted-6.ts', '../../language/source.ts'],
  ['compiler/cli/planted-1.ts', '../analyse.ts'],
  ['compiler/cli/commands/planted-2.ts', '../../analyse.ts'],
  ['compiler/cli/planted-3.ts', '#test/support/dates.ts'],
  ['compiler/planted-7.ts', '#lsp'],
  ['compiler/cli/commands/planted-4.ts', '#lsp/node'],
  ['compiler/cli/planted-5.ts', '#lsp'],
  ['lsp/planted-1.ts', 'node:fs'],
  ['lsp/features/planted-2.ts', '@clause/runtime'],
  ['lsp/features/planted-3.ts', '../../compiler/analyse.ts'],
  ['lsp/server/planted-4.ts', '#lsp'],
  ['compiler/planted-circle-a.ts', './planted-circle-b.ts'],
  ['compiler/planted-circle-b.ts', './planted-circle-a.ts'],
];
const good = [
  ['runtime/sound-1.ts', './money.ts'],
  ['language/format/sound-1.ts', '../source.ts'],
  ['compiler/checks/sound-1.ts', '#language'],
  ['compiler/checks/sound-2.ts', '@clause/runtime'],
  ['compiler/checks/sound-3.ts', '../model/model.ts'],
  ['compiler/cli/commands/sound-1.ts', '#compiler'],
  ['compiler/cli/commands/sound-2.ts', '../output/text.ts'],
  ['compiler/cli/sound-3.ts', 'node:fs'],
  ['compiler/cli/commands/lsp.ts', '#lsp/node'],
  ['lsp/node/sound-1.ts', 'node:fs'],
  ['lsp/server/sound-2.ts', '../features/place.ts'],
  ['compiler/checks/sound-4.test.ts', '#test/support/dates.ts'],
];

const house = mkdtempSync(join(tmpdir(), 'clause-import-guard-'));
try {
  for (const file of ['biome.json', '.gitignore']) cpSync(join(root, file), join(house, file));
  for (const [file, from] of [...bad, ...good]) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(
      join(house, file),
      `import { planted } from '${from}';\nexport const it = planted;\n`,
    );
  }
  const linted = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
    {
      cwd: house,
      encoding: 'utf8',
    },
  );
  const refused = new Set(
    JSON.parse(linted.stdout).diagnostics.map(
      ({ location }) => location.path.file ?? location.path,
    ),
  );
  const passed = bad.filter(([file]) => !refused.has(file));
  const stopped = good.filter(([file]) => refused.has(file));
  for (const [file, from] of passed) console.error(`not refused: ${file} imports ${from}`);
  for (const [file, from] of stopped) console.error(`wrongly refused: ${file} imports ${from}`);
  if (passed.length + stopped.length > 0) process.exitCode = 1;
  else
    console.log(
      `import guard: ${bad.length} planted imports refused, ${good.length} sound ones let through`,
    );
} finally {
  rmSync(house, { recursive: true, force: true });
}
