// Model → JSON Schema 2020-12 for the dossier.
import type { Model } from '../../model/model.ts';

export function generateJsonSchema(model: Model): string {
  return JSON.stringify({ title: model.title });
}
