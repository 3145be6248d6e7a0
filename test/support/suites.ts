// The golden cases of the repository's policies, read as `clause test` reads them; a case file with
// anything to mend is no case file here.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Model,
  memoryHost,
  readCsvSuite,
  readYamlSuite,
  renderMessage,
  type Suite,
} from '#compiler';

const ROOT = new URL('../../', import.meta.url);

/** The case files of a policy's folder, by a path from the repository's root. */
export function suitesIn(folder: string, model: Model): readonly Suite[] {
  const names = readdirSync(new URL(`${folder}/`, ROOT)).sort();
  return names
    .filter((name) => /(?:^|\.)cases\.(?:ya?ml|csv)$/.test(name))
    .map((name) => suiteAt(`${folder}/${name}`, model));
}

/** One case file, by its path from the repository's root. */
export function suiteAt(path: string, model: Model): Suite {
  const bytes = readFileSync(fileURLToPath(new URL(path, ROOT)));
  if (path.endsWith('.csv')) return sound(readCsvSuite(bytes, path, model));
  const folder = new URL(path.slice(0, path.lastIndexOf('/') + 1), ROOT);
  const dossiers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map(
      (name) =>
        [
          `${path.slice(0, path.lastIndexOf('/'))}/${name}`,
          readFileSync(new URL(name, folder)),
        ] as const,
    );
  const files = { host: memoryHost(Object.fromEntries(dossiers)), policy: path };
  return sound(readYamlSuite(bytes.toString('utf8'), path, { model, files }));
}

/** A suite given as a text: a page's, say. */
export function suiteFrom(text: string, model: Model): Suite {
  return sound(readYamlSuite(text, 'cases.yaml', { model }));
}

function sound(suite: Suite): Suite {
  if (suite.diagnostics.length === 0) return suite;
  const messages = suite.diagnostics.map((one) => `${one.code}: ${renderMessage(one)}`);
  throw new Error(`${suite.file} needs mending:\n${messages.join('\n')}`);
}
