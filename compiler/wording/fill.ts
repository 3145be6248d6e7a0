// Fills the `{holes}` of a template, and cuts a template at its holes for generators.

export type Holes = Readonly<Record<string, string>>;

/** A piece of a template: constant text, or the name of a hole. */
export type TemplatePiece = { readonly text: string } | { readonly hole: string };

/** The constant texts and holes of a template in order; `{ }` with anything but a name is text. */
export function piecesOf(template: string): readonly TemplatePiece[] {
  return template
    .split(/(\{[A-Za-z]+\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{[A-Za-z]+\}$/.test(part) ? { hole: part.slice(1, -1) } : { text: part }));
}

/** The template with its holes filled. What fills a hole is not looked at again. */
export function fill(template: string, holes: Holes): string {
  return piecesOf(template)
    .map((piece) => ('text' in piece ? piece.text : (holes[piece.hole] ?? '')))
    .join('');
}
