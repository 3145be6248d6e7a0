// Case files read and brought together with the policies that they prove. What is wrong with one of
// them is said of it alone: the others are run all the same.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Diagnostic,
  machinesOf,
  type PolicyMachines,
  policyFinding,
  readYamlSuite,
  type Suite,
} from '#compiler';
import { problemAsText } from '../input/files.ts';
import { nodeHost, readText } from '../input/node-host.ts';
import { type LoadedPolicy, loadPolicy } from '../input/policy.ts';
import { Failure, type Io } from '../io.ts';
import { countsOf } from '../output/findings.ts';
import { countsAsText } from '../output/text.ts';
import type { FoundSuite } from './find.ts';
import { policyOf } from './policy-of.ts';

/** A case file as it is run. */
export interface LoadedSuite {
  /** As the caller names it. */
  readonly file: string;
  /** Without a byte-order mark; empty where the file cannot be had. */
  readonly text: string;
  readonly suite: Suite;
  /** Undefined where it is not clear which policy is meant, or it cannot be had. */
  readonly policy: ReadyPolicy | undefined;
  /** Why none of its cases can be run, beside what the suite's own findings say. */
  readonly blocked: string | undefined;
}

/** A policy, compiled once for all of its case files. */
export interface ReadyPolicy extends LoadedPolicy {
  /** Undefined while the policy has errors. */
  readonly machines: PolicyMachines | undefined;
}

/** Reads case files, in the order given; those of other policies than one asked for are left out. */
export function loadSuites(found: readonly FoundSuite[], io: Io): readonly LoadedSuite[] {
  const policies = new Map<string, ReadyPolicy | string>();
  return found.flatMap(({ file, askedFor }) => {
    const loaded = loadSuite(file, policies, io);
    const other =
      askedFor !== undefined &&
      loaded.policy !== undefined &&
      resolve(io.cwd, loaded.policy.path) !== resolve(io.cwd, askedFor);
    return other ? [] : [loaded];
  });
}

function loadSuite(file: string, policies: Map<string, ReadyPolicy | string>, io: Io): LoadedSuite {
  const full = resolve(io.cwd, file);
  const read = readText(full);
  if (read.kind === 'problem') {
    const blocked = problemAsText(file, read.problem);
    return { file, text: '', suite: emptySuite(file), policy: undefined, blocked };
  }
  const { text } = read;
  // The policy is wanted before the cases are read, for their names are held to it.
  const named = /^(?:"policy"|'policy'|policy)\s*:/m.test(text)
    ? readYamlSuite(text, file).policy
    : undefined;
  const which = policyOf(file, named?.value, io);
  if ('problem' in which) {
    const span = named?.span ?? { file, start: 0, end: 0 };
    const suite = readYamlSuite(text, file);
    const diagnostics: readonly Diagnostic[] = [policyFinding(which, span), ...suite.diagnostics];
    return {
      file,
      text,
      suite: { ...suite, diagnostics },
      policy: undefined,
      blocked: 'it is not clear which policy it proves',
    };
  }
  const policy = policies.get(which.path) ?? readyPolicy(which.path, io);
  policies.set(which.path, policy);
  if (typeof policy === 'string') {
    return { file, text, suite: readYamlSuite(text, file), policy: undefined, blocked: policy };
  }
  const files = { host: nodeHost(io.cwd, which.path), policy: which.path };
  const suite = readYamlSuite(text, file, { model: policy.machines?.model, files });
  return { file, text, suite, policy, blocked: blockedBy(policy) };
}

/** The policy, or why it cannot be had. */
function readyPolicy(path: string, io: Io): ReadyPolicy | string {
  try {
    const loaded = loadPolicy(path, io);
    const { model, sound } = loaded.analysis;
    return { ...loaded, machines: sound && model ? machinesOf(model) : undefined };
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

function blockedBy({ path, analysis, machines }: ReadyPolicy): string | undefined {
  if (machines !== undefined) return undefined;
  const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length === 0
    ? `${path} holds no policy`
    : `${path} has ${countsAsText(countsOf(errors))}`;
}

function emptySuite(file: string): Suite {
  return { file, form: 'yaml', policy: undefined, cases: [], diagnostics: [], reads: [] };
}

/** A case file's bytes as they stand on the disk. */
export function bytesOfSuite({ file }: LoadedSuite, io: Io): Uint8Array {
  return readFileSync(resolve(io.cwd, file));
}
