// The dossier of a case: given whole, or as a base and what is different in it. A base is a dossier
// in the file, one that the file names, an earlier case's, or a JSON file in the policy's folder.
import type { Span } from '#language';
import type { Reporter } from '../diagnostics/reporter.ts';
import { term } from '../diagnostics/terms.ts';
import { isObject } from '../dossier/json.ts';
import { folderOf, type Host, isInside } from '../host.ts';
import type { Model } from '../model/model.ts';
import { suggest } from '../names/suggest.ts';
import { jsonOf, withChanges } from './changes.ts';
import { withListsOfNamed } from './named-items.ts';
import { shape } from './reading.ts';
import { shortened } from './shortened.ts';
import type { NamedBase, Placed } from './suite.ts';
import type { YamlMap, YamlScalar, YamlValue } from './yaml-tree.ts';

/** What a case says of its dossier. */
export interface DossierParts {
  readonly dossier: YamlValue | undefined;
  readonly base: YamlValue | undefined;
  readonly changes: YamlValue | undefined;
}

/** Where files lie that cases start from. */
export interface DossierFiles {
  readonly host: Host;
  /** The case file, from which paths are named. */
  readonly from: string;
  /** The policy's file: nothing outside of its folder is read. */
  readonly policy: string;
}

/** State: the dossiers known by name so far, and files read. */
export class Dossiers {
  readonly #bases = new Map<string, YamlValue>();
  /** Where bases and cases have their names. */
  readonly #places = new Map<string, Span>();
  readonly #cases = new Map<string, unknown>();
  readonly #layers = new Map<string, readonly YamlValue[]>();
  readonly #worked = new Map<string, unknown>();
  readonly #files: DossierFiles | undefined;
  readonly #model: Model | undefined;
  readonly reads = new Set<string>();
  /** Names being worked out: a base that starts from itself has no dossier. */
  readonly #open = new Set<string>();
  #standard: YamlValue | undefined;

  constructor(files: DossierFiles | undefined, model: Model | undefined) {
    this.#files = files;
    this.#model = model;
  }

  /** The file's own `bases` (or `base`): dossiers by name. */
  declare(value: YamlValue, report: Reporter): void {
    if (value.kind === 'map') {
      for (const { key, keySpan, value: held } of value.entries) {
        this.#bases.set(key, held);
        this.#places.set(key, keySpan);
      }
    } else if (value.kind === 'list') {
      for (const item of value.items) this.#declareEntry(item, report);
    } else if (value.value !== null) {
      shape(value, 'bases', 'groupShape', { report });
    }
  }

