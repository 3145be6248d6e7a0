// Which of several policies a case file is called after, and what is said of one that no policy, or
// more than one, can be meant by (DESIGN §4).
import type { Span } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import { suggest } from '../names/suggest.ts';
import { replace } from './reading.ts';
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

/**
 * Of several policies beside a case file, the one that it is called after: `rules.cases.csv` and
 * `rules.farms.cases.csv` prove `rules.clause`, for a table has no line that could name it.
 */
export function namesakeOf(caseFile: string, policies: readonly string[]): string | undefined {
  const own = baseOf(caseFile);
  const stemOf = (policy: string) => baseOf(policy).replace(/clause$/, '');
  return policies
    .filter((policy) => own.startsWith(stemOf(policy)))
    .sort((a, b) => b.length - a.length)[0];
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** So many policies are offered. */
const MOST_NAMED = 5;

/** A path as YAML takes it. */
function asText(path: string): string {
  return /^[\p{L}\p{N}_.][\p{L}\p{N}_./-]*$/u.test(path) ? path : JSON.stringify(path);
}

/** The finding for it; `span` is where the file names the policy, or its beginning. */
export function policyFinding(problem: PolicyProblem, span: Span): Diagnostic {
  switch (problem.problem) {
    case 'noPolicyBeside':
      return report('noPolicyBeside', span, {});
    case 'severalPoliciesBeside': {
      const { policies } = problem;
      // A table has no line that could name one.
      const named = /\.csv$/i.test(span.file) ? [] : policies.slice(0, MOST_NAMED);
      const fixes = named.map((suggestion) => ({
        title: 'name' as const,
        parameters: { suggestion },
        edits: [{ span, text: `policy: ${asText(suggestion)}\n` }],
        unsure: true,
      }));
      return report('severalPoliciesBeside', span, { policies }, { fixes });
    }
    case 'policyNotFound': {
      const near = suggest(problem.path, problem.known);
      const suggestions = near.length === 0 && problem.known.length === 1 ? problem.known : near;
      const fixes = suggestions.map((suggestion) => replace(span, suggestion));
      const words = { path: shortened(problem.path), suggestions };
      return report('policyNotFound', span, words, { fixes });
    }
    default:
      return problem satisfies never;
  }
}
