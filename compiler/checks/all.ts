// The lists of checks, in the order of their codes.
import { alwaysGiven } from './always-given.ts';
import { appliesOpen } from './applies-open.ts';
import { capOfLastRow } from './cap-of-last-row.ts';
import type { Check, PartCheck } from './check.ts';
import { daysBackwards } from './days-backwards.ts';
import { divisionByZero } from './division-by-zero.ts';
import { entityCircle } from './entity-circle.ts';
import { ledgerClause } from './ledger-clause.ts';
import { limitOfClause } from './limit-of-clause.ts';
import { negativeCap } from './negative-cap.ts';
import { parameterReadsFacts } from './parameter-reads-facts.ts';
import { parentheses } from './parentheses.ts';
import { percentForgotten } from './percent-forgotten.ts';
import { reversedRange } from './reversed-range.ts';
import { tables } from './tables.ts';
import { unused } from './unused.ts';
import { whereReach } from './where-reach.ts';
import { wholePolicy } from './whole-policy.ts';

/** Of the whole policy. */
export const policyChecks: readonly Check[] = [
  ledgerClause, // CL2005
  entityCircle, // CL2013, CL1005
  wholePolicy, // CL2017, CL2019, CL2020
  unused, // CL2022, CL2023
  appliesOpen, // CL3037
  capOfLastRow, // CL4014
  limitOfClause, // CL5024
];

/** Of each declaration by itself. */
export const partChecks: readonly PartCheck[] = [
  divisionByZero, // CL3014
  parentheses, // CL3015
  reversedRange, // CL3016
  alwaysGiven, // CL3027
  parameterReadsFacts, // CL3029
  percentForgotten, // CL3034
  whereReach, // CL3036
  tables, // CL4001, CL4002, CL4005–CL4008, CL4012, CL4013
  negativeCap, // CL5003
  daysBackwards, // CL5026
];
