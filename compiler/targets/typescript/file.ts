// What the parts of the emitter share while one file is written.

import * as runtime from '@clause/runtime';
import { type DossierObject, objectsOf } from '../../dossier/objects.ts';
import type { EntityType, EnumType, Model } from './ir.ts';
import { Names, pascalCase } from './names.ts';
import { prelude, search } from './prelude.generated.ts';
import { type Emit, Writer } from './writer.ts';

/** What the generated module exports under fixed names. */
const EXPORTS = ['Dossier', 'Decision', 'policy', 'parseDossier', 'evaluate', 'explain'];

export interface GeneratedFile {
  readonly model: Model;
  readonly writer: Writer;
  readonly objects: readonly DossierObject[];
  /** Names of the module. */
  readonly names: Names;
  /** Names of the enums' and entities' types. */
  readonly types: ReadonlyMap<EntityType | EnumType, string>;
  /** What it imports from the runtime, values and types. */
  readonly values: Set<string>;
  readonly typeImports: Set<string>;
  /** Imports a value of the runtime; answers its name. */
  readonly use: (name: RuntimeValue) => string;
  /** Imports a type; answers its name. */
  readonly useType: (name: string) => string;
}

export type RuntimeValue = keyof typeof runtime & string;

/** Types of the runtime that generated code may name. */
const RUNTIME_TYPES = [
  'Award',
  'FactError',
  'LedgerEntry',
  'MeasureOutcome',
  'Minor',
  'Money',
  'OtherSupport',
  'Rational',
  'Schema',
  'Step',
  'Whole',
];

export function openFile(model: Model, emit: Emit): GeneratedFile {
  const names = new Names([
    ...Object.keys(runtime),
    ...[prelude, search].flatMap(({ names: own, types: named }) => [...own, ...named]),
    ...RUNTIME_TYPES,
    ...EXPORTS,
  ]);
  const types = new Map<EntityType | EnumType, string>();
  for (const one of [...model.enums, ...model.entities.filter(({ role }) => role === 'entity')]) {
    types.set(one, names.claim(pascalCase(one.name)));
  }
  types.set(model.applicant, 'Dossier');
  const values = new Set<string>();
  const typeImports = new Set<string>();
  return {
    model,
    objects: objectsOf(model),
    writer: new Writer(emit),
    names,
    types,
    values,
    typeImports,
    use(name) {
      values.add(name);
      return name;
    },
    useType(name) {
      typeImports.add(name);
      return name;
    },
  };
}

/** A comment of one paragraph before a declaration; nothing for no text. */
export function docComment(file: GeneratedFile, ...lines: readonly string[]): void {
  if (lines.length === 0) return;
  if (lines.length === 1) file.writer.line(`/** ${lines[0]} */`);
  else {
    file.writer.line('/**');
    for (const line of lines) file.writer.line(` * ${line}`);
    file.writer.line(' */');
  }
}
