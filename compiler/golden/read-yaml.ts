// The text of a case file in YAML to a suite (DESIGN §4): cases with their dossiers and what they
// expect, every part with its place; a case that cannot be read is left out and told of.
import { type Span, withEnds } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Reporter, reportTo } from '../diagnostics/reporter.ts';
import { term } from '../diagnostics/terms.ts';
import type { Host } from '../host.ts';
import type { Model } from '../model/model.ts';
import { Dossiers } from './dossiers.ts';
import { placeOfFact } from './fact-places.ts';
import { asserts, readExpectation } from './read-expectation.ts';
import { shape, unknownKey } from './reading.ts';
import { shortened } from './shortened.ts';
import type { Case, Placed, Suite } from './suite.ts';
import {
  foundTerm,
  readYamlTree,
  type YamlEntry,
  type YamlMap,
  type YamlValue,
} from './yaml-tree.ts';

/** What a case file is read with, as far as there is any. */
export interface Surroundings {
  /** The policy that the file proves: names of clauses and articles are held to it. */
  readonly model?: Model | undefined;
  /** Where the files lie from which cases start; `policy` is the policy's own file. */
  readonly files?: { readonly host: Host; readonly policy: string } | undefined;
}

const FILE_KEYS = ['cases', 'policy', 'bases', 'base', 'title', 'description'];
const CASE_KEYS = ['name', 'reason', 'article', 'dossier', 'base', 'changes', 'expect'];
/** What people write for one another stands anywhere, and is passed over. */
export const REMARKS = [
  'name',
  'title',
  'description',
  'note',
  'notes',
  'comment',
  'tags',
  'version',
];

/** Reads a case file, however broken it is. `file`: as the host names it. */
export function readYamlSuite(text: string, file: string, around: Surroundings = {}): Suite {
  const { root, diagnostics: found } = readYamlTree(text, file);
  const diagnostics: Diagnostic[] = [...found];
  const report = reportTo(diagnostics);
  const dossiers = new Dossiers(around.files && { ...around.files, from: file }, around.model);
  const suite = (cases: readonly Case[], policy?: Placed<string>): Suite => ({
    file,
    form: 'yaml',
    policy,
    cases,
    diagnostics: diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    reads: [...dossiers.reads],
    baseNamed: (name) => dossiers.baseNamed(name, file),
  });
  if (root === undefined) {
    if (found.length === 0) report('suiteEmpty', { file, start: 0, end: 0 }, {});
    return suite([], policyLine(text, file));
  }
  if (root.kind !== 'map') {
    const advice = /：/.test(text.slice(0, 200))
      ? term('fullWidthColon')
      : root.kind === 'list'
        ? term('casesAbove')
        : '';
    report('wrongShape', firstOf(root.span, text), {
      what: file.slice(file.lastIndexOf('/') + 1),
      wanted: term('groupShape'),
      found: foundTerm(root),
      advice,
    });
    return suite([]);
  }
  const policy = readPolicy(root, report);
  for (const entry of root.entries) {
    const { key, value } = entry;
    if (key === 'bases') dossiers.declare(value, report);
    else if (key === 'base') declareBase(value, dossiers, report);
    else if (!isHolder(entry) && ![...FILE_KEYS, ...REMARKS].includes(key)) {
      unknownKey(entry, 'inFile', FILE_KEYS, { report });
    }
  }
  const listed = partOf(root, 'cases');
  if (listed === undefined || (listed.kind === 'scalar' && listed.value === null)) {
    report('suiteEmpty', listed?.span ?? firstOf(root.span, text), {});
    return suite([], policy);
  }
  if (listed.kind !== 'list') {
    shape(listed, 'cases', 'listShape', { report });
    return suite([], policy);
  }
  if (listed.items.length === 0) report('suiteEmpty', listed.span, {});
  const names = new Map<string, Span>();
  const cases = listed.items.flatMap((item) => {
    const own: Diagnostic[] = [];
    const read = readCase(item, { ...around, dossiers, names, own, report: reportTo(own) });
    diagnostics.push(...own);
    return read === undefined || own.some(({ severity }) => severity === 'error') ? [] : [read];
  });
  return suite(cases, policy);
}

/** What stands beside the cases for others to refer to: `x-…`, or anything that bears a mark `&…`. */
function isHolder({ key, value }: YamlEntry): boolean {
  if (FILE_KEYS.includes(key)) return false;
  return (
    /^(?:x-|\.)/.test(key) || value.stuck === 'anchor' || (value.kind === 'map' && value.anchored)
  );
}

function readPolicy(root: YamlMap, report: Reporter): Placed<string> | undefined {
  const value = partOf(root, 'policy');
  if (value === undefined) return undefined;
  if (value.kind !== 'scalar' || value.value === null) {
    return shape(value, 'policy', 'textShape', { report });
  }
  return { value: value.text, span: value.span };
}

