// The list of checks.
import type { Check } from './check.ts';

export const allChecks: readonly Check[] = [];
