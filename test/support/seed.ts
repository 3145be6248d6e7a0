// Random tests draw the same in every run, so that a check is red for the change that broke it:
// CLAUSE_SEED draws others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.CLAUSE_SEED ?? 8) });
