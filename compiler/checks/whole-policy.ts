// One header, one applicant, and rules only in the policy’s own file.
import { type Item, type SourceFile, type Span, vocabularyOf, withEnds } from '#language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { report } from '../diagnostics/report.ts';
import { type TermName, term } from '../diagnostics/terms.ts';
import { headSpan } from '../names/collect.ts';
import type { Check, Subject } from './check.ts';

const kinds: Partial<Record<Item['kind'], TermName>> = {
  policy: 'policyPart',
  applies: 'appliesPart',
  article: 'articlePart',
  clause: 'clauseKind',
  limit: 'limitPart',
};

export const wholePolicy: Check = (subject) => {
  const { files, declarations } = subject;
  const [own, ...used] = files;
  const findings = used.flatMap(strangersIn);
  const { policy, applicant } = declarations;
  const rule = own?.items.find(({ kind }) => kind !== 'policy' && kinds[kind] !== undefined);
  if (own !== undefined && own.items.length === 0) findings.push(report('noPolicy', own.span, {}));
  if (rule === undefined) return findings;
  if (policy === undefined) findings.push(report('noPolicy', beginOf(rule), {}));
  else if (applicant === undefined) {
    findings.push(noApplicant(subject, headSpan(policy)));
  }
  return findings;
};

/** Of the entities, the only one of which nothing has a list may be the applicant. */
function noApplicant({ declarations, resolution, model, textAt }: Subject, head: Span): Diagnostic {
  const referred = new Set(resolution.referred);
  const [idle, another] = declarations.inOrder.entities.filter(
    ({ node, declaration }) => node.fields.length > 0 && !referred.has(declaration),
  );
  if (idle === undefined || another !== undefined) return report('noApplicant', head, {});
  const { span } = idle.node;
  const word = /^\S*/u.exec(textAt(span))?.[0] ?? '';
  const keyword = withEnds(span, { end: span.start + word.length });
  const [applicant] = vocabularyOf(model?.language ?? 'en').table.keywords.applicant;
  const parameters = { name: idle.declaration.name, suggestion: applicant };
  const edits = [{ span: keyword, text: applicant }];
  return report('noApplicant', keyword, {}, { fixes: [{ title: 'write', parameters, edits }] });
}

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
