// The public door of the runtime.
export * from './date.ts';
export type * from './decision.ts';
export * from './dossier.ts';
export * from './fill.ts';
export * from './money.ts';
export * from './ratio.ts';
export * from './report.ts';
export * from './scan.ts';
export type * from './schema.ts';
export * from './slip.ts';
export * from './text.ts';
export * from './version.ts';
