// The policy that a command is asked to work with: read, analysed, and spoken of where it is not
// sound.
import { resolve } from 'node:path';
import { type Analysis, analyse, type Diagnostic, type Model } from '#compiler';
import { Failure, type Io } from '../io.ts';
import { countsOf, findingsOf } from '../output/findings.ts';
import { Places } from '../output/places.ts';
import { styleFor } from '../output/style.ts';
import { countsAsText, findingsAsText } from '../output/text.ts';
import { folderHint, isFolder, problemAsText } from './files.ts';
import { namedPath, nodeHost, readText } from './node-host.ts';

export interface LoadedPolicy {
  /** As the caller names it, with `/`. */
  readonly path: string;
  readonly analysis: Analysis;
  readonly places: Places;
}

/**
 * Reads and analyses a policy. Throws a Failure where the file cannot be had at all; everything
 * else is among the analysis' findings.
 */
export function loadPolicy(named: string, io: Io): LoadedPolicy {
  const path = namedPath(named);
  const full = resolve(io.cwd, named);
  const read = readText(full);
  if (read.kind === 'problem') {
    const folder = read.problem === 'notAFile' && isFolder(full);
    throw new Failure(
      read.problem === 'notUtf8' ? 1 : 2,
      folder ? folderHint(path, full) : problemAsText(path, read.problem),
    );
  }
  const analysis = analyse(path, nodeHost(io.cwd, path));
  const texts = new Map([...analysis.files].map(([name, file]) => [name, file.text]));
  return { path, analysis, places: new Places(texts) };
}

/** The model of a sound policy. Otherwise its errors are told on stderr and a Failure is thrown. */
export async function soundModel(policy: LoadedPolicy, io: Io): Promise<Model> {
  const { analysis, places } = policy;
  if (analysis.sound && analysis.model !== undefined) return analysis.model;
  const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  await tellFindings(errors, analysis, places, io);
  // An empty file may have no error and yet no policy.
  const what = errors.length === 0 ? 'holds no policy' : `has ${countsAsText(countsOf(errors))}`;
  const until =
    errors.length === 0 ? '' : ` until ${errors.length === 1 ? 'it is' : 'they are'} mended`;
  throw new Failure(1, `${policy.path} ${what}; nothing is decided${until}`);
}

/** Findings as text on stderr. */
export async function tellFindings(
  diagnostics: readonly Diagnostic[],
  analysis: Analysis,
  places: Places,
  io: Io,
): Promise<void> {
  const style = styleFor(io.stderr, io);
  const findings = findingsOf(diagnostics, places, analysis.language);
  await io.stderr.write(findingsAsText(findings, places, style));
}
