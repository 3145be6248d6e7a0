// What a page by itself asks beyond the decision: why an award is not more, how it moves with a fact, what
// is still to be filled in. Built as explorer.js (scripts/page.mjs), which the page carries along.
import { curveInSteps } from '../explore/curve/curve.ts';
import { factsThatMatterInSteps } from '../explore/facts-that-matter.ts';
import type { Steps } from '../explore/steps.ts';
import { type AwardName, whyNot } from '../explore/why-not.ts';
import { type PackedModel, unpackedModel } from './packed-model.ts';

/** Answers are those of the editor's server, without places. Whoever asks drives what takes long. */
export function explorerOf(packed: PackedModel) {
  const model = unpackedModel(packed);
  return {
    /** Undefined where the dossier has no such award, or is refused. */
    whyNot(dossier: unknown, award: AwardName) {
      const found = whyNot(model, dossier, award);
      if ('errors' in found || found.whyNot === undefined) return undefined;
      const obstacles = found.whyNot.obstacles.map(({ span: _, ...obstacle }) => ({
        ...obstacle,
        location: null,
      }));
      return { ...found.whyNot, obstacles };
    },
    *curve(dossier: unknown, path: string, award: AwardName | undefined): Steps<object | null> {
      const found = yield* curveInSteps(model, dossier, { path, award });
      if (!('curve' in found)) return null;
      const pieces = found.curve.pieces.map((piece) => ({
        ...piece,
        because: piece.because.map(({ text }) => ({ text, location: null })),
      }));
      return { ...found.curve, pieces };
    },
    factsThatMatter: (dossier: unknown, today: string) =>
      factsThatMatterInSteps(model, dossier, today),
  };
}
