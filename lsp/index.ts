// The public door of the language server: its features as functions, and the types of its requests.
export type { Place, Selection } from './features/place.ts';
