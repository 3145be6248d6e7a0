// `clause check`: holds policies to the language, and their citations to the source text.
import { Command, Option } from 'commander';
import { ENGINE } from '#compiler';
import { type LoadedPolicy, loadPolicy } from '../input/policy.ts';
import type { Io } from '../io.ts';
import { countsOf, type Finding, findingsOf } from '../output/findings.ts';
import { findingsAsGithub } from '../output/github.ts';
import { findingsAsJson } from '../output/json.ts';
import { findingsAsSarif } from '../output/sarif.ts';
import { styleFor } from '../output/style.ts';
import { countsAsText, findingsAsText } from '../output/text.ts';
import type { Exit, Session } from '../session.ts';

type Format = 'text' | 'json' | 'sarif' | 'github';

export function checkCommand(session: Session): Command {
  return new Command('check')
    .summary('check policies and their citations')
    .description(
      'Checks policies: their language, their names, figures and tables, and every citation against the source text.',
    )
    .argument('<policy...>', 'the .clause files to check')
    .addOption(
      new Option('--format <format>', 'how to print the findings')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .option('--json', 'the same as --format json')
    .addHelpText(
      'after',
      `
Examples:
  clause check rules.clause
  clause check policies/*/rules.clause
  clause check rules.clause --format sarif > findings.sarif
  clause check rules.clause --format github     annotations in GitHub Actions

Exit code 1 if there is an error; warnings and information do not change it.`,
    )
    .action(async (policies: string[], options: { format: Format; json?: true }) => {
      session.exit = await check(policies, options.json ? 'json' : options.format, session.io);
    });
}

async function check(policies: readonly string[], format: Format, io: Io): Promise<Exit> {
  const loaded = [...new Set(policies)].map((policy) => loadPolicy(policy, io));
  const style = styleFor(io.stdout, io);
  const told = loaded.map(({ analysis, places }) => {
    const findings = findingsOf(analysis.diagnostics, places, analysis.language);
    return { findings, text: () => findingsAsText(findings, places, style) };
  });
  const findings = told.flatMap((each) => each.findings);
  switch (format) {
    case 'text':
      await io.stdout.write(
        told
          .map(({ text }) => text())
          .filter((text) => text !== '')
          .join(style.forPeople ? '\n' : ''),
      );
      await io.stderr.write(summary(loaded, findings, style.forPeople));
      await io.stderr.write(withoutPolicy(loaded));
      break;
    case 'json':
      await io.stdout.write(findingsAsJson(findings));
      break;
    case 'sarif':
      await io.stdout.write(findingsAsSarif(findings, ENGINE));
      break;
    case 'github':
      await io.stdout.write(findingsAsGithub(findings));
      break;
    default:
      format satisfies never;
  }
  return loaded.every(({ analysis }) => analysis.sound) ? 0 : 1;
}

/** Declarations alone are no policy, though nothing in them is wrong. */
function withoutPolicy(loaded: readonly LoadedPolicy[]): string {
  return loaded
    .filter(({ analysis: { model, diagnostics } }) => {
      return model === undefined && diagnostics.every(({ severity }) => severity !== 'error');
    })
    .map(({ path }) => `${path}: holds no policy; check the policy that uses it\n`)
    .join('');
}

function summary(
  loaded: readonly { readonly path: string }[],
  findings: readonly Finding[],
  apart: boolean,
): string {
  const [only] = loaded;
  const what = loaded.length === 1 && only !== undefined ? only.path : `${loaded.length} policies`;
  const gap = apart && findings.length > 0 ? '\n' : '';
  return `${gap}${what}: ${countsAsText(countsOf(findings))}\n`;
}
