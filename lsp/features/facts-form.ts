// What a form for a dossier shows: the schema of the facts, how its top level is laid out, and each fact
// as people are asked for it.
import { type Field, type Form, formOf, generateJsonSchema, type Model } from '#compiler';
import { wordsOf } from '../words/languages.ts';

export interface FactsForm {
  readonly title: string;
  readonly language: string;
  readonly currency: string;
  /** JSON Schema 2020-12. */
  readonly schema: unknown;
  readonly groups: readonly FactsGroup[];
  /** The same facts told for people. */
  readonly form: Form;
}

export interface FactsGroup {
  readonly kind: 'applicant' | 'items' | 'administration';
  readonly label: string;
  readonly properties: readonly string[];
}

/** Reserved keys of a dossier, in the order in which a form asks for them (DESIGN §4). */
const ADMINISTRATION = ['as_of', 'reference', 'ledger', 'other_supports'];

/** The form of a policy's facts: the applicant's, each list, and what the authority knows. */
export function factsForm(model: Model): FactsForm {
  const { title, language, currency, applicant } = model;
  const declared = applicant.fields.filter(({ name }) => !ADMINISTRATION.includes(name));
  const groups: FactsGroup[] = [];
  for (const field of declared) {
    const last = groups.at(-1);
    if (isGroup(field)) {
      groups.push({ kind: 'items', label: field.label, properties: [field.name] });
    } else if (last?.kind === 'applicant') {
      groups[groups.length - 1] = { ...last, properties: [...last.properties, field.name] };
    } else {
      groups.push({ kind: 'applicant', label: applicant.label, properties: [field.name] });
    }
  }
  const { administration } = wordsOf(language).form;
  groups.push({ kind: 'administration', label: administration, properties: ADMINISTRATION });
  return {
    title,
    language,
    currency: currency.code,
    schema: JSON.parse(generateJsonSchema(model)),
    groups,
    form: formOf(model),
  };
}

function isGroup({ type }: Field): boolean {
  return type.kind === 'list' || type.kind === 'entity';
}
