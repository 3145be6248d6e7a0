// The policy as a page to read: one HTML file, no script, nothing loaded from anywhere.
import type { Form } from '../dossier/form.ts';
import type { Model } from '../model/model.ts';
import { ENGINE } from '../version.ts';
import { fill } from '../wording/fill.ts';
import type { ToldTable } from '../wording/tables.ts';
import type { DocumentArticle, DocumentClause, DocumentPart, PolicyDocument } from './document.ts';
import { STYLE } from './document-style.ts';
import { factsSection } from './facts-section.ts';
import { digest, escaped } from './markup.ts';
import { type PageWords, pageWordsOf } from './words.ts';

/** The page of a policy's document; the same bytes from run to run. */
export function documentPage(document: PolicyDocument, form: Form, { hash }: Model): string {
  const { title, language, articles } = document;
  const words = pageWordsOf(language);
  const made = fill(words.made, { engine: ENGINE, hash });
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${digest(STYLE)}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${head(document, words)}
${contents(document, words)}
<main>
${articles.map((article, at) => articleSection(article, at, words)).join('\n')}
${coverageSection(document, words)}
${termsSection(document, words)}
${factsSection(form, words)}
</main>
<footer><p>${escaped(made)}</p></footer>
</body>
</html>
`;
}

function head(
  { title, issuer, version, period, scope, scopeCites }: PolicyDocument,
  words: PageWords,
): string {
  const about = [fill(words.version, { version }), period].filter((text) => text !== '');
  return `<header>
${issuer === null ? '' : paragraph(fill(words.issuer, { issuer }), 'issuer')}
<h1>${escaped(title)}</h1>
${paragraph(about.join(' · '), 'about')}
${
  scope === ''
    ? ''
    : `<section class="scope" aria-labelledby="scope"><h2 id="scope">${escaped(words.scope)}</h2>${paragraph(scope)}${scopeCites
        .map(({ text }) => `<blockquote>${escaped(text)}</blockquote>`)
        .join('')}</section>`
}
</header>`;
}

function contents({ articles, terms }: PolicyDocument, words: PageWords): string {
  const entry = (id: string, text: string) =>
    `<li><a href="#${escaped(id)}">${escaped(text)}</a></li>`;
  return `<nav aria-labelledby="contents"><h2 id="contents">${escaped(words.contents)}</h2><ul>
${articles.map((article, at) => entry(`article-${at + 1}`, nameOf(article, words).join(' · '))).join('\n')}
${entry('coverage', words.coverageTitle)}
${terms.length === 0 ? '' : entry('terms', words.terms)}
${entry('facts', words.facts)}
</ul></nav>`;
}

/** Its heading and its title. */
function nameOf({ heading, number, title }: DocumentArticle, words: PageWords): readonly string[] {
  const named = number === null ? words.noArticle : fill(words.article, { number });
  return [heading ?? named, ...(title === null ? [] : [title])];
}

function articleSection(article: DocumentArticle, at: number, words: PageWords): string {
  const { sentences, clauses, notes } = article;
  const [heading = '', title] = nameOf(article, words);
  const id = `article-${at + 1}`;
  const source =
    sentences.length === 0
      ? paragraph(words.noSource, 'none')
      : sentences
          .map(({ parts }) => `<p>${parts.map((each) => part(each, words)).join('')}</p>`)
          .join('\n');
  const told =
    clauses.length === 0 && notes.length === 0
      ? paragraph(isCited(article) ? words.citedElsewhere : words.noClauses, 'none')
      : clauses.map((each) => clauseArticle(each, sentences.length === 0, words)).join('\n');
  return `<section aria-labelledby="${id}">
<h2 id="${id}"><span class="number">${escaped(heading)}</span>${title === undefined ? '' : ` ${escaped(title)}`}</h2>
<div class="beside">
<div class="source"><h3 class="what">${escaped(words.source)}</h3>
${source}
</div>
<div class="clauses"><h3 class="what">${escaped(words.clauses)}</h3>
${told}
${notes.map((note) => `<div class="clause">${paragraph(note)}</div>`).join('\n')}
</div>
</div>
</section>`;
}

/** By the header, by whom the policy is for, or by the article as a whole. */
function isCited({ sentences }: DocumentArticle): boolean {
  return sentences.some(({ parts }) => parts.some(({ kind }) => kind === 'cited'));
}

/** Cited words lead to their clause; those that none cites are marked, for ears too. */
function part({ text, kind, clauses: [clause] }: DocumentPart, words: PageWords): string {
  switch (kind) {
    case 'cited':
      return clause === undefined
        ? escaped(text)
        : `<a class="cited" href="#${escaped(clauseId(clause))}">${escaped(text)}</a>`;
    case 'uncited':
      return `<mark title="${escaped(words.uncited)}">${escaped(text)}<span class="unseen"> (${escaped(words.uncited)})</span></mark>`;
    case 'between':
      return escaped(text);
    default:
      return kind satisfies never;
  }
}

function clauseArticle(clause: DocumentClause, withCites: boolean, words: PageWords): string {
  const { name, label, sentence, rows, tables, notes, readings, cites } = clause;
  const quoted = cites.filter(({ source }) => withCites || source.length === 0);
  return `<article class="clause" id="${escaped(clauseId(name))}">
<h4>${escaped(label)}</h4>
${paragraph(sentence)}
${rowList(rows)}
${tables.map(toldTable).join('\n')}
${notes.map((note) => paragraph(note, 'note')).join('\n')}
${readings.map((text) => `<p class="reading"><b>${escaped(words.reading)}:</b> ${escaped(text)}</p>`).join('\n')}
${quoted
  .map(
    ({ text, source }) =>
      `<p class="cites"><b>${escaped(words.cites)}:</b> “${escaped(text)}”${source.length === 0 ? ` (${escaped(words.notFound)})` : ''}</p>`,
  )
  .join('\n')}
</article>`;
}

function rowList(rows: readonly string[]): string {
  if (rows.length === 0) return '';
  return `<ul>${rows.map((row) => `<li>${escaped(row)}</li>`).join('')}</ul>`;
}

function toldTable({ title, rows }: ToldTable): string {
  return `${paragraph(title, 'table')}${rowList(rows)}`;
}

function termsSection({ terms }: PolicyDocument, words: PageWords): string {
  if (terms.length === 0) return '';
  return `<section class="terms" aria-labelledby="terms">
<h2 id="terms">${escaped(words.terms)}</h2>
${terms.map(toldTable).join('\n')}
</section>`;
}

function clauseId(name: string): string {
  return `clause-${name}`;
}

function coverageSection({ articles }: PolicyDocument, words: PageWords): string {
  const sentences = articles.flatMap((article) => article.sentences);
  const open = sentences.filter(({ parts }) => parts.some(({ kind }) => kind === 'uncited'));
  const told =
    open.length === 0
      ? words.coverageAll
      : fill(words.coverage, {
          cited: String(sentences.length - open.length),
          of: String(sentences.length),
        });
  return `<section aria-labelledby="coverage">
<h2 id="coverage">${escaped(words.coverageTitle)}</h2>
${paragraph(told)}
</section>`;
}

function paragraph(text: string, kind?: string): string {
  const attribute = kind === undefined ? '' : ` class="${kind}"`;
  return text === '' ? '' : `<p${attribute}>${escaped(text)}</p>`;
}
