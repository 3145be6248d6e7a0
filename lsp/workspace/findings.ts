// A file's findings in an editor: those of all policies that it belongs to, each once, without those
// that say only that a text is young.
import {
  type Analysis,
  type Diagnostic,
  type RefusedFact,
  refusedFacts,
  type UnmetExpectation,
  unmetExpectations,
} from '#compiler';
import type { KnownSuite } from './suites.ts';

export interface Found {
  readonly finding: Diagnostic;
  /** In whose language it is told, and whose texts its places are in. */
  readonly analysis: Analysis | undefined;
}

/** The findings that stand in a file, in the order of the text. */
export function findingsIn(name: string, policies: readonly Analysis[]): readonly Found[] {
  const unlike = new Map<string, Found>();
  for (const analysis of policies) {
    for (const finding of analysis.diagnostics) {
      if (finding.span.file !== name || isPremature(finding, analysis)) continue;
      const key = policies.length === 1 ? String(unlike.size) : keyOf(finding);
      if (!unlike.has(key)) unlike.set(key, { finding, analysis });
    }
  }
  return [...unlike.values()].sort((a, b) => a.finding.span.start - b.finding.span.start);
}

/** A fact of a case for which the policy refuses its dossier. */
export interface FoundFact {
  readonly fact: RefusedFact;
  readonly analysis: Analysis | undefined;
}

/** Something that a case expects, and the policy answers otherwise. */
export interface FoundUnmet {
  readonly unmet: UnmetExpectation;
  readonly analysis: Analysis | undefined;
}

export type FoundInSuite = Found | FoundFact | FoundUnmet;

/** Cases are decided when somebody asks what is wrong, once for one state of a case file. */
const decided = new WeakMap<KnownSuite, readonly (FoundFact | FoundUnmet)[]>();

/**
 * A case file's own: what is wrong with its form, then the facts that the policy refuses, then where it
 * answers something else.
 */
export function findingsOfSuite(known: KnownSuite): readonly FoundInSuite[] {
  const { diagnostics, policy: analysis, suite, model } = known;
  const found = decided.get(known) ?? [
    ...(model === undefined ? [] : refusedFacts(suite, model)).map((fact) => ({ fact, analysis })),
    ...(model === undefined ? [] : unmetExpectations(suite, model)).map((unmet) => ({
      unmet,
      analysis,
    })),
  ];
  decided.set(known, found);
  return [...diagnostics.map((finding) => ({ finding, analysis })), ...found];
}

function keyOf({ code, span, parameters }: Diagnostic): string {
  return JSON.stringify([code, span, parameters]);
}

/** A new file is empty: the user knows. */
function isPremature(finding: Diagnostic, { files }: Analysis): boolean {
  const file = files.get(finding.span.file);
  return (
    finding.name === 'noPolicy' && file?.kind === 'clauses' && file.parsed.file.items.length === 0
  );
}
