// docs/cookbook is held to the language (DESIGN §2.2): the policy of every page checks and stands as
// the formatter lays it out, its worked cases hold on every machine, and what the page calls wrong
// yields the finding that it names.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse, type Model, machinesOf, renderMessage, runSuite } from '#compiler';
import { format } from '#language';
import { hostOf } from '../support/one-file.ts';
import { suiteFrom } from '../support/suites.ts';

const folder = new URL('../../docs/cookbook/', import.meta.url);

/**
 * A piece of Clause on a page: the page's `policy`, a `variant` that stands in place of its articles,
 * or such a variant that is wrong, named by the `code` of its finding. Cases follow what they judge.
 */
interface Piece {
  readonly name: string;
  readonly kind: string;
  /** As it stands on the page. */
  readonly text: string;
  /** The whole file. */
  readonly file: string;
  readonly units: readonly string[];
  /** A case file. */
  readonly cases: string | undefined;
}

interface Page {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const names = readdirSync(folder)
  .filter((name) => /^\d\d-.*\.md$/u.test(name))
  .sort();
const pages = names.map((name) => pageOf(name, readFileSync(new URL(name, folder), 'utf8')));
const pieces = pages.flatMap((page) => page.pieces);
const sound = pieces.filter(({ kind }) => !kind.startsWith('CL'));
const wrong = pieces.filter(({ kind }) => kind.startsWith('CL'));

function pageOf(name: string, text: string): Page {
  const blocks = [...text.matchAll(/^```(clause|yaml) *(\w*)\n([\s\S]*?)^```$/gmu)];
  const policy = blocks.find(([, language]) => language === 'clause')?.[3] ?? '';
  const frame = policy.slice(0, Math.max(0, policy.search(/^article /mu)));
  const units = [...policy.matchAll(/^unit (\w+)/gmu)].map(([, unit]) => unit ?? '');
  return {
    name,
    text,
    title: /^# (.*)$/mu.exec(text)?.[1] ?? '',
    pieces: blocks.flatMap(([, language, info = '', body = ''], at) => {
      if (language !== 'clause') return [];
      const kind = info === '' ? 'policy' : info;
      const next = blocks[at + 1];
      const line = text.slice(0, blocks[at]?.index).split('\n').length;
      return {
        name: `${name}, line ${line} (${kind})`,
        kind,
        text: body,
        file: kind === 'policy' ? body : frame + body,
        units,
        cases: next?.[1] === 'yaml' ? next[3] : undefined,
      };
    }),
  };
}

/** The findings that a page may not have: errors and warnings, as `CL3015: message`. */
function findingsIn(file: string): readonly string[] {
  return analyse('example.clause', hostOf(file))
    .diagnostics.filter(({ severity }) => severity !== 'information')
    .map((one) => `${one.code}: ${renderMessage(one)} [${excerpt(file, one.span)}]`);
}

function excerpt(file: string, span: { readonly start: number; readonly end: number }): string {
  return file.slice(span.start, span.end).slice(0, 80);
}

function modelOf({ file, name }: Piece): Model {
  const { model, sound: complete } = analyse('example.clause', hostOf(file));
  if (model === undefined || !complete) throw new Error(`${name} is not sound`);
  return model;
}

test('there is a page for each pattern, numbered without a gap', () => {
  expect(pages.length).toBeGreaterThanOrEqual(28);
  expect(names.map((name) => Number(name.slice(0, 2)))).toEqual(names.map((_, at) => at + 1));
});

test.each(pages)('$name: has its parts, one policy, and cases for it', ({ text, pieces: own }) => {
  expect([...text.matchAll(/^## (.*)$/gmu)].map(([, heading]) => heading)).toEqual([
    'As laws put it',
    'The clause',
    'Worked cases',
    'The trap',
  ]);
  expect(own.map(({ kind }) => kind).filter((kind) => kind === 'policy')).toEqual(['policy']);
  expect(own[0]?.cases).toBeDefined();
  for (const { kind } of own) expect(kind).toMatch(/^(policy|variant|CL\d{4})$/u);
});

test.each(pages)('$name: the index names it', ({ name, title }) => {
  const index = readFileSync(new URL('README.md', folder), 'utf8');
  expect(title).not.toBe('');
  expect(index).toContain(`[${title}](${name})`);
});

test.each(sound)('$name: checks without findings', ({ file }) => {
  expect(findingsIn(file)).toEqual([]);
});

test.each(pieces)('$name: stands as the formatter lays it out', ({ text, units }) => {
  expect(format(text, { units }).text).toBe(text);
});

test.each(sound.filter(({ cases }) => cases !== undefined))(
  '$name: its cases hold, and each says why',
  (piece) => {
    const model = modelOf(piece);
    const results = runSuite(suiteFrom(piece.cases ?? '', model), machinesOf(model));
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    for (const { case: example } of results) expect(example.reason).toMatch(/\w/u);
  },
);

test.each(wrong)('$name: yields its finding, and no other', ({ kind, file }) => {
  const found = findingsIn(file);
  expect(found.map((line) => line.slice(0, 6))).toEqual([kind]);
});
