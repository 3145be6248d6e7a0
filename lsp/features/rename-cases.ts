// Renaming in case files and dossiers: names of facts in YAML, in JSON and in the headers of tables,
// members of enums and names of clauses as values. Layout, quotation marks and comments stay.
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Analysis, Model, TextEdit, Type } from '#compiler';
import {
  clauseRenamed,
  factOf,
  memberRenamed,
  type Renaming,
  renamedKey,
  renamedPath,
} from './rename-paths.ts';
import { tableEdits } from './rename-tables.ts';

/** A case file or a dossier. */
export interface CaseFile {
  /** As the host names it; a table's name ends in `.csv`. */
  readonly file: string;
  /** Without a byte-order mark. */
  readonly text: string;
}

/**
 * The edits that keep a case file true to its policy. `before` and `after`: the policy as it was, and
 * as it will be; where it changes nothing or cannot be read, there is nothing to edit.
 */
export function caseFileEdits(
  { file, text }: CaseFile,
  before: Analysis,
  after: Analysis | undefined,
  renaming: Renaming,
): readonly TextEdit[] {
  const { model } = before;
  if (model === undefined) return [];
  if (/\.csv$/i.test(file)) return tableEdits({ file, text }, model, after?.model, renaming);
  try {
    return new YamlRename({ file, text }, model, renaming).edits();
  } catch {
    // What the library itself stumbles over is no suite that could be kept true.
    return [];
  }
}

/** Renames a YAML file. State: the edits so far, and what was seen, for references repeat things. */
class YamlRename {
  readonly #case: CaseFile;
  readonly #model: Model;
  readonly #renaming: Renaming;
  readonly #edits = new Map<number, TextEdit>();
  readonly #seen = new Map<Node, Set<unknown>>();
  #document: Document.Parsed | undefined;

  constructor(file: CaseFile, model: Model, renaming: Renaming) {
    this.#case = file;
    this.#model = model;
    this.#renaming = renaming;
  }

  edits(): readonly TextEdit[] {
    const documents = parseAllDocuments(this.#case.text, {
      schema: 'core',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    for (const document of 'empty' in documents ? [] : documents) {
      this.#document = document;
      const root = this.#resolved(document.contents);
      if (!isMap(root)) continue;
      if (this.#part(root, 'cases') === undefined) this.#facts(root);
      else this.#suite(root);
    }
    return [...this.#edits.values()].sort((a, b) => a.span.start - b.span.start);
  }

  #suite(root: YAMLMap): void {
    for (const [key, value] of this.#entries(root)) {
      if (key === 'cases') {
        for (const item of isSeq(value) ? value.items : []) this.#case_(this.#resolved(item));
      } else if (key === 'bases' || key === 'base') {
        this.#dossiers(value);
      }
    }
  }

  /** Dossiers by name, one dossier, or a list of named ones. */
  #dossiers(value: Node | undefined): void {
    this.#facts(value);
    const held = isSeq(value)
      ? value.items.map((item) => this.#resolved(item))
      : isMap(value)
        ? this.#entries(value).map(([, one]) => one)
        : [];
    for (const one of held) {
      if (!isMap(one)) continue;
      if (isSeq(value) || this.#isCase(one)) this.#case_(one);
      else this.#facts(one);
    }
  }

  #isCase(value: YAMLMap): boolean {
    return ['dossier', 'base', 'changes'].some((key) => this.#part(value, key) !== undefined);
  }

  #case_(item: Node | undefined): void {
    if (!isMap(item)) return;
    for (const [key, value] of this.#entries(item)) {
      if (key === 'dossier' || key === 'base') this.#facts(value);
      else if (key === 'changes') this.#changes(value);
      else if (key === 'expect') this.#expectation(value);
    }
  }

  #changes(value: Node | undefined): void {
    const steps = isSeq(value) ? value.items.map((item) => this.#resolved(item)) : [value];
    for (const step of steps) {
      if (!isMap(step)) continue;
      const path = this.#part(step, 'path');
      if (isScalar(path) && this.#part(step, 'value') !== undefined) {
        const led = this.#path(path);
        this.#value(this.#part(step, 'value'), led);
      } else this.#facts(step);
    }
  }

  #facts(value: Node | undefined): void {
    this.#value(value, { kind: 'entity', entity: this.#model.applicant });
  }

  /** A value of a known type; its names and members are replaced. */
  #value(node: Node | undefined, type: Type | undefined): void {
    if (node === undefined || type === undefined || !this.#first(node, keyOf(type))) return;
    if (isScalar(node)) {
      if (typeof node.value === 'string' && memberRenamed(this.#renaming, type, node.value)) {
        this.#replace(node, this.#renaming.to);
      }
    } else if (isSeq(node)) {
      const of = type.kind === 'list' ? type.of : type;
      for (const item of node.items) this.#value(this.#resolved(item), of);
    } else if (isMap(node)) {
      this.#object(node, type);
    }
  }

  #object(node: YAMLMap, type: Type): void {
    const isLedger = type.kind === 'entity' && type.entity.role === 'ledger';
    const clause = isLedger ? this.#part(node, 'clause') : undefined;
    for (const pair of node.items) {
      const key = this.#resolved(pair.key);
      const value = this.#resolved(pair.value);
      if (!isScalar(key)) continue;
      const name = String(key.value);
      if (name === '<<') {
        for (const merged of isSeq(value) ? value.items : [value]) {
          this.#value(this.#resolved(merged), type);
        }
      } else if (isLedger && name === 'clause') this.#clause(value);
      else if (isLedger && name === 'keys') this.#keys(value, clause);
      else this.#value(value, this.#path(key, type));
    }
  }

  /** A name or a path of a fact; gives what it leads to. */
  #path(
    key: Scalar,
    start: Type = { kind: 'entity', entity: this.#model.applicant },
  ): Type | undefined {
    const written = String(key.value);
    // A fact whose name holds a dot is no path.
    const whole = start.kind === 'entity' ? factOf(this.#model, start.entity, written) : undefined;
    const led = renamedPath(written, start, this.#model, this.#renaming);
    if (led.path !== written) this.#replace(key, led.path);
    return whole ?? led.type;
  }

  #keys(value: Node | undefined, clause: Node | undefined): void {
    if (!isMap(value)) return;
    const of = isScalar(clause) ? String(clause.value) : undefined;
    for (const pair of value.items) {
      const key = this.#resolved(pair.key);
      if (!isScalar(key)) continue;
      const written = String(key.value);
      const led = renamedKey(written, of, this.#model, this.#renaming);
      if (led.path !== written) this.#replace(key, led.path);
      this.#value(this.#resolved(pair.value), led.type);
    }
  }

  #clause(value: Node | undefined): void {
    if (isScalar(value) && clauseRenamed(this.#renaming, String(value.value))) {
      this.#replace(value, this.#renaming.to);
    }
  }

  #expectation(value: Node | undefined): void {
    if (!isMap(value)) return;
    for (const [key, part] of this.#entries(value)) {
      if (key === 'totals') this.#expectation(part);
      else if (key === 'clauses') this.#clauseNames(part);
      else if (key === 'awards' || key === 'measures') this.#expectedEntries(part);
      else if (key === 'errors') {
        for (const error of this.#listed(part)) {
          const path = isMap(error) ? this.#part(error, 'path') : undefined;
          if (isScalar(path)) this.#path(path);
        }
      }
    }
  }

  #clauseNames(part: Node | undefined): void {
    if (isMap(part)) for (const pair of part.items) this.#clause(this.#resolved(pair.key));
  }

  /** A list of entries that name their clause, or entries by the names of clauses. */
  #expectedEntries(part: Node | undefined): void {
    this.#clauseNames(part);
    for (const entry of this.#listed(part)) {
      if (isMap(entry)) this.#clause(this.#part(entry, 'clause'));
    }
  }

