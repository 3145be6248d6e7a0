// A text as a tree of YAML values with their places (YAML 1.2, core schema; the library `yaml`
// reads it). References and merge keys are worked out; a figure keeps the text that it is written with.

import type { Document, Scalar, YAMLMap } from 'yaml';
import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';
import { Lately, type Span, withEnds } from '#language';
import type { Diagnostic, Term } from '../diagnostics/diagnostic.ts';
import { type Reporter, reportTo } from '../diagnostics/reporter.ts';
import { term } from '../diagnostics/terms.ts';
import { shortened } from './shortened.ts';
import type { Stuck } from './suite.ts';
import { reportError } from './yaml-errors.ts';

interface Placed {
  readonly span: Span;
  readonly stuck: Stuck | undefined;
}

/** A text, a figure, true, false or null. */
export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  /** As JSON has it. */
  readonly value: string | number | boolean | null;
  /** A text's value; anything else as it is written. */
  readonly text: string;
}

export interface YamlMap extends Placed {
  readonly kind: 'map';
  /** In the order of the file; what a merge key brings comes last. None twice. */
  readonly entries: readonly YamlEntry[];
  /** It bears a name by which other places refer to it. */
  readonly anchored: boolean;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlValue;
}

export interface YamlList extends Placed {
  readonly kind: 'list';
  readonly items: readonly YamlValue[];
}

export type YamlValue = YamlScalar | YamlMap | YamlList;

