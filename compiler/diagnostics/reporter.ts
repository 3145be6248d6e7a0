// Where the stages put their findings while they walk.
import type { Span } from '#language';
import type { DiagnosticName, ParametersOf } from './catalogue.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type More, report } from './report.ts';

/** Takes a finding by its name in the catalogue. */
export type Reporter = <N extends DiagnosticName>(
  name: N,
  span: Span,
  parameters: ParametersOf<N>,
  more?: More<N>,
) => void;

/** A reporter that adds to a list. */
export function reportTo(findings: Diagnostic[]): Reporter {
  return (name, span, parameters, more) => {
    findings.push(report(name, span, parameters, more));
  };
}
