// Every feature answers on any text: damaged, cut off, pasted together; nothing throws, and whatever
// is answered lies within the files.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Analysis, analyse } from '#compiler';
import { parse, type Span } from '#language';
import { slipsOf } from '#test/support/damage.ts';
import { hostOf } from '#test/support/one-file.ts';
import { samplePolicy, sharedDeclarations } from '#test/support/sample-policy.ts';
import { incomingCalls, outgoingCalls, prepareCalls } from './call-hierarchy.ts';
import { codeLenses } from './code-lenses.ts';
import { completion } from './completion.ts';
import { conditionalsToTable } from './conditionals.ts';
import { definition, implementation, typeDefinition } from './definition.ts';
import { documentLinks } from './document-links.ts';
import { documentSymbols } from './document-symbols.ts';
import { extractDefine, extractParameter } from './extract.ts';
import { foldingRanges } from './folding.ts';
import { formatOnType } from './format-on-type.ts';
import { formatDocument, formatRange } from './formatting.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { linkedEditing } from './linked-editing.ts';
import { organizeImports } from './organize-imports.ts';
import type { Place } from './place.ts';
import { highlights, references } from './references.ts';
import { prepareRename, rename } from './rename.ts';
import { selectionRanges } from './selection-ranges.ts';
import { encodeTokens, semanticTokens } from './semantic-tokens.ts';
import { signatureHelp } from './signature-help.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

const FILE = 'example.clause';
const SOURCE = 'Article 1 Projects\nSupport is given to projects.\nMajor projects are supported.\n';

function analysisOf(text: string): Analysis {
  const files = { 'shared.clause': sharedDeclarations, 'scheme.txt': SOURCE, 'annex.txt': '' };
  return analyse(FILE, hostOf(text, files));
}

/** Everything that is asked of a place, and of the file and the selection around it. */
function askAll(place: Place, length: number, name: string): unknown {
  const { analysis, file, offset } = place;
  const end = Math.min(length, offset + 40);
  return [
    completion(place, { snippets: offset % 2 === 0, files: () => [] }),
    definition(place),
    typeDefinition(place),
    implementation(place),
    references(place, { declaration: true }),
    highlights(place),
    hover(place),
    linkedEditing(place),
    selectionRanges(place),
    signatureHelp(place),
    prepareCalls(place),
    incomingCalls(place),
    outgoingCalls(place),
    prepareRename(place),
    rename(place, name),
    formatOnType(place, '\n'),
    formatRange({ analysis, file, start: offset, end }),
    [extractDefine, extractParameter, conditionalsToTable].map(
      (refactor) => refactor({ analysis, file, start: offset, end: offset })?.edits,
    ),
    inlayHints(
      { analysis, file, start: offset, end },
      { caps: true, figures: true, parameters: true, today: '2026-01-01', dossier: { value: {} } },
    ),
    semanticTokens(analysis, file, { start: offset, end }),
  ];
}

function askOfFile(analysis: Analysis, file: string): unknown {
  const tokens = semanticTokens(analysis, file);
  encodeTokens(tokens, (offset) => ({ line: 0, character: offset }));
  return [
    tokens,
    documentSymbols(analysis, file),
    foldingRanges(analysis, file),
    documentLinks(analysis, file),
    formatDocument(analysis, file),
    organizeImports({ analysis, file }),
    codeLenses(analysis, file, []),
    workspaceSymbols([analysis], 'a'),
  ];
}

/** Every span of an answer lies in its file. */
function expectWithin(answer: unknown, analysis: Analysis): void {
  if (Array.isArray(answer)) for (const part of answer) expectWithin(part, analysis);
  else if (isSpan(answer)) {
    const length = analysis.files.get(answer.file)?.text.length;
    expect(length, `a file that is not there: ${answer.file}`).toBeDefined();
    expect(answer.start).toBeGreaterThanOrEqual(0);
    expect(answer.end).toBeGreaterThanOrEqual(answer.start);
    expect(answer.end).toBeLessThanOrEqual(length ?? 0);
  } else if (typeof answer === 'object' && answer !== null) {
    expectWithin(Object.values(answer), analysis);
  }
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'file' in value && 'start' in value;
}

const slips = slipsOf(samplePolicy, parse(samplePolicy, { file: FILE }).tokens);
const names = fc.constantFrom('limit', 'project', 'Firm', '', 'a b', '`x y`', '项目', '__proto__');
const pieces = fc.constantFrom(
  '"',
  '`',
  '#',
  '(',
  ':',
  'limit ',
  ' by x',
  '\r\n',
  '\u{1F600}',
  '项目',
);

const damaged = fc.oneof(
  fc.nat(slips.length - 1).map((at) => slips[at]?.text ?? ''),
  fc
    .tuple(fc.nat(samplePolicy.length), fc.nat(400))
    .map(([at, length]) => samplePolicy.slice(0, at) + samplePolicy.slice(at + length)),
  fc
    .tuple(fc.nat(samplePolicy.length), pieces)
    .map(([at, piece]) => samplePolicy.slice(0, at) + piece + samplePolicy.slice(at)),
  fc
    .tuple(fc.nat(samplePolicy.length), fc.nat(600))
    .map(([at, length]) => samplePolicy.slice(at, at + length)),
);

test('of a damaged policy, at any place', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      damaged,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
      names,
      (text, shares, name) => {
        const analysis = analysisOf(text);
        expectWithin(askOfFile(analysis, FILE), analysis);
        for (const share of shares) {
          const place = { analysis, file: FILE, offset: Math.floor(share * text.length) };
          expectWithin(askAll(place, text.length, name), analysis);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('of a source document, of an empty policy, of files that are not there and beyond their ends', () => {
  const whole = analysisOf(samplePolicy);
  for (const offset of [0, 5, 30, SOURCE.length, SOURCE.length + 9]) {
    expectWithin(
      askAll({ analysis: whole, file: 'scheme.txt', offset }, SOURCE.length, 'x'),
      whole,
    );
  }
  expectWithin(askOfFile(whole, 'scheme.txt'), whole);
  const empty = analysisOf('');
  expectWithin(askAll({ analysis: empty, file: FILE, offset: 0 }, 0, 'x'), empty);
  expectWithin(askOfFile(empty, FILE), empty);
  for (const analysis of [whole, empty]) {
    for (const file of ['none.clause', FILE]) {
      expectWithin(askAll({ analysis, file, offset: 1e6 }, 0, 'x'), analysis);
    }
    expectWithin(askOfFile(analysis, 'none.clause'), analysis);
  }
  const missing = analyse('gone.clause', hostOf(''));
  expectWithin(askAll({ analysis: missing, file: 'gone.clause', offset: 0 }, 0, 'x'), missing);
  expectWithin(askOfFile(missing, 'gone.clause'), missing);
});
