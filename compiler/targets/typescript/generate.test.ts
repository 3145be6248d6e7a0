// The generated module as a service developer meets it: strict TypeScript, one import, JavaScript
// with a map, and nothing in the policy's text that could act.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Decision } from '@clause/runtime';
import { eachMapping, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inventedPolicies, publishedPolicies } from '#test/support/policies.ts';
import { interpretDossier } from '../../interpret/interpret-dossier.ts';
import type { Model } from './ir.ts';
import { compileEvaluator } from './load.ts';
import { generateTypescript } from './output.ts';
import { policyOf } from './testing.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const SMALL = `
enum Level "Level": national "National", local "Local"
entity Project "Project"
  level: Level "Level of the project"
  leads: boolean "The firm takes the lead"
  cost:  money "Cost of the project"
  award: money optional "Support set by the authority"
applicant Firm "Firm"
  staff:    integer "Staff"
  projects: list of Project "Projects"
article 3 "Projects"
  clause major for each project in projects
    cites "supported at a ratio of 30% and 10% of the cost, at most 3,000 yuan for a single project"
    when project.leads and staff is at least 5
    grants by project.level
      national: 30% of project.cost capped at 3,000 yuan
      local:    10% of project.cost
  clause pioneering for each project in projects
    cites "a maximum support of 200 yuan"
    unless project.level is local
    grants project.award capped at 200 yuan
    limit each Firm to 1,000 yuan
  clause praise
    encourages "more projects"
`;

/** Labels and names that try to get out of strings, comments and scopes. */
const HOSTILE = `
enum \`class\` "*/ globalThis.broken = 1; /*": \`constructor\` "'; globalThis.broken = 1; '", \`zz_proto\` "\\" + globalThis.broken"
entity \`Dossier\` "\${globalThis.broken = 1}"
  \`class\`:       \`class\` "\\\\"
  \`zz_proto\`:   money "</script><script>globalThis.broken = 1</script>"
  \`constructor\`: boolean "// globalThis.broken = 1"
  \`view\`:        money optional "§ globalThis.broken = 1"
applicant 申请人 "\`\${globalThis.broken = 1}\`"
  \`await\`:    boolean "@ts-nocheck */ //# sourceMappingURL=x"
  \`dossier\`:  list of \`Dossier\` "right to left"
  größe:      number "<!-- -->"
article 1 "\\\\'"
  clause \`constructor\` "*/" for each \`desk\` in \`dossier\`
    cites "*/ globalThis.broken = 1; //"
    when \`await\` and \`desk\`.\`constructor\` and größe is at least 0
    grants by \`desk\`.\`class\`
      \`constructor\`: 10% of \`desk\`.\`zz_proto\`
      \`zz_proto\`:   20% of \`desk\`.\`zz_proto\`
    limit each 申请人 to 5 yuan
  clause \`evaluate\` for each \`at\` in \`dossier\`
    grants \`at\`.\`view\`
  clause \`zz_proto\` for each \`policy\` in \`dossier\`
    grants \`policy\`.\`zz_proto\`
  clause \`Standing\` for each \`computed\` in \`dossier\`
    recovers \`computed\`.\`zz_proto\` capped at 1 yuan
  clause \`desk\` for each \`x\` in \`dossier\`
    grants \`x\`.\`zz_proto\`
    limit each \`x\` to 1 yuan
  clause \`JSON\` for each \`x\` in \`dossier\`
    grants \`x\`.\`zz_proto\` * größe
    limit each \`x\` to 1 yuan
  clause \`dossier\`
    grants 1 yuan
`;

const small = policyOf(SMALL);
/** With what the language itself refuses: line ends in texts, and the name `__proto__`. */
function worsened(model: Model): Model {
  const seen = new Set<object>();
  const visit = (thing: object): void => {
    if (seen.has(thing)) return;
    seen.add(thing);
    for (const [key, value] of Object.entries(thing)) {
      // The policy's hash is worked out where it is asked for.
      if (key === 'hash') continue;
      if (typeof value === 'string') {
        const worse = value.replaceAll('zz_proto', '__proto__').replaceAll('§', '\n\r\u2028');
        Object.assign(thing, { [key]: worse });
      } else if (typeof value === 'object' && value !== null) visit(value);
    }
  };
  visit(model);
  return {
    ...model,
    title: "*/\n'\\\u2029`$\u{7b}globalThis.broken = 1}`\r</script>",
    issuer: "'\n//",
  };
}

