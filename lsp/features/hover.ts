// Hover: what stands at a place, explained in the reader's words (Markdown): names, figures read out,
// citations beside the source, keywords with a link to their page.
import {
  type Constant,
  currencyOf,
  describeFigure,
  describeLimit,
  fill,
  type Limit,
  statementWordsOf,
  tellPeriod,
} from '#compiler';
import {
  type Clause,
  type KeywordId,
  type Limit as LimitNode,
  type Node,
  pathAt,
  type Span,
  type Token,
  vocabularyOf,
} from '#language';
import { wordsOf } from '../words/languages.ts';
import { currencyName, readOut } from './figures.ts';
import { clauseFile } from './files.ts';
import { type Telling, tellingOf } from './hover-clause.ts';
import { clauseText, describeDeclaration } from './hover-names.ts';
import { citationHover, citedSentences, sourceHover } from './hover-text.ts';
import { keywordPage } from './keyword-pages.ts';
import { bold, paragraphs, plain } from './markdown.ts';
import { exprOf, nameHere, sameSpan } from './names.ts';
import type { Place } from './place.ts';
import { tokenAt } from './tokens.ts';

export interface Hover {
  /** What is explained. */
  readonly span: Span;
  readonly markdown: string;
}

export interface HoverOptions {
  /** Where the documentation's pages are, with a closing `/`. */
  readonly docs?: string;
}

/** The explanation of what stands at a place; undefined where nothing can be said. */
export function hover(place: Place, { docs = 'docs/' }: HoverOptions = {}): Hover | undefined {
  const { analysis, file, offset } = place;
  if (analysis.files.get(file)?.kind === 'source') return sourceHover(place);
  const here = nameHere(place);
  if (here !== undefined) {
    const told = here.declarations.map((one) => describeDeclaration(analysis, one));
    return { span: here.span, markdown: [...new Set(told)].join('\n\n---\n\n') };
  }
  const parsed = clauseFile(analysis, file)?.parsed;
  if (parsed === undefined) return undefined;
  const path = pathAt(parsed.file, offset);
  return literalHover(place, path) ?? textHover(place, path) ?? keywordHover(place, path, docs);
}

/** A figure, a share or a date read out. */
function literalHover({ analysis }: Place, path: readonly Node[]): Hover | undefined {
  const { model } = analysis;
  const node = path.findLast(({ kind }) => ['number', 'percent', 'ratio', 'date'].includes(kind));
  if (node === undefined || model === undefined) return undefined;
  const expr = exprOf(analysis, node);
  if (expr?.kind !== 'constant') return undefined;
  const literal = node as Extract<Node, { readonly kind: 'number' | 'percent' | 'ratio' | 'date' }>;
  const markdown = readOut(literal, expr as Constant, model);
  const unit = path.at(-1);
  const currency =
    unit?.kind === 'literalUnit' && unit.of === 'currency'
      ? bold(currencyName(unit.code, analysis.language))
      : '';
  if (markdown === undefined && currency === '') return undefined;
  return { span: node.span, markdown: paragraphs([plain(markdown ?? ''), currency]) };
}

/** A citation beside its sentence, the policy's header, its currency. */
function textHover(place: Place, path: readonly Node[]): Hover | undefined {
  const { analysis } = place;
  const node = path.at(-1);
  const parent = path.at(-2);
  if (node?.kind === 'text' && parent?.kind === 'cites') {
    const markdown = citationHover(analysis, node.span);
    return markdown === undefined ? undefined : { span: node.span, markdown };
  }
  if (node?.kind === 'name' && parent?.kind === 'policy') return policyHover(place, node.span);
  if (node?.kind === 'name' && parent?.kind === 'currency' && currencyOf(node.text) !== undefined) {
    const name = currencyName(node.text, analysis.language);
    return { span: node.span, markdown: bold(name) };
  }
  return undefined;
}

function policyHover({ analysis }: Place, span: Span): Hover | undefined {
  const { model } = analysis;
  if (model === undefined) return undefined;
  const { hover: words } = wordsOf(analysis.language);
  const { issuer, currency } = model;
  return {
    span,
    markdown: paragraphs([
      bold(model.title),
      issuer === undefined ? '' : fill(words.policy.issuer, { issuer: plain(issuer) }),
      fill(words.policy.currency, {
        currency: currencyName(currency.code, analysis.language),
        code: currency.code,
      }),
      tellPeriod(model.period, statementWordsOf(model.language)),
    ]),
  };
}

/** A keyword: what the construct says here, then what the keyword does, with its page. */
function keywordHover(place: Place, path: readonly Node[], docs: string): Hover | undefined {
  const { analysis, file, offset } = place;
  const token = tokenAt(clauseFile(analysis, file)?.parsed.tokens ?? [], offset);
  if (token?.keyword === undefined || path.at(-1)?.kind === 'name') return undefined;
  const about = keywordAbout(token.keyword, analysis.language, { docs });
  return {
    span: token.span,
    markdown: paragraphs([...constructHere(place, token, path), about ?? '']),
  };
}

/** What a keyword does, with its page; undefined of a word that is none. */
export function keywordAbout(
  keyword: string,
  language: string,
  { docs = 'docs/' }: HoverOptions = {},
): string | undefined {
  const { keywords } = vocabularyOf(language).table;
  if (!isKeyword(keyword, keywords)) return undefined;
  const { hover: words } = wordsOf(language);
  return paragraphs([
    `${bold(keywords[keyword][0])}: ${words.keywords[keyword]}`,
    fill(words.more, { page: docs + keywordPage(keyword) }),
  ]);
}

function isKeyword(word: string, keywords: object): word is KeywordId {
  return Object.hasOwn(keywords, word);
}

const VERBS: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'clause',
  'grants',
  'matches',
  'recovers',
  'permits',
  'encourages',
  'requires',
  'empowers',
  'overlap',
]);

/** What a clause, a limit or a cap comes to, its citation first. */
function constructHere({ analysis }: Place, token: Token, path: readonly Node[]): string[] {
  const { model } = analysis;
  const clause = path.find((node): node is Clause => node.kind === 'clause');
  const cited = clause === undefined ? [] : citedSentences(analysis, clause.parts);
  if (model === undefined || token.keyword === undefined) return [];
  const telling = tellingOf(model);
  if (VERBS.has(token.keyword)) {
    const name = clause?.name.kind === 'name' ? clause.name.span : undefined;
    return [...cited, name === undefined ? '' : clauseText({ nameSpan: name }, telling)];
  }
  if (token.keyword === 'limit') {
    const node = path.findLast((one): one is LimitNode => one.kind === 'limit');
    const limit = model.limits.find(({ span }) => sameSpan(span, node?.span));
    return [...cited, ...(limit === undefined ? [] : [limitText(limit, telling)])];
  }
  if (token.keyword === 'cappedAt') {
    const node = path.findLast((one) => one.kind === 'bound');
    const bound = node?.kind === 'bound' ? exprOf(analysis, node.bound) : undefined;
    if (node?.kind !== 'bound' || node.window !== undefined) return [...cited];
    if (bound === undefined || bound.kind === 'hole') return [...cited];
    const high = plain(describeFigure(bound, telling.voice));
    return [...cited, fill(telling.words.rangeTo, { high })];
  }
  return [];
}

function limitText(limit: Limit, telling: Telling): string {
  const { model, voice, told: sayings } = telling;
  const told = limit.scopes.map((scope) =>
    plain(
      fill(sayings.words.sentence, {
        sentence: describeLimit(limit, scope, model.applicant.label, voice),
      }),
    ),
  );
  return [...new Set(told)].join(' ');
}
