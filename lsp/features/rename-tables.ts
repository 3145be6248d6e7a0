// Renaming in case files that are tables: headers that name a fact or a clause, and cells that hold a
// member of an enum or the name of a clause. What goes by a label stays.
import {
  type Cell,
  cellsOf,
  columnsOf,
  lookUp,
  type Model,
  type Target,
  type TextEdit,
  type Type,
} from '#compiler';
import {
  clauseRenamed,
  memberRenamed,
  type Renaming,
  renamedKey,
  renamedPath,
} from './rename-paths.ts';

/** The edits of a table: its headers, and the members and clauses in its cells. */
export function tableEdits(
  { file, text }: { readonly file: string; readonly text: string },
  before: Model,
  after: Model | undefined,
  renaming: Renaming,
): readonly TextEdit[] {
  const { rows, separator } = cellsOf(text, file);
  const [header, ...body] = rows;
  if (header === undefined) return [];
  const tree = columnsOf(before);
  const later = after && columnsOf(after);
  const edits: TextEdit[] = [];
  const replace = ({ span, text: old }: Cell, fresh: string) => {
    // The white space around a cell's text is the writer's.
    const lead = /^\s*/.exec(old)?.[0] ?? '';
    const trail = old.slice(lead.length + old.trim().length);
    const cell = `${lead}${fresh}${trail}`;
    const quotes = text[span.start] === '"' || cell.includes(separator) || /["\r\n]/.test(cell);
    edits.push({ span, text: quotes ? `"${cell.replaceAll('"', '""')}"` : cell });
  };
  header.forEach((cell, column) => {
    const written = cell.text.trim();
    const [found] = written === '' ? [] : lookUp(written, tree);
    if (found === undefined) return;
    const path = renamedColumn(found.path, found.target, before, renaming);
    // A header that goes by a label leads there still.
    const leads = (name: string) =>
      later === undefined || lookUp(name, later).some((one) => one.path === path);
    const kept = renamedColumn(written, found.target, before, renaming);
    if (kept !== written && leads(kept)) replace(cell, kept);
    else if (path !== found.path && !(later !== undefined && leads(written))) replace(cell, path);
    for (const row of body) {
      const value = row[column];
      if (value !== undefined && cellRenamed(value.text.trim(), found.target, renaming)) {
        replace(value, renaming.to);
      }
    }
  });
  return edits;
}

function renamedColumn(path: string, target: Target, model: Model, renaming: Renaming): string {
  if (target.kind === 'expect') {
    const name =
      target.part === 'clauses' ? target.name : 'clause' in target ? target.clause.name : undefined;
    if (name === undefined || !clauseRenamed(renaming, name)) return path;
    const steps = path.split('.');
    const at = steps.indexOf(name);
    return at < 0 ? path : steps.with(at, renaming.to).join('.');
  }
  if (target.kind !== 'fact') return path;
  if (target.key !== undefined && path.endsWith(target.key)) {
    const key = renamedKey(target.key, undefined, model, renaming).path;
    return path.slice(0, path.length - target.key.length) + key;
  }
  const prefix = path.startsWith('dossier.') ? 'dossier.' : '';
  const start: Type = { kind: 'entity', entity: model.applicant };
  return prefix + renamedPath(path.slice(prefix.length), start, model, renaming).path;
}

function cellRenamed(text: string, target: Target, renaming: Renaming): boolean {
  if (target.kind !== 'fact') return false;
  const { type } = target.field;
  if (type.kind === 'clause') return clauseRenamed(renaming, text);
  return type.kind === 'enum' && memberRenamed(renaming, type, text);
}
