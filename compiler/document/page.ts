// The policy as a page by itself: one HTML file that holds the preview, the facts' form and the
// generated evaluator, asks for nothing else and can reach nothing (its content security policy).
import { formOf } from '../dossier/form.ts';
import type { Model } from '../model/model.ts';
import { evaluatorBody } from '../targets/typescript/load.ts';
import type { PolicyDocument } from './document.ts';
import { dataText, digest, escaped, jsonText } from './markup.ts';
import { packedModel } from './packed-model.ts';
import { pageWordsOf } from './words.ts';

/** What the page is made with, built from the preview's own sources (scripts/build.mjs). */
export interface PageAssets {
  /** Defines `clausePage.start(evaluatorWith, explorerOf)`. */
  readonly script: string;
  /** Defines `clauseExplorer.explorerOf(model)` (explorer.ts). */
  readonly explorer: string;
  readonly style: string;
}

/** The page of a model without errors; the same bytes from run to run. */
export function interactivePage(
  model: Model,
  document: PolicyDocument,
  { script, explorer, style }: PageAssets,
): string {
  const evaluator = `function (runtime) {\n${evaluatorBody(model)}\n}`;
  const start = `clausePage.start(${evaluator}, clauseExplorer.explorerOf);`;
  const code = `${script}\n${explorer}\n${start}\n`;
  const policy = {
    form: formOf(model),
    clauses: Object.fromEntries(
      model.clauses.map(({ name, label }) => [name, { label: label ?? name }]),
    ),
    document: withoutPlaces(document),
  };
  return `<!doctype html>
<html lang="${escaped(model.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${securityPolicy(code, style)}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(model.title)}</title>
<style>${element(style, 'style')}</style>
</head>
<body>
<main id="preview"></main>
<noscript><p>${escaped(pageWordsOf(model.language).noScript)}</p></noscript>
<script type="application/json" id="policy">${jsonText(policy)}</script>
<script type="application/json" id="model">${dataText(packedModel(model))}</script>
<script type="module">${element(code, 'script')}</script>
</body>
</html>
`;
}

/** Without an editor there is no place to go to. */
function withoutPlaces({ scopeCites: _, articles, ...about }: PolicyDocument) {
  return {
    ...about,
    articles: articles.map(({ span: _place, sentences, clauses, ...said }) => ({
      ...said,
      sentences: sentences.map(({ parts }) => ({ parts })),
      clauses: clauses.map(({ span: _place, cites: _cites, ...told }) => told),
    })),
  };
}

/** Exactly this script and this style, and nothing else from anywhere. */
function securityPolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

/**
 * Raw text of an element. Generated code escapes what a policy's texts could end it with
 * (targets/typescript/text.ts), and the build looks through its own; held here once more, for a slip
 * would let a policy's text act.
 */
function element(text: string, name: 'script' | 'style'): string {
  if (/<\/(?:script|style)|<!--/i.test(text)) {
    throw new Error(`the text of the page’s ${name} would end it`);
  }
  return text;
}
