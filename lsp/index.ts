// The public door of the language server: its features as functions, the server over any connection,
// and the types of its requests.
export type { Place, Selection } from './features/place.ts';
export { rename } from './features/rename.ts';
export type { CaseFile } from './features/rename-cases.ts';
export type * from './requests.ts';
export { startServer, type World } from './server/server.ts';
export type { Listing, Storage } from './workspace/storage.ts';
