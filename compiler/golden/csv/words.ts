// What the headers and cells of a table of cases may say beside the names and labels of the policy,
// in the languages of those who write tables. All are understood in every table: a policy may be
// written in one language and tested in another.

/** Columns and parts of columns that are no facts, by their names. */
export type HeaderWord =
  | 'name'
  | 'reason'
  | 'article'
  | 'as_of'
  | 'reference'
  | 'ledger'
  | 'other_supports'
  | 'id'
  | 'dossier'
  | 'expect'
  | 'applicable'
  | 'total'
  | 'recoveries'
  | 'clauses'
  | 'articles'
  | 'awards'
  | 'measures'
  | 'errors'
  | 'status'
  | 'amount'
  | 'code';

interface TableWords {
  readonly headers: Readonly<Partial<Record<HeaderWord, readonly string[]>>>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const en: TableWords = {
  headers: {
    name: ['case'],
    as_of: ['date'],
    dossier: ['facts'],
    expect: ['expected'],
    other_supports: ['other support'],
    clauses: ['clause'],
    articles: ['article'],
    awards: ['award'],
    measures: ['measure'],
    errors: ['error'],
  },
  yes: ['yes', 'true', '1'],
  no: ['no', 'false', '0'],
};

const zh: TableWords = {
  headers: {
    name: ['名称', '案例', '案例名称', '用例'],
    reason: ['理由', '依据', '说明'],
    article: ['条款', '条'],
    as_of: ['日期', '申报日期', '基准日期'],
    reference: ['编号', '申报编号'],
    ledger: ['已获资助', '台账'],
    other_supports: ['其他支持', '其他资助'],
    id: ['编号'],
    dossier: ['申报', '事实'],
    expect: ['预期', '期望', '应得'],
    applicable: ['适用', '是否适用'],
    total: ['合计', '总额', '总计'],
    recoveries: ['应退'],
    clauses: ['条款'],
    articles: ['条'],
    awards: ['奖励', '资助'],
    measures: ['措施'],
    errors: ['错误'],
    status: ['状态'],
    amount: ['金额'],
    code: ['代码'],
  },
  yes: ['是', '真'],
  no: ['否', '假'],
};

const all: readonly TableWords[] = [en, zh];

/** Other words for a column's name. */
export function wordsFor(name: string): readonly string[] {
  return all.flatMap(({ headers }) => {
    return Object.entries(headers).flatMap(([word, others]) => (word === name ? others : []));
  });
}

/** A truth as people and spreadsheets write it; undefined for any other text. */
export function truthIn(text: string): boolean | undefined {
  const plain = fold(text);
  if (all.some(({ yes }) => yes.includes(plain))) return true;
  return all.some(({ no }) => no.includes(plain)) ? false : undefined;
}

/** The yes and no of every language, for messages. */
export const truths: readonly string[] = all.flatMap(({ yes, no }) => {
  return yes.flatMap((word, at) => [word, no[at] ?? '']);
});

/**
 * What is left of a text when its case, the width of its letters, and the white space, points,
 * hyphens and brackets between its words do not count.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._()[\]:：/·—–-]+/gu, ' ')
    .trim();
}
