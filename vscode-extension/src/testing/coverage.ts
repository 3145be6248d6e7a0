// What the cases prove of a policy, in the editor's own coverage: lines, and beside each the outcomes it can have.
import * as vscode from 'vscode';
import type { CoveredFile } from '../../../lsp/index.ts';
import type { Ask } from '../ask.ts';
import { rangeOf } from '../ranges.ts';

const detailed = new WeakMap<vscode.FileCoverage, readonly vscode.StatementCoverage[]>();

export const coverageOf = {
  /** Adds to a run the coverage of the policies that these suites prove. */
  async add(run: vscode.TestRun, ask: Ask, suites: readonly vscode.TestItem[]): Promise<void> {
    const done = new Set<string>();
    for (const { id } of suites) {
      const answer = await ask('clause/caseCoverage', { uri: id });
      if (answer.kind !== 'found' || done.has(answer.policy)) continue;
      done.add(answer.policy);
      for (const file of answer.files) run.addCoverage(fileCoverage(file));
    }
  },
  /** The places of a file that was added before. */
  details(file: vscode.FileCoverage): vscode.StatementCoverage[] {
    return [...(detailed.get(file) ?? [])];
  },
};

function fileCoverage({ uri, targets }: CoveredFile): vscode.FileCoverage {
  const statements = targets.map(({ range, label, outcomes }) => {
    const place = rangeOf(range);
    const branches = outcomes.map(
      (outcome) => new vscode.BranchCoverage(outcome.count, place, `${label}: ${outcome.label}`),
    );
    const shown = Math.max(0, ...outcomes.map(({ count }) => count));
    return new vscode.StatementCoverage(shown, place, outcomes.length > 1 ? branches : []);
  });
  const coverage = vscode.FileCoverage.fromDetails(vscode.Uri.parse(uri), statements);
  detailed.set(coverage, statements);
  return coverage;
}
