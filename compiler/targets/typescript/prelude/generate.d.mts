/** The text of ../prelude.generated.ts. */
export function generate(): string;
