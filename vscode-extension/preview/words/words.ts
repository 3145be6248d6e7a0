// The words of the preview by natural language; a language without a table is told in English.
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Every key of the English table, with any text. */
export type Words = Texts<typeof en>;
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

export function wordsFor(language: string): Words {
  return language.toLowerCase().startsWith('zh') ? zh : en;
}

/** `{0}` and on filled in. */
export function filled(template: string, ...holes: readonly string[]): string {
  return template.replace(/\{(\d)\}/g, (_, at) => holes[Number(at)] ?? '');
}
