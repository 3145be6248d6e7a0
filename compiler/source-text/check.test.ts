import { describe, expect, test } from 'vitest';
import { parse } from '#language';
import { renderFixTitle, renderMessage } from '../diagnostics/render.ts';
import { memoryHost } from '../host.ts';
import { checkSourceTexts } from './check.ts';
import { unreadIn } from './unread.ts';

const source =
  'Article 1: Barns are paid 30%. Silos are paid 20%.\n\nArticle 2: Mills are not paid.';

/** The findings on a policy's citations, as code and stretch. */
function check(
  clauses: string,
  files: Record<string, string | Uint8Array> = { 'source.txt': source },
) {
  const text = clauses.startsWith('policy')
    ? clauses
    : `policy p "P"\n  source "source.txt"\n${clauses}`;
  const parsed = parse(text, { file: 'r.clause' });
  const host = memoryHost(files);
  const names = [...text.matchAll(/source ((?:"[^"]*"(?:, )?)+)/g)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/"([^"]*)"/g)].map(([, name = '']) => name),
  );
  const sources = names.map((name) => ({
    name,
    path: name,
    span: { file: 'r.clause', start: text.indexOf(name), end: text.indexOf(name) + name.length },
    read: name.startsWith('..')
      ? ({ kind: 'problem', problem: 'outside' } as const)
      : host.read(name),
  }));
  const findings = checkSourceTexts([parsed.file], sources, unreadIn([parsed]));
  const textOf = (name: string) => (name === 'r.clause' ? text : String(files[name]));
  return {
    findings,
    text,
    told: findings.map(
      ({ code, span }) => `${code} ${textOf(span.file).slice(span.start, span.end)}`,
    ),
  };
}

const all = `article 1
  clause barns cites "Barns are paid 30%." permits "x"
  clause silos cites "Silos are paid 20%." permits "x"
article 2
  clause mills cites "Mills … paid.", "are not" permits "x"`;

describe('citations against the source', () => {
  test('a policy that cites everything, word for word, has no finding', () => {
    expect(check(all).told).toEqual([]);
  });

  test('three points in the place of … are mended, and what they leave out stays left out', () => {
    for (const points of ['...', '. . .']) {
      const { told, findings } = check(all.replace('…', points));
      expect(told).toEqual([`CL6001 "Mills ${points} paid."`]);
      const [fix, ...others] = findings[0]?.fixes ?? [];
      expect(others).toEqual([]);
      expect(fix?.edits.map(({ text }) => text)).toEqual(['"Mills … paid."']);
      expect(fix?.unsure).toBeUndefined();
    }
  });

  test('a mistyped citation is one finding, with the source’s words as its fix', () => {
    const { told, findings, text } = check(all.replace('Silos are paid', 'Silo are payed'));
    expect(told).toEqual(['CL6001 "Silo are payed 20%."']);
    const [finding] = findings;
    if (finding === undefined) throw new Error('no finding');
    expect(renderMessage(finding)).toMatchInlineSnapshot(
      `"These words are not in the source text as they stand here: “Silo are payed 20%.”. The nearest words there are: “Silos are paid 20%.”. Cite the source word for word; … may stand for words left out."`,
    );
    expect(finding.related.map(({ span }) => source.slice(span.start, span.end))).toEqual([
      'Silos are paid 20%.',
    ]);
    const [fix] = finding.fixes;
    if (fix === undefined) throw new Error('no fix');
    expect(renderFixTitle(finding, fix)).toBe(
      'Replace by the source’s words (when the citation was mistyped)',
    );
    const [edit] = fix.edits;
    const mended = text.slice(0, edit?.span.start) + edit?.text + text.slice(edit?.span.end);
    expect(check(mended).told).toEqual([]);
  });

  test('only what is surely mistyped is mended without being asked', () => {
    const unsure = (silos: string) =>
      check(all.replace('Silos are paid 20%.', silos)).findings[0]?.fixes.map((fix) => fix.unsure);
    expect(unsure('Silos are payed 20%.')).toEqual([undefined]);
    expect(unsure('Silos, are paid 20%')).toEqual([undefined]);
    expect(unsure('Silos are paid 25%.')).toEqual([true]);
    expect(unsure('Silos will be paid 20%.')).toEqual([true]);
  });

  test('where a whole sentence was quoted in other words, the fix offers the whole sentence', () => {
    const sentence =
      'Households should get independent technical advice before the works on their houses begin.';
    const files = { 'source.txt': `Article 1: Barns are paid 30%. ${sentence} Mills are not.` };
    const quote = (words: string) =>
      check(`article 1 clause c cites "${words}" permits "x"`, files).findings[0]?.fixes[0];
    const whole = quote('Households should get technical advice before the works begin.');
    expect([whole?.edits[0]?.text, whole?.unsure]).toEqual([`"${sentence}"`, true]);
    const half = quote('households should get independent advise before the works');
    expect(half?.edits[0]?.text).toBe(
      '"Households should get independent technical advice before the works"',
    );
  });

  test('the fix keeps quotation marks of the source', () => {
    const files = { 'source.txt': 'Article 1: The principle of "better \\ first" holds.' };
    const { findings, text } = check(
      'article 1 clause c cites "The principal of \\"better \\\\ first\\" holds." permits "x"',
      files,
    );
    const edit = findings[0]?.fixes[0]?.edits[0];
    const mended = text.slice(0, edit?.span.start) + edit?.text + text.slice(edit?.span.end);
    expect(check(mended, files).told).toEqual([]);
  });

  test('a citation that comes near nothing has no fix; what it hides is uncited', () => {
    const { told, findings } = check(
      all.replace('Silos are paid 20%.', 'The ministry reports yearly.'),
    );
    expect(told).toEqual(['CL6001 "The ministry reports yearly."', 'CL6006 Silos are paid 20%.']);
    expect(findings[0]?.fixes).toEqual([]);
  });

  test('a citation without words', () => {
    expect(check(`${all} clause e cites " … " permits "x"`).told).toEqual(['CL6002 " … "']);
  });
});

describe('sentences that no clause cites', () => {
  test('are named with their article, and lead to its clauses', () => {
    const { told, findings, text } = check(
      all.replace('clause silos cites "Silos are paid 20%."', 'clause silos'),
    );
    expect(told).toEqual(['CL6006 Silos are paid 20%.']);
    expect(findings.map((finding) => renderMessage(finding))).toEqual([
      'No clause cites these words of Article 1: “Silos are paid 20%.”. Cite them in the clause that puts them into effect, or write a clause for them.',
    ]);
    expect(findings[0]?.severity).toBe('information');
    expect(findings[0]?.related.map(({ span }) => span.start)).toEqual([text.indexOf('1', 30)]);
  });

  test.each([
    ['that is not there yet', 'cites'],
    ['without the comma before it', 'cites "Silos" "are paid 20%."'],
    ['without its closing mark', 'cites "Silos are paid 20%.\n'],
    ['that is half written', 'cites "Silos are\n'],
    ['in which words are half written', 'cites "Silos aer\n'],
  ])('are not spoken of if what cannot be read may cite them: a citation %s', (_, written) => {
    const { told } = check(all.replace('cites "Silos are paid 20%."', written));
    expect(told.filter((each) => each.startsWith('CL6006'))).toEqual([]);
  });

  test('are named while another part cannot be read', () => {
    const uncited = all.replace('clause silos cites "Silos are paid 20%."', 'clause silos');
    for (const broken of [
      uncited.replace('permits "x"', 'permits'),
      uncited.replace('permits "x"', 'permits "x'),
      uncited.replace('clause mills', 'clause'),
      `${uncited} clause more grants 10% of`,
    ]) {
      expect(check(broken).told, broken).toEqual(['CL6006 Silos are paid 20%.']);
    }
  });
});

describe('source documents', () => {
  test('that are missing, outside or no text, each at its name', () => {
    const { told } = check(
      'policy p "P" source "a.txt", "../b.txt", "c.txt"\nclause c cites "x" permits "x"',
      {
        'c.txt': new Uint8Array([0xff]),
      },
    );
    expect(told).toEqual(['CL6003 a.txt', 'CL6004 ../b.txt', 'CL6005 c.txt']);
  });

  test('a policy that cites and names no source', () => {
    expect(check('policy p "P"\nclause c cites "x" permits "x"').told).toEqual(['CL6007 "x"']);
    expect(check('policy p "P"\nclause c permits "x"').told).toEqual([]);
  });

  test('several are one text to cite from', () => {
    const files = { 'a.txt': 'Article 1: Barns.', 'b.txt': 'Article 1: Silos.' };
    const policy =
      'policy p "P" source "a.txt", "b.txt"\narticle 1 clause c cites "Silos." permits "x"';
    expect(check(policy, files).told).toEqual(['CL6006 Barns.']);
  });
});
