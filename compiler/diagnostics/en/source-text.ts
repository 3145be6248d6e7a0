// English texts of findings on the source text and its citations (CL6).
import type { sourceText as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const sourceText: TextsFor<keyof typeof entries> = {};
