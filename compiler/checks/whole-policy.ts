// One header, one applicant, and rules only in the policy’s own file.
import { type Item, type SourceFile, type Span, withEnds } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import { type TermName, term } from '../diagnostics/terms.ts';
import { headSpan } from '../names/collect.ts';
import type { Check } from './check.ts';

const kinds: Partial<Record<Item['kind'], TermName>> = {
  policy: 'policyPart',
  applies: 'appliesPart',
  article: 'articlePart',
  clause: 'clauseKind',
  limit: 'limitPart',
};

export const wholePolicy: Check = ({ files, declarations }) => {
  const [own, ...used] = files;
  const findings = used.flatMap(strangersIn);
  const { policy, applicant } = declarations;
  const rule = own?.items.find(({ kind }) => kind !== 'policy' && kinds[kind] !== undefined);
  if (own !== undefined && own.items.length === 0) findings.push(report('noPolicy', own.span, {}));
  if (rule === undefined) return findings;
  if (policy === undefined) findings.push(report('noPolicy', beginOf(rule), {}));
  else if (applicant === undefined) {
    findings.push(report('noApplicant', headSpan(policy), {}));
  }
  return findings;
};

function strangersIn(file: SourceFile): readonly Diagnostic[] {
  return file.items.flatMap((item) => {
    const name = kinds[item.kind];
    return name === undefined ? [] : [report('notShared', beginOf(item), { kind: term(name) })];
  });
}

/** Where an item begins: its name, or else its first word or two. */
function beginOf(item: Item): Span {
  if ('name' in item && item.name.kind === 'name') return item.name.span;
  if (item.kind === 'article' && item.number.kind !== 'missing') return item.number.span;
  return withEnds(item.span, { end: Math.min(item.span.end, item.span.start + 'applies'.length) });
}
