// An award on its way through steps 3 to 5: what stands open of its offer, and what became of it.
// The steps of DESIGN §3 change it in their order; nothing else does.

import type { AwardCode, Step } from '@clause/runtime';
import type Fraction from 'fraction.js';
import type { GrantClause } from '../model/model.ts';
import type { Place } from './context.ts';
import type { BindingLimit } from './explain-limits.ts';
import type { Hold } from './hold.ts';
import type { Figures } from './offer.ts';
import type { Result } from './result.ts';
import type { Cut } from './through-limits.ts';

export interface Standing {
  readonly place: Place<GrantClause>;
  readonly figures: Figures;
  readonly holds: readonly Hold[];
  /** Minor units: the policy's rounding, without caps. */
  readonly computed: Fraction;
  readonly afterCap: Fraction;
  readonly offered: Fraction;
  /** How much of its quantity it stands for after step 2. */
  readonly share: Result;
  /** What is left of the offer. */
  open: Fraction;
  /** What overlap took of it. */
  deducted: Fraction;
  forgone: Forgone | undefined;
  /** What step 4 pays. */
  paid: Fraction;
  /** Step 4 paid less than was open. */
  cutByPayment: boolean;
  /** What each limit left of it in step 4. */
  paymentCuts: readonly Cut[];
  /** The limit that left no more. */
  limitedBy: BindingLimit | undefined;
  /** The explanation of steps 3 and 4. */
  readonly steps: Step[];
}

export interface Forgone {
  readonly code: Extract<AwardCode, `forgone_${string}`>;
  /** What was taken instead, from elsewhere or by other clauses. */
  readonly elsewhere: Fraction | undefined;
  readonly clauses: readonly string[];
  /** Where it comes from, and what it is for, in words. */
  readonly source: string;
  readonly matter: string;
}
