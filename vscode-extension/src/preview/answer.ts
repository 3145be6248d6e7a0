// The server's answer to a dossier, as the preview shows it.
import type { Answer } from '../../preview/protocol.ts';
import type { Result } from '../ask.ts';

export function answerTo(result: Result<'clause/explain'>): Answer {
  switch (result.kind) {
    case 'found': {
      const { decision, clauses } = result;
      return { kind: 'decided', explanation: { decision, clauses } };
    }
    case 'refused':
      return { kind: 'refused', errors: result.errors };
    case 'unsound':
      return { kind: 'unsound', errors: result.errors };
    case 'noPolicy':
      return { kind: 'unsound', errors: 1 };
    default:
      return result satisfies never;
  }
}
