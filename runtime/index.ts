// The public door of the runtime.
export type * from './decision.ts';
