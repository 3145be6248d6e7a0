// The policy as people read it, article by article: what the source says beside what the clauses make of
// it. Pages and editors show it.
import type { Span } from '#language';
import type { Analysis } from '../analyse.ts';
import type { Cite, Clause, Model, Overlap } from '../model/model.ts';
import { type Citation, citationsOf } from '../source-text/citations.ts';
import { type Coverage, coverage } from '../source-text/coverage.ts';
import type { SourceText } from '../source-text/document.ts';
import { searchedSources } from '../source-text/searched.ts';
import { plainNumber } from '../source-text/words/all.ts';
import {
  isStatedBy,
  type Telling,
  tellClause,
  tellDefinition,
  tellGuard,
  tellingOf,
  tellLimit,
  tellOverlap,
  tellPeriod,
} from '../wording/statements.ts';
import type { DocumentArticle, DocumentCite, DocumentClause, PolicyDocument } from './document.ts';
import { sentenceParts } from './sentence-parts.ts';

/** The document of a policy without errors: `model` is the analysis' own. */
export function policyDocument(analysis: Analysis, model: Model): PolicyDocument {
  const telling = tellingOf(model);
  const sources = searchedSources(analysis.files);
  const trees = [...analysis.files.values()].flatMap((file) =>
    file.kind === 'clauses' ? [file.parsed.file] : [],
  );
  const found = coverage(sources, citationsOf(trees));
  const { title, issuer, version, language, period, applies } = model;
  return {
    title,
    issuer: issuer ?? null,
    version,
    language,
    period: tellPeriod(period, telling.words),
    scope: tellGuard(applies.guard, telling),
    scopeCites: citesOf(applies.cites, found),
    articles: articlesOf(
      telling,
      sources.map(({ source }) => source),
      clausesOf(analysis, telling, found),
      found,
    ),
    terms: [...model.parameters, ...model.definitions]
      .sort(({ span: one }, { span: other }) =>
        one.file === other.file ? one.start - other.start : 0,
      )
      .flatMap((definition) => tellDefinition(definition, telling)),
  };
}

/** A clause of the document, and the article in which the policy has it. */
interface Placed {
  readonly article: string;
  readonly clause: DocumentClause;
}

function articlesOf(
  telling: Telling,
  sources: readonly SourceText[],
  clauses: readonly Placed[],
  found: Coverage,
): readonly DocumentArticle[] {
  const { articles, limits } = telling.model;
  const numbers = [...new Set(['', ...articles.map(({ number }) => number)])];
  const open = new Map(numbers.map((number) => [plainNumber(number), number]));
  const ofPolicy = (number: string | undefined) => {
    const own = articles.find((article) => article.number === number);
    return {
      title: own?.title ?? null,
      span: own?.span ?? null,
      clauses: clauses.flatMap(({ article, clause }) => (article === number ? [clause] : [])),
      notes: limits
        .filter(
          (limit) =>
            limit.article === number &&
            !limit.scopes.some(({ clause }) => isStatedBy(limit, clause)),
        )
        .flatMap((limit) => tellLimit(limit, telling)),
    };
  };
  const ofSources = sources.flatMap((source) =>
    source.articles.map(({ number, heading, sentences }): DocumentArticle => {
      const key = number ?? '';
      const own = open.get(key);
      // Where two documents have an article of one number, the first stands beside the clauses.
      open.delete(key);
      return {
        number: own || (number ?? null),
        heading: heading ?? null,
        ...ofPolicy(own),
        sentences: sentences.map((stretch) => ({
          span: { file: source.path, start: stretch.start, end: stretch.end },
          parts: sentenceParts(source, stretch, found),
        })),
      };
    }),
  );
  const others = [...open.values()].map(
    (number): DocumentArticle => ({
      number: number === '' ? null : number,
      heading: null,
      ...ofPolicy(number),
      sentences: [],
    }),
  );
  const isThere = ({ span, clauses: own, notes, sentences }: DocumentArticle) =>
    span !== null || own.length > 0 || notes.length > 0 || sentences.length > 0;
  return [...ofSources, ...others].filter(isThere);
}

function clausesOf(analysis: Analysis, telling: Telling, found: Coverage): readonly Placed[] {
  const { model } = telling;
  const files = [...analysis.files.keys()];
  const all = [
    ...model.clauses.map((clause) => ({ article: clause.article, ...ofClause(clause) })),
    ...model.overlaps.map((rule) => ({ article: rule.article, ...ofOverlap(rule) })),
  ];
  return all.sort(
    ({ clause: { span: one } }, { clause: { span: other } }) =>
      files.indexOf(one.file) - files.indexOf(other.file) || one.start - other.start,
  );

  function ofClause(clause: Clause): Pick<Placed, 'clause'> {
    const { name, label, readings, cites, span } = clause;
    const { sentence, rows, tables, ownLimits, notes } = tellClause(clause, telling);
    const kind = clause.kind === 'grant' ? clause.verb : clause.modality;
    return {
      clause: {
        ...{ name, label: label ?? name, kind, sentence, rows, tables },
        ...{ notes: [...ownLimits, ...notes], readings, cites: citesOf(cites, found), span },
      },
    };
  }

  function ofOverlap(rule: Overlap): Pick<Placed, 'clause'> {
    const { name, label, cites, span } = rule;
    const { sentence, rows, tables, notes } = tellOverlap(rule, telling);
    return {
      clause: {
        ...{ name, label: label ?? name, kind: 'overlap', sentence, rows, tables, notes },
        ...{ readings: [], cites: citesOf(cites, found), span },
      },
    };
  }
}

function citesOf(cites: readonly Cite[], { cited }: Coverage): readonly DocumentCite[] {
  return cites.map(({ text, span }) => ({
    text,
    span,
    source: cited
      .filter(({ citation }) => isSame(citation, span))
      .map(({ path, stretch }) => ({ file: path, start: stretch.start, end: stretch.end })),
  }));
}

function isSame({ span }: Citation, other: Span): boolean {
  return span.file === other.file && span.start === other.start;
}