/** The policy that a file names which is no YAML further down: as a line of its own. */
function policyLine(text: string, file: string): Placed<string> | undefined {
  const line = /^(policy[ \t]*:[ \t]+)(["']?)([^"'#\r\n]*[^"'#\s])\2[ \t]*(?:#.*)?$/m.exec(text);
  if (line === null) return undefined;
  const [, key = '', quote = '', value = ''] = line;
  const start = line.index + key.length;
  return { value, span: { file, start, end: start + value.length + 2 * quote.length } };
}

/** A file's `base`: the dossier that all of its cases start from, or dossiers by name. */
function declareBase(value: YamlValue, dossiers: Dossiers, report: Reporter): void {
  const named =
    value.kind === 'map' ? value.entries.filter((entry) => entry.value.kind === 'map') : [];
  // A dossier has single facts, too: its day is one.
  const areNamed =
    value.kind === 'map' && named.length > 0 && named.length === value.entries.length;
  if (!areNamed) dossiers.standard = value;
  if (value.kind === 'map' && named.length > 0) {
    dossiers.declare({ ...value, entries: named }, report);
  }
}

interface CaseReading extends Surroundings {
  readonly dossiers: Dossiers;
  /** Of the cases so far. */
  readonly names: Map<string, Span>;
  /** What is wrong with this case so far. */
  readonly own: readonly Diagnostic[];
  readonly report: Reporter;
}

function readCase(item: YamlValue, reading: CaseReading): Case | undefined {
  const { dossiers, names, own, report, model } = reading;
  if (item.kind !== 'map') return shape(item, 'cases', 'groupShape', { report });
  const part = (name: string) => partOf(item, name);
  for (const entry of item.entries) {
    if (![...CASE_KEYS, ...REMARKS, 'articles'].includes(entry.key) && !isHolder(entry)) {
      unknownKey(entry, 'inCase', CASE_KEYS, { report });
    }
  }
  const head = headOf(item);
  const name = nameOf(item, head, reading);
  const [base, dossier, changes] = [part('base'), part('dossier'), part('changes')];
  if (base !== undefined && dossier !== undefined) report('severalDossiers', base.span, {});
  const given = dossier !== undefined || base !== undefined || dossiers.hasStandard;
  if (!given) report('caseMisses', head, { part: 'dossier', advice: term('giveDossier') });
  const parts = { base, dossier, changes };
  const facts = given ? dossiers.of(parts, report) : undefined;
  const layers = dossiers.layersOf(parts);
  if (name !== undefined) {
    const before = names.get(name.value);
    if (before === undefined) {
      names.set(name.value, name.span);
      dossiers.remember(name, facts, layers);
    } else {
      const related = [{ span: before, note: 'first' as const }];
      report('repeatedCase', name.span, { name: shortened(name.value) }, { related });
    }
  }
  const expected = part('expect');
  if (expected === undefined) {
    report('caseMisses', head, { part: 'expect', advice: term('giveExpect') });
    return undefined;
  }
  const troubles = own.length;
  const expect = readExpectation(expected, report, model);
  if (own.length === troubles && !asserts(expect)) report('assertsNothing', head, {});
  // What it starts from cannot be read; that is told where it stands.
  if (facts === undefined) return undefined;
  return {
    name: name?.value ?? '',
    reason: textOf(part('reason'), 'reason', report),
    article: textOf(part('article') ?? part('articles'), 'article', report),
    dossier: facts,
    placeOfFact: (path, part) => placeOfFact(path, facts, layers, part),
    expect,
    span: name?.span ?? head,
    whole: item.span,
  };
}

function nameOf(item: YamlMap, head: Span, { report }: CaseReading): Placed<string> | undefined {
  const value = partOf(item, 'name');
  if (value !== undefined && value.kind !== 'scalar') {
    return shape(value, 'name', 'textShape', { report });
  }
  const text = value?.text.replace(/\s+/g, ' ').trim() ?? '';
  if (value === undefined || text === '') {
    report('caseMisses', head, { part: 'name', advice: term('giveName') });
    return undefined;
  }
  return { value: text, span: value.span };
}

/** A text, or several in a list; undefined where there is none. */
function textOf(value: YamlValue | undefined, what: string, report: Reporter): string | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'scalar') return value.value === null ? undefined : value.text.trim();
  if (value.kind === 'list') {
    const texts = value.items.map((item) => textOf(item, what, report) ?? '');
    return texts.filter((text) => text !== '').join(', ');
  }
  return shape(value, what, 'textShape', { report });
}

/** The first name of a group: a place that people see, not all of it. */
function headOf(item: YamlMap): Span {
  return item.entries[0]?.keySpan ?? item.span;
}

/** The first line of a stretch. */
function firstOf(span: Span, text: string): Span {
  const line = /[^\r\n]*/.exec(text.slice(span.start, span.end))?.[0] ?? '';
  return withEnds(span, { end: span.start + line.length });
}

function partOf(value: YamlMap, name: string): YamlValue | undefined {
  return value.entries.find(({ key }) => key === name)?.value;
}