const hostile = worsened(policyOf(HOSTILE));
const MODELS: readonly { readonly name: string; readonly model: Model }[] = [
  { name: 'small', model: small },
  { name: 'hostile', model: hostile },
  ...publishedPolicies(),
  ...inventedPolicies().map(({ name, model }) => ({ name: name.replace('.clause', ''), model })),
];

let folder = '';
beforeAll(() => {
  // Beside the packages, so that what is generated finds the runtime as anywhere.
  mkdirSync(join(ROOT, '.build'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.build/generated-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(
  name: string,
  model: Model,
  emit: 'ts' | 'js',
  sources?: ReadonlyMap<string, string>,
) {
  const path = join(folder, `${name}.${emit}`);
  const outputs = generateTypescript(model, { emit, path, ...(sources ? { sources } : {}) });
  for (const { path: to, text } of outputs) writeFileSync(to, text);
  return outputs;
}

function compiled(files: readonly string[], stricter: readonly string[] = []): string {
  const options = ['strict', 'noEmit', ...stricter];
  const config = {
    compilerOptions: {
      ...Object.fromEntries(options.map((option) => [option, true])),
      ...{ target: 'es2022', lib: ['es2022'], module: 'esnext', moduleResolution: 'bundler' },
      ...{ types: [], skipLibCheck: false, allowImportingTsExtensions: true },
      customConditions: ['@clause/source'],
    },
    files,
  };
  const path = join(folder, 'tsconfig.json');
  writeFileSync(path, JSON.stringify(config));
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', path], {
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    return String((error as { stdout?: string }).stdout ?? error);
  }
}

test('what is generated is strict TypeScript, declarations too', { timeout: 120_000 }, () => {
  const files = MODELS.flatMap(({ name, model }) => {
    written(name, model, 'ts');
    written(`${name}-js`, model, 'js');
    return [`${name}.ts`, `${name}-js.d.ts`];
  });
  writeFileSync(
    join(folder, 'service.ts'),
    `import { type Dossier, type Level, type Project, evaluate, explain, parseDossier, policy } from './small.ts';
import { evaluate as declared } from './small-js.js';
const read = parseDossier({});
if ('dossier' in read) {
  const dossier: Dossier = read.dossier;
  const project: Project | undefined = dossier.projects[0];
  const level: Level | undefined = project?.level;
  const name: 'sample' = policy.name;
  const amount: string | undefined = explain(dossier).awards[0]?.steps?.[0]?.amount;
  console(evaluate(dossier).totals.policy, declared(dossier).totals.policy, level, name, amount);
  // @ts-expect-error: money is branded, a bare number is not money
  const wrong: Project = { ...project!, cost: 5 };
  console(wrong);
}
declare function console(...of: unknown[]): void;
`,
  );
  const paths = [...files, 'service.ts'].map((file) => join(folder, file));
  expect(compiled(paths)).toBe('');
  expect(compiled(paths, ['noUncheckedIndexedAccess', 'exactOptionalPropertyTypes'])).toBe('');
});

test('the same bytes from run to run, importing nothing but the runtime', () => {
  for (const { model } of MODELS) {
    for (const emit of ['ts', 'js'] as const) {
      const options = { emit, path: `policy.${emit}` };
      const first = generateTypescript(model, options);
      expect(generateTypescript(model, options)).toEqual(first);
      const imports = (first[0]?.text ?? '').match(/^(import|export) .* from .*$/gm) ?? [];
      for (const line of imports) expect(line).toMatch(/ from '@clause\/runtime';$/);
      expect(first[0]?.text).not.toMatch(/\b(require|import)\(/);
    }
  }
});

test('only policies with facts that may be missing bring the search for ceilings along', () => {
  const textOf = (presence: string): string => {
    const model = policyOf(`applicant Firm "Firm"
  cost: money${presence} "Cost"
article 1
  clause a
    grants 1 yuan * full days from 2024-01-01 to as_of / 1 day capped at cost`);
    const [module] = generateTypescript(model, { emit: 'js', path: 'policy.js' });
    return module?.text ?? '';
  };
  expect(textOf(' optional')).toContain('function ceilingFrom(');
  expect(textOf('')).not.toContain('ceilingFrom');
});

test('a small policy as it is written', async () => {
  const [module] = generateTypescript(small, { emit: 'ts', path: 'small.ts' });
  const own = (module?.text ?? '').split('// ------')[0] ?? '';
  await expect(own).toMatchFileSnapshot('testing/small.generated.ts.txt');
});

/** A dossier of the hostile policy; its keys must be made own properties. */
const HOSTILE_DOSSIER = JSON.parse(`{ "as_of": "2024-01-01", "await": true, "größe": 1, "dossier": [
  { "id": "A", "class": "constructor", "__proto__": "30", "constructor": true, "view": "1" },
  { "id": "B", "class": "__proto__", "__proto__": "90.05", "constructor": true },
  { "id": "C", "class": "__proto__", "__proto__": "1", "constructor": false }] }`);

test('nothing in a policy’s text acts, whatever it is called', () => {
  const { parseDossier, evaluate, explain } = compileEvaluator(hostile);
  const read = parseDossier(HOSTILE_DOSSIER);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  const interpreted = interpretDossier(hostile, HOSTILE_DOSSIER);
  expect({ decision: explain(read.dossier) }).toEqual(interpreted);
  expect(evaluate(read.dossier).totals).toEqual(explain(read.dossier).totals);
  expect(Object.keys(evaluate(read.dossier).totals.clauses)).toContain('__proto__');
  expect(globalThis).not.toHaveProperty('broken');
  const [module] = generateTypescript(hostile, { emit: 'js', path: 'x.js' });
  expect(module?.text).not.toMatch(/<\/script|[\u2028\u2029\u202e]/);
  const bad = parseDossier(JSON.parse('{ "__proto__": 1, "constructor": 2, "toString": 3 }'));
  expect(bad).toEqual(
    interpretDossier(hostile, JSON.parse('{ "__proto__": 1, "constructor": 2, "toString": 3 }')),
  );
});

async function loaded(name: string, change = (text: string) => text) {
  const { outputFiles } = await build({
    stdin: {
      contents: change(
        String(generateTypescript(small, { emit: 'js', path: `${name}.js` })[0]?.text),
      ),
      resolveDir: ROOT,
    },
    bundle: true,
    format: 'esm',
    conditions: ['@clause/source'],
    write: false,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    parseDossier: (input: unknown) => { dossier: object } | { errors: object[] };
    evaluate: (dossier: object) => Decision;
    policy: { hash: string };
  };
}

test('the JavaScript is the same evaluator', async () => {
  const { parseDossier, evaluate, policy } = await loaded('small');
  const dossier = {
    as_of: '2024-01-01',
    staff: 7,
    projects: [
      { id: 'A', level: 'national', leads: true, cost: '9999.99' },
      { id: 'B', level: 'local', leads: true, cost: '0.05', award: '900' },
    ],
  };
  const read = parseDossier(dossier);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  const decision = evaluate(read.dossier);
  expect(decision.awards.map(({ amount }) => amount)).toEqual(['3000.00', '0.01', '0.00', '0.00']);
  expect(decision.awards[2]).toMatchObject({
    status: 'undetermined',
    missing: ['$.projects[0].award'],
    ceiling: '200.00',
  });
  expect(policy.hash).toBe(small.hash);
});

test('it refuses a runtime that it was not built for', async () => {
  const other = (text: string) =>
    text.replace(/requireRuntime\('[\d.]+'\)/, "requireRuntime('9.1.0')");
  await expect(loaded('other', other)).rejects.toThrow(/built for @clause\/runtime 9\.1\.0/);
});

test('a stack trace leads back to the clause', () => {
  const header =
    'policy sample "A sample"\n  currency CNY\n  rounding half up to 0.01 yuan\n  version "1"\n';
  const sources = new Map([['sample.clause', header + SMALL]]);
  const outputs = written('mapped', small, 'js', sources);
  const [module, , map] = outputs;
  expect(module?.text.endsWith('//# sourceMappingURL=mapped.js.map\n')).toBe(true);
  const traced = new TraceMap(JSON.parse(map?.text ?? ''));
  expect(traced.sourcesContent?.[0]).toBe(header + SMALL);
  const lines = (module?.text ?? '').split('\n');
  const at = lines.findIndex((line) => line.startsWith('function major('));
  const inside = lines.findIndex((line, index) => index > at && line.includes('halfUp('));
  const place = originalPositionFor(traced, { line: inside + 1, column: 8 });
  const said = (header + SMALL).split('\n')[(place.line ?? 0) - 1];
  expect(place.source).toBe('sample.clause');
  expect(said).toContain('project.cost');
  // What the clauses share comes from none of them.
  const shared = lines.findIndex((line) => line.startsWith('class Desk'));
  expect(shared).toBeGreaterThan(at);
  const sourcesBefore: (string | null)[] = [];
  eachMapping(traced, ({ generatedLine, source }) => {
    if (generatedLine <= shared + 1) sourcesBefore.push(source);
  });
  expect(sourcesBefore.at(-1)).toBe(null);
});
