// A limit that names no clauses belongs to the clause before it (DESIGN §2.2, Caps), also where it
// stands at the left of that clause, as if it spoke of the whole article.
import { type Article, type Clause, type Limit, withEnds } from '#language';
import type { Diagnostic, TextEdit } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import type { Check, Subject } from './check.ts';

export const limitOfClause: Check = (subject) =>
  subject.files.flatMap((file) =>
    file.items.flatMap((item) => {
      if (item.kind === 'clause') return lookAt(subject, item, undefined);
      if (item.kind !== 'article') return [];
      return item.items.flatMap((inner) =>
        inner.kind === 'clause' ? lookAt(subject, inner, item) : [],
      );
    }),
  );

function lookAt(
  subject: Subject,
  clause: Clause,
  article: Article | undefined,
): readonly Diagnostic[] {
  const { name } = clause;
  const home = columnOf(subject, clause);
  const doubtful = clause.parts.filter(
    (part): part is Limit =>
      part.kind === 'limit' &&
      part.clauses === undefined &&
      isAtLeft(columnOf(subject, part), home),
  );
  if (name.kind === 'missing') return [];
  return doubtful.map((limit) =>
    report(
      'limitOfClause',
      limit.span,
      { clause: name.text },
      { fixes: fixesOf(subject, limit, article) },
    ),
  );
}

function isAtLeft(column: number | undefined, home: number | undefined): boolean {
  return column !== undefined && home !== undefined && column <= home;
}

/** How far to the right something begins; undefined where it does not begin its line. */
function columnOf({ textAt }: Subject, { span }: Clause | Limit): number | undefined {
  const before = textAt(withEnds(span, { start: 0, end: span.start }));
  // Backwards over its own line: a search would go through the whole text again for every clause.
  let start = before.length;
  while (start > 0 && /[^\S\r\n]/.test(before[start - 1] ?? '')) start--;
  const isFirst = start === 0 || /[\r\n]/.test(before[start - 1] ?? '');
  return isFirst ? before.length - start : undefined;
}

/** The clauses of the article that pay, named in the limit. */
function fixesOf({ model }: Subject, limit: Limit, article: Article | undefined) {
  const { number } = article ?? {};
  if (number === undefined || number.kind === 'missing') return [];
  const own = number.kind === 'text' ? number.value : number.text;
  const names = (model?.clauses ?? []).flatMap((clause) =>
    clause.kind === 'grant' && clause.verb !== 'recovers' && clause.article === own
      ? clause.name
      : [],
  );
  if (names.length < 2) return [];
  const clauses = names.join(', ');
  const edit = editOf(limit, clauses);
  return edit === undefined
    ? []
    : [{ title: 'name' as const, parameters: { clauses }, edits: [edit] }];
}

/** The names where a limit has them: `total of a, b`, `quantity E in a, b`, `each of a, b`. */
function editOf(
  { measure, quantity, keys, to, span }: Limit,
  clauses: string,
): TextEdit | undefined {
  if (quantity !== undefined) {
    return { span: withEnds(quantity.span, { start: quantity.span.end }), text: ` in ${clauses}` };
  }
  if (measure === 'award') {
    return {
      span: withEnds(span, { end: to.span.start }),
      text: `limit each of ${clauses} to at least `,
    };
  }
  const [first] = keys;
  if (first === undefined) return undefined;
  const what = measure === 'count' ? 'count' : 'total';
  return {
    span: withEnds(span, { end: first.span.start }),
    text: `limit ${what} of ${clauses} each `,
  };
}
