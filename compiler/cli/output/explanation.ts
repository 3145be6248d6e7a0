// A decision told for people: article by article what the source says, what was asked, each step,
// what came of it and why; then the totals.
import type { Decision } from '@clause/runtime';
import type { Clause, Model } from '#compiler';
import { visible } from '#language';
import { beside, grouped, isSome, rule } from './layout.ts';
import { headline, type Outcome, part, reached, type Voice } from './outcome.ts';
import { indented, type Style } from './style.ts';
import { explanationWords, filled } from './words.ts';

interface Telling extends Voice {
  readonly decision: Decision;
  readonly model: Model;
}

/** The whole explanation, lines of at most the style's width. */
export function explanationAsText(decision: Decision, model: Model, style: Style): string {
  const telling = {
    decision: shown(decision),
    model,
    style,
    words: explanationWords(model.language),
  };
  return `${[...header(telling), ...articles(telling), ...totals(telling)].join('\n')}\n`;
}

function header({ decision, model, style, words }: Telling): readonly string[] {
  const { as_of, reference, applicable, reason } = decision;
  const { paint, width } = style;
  const { currency } = model;
  const [title, version] = [visible(model.title), visible(model.version)];
  const money =
    currency.word === currency.code ? currency.code : `${currency.plural} (${currency.code})`;
  const facts = [
    ...(reference === undefined ? [] : [filled(words.reference, { reference })]),
    filled(words.judgedOn, { date: as_of }),
    filled(words.version, { version }),
    filled(words.amountsIn, { currency: money }),
  ];
  const scope =
    applicable === true
      ? [paint.green(words.applies)]
      : indented(reason ?? '', width, '').map(applicable === null ? paint.yellow : paint.red);
  return [
    ...indented(title, width, '').map((line) => paint.bold(line)),
    ...indented(facts.join(' · '), width, '').map((line) => paint.dim(line)),
    '',
    ...scope,
  ];
}

function articles(telling: Telling): readonly string[] {
  const { model, style, words } = telling;
  const numbers = [...new Set(model.clauses.map(({ article }) => article))];
  return numbers.flatMap((number) => {
    const told = model.clauses
      .filter(({ article }) => article === number)
      .map((each) => clause(each, telling))
      .filter((lines) => lines.length > 0);
    const title = model.articles.find((article) => article.number === number)?.title;
    const name =
      number === '' ? words.noArticle : filled(words.article, { number: visible(number) });
    return [
      '',
      rule(title === undefined ? name : `${name}  ${visible(title)}`, style),
      ...(told.length === 0 ? ['', style.paint.dim(`  ${words.nothingHere}`)] : []),
      ...told.flatMap((lines) => ['', ...lines]),
    ];
  });
}

/** A clause with its citation, then what came of it for each item; nothing without items. */
function clause(clause: Clause, telling: Telling): readonly string[] {
  const { decision, style, words } = telling;
  const outcomes: readonly Outcome[] = [...decision.awards, ...decision.measures].filter(
    (outcome) => outcome.clause === clause.name,
  );
  const [first] = outcomes;
  if (first === undefined) return [];
  const voice = { ...telling, clause };
  const name = visible(clause.label ?? clause.name);
  const cites = clause.cites.map(({ text }) => `“${visible(text)}”`);
  const said = [
    ...part(words.cited, cites, telling, style.paint.italic),
    ...part(words.readAs, clause.readings.map(visible), telling, style.paint.dim),
  ];
  if (first.item === null) {
    return [headline('  ', name, first, voice), ...said, ...reached(first, voice)];
  }
  return [
    ...indented(name, style.width, '  ').map((line) => style.paint.bold(line)),
    ...said,
    ...outcomes.flatMap((outcome) => [
      '',
      headline('    ', outcome.item ?? '', outcome, voice),
      ...reached(outcome, voice),
    ]),
  ];
}

function totals({ decision, model, style, words }: Telling): readonly string[] {
  const { paint } = style;
  const { clauses, policy, recoveries } = decision.totals;
  const line = (name: string, amount: string) => beside(`  ${name}`, grouped(amount), style);
  const nameOf = (name: string) => {
    const found = model.clauses.find((each) => each.name === name);
    const label = visible(found?.label ?? name);
    if (found === undefined || found.article === '') return label;
    return `${filled(words.article, { number: visible(found.article) })}  ${label}`;
  };
  const paid = Object.entries(clauses).filter(([, amount]) => isSome(amount));
  return [
    '',
    rule(words.totals, style),
    '',
    ...paid.map(([name, amount]) => line(nameOf(name), amount)),
    ...(recoveries !== undefined && isSome(recoveries)
      ? [paint.yellow(line(words.owedBack, recoveries))]
      : []),
    paint.bold(line(`${words.inAll} (${decision.currency})`, policy)),
  ];
}

/** The same decision with every text in it as a terminal may have it. */
function shown<T>(value: T): T {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? visible(part) : part,
  );
  return JSON.parse(text) as T;
}
