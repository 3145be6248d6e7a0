// What Clause's own requests answer in a session, as text. The dossier is the session's `dossier.json`.
import type { ClauseRequests, Location } from '#lsp';
import type { LanguageClient } from './language-client.ts';
import { positionOf } from './protocol-position.ts';

interface ExplorationPlace {
  readonly client: LanguageClient;
  readonly uri: string;
  readonly text: string;
  readonly offset: number;
  readonly textOf: (uri: string) => string;
}

type Explore = (place: ExplorationPlace, said: string) => Promise<string>;

/** What a session may ask of a decision. */
export const EXPLORATIONS: Readonly<Record<string, Explore>> = {
  'why-not': async (place, said) => {
    const answer = await ask(place, 'clause/whyNot', { ...asked(place), award: awardFrom(said) });
    if (answer.kind !== 'found') return refused(answer);
    const { full, amount, obstacles } = answer;
    const told = obstacles.map(
      ({ kind, lost, text, location, facts }) =>
        `${[kind, lost === null ? 'all' : `-${lost}`, placeOf(location, place), ...facts].join(' ')}: ${text}`,
    );
    return [`${full} → ${amount}`, ...told].join('\n');
  },
  curve: async (place, said) => {
    const [path = '', ...award] = said.split(' ');
    const of = award.length === 0 ? {} : { award: awardFrom(award.join(' ')) };
    const answer = await ask(place, 'clause/curve', { ...asked(place), path, ...of });
    if (answer.kind !== 'found') return refused(answer);
    return answer.pieces
      .map(({ points, startsClosed, endsClosed, because }) => {
        const line = points.map(({ x, y }) => `${x}→${y}`).join(' ');
        const why = because.map(({ text, location }) => ` ${text} ${placeOf(location, place)}`);
        return `${startsClosed ? '[' : '('}${line}${endsClosed ? ']' : ')'}${why.join('')}`;
      })
      .join('\n');
  },
  matters: async (place) => {
    const answer = await ask(place, 'clause/factsThatMatter', asked(place));
    if (answer.kind !== 'found') return refused(answer);
    const facts = answer.facts.map(({ path, atStake, awards }) => {
      const names = awards.map(({ clause, item }) =>
        item === null ? clause : `${clause}/${item}`,
      );
      return `${path} ${atStake ?? 'without a bound'} (${names.join(', ')})`;
    });
    return facts.length === 0 ? 'nothing' : facts.join('\n');
  },
  value: async (place) => {
    const at = positionOf(place.text, place.offset);
    const range = { start: at, end: at };
    const answer = await ask(place, 'clause/evaluateSelection', { ...asked(place), range });
    if (answer.kind !== 'found') return refused(answer);
    const values = answer.values.map(
      ({ item, text, missing }) => `${item ?? '-'}: ${text ?? `not known: ${missing.join(', ')}`}`,
    );
    const { uri } = place;
    return [`${placeOf({ uri, range: answer.range }, place)} ${answer.type}`, ...values].join('\n');
  },
};

function ask<M extends keyof ClauseRequests>(
  { client }: ExplorationPlace,
  method: M,
  params: ClauseRequests[M]['params'],
): Promise<ClauseRequests[M]['result']> {
  return client.connection.sendRequest(method, params);
}

function asked({ uri }: ExplorationPlace) {
  return { uri, dossier: { uri: new URL('dossier.json', uri).href } };
}

/** `relief`, or `relief P1`. */
function awardFrom(said: string): { readonly clause: string; readonly item: string | null } {
  const [clause = '', item] = said.split(' ');
  return { clause, item: item ?? null };
}

function refused(answer: { readonly kind: string } | { readonly errors: unknown }): string {
  return JSON.stringify(answer);
}

/** `12:5-20 “the words there”`. */
function placeOf(location: Location | null, { textOf }: ExplorationPlace): string {
  if (location === null) return '';
  const { start, end } = location.range;
  const row = textOf(location.uri).split('\n')[start.line] ?? '';
  const words = start.line === end.line ? row.slice(start.character, end.character) : row.trim();
  return `${start.line + 1}:${start.character + 1} “${words}”`;
}
