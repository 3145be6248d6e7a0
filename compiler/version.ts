// The engine's own version, as every decision names it (DESIGN §4). The command's `--version` and
// generated code say the same; version.test.ts holds it equal to package.json.
export const ENGINE = '0.1.0';
