// What `clause doc --interactive` makes its page of: the preview as the build left it, beside the built
// command or, for a command that runs from its sources, in the house's dist folder.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageAssets } from '#compiler';
import { Failure } from './io.ts';

export function pageAssets(): PageAssets {
  const folder = ['./', '../../dist/']
    .map((path) => new URL(path, import.meta.url))
    .find((each) => existsSync(fileURLToPath(new URL('page.js', each))));
  if (folder === undefined) {
    throw new Failure(2, 'this command was installed without the page (page.js is not beside it)');
  }
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  return { script: read('page.js'), explorer: read('explorer.js'), style: read('page.css') };
}
