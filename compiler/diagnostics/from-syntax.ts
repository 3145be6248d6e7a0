// What the parser found wrong, as findings.
import type { SyntaxProblem } from '#language';
import type { Diagnostic } from './diagnostic.ts';
import { report } from './report.ts';

/** One finding for each problem of the parser, in its order. */
export function fromSyntax(problems: readonly SyntaxProblem[]): readonly Diagnostic[] {
  return problems.map(fromProblem);
}

function fromProblem({ problem, span, expected, found, hint = '' }: SyntaxProblem): Diagnostic {
  switch (problem) {
    case 'unexpected':
    case 'missing':
      return report(problem, span, { expected: expected.map(visible), found, hint });
    case 'badCharacter':
      return report(problem, span, { found, hint });
    case 'unterminatedText':
    case 'nestedTooDeeply':
      return report(problem, span, {});
    default:
      return problem satisfies never;
  }
}

/** A sign alone is lost in a sentence. */
function visible(expected: string): string {
  return /[\p{L}\p{N}]/u.test(expected) ? expected : `“${expected}”`;
}