  /** `- name: small`, with `dossier` or `base` and `changes`. */
  #declareEntry(item: YamlValue, report: Reporter): void {
    const name = item.kind === 'map' ? partOf(item, 'name') : undefined;
    if (item.kind !== 'map' || name?.kind !== 'scalar') {
      shape(item, 'bases', 'groupShape', { report });
      return;
    }
    this.#bases.set(name.text, item);
    this.#places.set(name.text, name.span);
  }

  /** The dossier that cases start from which give only `changes`. */
  set standard(value: YamlValue) {
    this.#standard = value;
  }

  get hasStandard(): boolean {
    return this.#standard !== undefined;
  }

  /** An earlier case's dossier, by the case's name, and what it is made of. */
  remember(name: Placed<string>, dossier: unknown, layers: readonly YamlValue[]): void {
    this.#cases.set(name.value, dossier);
    this.#layers.set(name.value, layers);
    if (!this.#bases.has(name.value)) this.#places.set(name.value, name.span);
  }

  /** What goes by a name, or lies in a file of that path; nothing is told of. */
  baseNamed(name: string, file: string): NamedBase | undefined {
    const isFile = !this.#places.has(name) && this.#files !== undefined && /\.json$/i.test(name);
    const full = isFile ? this.#files?.host.resolve(this.#files.from, name) : undefined;
    const start = full === undefined ? undefined : { file: full, start: 0, end: 0 };
    const span = this.#places.get(name) ?? start;
    if (span === undefined) return undefined;
    const nowhere = { file, start: 0, end: 0 };
    const place = { span: nowhere, stuck: undefined };
    const scalar: YamlScalar = { kind: 'scalar', value: name, text: name, ...place };
    const dossier = this.#named(scalar, () => undefined);
    // A file that cannot be read is no place to go to.
    return isFile && dossier === undefined ? undefined : { dossier, span };
  }

  /** What a dossier is made of in the file, what is laid over the rest first. */
  layersOf({ dossier, base, changes }: DossierParts): readonly YamlValue[] {
    const start = dossier ?? base ?? this.#standard;
    return [changes, ...this.#startLayers(start, dossier !== undefined)].filter(
      (layer) => layer !== undefined,
    );
  }

  #startLayers(start: YamlValue | undefined, whole: boolean): readonly YamlValue[] {
    if (start === undefined) return [];
    if (start.kind === 'map' && isDerived(start) && !whole) return this.layersOf(partsOf(start));
    if (start.kind !== 'scalar') return [start];
    const declared = this.#bases.get(start.text);
    if (declared === undefined || this.#open.has(start.text)) {
      return this.#layers.get(start.text) ?? [];
    }
    this.#open.add(start.text);
    const layers = this.#startLayers(declared, false);
    this.#open.delete(start.text);
    return layers;
  }

  /** The dossier as JSON; undefined where it was told of that there is none. */
  of({ dossier, base, changes }: DossierParts, report: Reporter): unknown {
    const start = dossier ?? base ?? this.#standard;
    if (start === undefined) return undefined;
    const held = this.#started(start, report, dossier !== undefined);
    if (held === undefined || changes === undefined) return held;
    const changed = withChanges(held, changes, report);
    return this.#model === undefined ? changed : withListsOfNamed(changed, this.#model);
  }

  #started(value: YamlValue, report: Reporter, whole: boolean): unknown {
    if (value.kind === 'scalar' && typeof value.value === 'string') {
      return this.#named(value, report);
    }
    if (value.kind === 'map') {
      return isDerived(value) && !whole ? this.#derived(value, report) : jsonOf(value, report);
    }
    // What is no dossier is the policy's to refuse, and a case may expect that it does.
    if (whole && !(value.kind === 'scalar' && value.value === null)) return jsonOf(value, report);
    return shape(value, whole ? 'dossier' : 'base', 'dossierShape', { report });
  }

  /** An entry of `bases` that itself starts from another. */
  #derived(value: YamlMap, report: Reporter): unknown {
    return this.of(partsOf(value), report);
  }

  #named(value: YamlScalar, report: Reporter): unknown {
    const { text: name, span } = value;
    if (this.#worked.has(name)) return this.#worked.get(name);
    const declared = this.#bases.get(name);
    if (declared !== undefined && !this.#open.has(name)) {
      this.#open.add(name);
      const dossier = this.#started(declared, report, false);
      this.#open.delete(name);
      this.#worked.set(name, dossier);
      return dossier;
    }
    if (this.#cases.has(name)) return this.#cases.get(name);
    if (/\.json$/i.test(name)) return this.#fromFile(value, report);
    const suggestions = suggest(name, [...this.#bases.keys(), ...this.#cases.keys()]);
    const fixes = suggestions.map((suggestion) => ({
      title: 'replace' as const,
      parameters: { suggestion },
      edits: [{ span, text: JSON.stringify(suggestion) }],
    }));
    report('unknownBase', span, { name: shortened(name), suggestions }, { fixes });
    return undefined;
  }

  #fromFile({ text: path, span }: YamlScalar, report: Reporter): unknown {
    const unreadable = (
      problem: 'baseMissing' | 'baseOutside' | 'baseNotText' | 'baseNotJson' | 'baseNoFiles',
    ) => {
      report('baseUnreadable', span, { path: shortened(path), problem: term(problem) });
      return undefined;
    };
    if (this.#files === undefined) return unreadable('baseNoFiles');
    const { host, from, policy } = this.#files;
    const full = host.resolve(from, path);
    if (!isInside(folderOf(policy), full)) return unreadable('baseOutside');
    this.reads.add(full);
    const read = host.read(full);
    if (read.kind === 'problem') {
      switch (read.problem) {
        case 'outside':
          return unreadable('baseOutside');
        case 'notUtf8':
          return unreadable('baseNotText');
        default:
          return unreadable('baseMissing');
      }
    }
    try {
      const dossier: unknown = JSON.parse(read.text);
      if (!isObject(dossier)) return unreadable('baseNotJson');
      this.#worked.set(path, dossier);
      return dossier;
    } catch {
      return unreadable('baseNotJson');
    }
  }
}

/** `{base, changes}` and not a dossier itself. */
function isDerived(value: YamlMap): boolean {
  const names = value.entries.map(({ key }) => key);
  return (
    names.every((name) => ['name', 'reason', 'base', 'dossier', 'changes'].includes(name)) &&
    names.some((name) => name === 'changes' || name === 'dossier')
  );
}

function partsOf(value: YamlMap): DossierParts {
  return {
    dossier: partOf(value, 'dossier'),
    base: partOf(value, 'base'),
    changes: partOf(value, 'changes'),
  };
}

function partOf(value: YamlMap, name: string): YamlValue | undefined {
  return value.entries.find(({ key }) => key === name)?.value;
}
