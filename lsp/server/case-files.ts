// Case files beside policies: what the handlers of a policy's own files ask here first.
import { type Analysis, decodeUtf8, folderOf } from '#compiler';
import type { Span } from '#language';
import { type CaseFilePlace, caseName } from '../features/case-files.ts';
import { type DossierPlace, dossierName } from '../features/dossier-places.ts';
import type { Place } from '../features/place.ts';
import type { RenamedPolicy } from '../features/rename.ts';
import type { Position } from '../requests.ts';
import type { KnownSuite } from '../workspace/suites.ts';
import type { Shell } from './shell.ts';

/** Undefined in any other file, and where no policy can be told. */
export function casePlace(
  { workspace, convert }: Shell,
  uri: string,
  position: Position,
): CaseFilePlace | undefined {
  const name = convert.name(uri);
  const known = workspace.suiteOf(name);
  if (known?.policy === undefined) return undefined;
  const read = workspace.files.read(name, folderOf(name));
  if (read.kind === 'problem') return undefined;
  const { suite, policy: analysis } = known;
  return { analysis, suite, text: read.text, offset: convert.offset(name, position) };
}

/** A case file in YAML with its text and, if that is clear, the policy that it proves. */
export function caseText(
  { workspace, convert }: Shell,
  uri: string,
): { readonly file: string; readonly text: string; readonly known: KnownSuite } | undefined {
  const file = convert.name(uri);
  const known = workspace.suiteOf(file);
  if (known?.suite.form !== 'yaml') return undefined;
  const read = workspace.files.read(file, folderOf(file));
  return read.kind === 'problem' ? undefined : { file, text: read.text, known };
}

/** A place in a policy's own files, and the words of a case file that led there. */
export interface NamedPlace {
  readonly place: Place;
  /** Undefined where the place is the one that was asked about. */
  readonly from?: { readonly name: string; readonly span: Span };
}

/**
 * Where the user is: in a case file, where the policy declares what is named there, so that ways on
 * may begin there, too. Undefined where nothing of the policy is named, and in a file of no policy.
 */
export function namedPlace(shell: Shell, uri: string, position: Position): NamedPlace | undefined {
  const inCases = casePlace(shell, uri, position);
  const inDossier = inCases ?? dossierPlace(shell, uri, position);
  if (inDossier === undefined) {
    const place = shell.place(uri, position);
    return place && { place };
  }
  const { analysis, text } = inDossier;
  const found = 'suite' in inDossier ? caseName(inDossier) : dossierName(inDossier);
  const declared = found?.declaration.nameSpan;
  if (found === undefined || declared === undefined) return undefined;
  const { name } = found.declaration;
  const { file, start, end } = found.span;
  // Of a path (`projects.P1.investment`) the name alone; a column may bear the fact's label instead.
  const at = text.slice(start, end).lastIndexOf(name);
  const span = at < 0 ? found.span : { file, start: start + at, end: start + at + name.length };
  return { place: { analysis, file: declared.file, offset: declared.start }, from: { name, span } };
}

/**
 * A place in a dossier in JSON: of the policy whose cases start from it, or else of the only one in the
 * nearest folder above it. Undefined in any other file.
 */
export function dossierPlace(
  { workspace, convert }: Shell,
  uri: string,
  position: Position,
): DossierPlace | undefined {
  const file = convert.name(uri);
  if (!/\.json$/i.test(file)) return undefined;
  const reading = workspace.allSuites().find(({ suite }) => suite.reads.includes(file));
  const above = workspace.entries().filter((entry) => file.startsWith(folderOf(entry)));
  const furthest = Math.max(...above.map((entry) => folderOf(entry).length));
  const [only, ...more] = above.filter((entry) => folderOf(entry).length === furthest);
  const near = only !== undefined && more.length === 0 ? workspace.analysisOf(only) : undefined;
  const analysis = reading?.policy ?? near;
  const read = workspace.files.read(file, folderOf(analysis?.entry ?? file));
  if (analysis === undefined || read.kind === 'problem') return undefined;
  return { analysis, file, text: read.text, offset: convert.offset(file, position) };
}

/**
 * The case files of a policy, and the dossiers that their cases start from. `asked`: the file that the
 * user is in, for a dossier of the policy that no case starts from.
 */
export function casesOf(
  { workspace, convert }: Shell,
  analysis: Analysis,
  asked?: string,
): RenamedPolicy {
  const suites = workspace.suitesOf(analysis.entry);
  const own = asked === undefined ? '' : convert.name(asked);
  const dossier = /\.json$/i.test(own) ? [own] : [];
  const names = new Set([
    ...suites.flatMap(({ suite }) => [suite.file, ...suite.reads]),
    ...dossier,
  ]);
  const cases = [...names].flatMap((file) => {
    const read = workspace.files.read(file, folderOf(file));
    // A table in the encoding of a spreadsheet is not changed: an editor would open it as UTF-8, and
    // put the changes in other places.
    if (read.kind === 'problem' || decodeUtf8(read.bytes) === undefined) return [];
    return [{ file, text: read.text }];
  });
  return { analysis, cases };
}
