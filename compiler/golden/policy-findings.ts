// What is said of a case file that no policy, or more than one, can be meant by (DESIGN §4).
import type { Span } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import { suggest } from '../names/suggest.ts';
import { shortened } from './shortened.ts';

/** Why it is not clear which policy a case file proves. */
export type PolicyProblem =
  | { readonly problem: 'noPolicyBeside' }
  | { readonly problem: 'severalPoliciesBeside'; readonly policies: readonly string[] }
  | {
      readonly problem: 'policyNotFound';
      /** As the case file names it. */
      readonly path: string;
      /** What it could have named. */
      readonly known: readonly string[];
    };

/** The finding for it; `span` is where the file names the policy, or its beginning. */
export function policyFinding(problem: PolicyProblem, span: Span): Diagnostic {
  switch (problem.problem) {
    case 'noPolicyBeside':
      return report('noPolicyBeside', span, {});
    case 'severalPoliciesBeside':
      return report('severalPoliciesBeside', span, { policies: problem.policies });
    case 'policyNotFound': {
      const suggestions = suggest(problem.path, problem.known);
      return report('policyNotFound', span, { path: shortened(problem.path), suggestions });
    }
    default:
      return problem satisfies never;
  }
}