export interface YamlTree {
  /** Undefined where the file is empty or cannot be read. */
  readonly root: YamlValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * So many values may come by reference; references that repeat one another would make millions. A
 * case that refers to a whole dossier takes about as many as it has letters.
 */
const mostReferred = (text: string) => 100_000 + 20 * text.length;
/** A dossier is a few levels deep. */
const DEEPEST = 100;
/** The library builds patterns as long as the indentation: beyond this they break it. */
const FURTHEST = 1000;

/** The trees of the files that were read last: an editor asks for them again after every keystroke. */
const lately = new Lately<{ readonly text: string; readonly tree: YamlTree }>(16);

/** Reads a file. Nothing in a text makes it throw. */
export function readYamlTree(text: string, file: string): YamlTree {
  const known = lately.get(file);
  if (known?.text === text) return known.tree;
  const tree = treeOf(text, file);
  lately.set(file, { text, tree });
  return tree;
}

function treeOf(text: string, file: string): YamlTree {
  const diagnostics: Diagnostic[] = [];
  const reporter = reportTo(diagnostics);
  const far = new RegExp(`^[ \\t]{${FURTHEST}}`, 'm').exec(text);
  if (far !== null) {
    const span = { file, start: far.index + FURTHEST - 1, end: far.index + FURTHEST };
    reporter('yamlForm', span, { problem: term('yamlDeep') });
    return { root: undefined, diagnostics };
  }
  const documents = parseAllDocuments(text, {
    schema: 'core',
    merge: true,
    // Told below, with the place of the first.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  if ('empty' in documents) {
    for (const error of documents.errors) reportError(error, text, file, reporter);
    return { root: undefined, diagnostics };
  }
  const [first, second] = documents;
  if (second !== undefined) {
    const start = second.range[0];
    reporter('severalDocuments', { file, start, end: Math.min(start + 3, text.length) }, {});
  }
  for (const document of documents) {
    // One broken place makes the reader stumble on: its first finding is the one to mend.
    const [error] = document.errors;
    if (error !== undefined) reportError(error, text, file, reporter);
    for (const warning of document.warnings) reportError(warning, text, file, reporter);
  }
  const broken = diagnostics.length > 0;
  if (broken || first === undefined || first.contents === null) {
    return { root: undefined, diagnostics };
  }
  const root = new Conversion(text, file, first, reporter).of(first.contents);
  return { root, diagnostics };
}

/** State: how many values have come by reference, and whether to go on. */
class Conversion {
  readonly #text: string;
  readonly #file: string;
  readonly #document: Document.Parsed;
  readonly #report: Reporter;
  /** Values that came by reference. */
  #referredTo = 0;
  /** Nothing more is read. */
  #broken = false;
  /** Anchors that something refers to. */
  readonly #referred: ReadonlySet<string>;
  /** Groups whose names have been looked through. */
  readonly #seen = new Set<YAMLMap>();

  constructor(text: string, file: string, document: Document.Parsed, report: Reporter) {
    this.#text = text;
    this.#file = file;
    this.#document = document;
    this.#report = report;
    this.#referred = new Set([...text.matchAll(/\*([^\s,[\]{}]+)/g)].map(([, name]) => name ?? ''));
  }

  of(node: Node | null): YamlValue | undefined {
    const value = this.#value(node, 0, undefined, undefined);
    return this.#broken ? undefined : value;
  }

  /** `stuck`: it came by reference; `at`: from there. */
  #value(
    node: Node | null | undefined,
    depth: number,
    stuck: Stuck | undefined,
    at: Span | undefined,
  ): YamlValue {
    const span = at ?? this.#spanOf(node);
    if (at !== undefined) this.#referredTo++;
    if (this.#broken || node === null || node === undefined) return nothing(span);
    if (this.#referredTo > mostReferred(this.#text) || (depth > DEEPEST && at !== undefined)) {
      this.#broken = true;
      this.#report('aliasesExplode', span, {});
      return nothing(span);
    }
    if (depth > DEEPEST) {
      this.#broken = true;
      this.#report('yamlForm', span, { problem: term('yamlDeep') });
      return nothing(span);
    }
    if (isAlias(node)) return this.#alias(node, depth, at ?? span);
    const anchor = 'anchor' in node ? node.anchor : undefined;
    const own =
      stuck ?? (anchor !== undefined && this.#referred.has(anchor) ? 'anchor' : undefined);
    if (isMap(node)) return this.#map(node, depth, own, at, anchor !== undefined);
    if (isSeq(node)) {
      const items = node.items.map((item) =>
        this.#value(item as Node | null, depth + 1, stuck, at),
      );
      return { kind: 'list', items, span, stuck: own };
    }
    if (isScalar(node)) return this.#scalar(node, own, span);
    return nothing(span);
  }

  #alias(node: Alias, depth: number, span: Span): YamlValue {
    const target = node.resolve(this.#document);
    if (target === undefined) {
      this.#broken = true;
      this.#report('yamlForm', span, { problem: term('yamlAlias', { found: node.source }) });
      return nothing(span);
    }
    return this.#value(target, depth + 1, 'alias', span);
  }

  #scalar(node: Scalar, stuck: Stuck | undefined, span: Span): YamlScalar {
    const { value, source, type } = node;
    const block = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
    const plain = type === 'PLAIN';
    const text = typeof value === 'string' ? value : (source ?? '');
    return {
      kind: 'scalar',
      value: isPlainValue(value) ? value : text,
      text: plain ? text.trim() : text,
      span,
      stuck: stuck ?? (block ? 'block' : undefined),
    };
  }

  #map(
    node: YAMLMap,
    depth: number,
    stuck: Stuck | undefined,
    at: Span | undefined,
    anchored: boolean,
  ): YamlMap {
    const entries = new Map<string, YamlEntry>();
    const merged: YamlEntry[] = [];
    for (const pair of node.items) {
      const { key, value } = pair as { key: Node | null; value: Node | null };
      if (isMergeKey(key)) {
        merged.push(...this.#merged(value, depth, at));
        continue;
      }
      if (!isScalar(key) && key !== null) {
        this.#report('yamlForm', this.#spanOf(key), { problem: term('yamlKey') });
        continue;
      }
      const keySpan = at ?? this.#spanOf(key);
      const name = key === null ? '' : this.#scalar(key, undefined, keySpan).text;
      const before = entries.get(name);
      if (before !== undefined) {
        if (!this.#seen.has(node)) {
          this.#report(
            'repeatedKey',
            this.#spanOf(key),
            { name },
            {
              related: [{ span: before.keySpan, note: 'first' }],
            },
          );
        }
        continue;
      }
      const held = this.#value(value, depth + 1, at === undefined ? undefined : 'alias', at);
      // A name with nothing behind it: the place is behind its colon.
      const placed = value === null ? { ...held, span: after(keySpan) } : held;
      entries.set(name, { key: name, keySpan, value: placed });
    }
    this.#seen.add(node);
    for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    const span = at ?? this.#spanOf(node);
    return { kind: 'map', entries: [...entries.values()], span, stuck, anchored };
  }

  /** What `<<` brings: of several groups, the first that has a name counts. */
  #merged(value: Node | null, depth: number, at: Span | undefined): readonly YamlEntry[] {
    const brought = this.#value(value, depth + 1, 'alias', at ?? this.#spanOf(value));
    const groups = brought.kind === 'list' ? brought.items : [brought];
    return groups.flatMap((group) => {
      if (group.kind === 'map') return group.entries;
      this.#report('wrongShape', group.span, {
        what: '<<',
        wanted: term('groupShape'),
        found: foundTerm(group),
      });
      return [];
    });
  }

  #spanOf(node: Node | null | undefined): Span {
    const [start, end] = node?.range ?? [0, 0];
    // A block ends with the blank lines and comments behind it: people look at what is said.
    const said = this.#text.slice(start, end).trimEnd().length;
    return { file: this.#file, start, end: start + said };
  }
}

function nothing(span: Span): YamlScalar {
  return { kind: 'scalar', value: null, text: '', span, stuck: 'block' };
}

function after(span: Span): Span {
  return withEnds(span, { start: span.end });
}

function isPlainValue(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isMergeKey(key: Node | null): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}

/** What stands somewhere, in few words. */
export function foundTerm(value: YamlValue): Term {
  switch (value.kind) {
    case 'map':
      return term('groupFound');
    case 'list':
      return term('listFound');
    case 'scalar':
      if (value.value === null) return term('nothingFound');
      if (typeof value.value === 'number') return term('numberFound', { text: value.text });
      if (typeof value.value === 'boolean') return term('truthFound', { text: value.text });
      return term('textFound', { text: shortened(value.text) });
    default:
      return value satisfies never;
  }
}
