// What a place of a dossier in JSON names of its policy. JSON is YAML: it is read as that.
import { type Analysis, readYamlTree, type YamlValue } from '#compiler';
import type { CaseName } from './case-files.ts';
import { declarationOf, namedAt } from './case-meaning.ts';
import type { CasePlace } from './case-path.ts';

export interface DossierPlace {
  /** The policy that the dossier is for. */
  readonly analysis: Analysis;
  readonly file: string;
  readonly text: string;
  readonly offset: number;
}

export function dossierName({ analysis, file, text, offset }: DossierPlace): CaseName | undefined {
  const { model } = analysis;
  const { root } = readYamlTree(text, file);
  // The facts of a file's `base` are those of a dossier.
  const at = root && placeIn(root, ['base'], offset);
  const named = model && at && namedAt(model, at);
  const declaration = named && declarationOf(analysis, named);
  if (at === undefined || declaration === undefined) return undefined;
  return { span: { file, start: at.start, end: at.end }, declaration };
}

function placeIn(
  value: YamlValue,
  path: readonly (string | null)[],
  offset: number,
): CasePlace | undefined {
  const holds = ({ start, end }: { start: number; end: number }) =>
    start <= offset && offset <= end;
  if (!holds(value.span)) return undefined;
  switch (value.kind) {
    case 'map':
      for (const { key, keySpan, value: held } of value.entries) {
        const { start, end } = keySpan;
        if (holds(keySpan)) return { path, at: 'key', start, end, word: key };
        const inside = placeIn(held, [...path, key], offset);
        if (inside !== undefined) return inside;
      }
      return undefined;
    case 'list':
      for (const item of value.items) {
        const inside = placeIn(item, [...path, null], offset);
        if (inside !== undefined) return inside;
      }
      return undefined;
    case 'scalar': {
      const { start, end } = value.span;
      return { path, at: 'value', start, end, word: value.text };
    }
    default:
      return value satisfies never;
  }
}