  #listed(part: Node | undefined): readonly (Node | undefined)[] {
    return isSeq(part) ? part.items.map((item) => this.#resolved(item)) : [part];
  }

  #entries(map: YAMLMap): readonly (readonly [key: string, value: Node | undefined])[] {
    return map.items.flatMap((pair: Pair) => {
      const key = this.#resolved(pair.key);
      return isScalar(key) ? [[String(key.value), this.#resolved(pair.value)] as const] : [];
    });
  }

  #part(map: YAMLMap, name: string): Node | undefined {
    return this.#entries(map).find(([key]) => key === name)?.[1];
  }

  /** What a reference refers to; a node by itself. */
  #resolved(node: unknown): Node | undefined {
    if (node === null || node === undefined) return undefined;
    if (!isAlias(node)) return node as Node;
    return this.#document === undefined ? undefined : (node as Alias).resolve(this.#document);
  }

  /** Whether something is looked at for the first time as what it is. */
  #first(node: Node, as: unknown): boolean {
    const seen = this.#seen.get(node);
    if (seen?.has(as)) return false;
    if (seen === undefined) this.#seen.set(node, new Set([as]));
    else seen.add(as);
    return true;
  }

  #replace(node: Scalar, text: string): void {
    const [start, end] = node.range ?? [];
    if (start === undefined || end === undefined) return;
    const { file, text: whole } = this.#case;
    this.#edits.set(start, {
      span: { file, start, end },
      text: scalarText(text, whole.slice(start, end)),
    });
  }
}

/** What tells two types apart for looking at one thing as each of them. */
function keyOf(type: Type): unknown {
  if (type.kind === 'entity') return type.entity;
  if (type.kind === 'enum') return type.enum;
  return type.kind === 'list' ? keyOf(type.of) : type.kind;
}

/** Words that YAML takes for something else than a text, in any of its versions. */
const TAKEN = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a scalar, with the quotation marks that were there, or those that it needs. */
function scalarText(text: string, before: string): string {
  if (before.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  const plain = /^[\p{L}_$][\p{L}\p{M}\p{N}_.$[\]]*$/u.test(text) && !TAKEN.test(text);
  return plain && !before.startsWith('"') ? text : JSON.stringify(text);
}
