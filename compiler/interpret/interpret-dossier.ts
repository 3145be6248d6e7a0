// The reference interpreter with this engine's name on its decisions, for those who only have a
// model and a dossier: the command, tests, the editor.
import type { Outcome } from '@clause/runtime';
import type { Model } from '../model/model.ts';
import { ENGINE } from '../version.ts';
import { interpret } from './interpret.ts';

/** The decision on a dossier with every step explained, or what is wrong with the dossier. */
export function interpretDossier(model: Model, input: unknown): Outcome {
  return interpret(model, input, { engine: ENGINE, explain: true });
}
