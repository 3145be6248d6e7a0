// Policies of the repository, read and checked: their models for the tests that cross folders.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, type Host, type Model, memoryHost, renderMessage } from '#compiler';
import { hostOf } from './one-file.ts';
import { samplePolicy, sharedDeclarations } from './sample-policy.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const PILOT_ZONE = 'policies/beijing-data-pilot-zone';

/** The folders under policies/, as paths from the repository's root. */
export function policyFolders(): readonly string[] {
  return readdirSync(join(ROOT, 'policies'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `policies/${name}`)
    .sort();
}

/** The sound policies of test/differential/policies, by the names of their files. */
export function inventedPolicies(): readonly { readonly name: string; readonly model: Model }[] {
  const folder = 'test/differential/policies';
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.clause'))
    .sort()
    .map((name) => ({ name, model: modelOf(`${folder}/${name}`) }));
}

/** The policies of policies/, by the names of their folders. */
export function publishedPolicies(): readonly { readonly name: string; readonly model: Model }[] {
  return readdirSync(join(ROOT, 'policies'))
    .sort()
    .map((name) => ({ name, model: modelOf(`policies/${name}/rules.clause`) }));
}

/** The model of the policy at a path from the repository's root; throws where it has an error. */
export function modelOf(path: string): Model {
  return modelAt(ROOT, path);
}

/** As `modelOf`, for who runs elsewhere than in the repository: a bundle. */
export function modelAt(root: string, path: string): Model {
  const folder = dirname(join(root, path));
  const files = readdirSync(folder).filter((name) => /\.(clause|txt)$/.test(name));
  const texts = files.map((name) => [name, readFileSync(join(folder, name))] as const);
  return soundModel(basename(path), memoryHost(Object.fromEntries(texts)));
}

/** The model of the sample policy, which uses every construct of the language. */
export function sampleModel(): Model {
  return soundModel(
    'example.clause',
    hostOf(samplePolicy, { 'shared.clause': sharedDeclarations }),
  );
}

function soundModel(entry: string, host: Host): Model {
  const { model, diagnostics } = analyse(entry, host);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (model !== undefined && errors.length === 0) return model;
  const messages = errors.map((diagnostic) => renderMessage(diagnostic, 'en'));
  throw new Error(`${entry} is not sound:\n${messages.join('\n')}`);
}
