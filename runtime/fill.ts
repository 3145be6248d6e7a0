// Templates with `{holes}`.

/** A template with its `{holes}` filled; what fills a hole is not looked at again. */
export function fill(template: string, holes: Readonly<Record<string, string>>): string {
  return template.replace(/\{([A-Za-z]+)\}/g, (_, hole: string) => holes[hole] ?? '');
}
