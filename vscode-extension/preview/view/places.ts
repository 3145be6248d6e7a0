// Where a fact's control stands in the page, and how it is brought into view.
import type { Path } from '../dossier.ts';
import { pathText } from '../dossier.ts';
import type { State } from '../state.ts';

/** The id of a fact's control. */
export function idOf(path: Path): string {
  return idAt(pathText(path));
}

/** Of a path as fact errors write it: `$.projects[0].investment`. */
function idAt(path: string): string {
  return `fact-${path
    .replace(/^\$\.?/, '')
    .replace(/[[.]/g, '-')
    .replace(/[^\p{L}\p{N}_-]/gu, '')}`;
}

/** Opens the items that a fact stands in, and puts the keyboard on its control. */
export function focusOn(
  path: string,
  change: (changes: Partial<State>) => void,
  { folds, lengths }: State,
): void {
  const items = [...path.matchAll(/\[(\d+)\]/g)].map(({ 0: own, 1: at, index }) => ({
    list: path.slice(0, index),
    item: path.slice(0, index + own.length),
    at: Number(at),
  }));
  change({
    tab: 'form',
    folds: { ...folds, ...Object.fromEntries(items.map(({ item }) => [item, true])) },
    lengths: {
      ...lengths,
      ...Object.fromEntries(
        items.map(({ list, at }) => [list, Math.max(at + 1, lengths[list] ?? 0)]),
      ),
    },
  });
  // What was folded is drawn by then.
  requestAnimationFrame(() => {
    const control =
      document.getElementById(idAt(path)) ??
      document.querySelector(`[data-list="${CSS.escape(path)}"]`);
    control?.scrollIntoView({ block: 'center' });
    if (control instanceof HTMLElement) control.focus();
  });
}

/** Brings the first award or measure of a clause into view, else its place in the policy. */
export function showClause(name: string): void {
  const place =
    document.querySelector(`[data-clause="${CSS.escape(name)}"]`) ??
    document.getElementById(`clause-${name}`);
  place?.scrollIntoView({ block: 'start' });
}
