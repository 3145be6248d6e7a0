// Case files beside policies: what the handlers of a policy's own files ask here first.
import { type Analysis, decodeUtf8, folderOf } from '#compiler';
import type { Span } from '#language';
import { type CaseFilePlace, caseName } from '../features/case-files.ts';
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
  if (inCases === undefined) {
    const place = shell.place(uri, position);
    return place && { place };
  }
  const found = caseName(inCases);
  const declared = found?.declaration.nameSpan;
  if (found === undefined || declared === undefined) return undefined;
  const { name } = found.declaration;
  const { file, start, end } = found.span;
  // Of a path (`projects.P1.investment`) the name alone; a column may bear the fact's label instead.
  const at = inCases.text.slice(start, end).lastIndexOf(name);
  const span = at < 0 ? found.span : { file, start: start + at, end: start + at + name.length };
  return {
    place: { analysis: inCases.analysis, file: declared.file, offset: declared.start },
    from: { name, span },
  };
}

/** The case files of a policy, and the dossiers that their cases start from. */
export function casesOf({ workspace }: Shell, analysis: Analysis): RenamedPolicy {
  const suites = workspace.suitesOf(analysis.entry);
  const names = new Set(suites.flatMap(({ suite }) => [suite.file, ...suite.reads]));
  const cases = [...names].flatMap((file) => {
    const read = workspace.files.read(file, folderOf(file));
    // A table in the encoding of a spreadsheet is not changed: an editor would open it as UTF-8, and
    // put the changes in other places.
    if (read.kind === 'problem' || decodeUtf8(read.bytes) === undefined) return [];
    return [{ file, text: read.text }];
  });
  return { analysis, cases };
}
