// How the compiler names a client's files: by the URI with its path decoded, so that a policy's hash
// and a `use "共享.clause"` do not depend on how a client escapes; a file on disk by its path alone.
import { resolvePath } from '#compiler';

/**
 * The name of a file: `/home/mei/rules.clause`, `/c:/mei/rules.clause`, `untitled:Untitled-1`,
 * `vscode-vfs://host/repository/rules.clause`. The same for all escapings of one URI.
 */
export function nameOf(uri: string): string {
  const [, scheme = '', authority = '', path = '', rest = ''] = PARTS.exec(uri) ?? [];
  if (scheme === '') return decoded(uri);
  if (scheme !== 'file') return `${scheme}:${authority}${decoded(path)}${rest}`;
  const onDisk = decoded(path).replace(/^\/([A-Za-z]):/, (_, drive) => `/${drive.toLowerCase()}:`);
  return authority === '//' || authority === '' ? onDisk : `file:${authority}${onDisk}`;
}

const PARTS = /^([A-Za-z][A-Za-z\d+.-]*):(\/\/[^/?#]*)?([^?#]*)(.*)$/s;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A URI for a name; the client's own writing of it is known only for files that it has opened. */
export function uriOf(name: string): string {
  const [, scheme = '', authority = '', path = name] = PREFIX.exec(name) ?? [];
  if (scheme === '' || scheme.length === 1) return `file://${encoded(name)}`;
  return `${scheme}:${authority}${encoded(path)}`;
}

const PREFIX = /^([A-Za-z][A-Za-z\d+.-]*):(\/\/[^/]*)?(.*)$/s;

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** A file that is nowhere yet: it has no folder, so nothing beside it can be found. */
export function isUnsaved(name: string): boolean {
  return name.startsWith('untitled:');
}

/** The name that `relative` means in the folder of `from`. */
export function resolveName(from: string, relative: string): string {
  const [, scheme = '', authority = '', path = ''] = PREFIX.exec(from) ?? [];
  if (scheme === '') return resolvePath(from, relative);
  return `${scheme}:${authority}${resolvePath(path, relative)}`;
}
