// What stands above the clauses and articles of a policy, to be clicked: the clause in the preview, its
// cases, the sentences of an article that nothing cites.
import { type Analysis, type Case, fill } from '#compiler';
import type { Span } from '#language';
import { wordsOf } from '../words/languages.ts';
import { articleNumber, clauseFile } from './files.ts';
import { coverageIn } from './sources.ts';

/** A case, and what came of it if it was run over the texts as they are. */
export interface LensCase {
  readonly example: Case;
  readonly passed: boolean | undefined;
}

export type LensAction =
  | { readonly kind: 'preview'; readonly clause: string }
  | { readonly kind: 'cases'; readonly names: readonly string[] }
  | { readonly kind: 'uncited'; readonly article: string };

export interface CodeLens {
  /** The name that it stands above. */
  readonly span: Span;
  readonly title: string;
  readonly action: LensAction;
}

/** The lenses of a file, in the order of its text. */
export function codeLenses(
  analysis: Analysis,
  file: string,
  cases: readonly LensCase[],
): readonly CodeLens[] {
  const items = clauseFile(analysis, file)?.parsed.file.items ?? [];
  const { lenses: words } = wordsOf(analysis.language);
  const found: CodeLens[] = [];
  const ofCases = (span: Span, own: readonly LensCase[]) => {
    if (own.length === 0) return;
    const names = own.map(({ example }) => example.name);
    found.push({ span, title: casesTitle(own, analysis), action: { kind: 'cases', names } });
  };
  for (const item of items) {
    if (item.kind === 'policy') {
      ofCases(item.name.span, cases);
      continue;
    }
    if (item.kind === 'article') {
      const article = articleNumber(item);
      const uncited = coverageIn(analysis).uncited.filter((one) => one.article === article);
      if (uncited.length > 0 && article !== '') {
        const template = uncited.length === 1 ? words.oneUncited : words.uncited;
        const title = fill(template, { count: String(uncited.length) });
        found.push({ span: item.number.span, title, action: { kind: 'uncited', article } });
      }
    }
    const clauses = item.kind === 'article' ? item.items : [item];
    for (const clause of clauses) {
      if (clause.kind !== 'clause' || clause.name.kind !== 'name') continue;
      const { span, text: name } = clause.name;
      found.push({ span, title: words.preview, action: { kind: 'preview', clause: name } });
      ofCases(
        span,
        cases.filter(({ example }) => concerns(example, name)),
      );
    }
  }
  return found;
}

/** `12 passed, 1 failed`; before they were run, `12 cases`. */
function casesTitle(cases: readonly LensCase[], { language }: Analysis): string {
  const { lenses: words } = wordsOf(language);
  const passed = cases.filter((one) => one.passed === true).length;
  const failed = cases.filter((one) => one.passed === false).length;
  if (passed + failed < cases.length) {
    const template = cases.length === 1 ? words.oneCase : words.cases;
    return fill(template, { count: String(cases.length) });
  }
  const counts = { passed: String(passed), failed: String(failed) };
  return fill(failed === 0 ? words.passed : passed === 0 ? words.failed : words.both, counts);
}

/** Whether a case says something of a clause. */
function concerns(
  { expect: { clauses, awards = [], measures = [] } }: Case,
  name: string,
): boolean {
  if (clauses?.value.has(name) === true) return true;
  return [...awards, ...measures].some(({ fields }) => fields.get('clause')?.value === name);
}
