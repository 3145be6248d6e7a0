// The requests that explore a decision: why not more, what still matters, how it moves.
import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import {
  type Analysis,
  curveInSteps,
  evaluateSelection,
  factsThatMatterInSteps,
  isLetGo,
  type Steps,
  whyNot,
} from '#compiler';
import type { Span } from '#language';
import { jsonOf } from '../features/dossiers.ts';
import type { ClauseRequests, Curve, FactError, Location, Range, WhyNot } from '../requests.ts';
import { inBreaths, ofDossier, on, type SoundPolicy } from './answers.ts';
import type { Shell } from './shell.ts';

/** Which of Clause's requests are answered here. */
export const EXPLORATIONS: readonly (keyof ClauseRequests)[] = [
  'clause/whyNot',
  'clause/evaluateSelection',
  'clause/factsThatMatter',
  'clause/curve',
];

export function explorations(shell: Shell): void {
  on(shell, 'clause/whyNot', (params) =>
    ofDossier(shell, params, ({ analysis, model, given }) => {
      const reading = jsonOf(model, given, shell.today());
      if ('errors' in reading) return reading;
      const found = whyNot(model, reading.value, params.award);
      if ('errors' in found) return found;
      if (found.whyNot === undefined) throw noSuch('award');
      const { award, amount, full, obstacles } = found.whyNot;
      const answer: WhyNot = {
        award,
        amount,
        full,
        obstacles: obstacles.map(({ span, ...rest }) => ({
          ...rest,
          location: located(shell, span, analysis),
        })),
      };
      return answer;
    }),
  );
  on(shell, 'clause/evaluateSelection', ({ range, ...params }) =>
    ofDossier(shell, params, ({ analysis, model, given }) => {
      const reading = jsonOf(model, given, shell.today());
      if ('errors' in reading) return reading;
      const selected = selectedSpan(shell, analysis, params.uri, range);
      const found = evaluateSelection(model, reading.value, selected);
      if ('errors' in found) return found;
      if (found.selection === undefined) return { range, type: '', values: [] };
      const { span, type, values } = found.selection;
      return { range: shell.convert.range(span, analysis), type, values };
    }),
  );
  onLong(
    shell,
    'clause/factsThatMatter',
    ({ model }, input) => factsThatMatterInSteps(model, input, shell.today()),
    (facts) => ({ facts }),
  );
  onLong(
    shell,
    'clause/curve',
    ({ model }, input, { path, from, to, award }) =>
      curveInSteps(model, input, { path, from, to, award }),
    (found, analysis) => {
      if ('errors' in found) return found;
      if ('missing' in found && found.missing === 'range') throw noRange();
      if ('missing' in found) throw noSuch(found.missing === 'award' ? 'award' : 'figure');
      const { pieces, ...rest } = found.curve;
      const answer: Curve = {
        ...rest,
        pieces: pieces.map(({ because, ...piece }) => ({
          ...piece,
          because: because.map(({ text, span }) => ({
            text,
            location: located(shell, span, analysis),
          })),
        })),
      };
      return answer;
    },
  );
}

/**
 * Answers of a dossier that take long: begun over the workspace as it stands, then in breaths. If the policy
 * is edited and analysed anew meanwhile, its places have moved: all begins again, over the new text.
 */
function onLong<M extends 'clause/factsThatMatter' | 'clause/curve', F, T extends object>(
  shell: Shell,
  method: M,
  begin: (policy: SoundPolicy, input: unknown, params: ClauseRequests[M]['params']) => Steps<F>,
  finish: (found: F, analysis: Analysis) => T | { readonly errors: readonly FactError[] },
): void {
  const answer = async (params: ClauseRequests[M]['params'], token: CancellationToken) => {
    for (;;) {
      const begun = await shell.workspace.files.settled(() =>
        ofDossier(shell, params, ({ given, ...policy }) => {
          const reading = jsonOf(policy.model, given, shell.today());
          if ('errors' in reading) return reading;
          return { work: begin(policy, reading.value, params), analysis: policy.analysis };
        }),
      );
      if (begun.kind !== 'found') return begun;
      const { policy, work, analysis }: { policy: string; work: Steps<F>; analysis: Analysis } =
        begun;
      const done = await inBreaths(work, token, () => !isLetGo(analysis));
      if (done === undefined || isLetGo(analysis)) continue;
      const found = finish(done.value, analysis);
      if ('errors' in found) return { kind: 'refused', policy, errors: found.errors };
      return { kind: 'found', policy, ...found };
    }
  };
  shell.connection.onRequest<unknown, void>(method, answer);
}

/** Without the blanks at its ends. */
function selectedSpan({ convert }: Shell, analysis: Analysis, uri: string, range: Range): Span {
  const file = convert.name(uri);
  const [a, b] = [range.start, range.end].map((at) => convert.offset(file, at, analysis));
  const [start, end] = [Math.min(a ?? 0, b ?? 0), Math.max(a ?? 0, b ?? 0)];
  const words = analysis.files.get(file)?.text.slice(start, end) ?? '';
  const lead = words.length - words.trimStart().length;
  if (lead === words.length) return { file, start, end };
  return { file, start: start + lead, end: start + words.trimEnd().length };
}

function located({ convert }: Shell, span: Span | undefined, analysis: Analysis): Location | null {
  return span === undefined ? null : convert.location(span, analysis);
}

/** The dossier or the policy changed since the client looked: it asks for what is not there. */
function noSuch(what: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, `the dossier has no such ${what}`);
}

function noRange(): ResponseError<void> {
  return new ResponseError(
    ErrorCodes.InvalidParams,
    'clause/curve: from and to must be figures as the dossier would write them, and from must not be above to.',
  );
}
