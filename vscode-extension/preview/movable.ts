// The facts of a dossier that a curve can be drawn over: every figure, those of items included.
import type { Form, FormField } from '../../lsp/index.ts';
import { isObject, type Path, pathText, valueAt } from './dossier.ts';
import type { CurveAsked, State } from './state.ts';

export interface Movable {
  readonly path: string;
  readonly label: string;
  readonly field: FormField;
  readonly isGiven: boolean;
}

/** So many are offered: nobody picks from a list of ten thousand. */
const MOST = 300;

export function movable({ facts }: Form, dossier: unknown): readonly Movable[] {
  const found: Movable[] = [];
  const within = (fields: readonly FormField[], path: Path, label: string): void => {
    for (const field of fields) {
      if (found.length >= MOST) return;
      const own = [...path, field.name];
      const title = label === '' ? field.label : `${label}: ${field.label}`;
      const value = valueAt(dossier, own);
      switch (field.kind) {
        case 'money':
        case 'number':
        case 'integer':
        case 'ratio': {
          const isGiven = value !== undefined && value !== null;
          found.push({ path: pathText(own), label: title, field, isGiven });
          break;
        }
        case 'group':
          within(field.fields ?? [], own, title);
          break;
        case 'items':
          for (const [at, item] of (Array.isArray(value) ? value : []).entries()) {
            const name = isObject(item) ? String(item.id ?? at + 1) : String(at + 1);
            within(field.fields ?? [], [...own, at], label === '' ? name : `${label} / ${name}`);
          }
          break;
        default:
      }
    }
  };
  within(facts, [], '');
  return found;
}

/** The total over the first amount of money that the dossier gives. */
export function firstCurve({ form, dossier, decided }: State): CurveAsked | undefined {
  if (form === undefined || decided === undefined) return undefined;
  const facts = movable(form, dossier).filter(({ isGiven }) => isGiven);
  const first = facts.find(({ field }) => field.kind === 'money') ?? facts[0];
  return first === undefined ? undefined : { path: first.path, award: null };
}
