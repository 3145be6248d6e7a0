// While one part of a policy cannot be read, what is wrong in another is told as ever, and nothing
// follows from the part but its own finding: in every policy, for slips and while a clause is typed.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse, memoryHost } from '#compiler';
import { type Article, type Item, parse } from '#language';
import { slipsOf } from '../support/damage.ts';
import { policyFolders } from '../support/policies.ts';
import { PATIENCE } from '../support/runs.ts';

const FILE = 'rules.clause';
const ROOT = new URL('../../', import.meta.url);

/** One mistake each, in a clause of its own at the end. */
const MISTAKES = [
  ['unknownName', 'when nobody_said_so permits "this"'],
  ['unlikeComparison', 'when as_of is at least 3 months permits "this"'],
  ['unknownField', 'when any entry in ledger satisfies entry.amuont is 0 permits "this"'],
] as const;

/** Every so many slips. */
const SLIPS = 31;
/** Every so many characters. */
const TYPED = 23;

/** These wait for what is typed: names that nothing else uses, sentences that nothing else cites. */
const LATER: ReadonlySet<string> = new Set(['unusedDeclaration', 'uncitedWords']);

describe.each(policyFolders())('%s', (folder) => {
  const read = (name: string) => readFileSync(new URL(`${folder}/${name}`, ROOT), 'utf8');
  const [text, source] = [read(FILE), read('source.txt')];
  const analysisOf = (rules: string) =>
    analyse(FILE, memoryHost({ [FILE]: rules, 'source.txt': source }));
  const { file, tokens } = parse(text, { file: FILE });
  const withMistake = (rules: string, mistake: string) =>
    `${rules}\nclause between\n  permits "nothing"\n\nclause far_away\n  ${mistake}\n`;

  test.each(MISTAKES)(
    '%s far from a slip is told, and nothing else',
    {
      timeout: PATIENCE,
    },
    (name, mistake) => {
      expect(namesOf(withMistake(text, mistake))).toEqual([name]);
      const names = new Set(
        tokens.filter(({ kind }) => kind === 'name').map(({ span }) => span.start),
      );
      // A declaration that has lost its name may have been that of any.
      const slips = slipsOf(text, tokens)
        .filter(({ kind, before }) => kind !== 'delete' || !names.has(before.start))
        .filter((_, at) => at % SLIPS === 0);
      let broken = 0;
      const silent: string[] = [];
      for (const slip of slips) {
        const { files, diagnostics } = analysisOf(withMistake(slip.text, mistake));
        const own = files.get(FILE);
        const errors = own?.kind === 'clauses' ? own.parsed.errors.length : 0;
        if (errors === 0) continue;
        broken++;
        const told = diagnostics.map((one) => one.name);
        if (!told.includes(name)) silent.push(`${slip.kind} ${slip.what}`);
        const others = diagnostics.filter((one) => one.name !== name);
        expect(
          others.map((one) => one.name),
          `${slip.kind} ${slip.what}`,
        ).toHaveLength(errors);
      }
      expect(broken).toBeGreaterThan(slips.length / 2);
      // Where recovery takes a word for a declaration without its name, that may be any name.
      expect(silent.length, silent.join('; ')).toBeLessThan(broken / 10);
    },
  );

  test('a clause that is typed changes nothing that is told elsewhere', {
    timeout: PATIENCE,
  }, () => {
    const clauses = file.items
      .flatMap((item): readonly (Item | Article['items'][number])[] =>
        item.kind === 'article' ? item.items : [item],
      )
      .filter((item) => item.kind === 'clause');
    const places = [clauses[0], clauses[clauses.length >> 1], clauses.at(-1)];
    for (const { name: own, span } of places.flatMap((clause) => clause ?? [])) {
      for (let at = span.start + 1; at < span.end; at += TYPED) {
        const typed = text.slice(0, at) + text.slice(span.end);
        const { diagnostics } = analysisOf(withMistake(typed, MISTAKES[0][1]));
        const elsewhere = diagnostics.filter(
          ({ name, parameters, span: { file: where, start } }) =>
            !LATER.has(name) &&
            !(own.kind === 'name' && parameters.name === own.text) &&
            (where !== FILE || start < span.start || start > at + 1),
        );
        // What is missing at the end of the typed words is told at the word after them.
        const told = elsewhere.map(({ name }) => name).filter((name) => !isOfSyntax(name));
        expect(told, text.slice(span.start, at).slice(-60)).toEqual(['unknownName']);
      }
    }
  });

  function namesOf(rules: string): readonly string[] {
    return analysisOf(rules).diagnostics.map(({ name }) => name);
  }
});

function isOfSyntax(name: string): boolean {
  return name === 'missing' || name === 'unexpected' || name === 'unterminatedText';
}
