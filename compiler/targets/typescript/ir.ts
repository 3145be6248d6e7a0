// The parts of the model that this target reads, under one roof.
export type { DurationUnit, RoundingMode, Span } from '#language';
export type * from '../../model/model.ts';
export type * from '../../model/types.ts';
