// The policy's document (compiler/document) in the protocol's words: places in place of spans.
import { type DocumentCite as Cite, policyDocument } from '#compiler';
import type { DocumentCite, PolicyDocument } from '../requests.ts';
import { ofSound, on } from './answers.ts';
import type { Shell } from './shell.ts';

export function answerDocument(shell: Shell): void {
  const { convert } = shell;
  on(shell, 'clause/document', (params) =>
    ofSound(shell, params, ({ analysis, model }): PolicyDocument => {
      const { articles, scopeCites, ...about } = policyDocument(analysis, model);
      const cited = ({ text, span, source }: Cite): DocumentCite => ({
        text,
        location: convert.location(span, analysis),
        source: source.map((stretch) => convert.location(stretch, analysis)),
      });
      return {
        ...about,
        scopeCites: scopeCites.map(cited),
        articles: articles.map(({ span: place, sentences, clauses, ...article }) => ({
          ...article,
          location: place === null ? null : convert.location(place, analysis),
          sentences: sentences.map(({ span, parts }) => ({
            location: convert.location(span, analysis),
            parts,
          })),
          clauses: clauses.map(({ span, cites, ...clause }) => ({
            ...clause,
            cites: cites.map(cited),
            location: convert.location(span, analysis),
          })),
        })),
      };
    }),
  );
}
