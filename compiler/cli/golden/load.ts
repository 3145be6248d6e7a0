// Case files read and brought together with the policies that they prove. What is wrong with one of
// them is said of it alone: the others are run all the same.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Diagnostic,
  decodeTable,
  decodeUtf8,
  machinesOf,
  type PolicyMachines,
  policyFinding,
  readCsvSuite,
  readYamlSuite,
  type Suite,
} from '#compiler';
import { problemAsText } from '../input/files.ts';
import { nodeHost } from '../input/node-host.ts';
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
  /** As they stand on the disk. */
  readonly bytes: Uint8Array;
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
  const read = readCases(file, io);
  if (typeof read === 'string') {
    const nothing = { bytes: new Uint8Array(), text: '', policy: undefined };
    return { file, ...nothing, suite: emptySuite(file, 'yaml'), blocked: read };
  }
  const { named, around } = read;
  const which = policyOf(file, named?.value, io);
  if ('problem' in which) {
    const span = named?.span ?? { file, start: 0, end: 0 };
    const suite = around(undefined);
    const diagnostics: readonly Diagnostic[] = [policyFinding(which, span), ...suite.diagnostics];
    const blocked = 'it is not clear which policy it proves';
    return { file, ...read, suite: { ...suite, diagnostics }, policy: undefined, blocked };
  }
  const policy = policies.get(which.path) ?? readyPolicy(which.path, io);
  policies.set(which.path, policy);
  if (typeof policy === 'string') {
    return { file, ...read, suite: around(undefined), policy: undefined, blocked: policy };
  }
  return { file, ...read, suite: around(policy), policy, blocked: blockedBy(policy) };
}

/** What a case file holds, before it is known which policy it proves. */
interface ReadCases {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The policy that it names itself. */
  readonly named: Suite['policy'];
  /** Its cases, held to the names of a policy if there is one. */
  readonly around: (policy: ReadyPolicy | undefined) => Suite;
}

/** Reads a case file, or says why it cannot be had. */
function readCases(file: string, io: Io): ReadCases | string {
  const full = resolve(io.cwd, file);
  let bytes: Uint8Array;
  try {
    if (!statSync(full).isFile()) return problemAsText(file, 'notAFile');
    bytes = readFileSync(full);
  } catch {
    return problemAsText(file, existsSync(full) ? 'unreadable' : 'missing');
  }
  if (/\.csv$/i.test(file)) {
    const decoded = decodeTable(bytes);
    return {
      bytes,
      text: 'text' in decoded ? decoded.text : '',
      named: undefined,
      around: (policy) => {
        const model = policy?.machines?.model;
        return model === undefined ? emptySuite(file, 'csv') : readCsvSuite(bytes, file, model);
      },
    };
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) return problemAsText(file, 'notUtf8');
  return {
    bytes,
    text,
    // Only a file that seems to name its policy is read twice.
    named: /^(?:"policy"|'policy'|policy)\s*:/m.test(text)
      ? readYamlSuite(text, file).policy
      : undefined,
    around: (policy) => {
      const files = policy && { host: nodeHost(io.cwd, policy.path), policy: policy.path };
      return readYamlSuite(text, file, { model: policy?.machines?.model, files });
    },
  };
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

function emptySuite(file: string, form: Suite['form']): Suite {
  return { file, form, policy: undefined, cases: [], diagnostics: [], reads: [] };
}
