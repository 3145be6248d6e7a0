// Every policy of the repository, and the sample: what laws of the language are held against.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { samplePolicy } from './sample-policy.ts';

const policies = fileURLToPath(new URL('../../policies', import.meta.url));

export interface ClauseFile {
  /** For the names of tests. */
  readonly name: string;
  readonly text: string;
}

/** The sample policy and every `.clause` file under `policies/`. */
export function clauseFiles(): readonly ClauseFile[] {
  const found = readdirSync(policies, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.clause'))
    .sort()
    .map((path) => ({ name: path, text: readFileSync(`${policies}/${path}`, 'utf8') }));
  return [{ name: 'the sample policy', text: samplePolicy }, ...found];
}
