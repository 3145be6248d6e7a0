// The public door of the runtime.
export * from './date.ts';
export type * from './decision.ts';
export * from './money.ts';
export * from './ratio.ts';
export * from './report.ts';
export * from './scan.ts';
export * from './text.ts';
export * from './version.ts';
