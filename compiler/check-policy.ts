// A policy's files, already read: what they mean, and what is wrong with it. What needs the host or
// the source text is added in analyse.ts.
import type { ParseResult, Span } from '#language';
import { policyChecks } from './checks/all.ts';
import { CheckMemory } from './checks/memory.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { reportTo } from './diagnostics/reporter.ts';
import { resolvePath } from './host.ts';
import { elaboratePolicy } from './model/elaborate.ts';
import type { Model } from './model/model.ts';
import { findBreaks } from './names/broken.ts';
import { withoutCascades } from './names/cascades.ts';
import type { Resolution } from './names/declaration.ts';
import { Notebook } from './names/notebook.ts';
import { findUseCircles, type Resolve, useEdges } from './names/use-graph.ts';

/** What is needed of a parsed file. */
export type ParsedFile = Pick<ParseResult, 'file' | 'text' | 'tokens' | 'errors'>;

export interface CheckOptions {
  /** How a `use` names a file, as the host does it; by the paths alone, if not said. */
  readonly resolve?: Resolve;
  /** `Model.hash`; asked for when the model is asked for it. */
  readonly hash?: string;
  /** What checking the same policy has left before; brought up to date. */
  readonly memory?: CheckMemory;
}

export interface Checked {
  /**
   * As far as the files allow; undefined where no file has a policy's header. With an error among
   * the diagnostics it is for tools that show it, never for evaluating.
   */
  readonly model: Model | undefined;
  /** In no order; the same one may stand twice. The parser's own problems are not among them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly resolution: Resolution;
}

/** Checks a policy: its own file first, then those it uses, each once. Never throws. */
export function checkPolicy(files: readonly ParsedFile[], options: CheckOptions = {}): Checked {
  const { resolve = resolvePath, memory = new CheckMemory() } = options;
  const findings: Diagnostic[] = [];
  const trees = files.map(({ file }) => file);
  const paths = new Set(trees.map(({ span }) => span.file));
  const uses = useEdges(trees, resolve);
  const breaks = findBreaks(files);
  findUseCircles(trees, uses, reportTo(findings));
  const { model, declarations, parts, left } = elaboratePolicy(trees, {
    breaks,
    before: memory.elaboration,
    get hash() {
      return options.hash ?? '';
    },
  });
  memory.elaboration = left;
  for (const { page } of parts) findings.push(...page.findings);
  const resolution = new Notebook(parts.map(({ page }) => page));
  const texts = new Map(files.map(({ file, text }) => [file.span.file, text]));
  const textAt = ({ file, start, end }: Span) => texts.get(file)?.slice(start, end) ?? '';
  const checked = model === undefined ? [] : memory.checkedParts(parts, model, textAt);
  for (const part of checked) findings.push(...part.findings);
  const ledgerClauses = checked.flatMap((part) => part.ledgerClauses);
  const subject = { files: trees, uses, declarations, model, ledgerClauses, resolution, textAt };
  for (const check of policyChecks) findings.push(...check(subject));
  const filesMissing = uses.some(({ to }) => !paths.has(to));
  const stands = withoutCascades(findings, files, {
    breaks,
    filesMissing,
    declarations,
    resolution,
    language: model?.language ?? 'en',
  });
  return { model, diagnostics: stands, resolution };
}
