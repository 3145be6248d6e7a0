// The library's build that needs nothing of Node: the same code in browsers and in the command.
export { parse } from 'csv-parse/browser/esm/sync';
