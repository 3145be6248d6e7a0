// Writes what the bench of decisions needs, as files for the next bundle: the generated evaluator as
// it would be shipped, and the dossiers.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE, generateTypescript } from '#compiler';
import { modelAt, PILOT_ZONE } from '../support/policies.ts';
import { benchDossiers } from './dossiers.ts';

/** Fills the folder with `generated.js`, `dossiers.json` and `about.json`. */
export function prepare(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const model = modelAt(root, `${PILOT_ZONE}/rules.clause`);
  for (const { path, text } of generateTypescript(model, { emit: 'js', path: 'generated.js' })) {
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, 'dossiers.json'), JSON.stringify(benchDossiers(1_000)));
  writeFileSync(join(folder, 'about.json'), JSON.stringify({ hash: model.hash, engine: ENGINE }));
}
