// What checking a policy leaves for the next time, after an edit: the elaboration, and the findings of the
// declarations that are what they were.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Part } from '../model/elaborate.ts';
import type { Elaboration } from '../model/keeping.ts';
import type { Applies, Model } from '../model/model.ts';
import type { Page } from '../names/notebook.ts';
import { partChecks } from './all.ts';
import type { TextAt } from './check.ts';
import { ledgerClausesIn, type NamedClause } from './ledger-clause.ts';
import { everyExpr } from './model-walk.ts';

export interface CheckedPart {
  readonly ledgerClauses: readonly NamedClause[];
  readonly findings: readonly Diagnostic[];
}

export class CheckMemory {
  elaboration: Elaboration | undefined;
  #checked: ReadonlyMap<Page, CheckedPart> = new Map();
  /** Whom the policy was for, which tables ask about. */
  #applies: Applies | undefined;

  /** What the checks of single declarations tell; of a page that holds still, what they told. */
  checkedParts(parts: readonly Part[], model: Model, textAt: TextAt): readonly CheckedPart[] {
    const { applies, currency, language } = model;
    const before = this.#applies === applies ? this.#checked : new Map<Page, CheckedPart>();
    const now = new Map<Page, CheckedPart>();
    for (const { page, slice } of parts) {
      const known = before.get(page);
      if (known !== undefined) {
        now.set(page, known);
        continue;
      }
      const part = slice();
      const expressions = [...everyExpr(part)];
      const scope = applies.guard;
      const { meanings } = page;
      const subject = { part, expressions, meanings, scope, currency, language, textAt };
      now.set(page, {
        ledgerClauses: ledgerClausesIn(expressions),
        findings: partChecks.flatMap((check) => check(subject)),
      });
    }
    this.#checked = now;
    this.#applies = applies;
    return [...now.values()];
  }
}
