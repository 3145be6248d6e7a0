// What the parser found wrong, as findings.
import { named, type SyntaxProblem, type SyntaxRepair, vocabularyOf } from '#language';
import type { Diagnostic } from './diagnostic.ts';
import { report } from './report.ts';
import { term } from './terms.ts';

/** One finding for each problem of the parser, in its order. */
export function fromSyntax(problems: readonly SyntaxProblem[]): readonly Diagnostic[] {
  return problems.map(fromProblem);
}

/** The most that a message names before it is no help any more. */
const most = 5;

function fromProblem({
  problem,
  span,
  expected,
  found,
  hint = '',
  slip,
  instead,
  otherwise,
  repair,
  otherRepairs = [],
}: SyntaxProblem): Diagnostic {
  if (slip !== undefined) {
    const readings = instead === undefined ? [] : [instead, ...(otherwise ?? [])];
    const advice = term(slip, { instead: readings });
    // A figure or a date that can be read in two ways is never mended without being asked.
    const unsure = otherwise !== undefined;
    const fixes = readings.map((text) => ({ ...fixOf(span, text), ...(unsure ? { unsure } : {}) }));
    if (problem === 'badCharacter')
      return report(problem, span, { found, hint, advice }, { fixes });
    return report('unexpected', span, { found, expected: [], hint, advice }, { fixes });
  }
  switch (problem) {
    case 'unexpected':
    case 'missing': {
      const fixes = repair === undefined ? [] : [repair, ...otherRepairs].map(fixFrom);
      const parameters = { expected: expected.slice(0, most).map(quoted), found, hint };
      return report(problem, span, parameters, { fixes });
    }
    case 'badCharacter': {
      const shown = named(found);
      if (shown !== found && hint === '') {
        // What nobody sees is only taken out; what stands beside it is told once that is gone.
        const advice = term('hiddenCharacter');
        const seen = [...found].filter((sign) => named(sign) === sign).join('');
        const fixes = seen === '' ? [fixOf(span, '')] : [];
        return report(problem, span, { found: shown, hint: '', advice }, { fixes });
      }
      const fixes = hint === '' ? [] : [fixOf(span, hint)];
      const advice = hint === '' ? term('strayCharacter') : '';
      return report(problem, span, { found, hint, advice }, { fixes });
    }
    case 'unterminatedText': {
      const repairs = repair === undefined ? [] : [repair, ...otherRepairs];
      const fixes = repairs.map(({ kind, span: at, text, word }) => ({
        title:
          kind === 'open'
            ? ('open' as const)
            : word === ''
              ? ('close' as const)
              : ('closeBefore' as const),
        parameters: { next: word },
        edits: [{ span: at, text }],
      }));
      return report(problem, span, {}, { fixes });
    }
    case 'nestedTooDeeply':
      return report(problem, span, {});
    default:
      return problem satisfies never;
  }
}

function fixOf(span: SyntaxProblem['span'], suggestion: string) {
  const title = suggestion === '' ? ('remove' as const) : ('write' as const);
  return { title, parameters: { suggestion }, edits: [{ span, text: suggestion }] };
}

function fixFrom({ kind, span, text, word }: SyntaxRepair) {
  const title =
    kind === 'add'
      ? ('add' as const)
      : kind === 'remove'
        ? ('remove' as const)
        : ('write' as const);
  return { title, parameters: { suggestion: word }, edits: [{ span, text }] };
}

const classes: ReadonlySet<string> = new Set(Object.values(vocabularyOf('en').table.expected));

/** Words and signs of the language in quotation marks; “a name” is no such word. */
function quoted(expected: string): string {
  return classes.has(expected) ? expected : `“${expected}”`;
}
