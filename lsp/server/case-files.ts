// Case files beside policies: what the handlers of a policy's own files ask here first.
import { folderOf } from '#compiler';
import type { CaseFilePlace } from '../features/case-files.ts';
import type { Position } from '../requests.ts';
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
