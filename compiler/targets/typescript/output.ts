// The files that building a policy writes: `.ts`, or `.js` with its declarations and source map.

import { generateModule } from './generate.ts';
import type { Model } from './ir.ts';
import type { Emit } from './writer.ts';

export interface GeneratedOutput {
  readonly path: string;
  readonly text: string;
}

export interface TypescriptOptions {
  readonly emit: Emit;
  /** Where the module is to stand; the other files stand beside it. */
  readonly path: string;
  /** The policy's files by the paths that spans name, for the source map. */
  readonly sources?: ReadonlyMap<string, string>;
  /** How the source map calls a file of the policy: its path from the module's folder. */
  readonly sourceName?: (path: string) => string;
}

/** The module first. The same bytes from run to run. */
export function generateTypescript(
  model: Model,
  { emit, path, sources = new Map(), sourceName = (source) => source }: TypescriptOptions,
): readonly GeneratedOutput[] {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const module = generateModule(model, emit, name, sources, sourceName);
  const files = [{ path, text: module.text }];
  if (emit === 'ts') return files;
  const declarations = generateModule(model, 'd.ts', name, sources, sourceName);
  const map = JSON.stringify(module.map);
  return [
    ...files,
    { path: path.replace(/\.(m?)js$/, '.d.$1ts'), text: declarations.text },
    { path: `${path}.map`, text: `${map}\n` },
  ];
}
