// The words of forms: what stands where a construct of the language asks for something.
import type { FormId, PartId, PlaceholderId } from '../features/forms.ts';

export interface Forms {
  readonly placeholders: Readonly<Record<PlaceholderId, string>>;
  /** What a construct does, in a sentence. */
  readonly about: Readonly<Record<FormId, string>>;
  /** What a part of it says, in a sentence. */
  readonly parts: Readonly<Record<PartId, string>>;
}
