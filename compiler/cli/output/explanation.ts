// A decision told for people: article by article what was asked, what the source says, each step,
// what came of it and why; then the totals.
import type { Award, Decision, MeasureOutcome } from '@clause/runtime';
import type { Clause, Model } from '#compiler';
import { indented, padded, type Style, widthOf } from './style.ts';
import { type ExplanationWords, explanationWords, filled } from './words.ts';

/** The whole explanation, lines of at most the style's width. */
export function explanationAsText(decision: Decision, model: Model, style: Style): string {
  const told = new Telling(decision, model, style, explanationWords(model.language));
  return `${[...told.header(), ...told.articles(), ...told.totals()].join('\n')}\n`;
}

type Outcome =
  | { readonly kind: 'award'; readonly award: Award }
  | { readonly kind: 'measure'; readonly measure: MeasureOutcome };

/** State: none; it holds what every part of the telling reads. */
class Telling {
  readonly #decision: Decision;
  readonly #model: Model;
  readonly #style: Style;
  readonly #words: ExplanationWords;

  constructor(decision: Decision, model: Model, style: Style, words: ExplanationWords) {
    this.#decision = decision;
    this.#model = model;
    this.#style = style;
    this.#words = words;
  }

  header(): readonly string[] {
    const { as_of, reference, applicable, reason } = this.#decision;
    const { paint, width } = this.#style;
    const { title, currency, version } = this.#model;
    const facts = [
      ...(reference === undefined ? [] : [filled(this.#words.reference, { reference })]),
      filled(this.#words.judgedOn, { date: as_of }),
      filled(this.#words.version, { version }),
      filled(this.#words.amountsIn, {
        currency:
          currency.word === currency.code ? currency.code : `${currency.word} (${currency.code})`,
      }),
    ];
    const scope =
      applicable === true
        ? [paint.green(this.#words.applies)]
        : indented(reason ?? '', width, '').map(applicable === null ? paint.yellow : paint.red);
    return [
      ...indented(title, width, '').map((line) => paint.bold(line)),
      ...indented(facts.join(' · '), width, '').map((line) => paint.dim(line)),
      '',
      ...scope,
    ];
  }

  articles(): readonly string[] {
    const numbers = [...new Set(this.#model.clauses.map(({ article }) => article))];
    return numbers.flatMap((number) => {
      const told = this.#model.clauses
        .filter(({ article }) => article === number)
        .map((clause) => this.#clause(clause, this.#outcomesOf(clause)))
        .filter((lines) => lines.length > 0);
      const title = this.#model.articles.find((article) => article.number === number)?.title;
      const name = number === '' ? this.#words.noArticle : filled(this.#words.article, { number });
      return [
        '',
        this.#rule(title === undefined ? name : `${name}  ${title}`),
        ...(told.length === 0 ? ['', this.#style.paint.dim(`  ${this.#words.nothingHere}`)] : []),
        ...told.flatMap((lines) => ['', ...lines]),
      ];
    });
  }

  totals(): readonly string[] {
    const { totals, currency } = this.#decision;
    const { paint } = this.#style;
    const paid = Object.entries(totals.clauses).filter(([, amount]) => isSome(amount));
    const line = (name: string, amount: string) => this.#amountLine(`  ${name}`, amount);
    const nameOf = (name: string) => {
      const clause = this.#model.clauses.find((each) => each.name === name);
      const article = clause?.article ?? '';
      const label = clause?.label ?? name;
      return article === ''
        ? label
        : `${filled(this.#words.article, { number: article })}  ${label}`;
    };
    return [
      '',
      this.#rule(this.#words.totals),
      '',
      ...paid.map(([name, amount]) => line(nameOf(name), amount)),
      ...(totals.recoveries === undefined || !isSome(totals.recoveries)
        ? []
        : [paint.yellow(line(this.#words.owedBack, totals.recoveries))]),
      paint.bold(this.#amountLine(`  ${this.#words.inAll} (${currency})`, totals.policy)),
    ];
  }

  #outcomesOf({ name }: Clause): readonly Outcome[] {
    const awards = this.#decision.awards
      .filter(({ clause }) => clause === name)
      .map((award): Outcome => ({ kind: 'award', award }));
    const measures = this.#decision.measures
      .filter(({ clause }) => clause === name)
      .map((measure): Outcome => ({ kind: 'measure', measure }));
    return [...awards, ...measures];
  }

  /** A clause with its citation, then what came of it for each item; nothing without items. */
  #clause(clause: Clause, outcomes: readonly Outcome[]): readonly string[] {
    const { paint } = this.#style;
    const [first] = outcomes;
    if (first === undefined) return [];
    const name = clause.label ?? clause.name;
    const said = [
      ...this.#part(
        this.#words.cited,
        clause.cites.map(({ text }) => `“${text}”`),
        paint.italic,
      ),
      ...this.#part(this.#words.readAs, clause.readings, paint.dim),
    ];
    if (itemOf(first) === null) {
      return [...this.#head('  ', name, first), ...said, ...this.#reached(first)];
    }
    return [
      `  ${paint.bold(name)}`,
      ...said,
      ...outcomes.flatMap((outcome) => [
        '',
        ...this.#head('    ', itemOf(outcome) ?? '', outcome),
        ...this.#reached(outcome),
      ]),
    ];
  }

  /** The line that says what came of it: a mark and a name, at the right the status and the sum. */
  #head(indent: string, name: string, outcome: Outcome): readonly string[] {
    const { paint } = this.#style;
    const { status, amount } = outcome.kind === 'award' ? outcome.award : outcome.measure;
    const nothing =
      outcome.kind === 'award' && MARKS[status] === '✓' && !isSome(outcome.award.amount);
    const word = this.#words.statuses[status];
    const result = amount === undefined ? word : `${word}  ${this.#grouped(amount)}`;
    const line = this.#beside(`${indent}${nothing ? '–' : MARKS[status]} ${name}`, result);
    return [paint[COLOURS[status]](paint.bold(line))];
  }

  /** How it was reached, and why. */
  #reached(outcome: Outcome): readonly string[] {
    const { reason } = outcome.kind === 'award' ? outcome.award : outcome.measure;
    return [
      ...(outcome.kind === 'award' ? this.#steps(outcome.award) : []),
      ...this.#part(this.#words.why, [reason]),
      ...this.#open(outcome),
    ];
  }

  #steps({ steps = [] }: Award): readonly string[] {
    const asked = steps.filter(({ code }) => code === 'condition').map(({ text }) => text);
    const rest = steps.filter(({ code }) => code !== 'condition').map(({ text }) => text);
    return [...this.#part(this.#words.asked, asked), ...this.#part(this.#words.workedOut, rest)];
  }

  /** What is missing, the most it can become, and instalments. */
  #open(outcome: Outcome): readonly string[] {
    if (outcome.kind === 'measure') {
      return this.#part(this.#words.notGiven, outcome.measure.missing ?? []);
    }
    const { missing = [], ceiling, parts = [] } = outcome.award;
    const bound =
      ceiling === undefined
        ? []
        : [
            ceiling === null
              ? this.#words.noBound
              : filled(this.#words.atMost, { amount: this.#grouped(ceiling) }),
          ];
    return [
      ...this.#part(this.#words.notGiven, [...missing, ...(missing.length > 0 ? bound : [])]),
      ...this.#part(
        this.#words.parts,
        parts.map(({ name, amount }) => `${name}: ${this.#grouped(amount)}`),
      ),
    ];
  }

  /** A word on the left, texts beside it one below another. */
  #part(
    word: string,
    texts: readonly string[],
    paintText: (text: string) => string = (text) => text,
  ): readonly string[] {
    const { paint, width } = this.#style;
    const column = Math.max(
      ...[this.#words.cited, this.#words.readAs, this.#words.asked, this.#words.workedOut]
        .concat(this.#words.why, this.#words.notGiven, this.#words.parts)
        .map(widthOf),
    );
    const indent = ' '.repeat(column + 8);
    return texts.flatMap((text, index) =>
      indented(text, width, indent).map((line, row) => {
        const label = index === 0 && row === 0 ? padded(word, column) : ' '.repeat(column);
        return `      ${paint.dim(label)}  ${paintText(line.slice(indent.length))}`;
      }),
    );
  }

  #rule(title: string): string {
    const { paint, width } = this.#style;
    const rest = Math.max(3, width - widthOf(title) - 4);
    return `${paint.dim('──')} ${paint.bold(title)} ${paint.dim('─'.repeat(rest))}`;
  }

  #amountLine(name: string, amount: string): string {
    return this.#beside(name, this.#grouped(amount));
  }

  /** One text at the left edge, one at the right; below each other where they don't fit. */
  #beside(left: string, right: string): string {
    const { width } = this.#style;
    const gap = width - widthOf(left) - widthOf(right);
    if (gap >= 2) return left + ' '.repeat(gap) + right;
    const lines = indented(left.trimStart(), width, '    ', '  ');
    return [...lines, ' '.repeat(Math.max(0, width - widthOf(right))) + right].join('\n');
  }

  #grouped(amount: string): string {
    return amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  }
}

type Status = Award['status'] | MeasureOutcome['status'];

const MARKS: Readonly<Record<Status, string>> = {
  granted: '✓',
  capped: '✓',
  reduced: '✓',
  permitted: '✓',
  encouraged: '✓',
  required: '✓',
  empowered: '✓',
  forgone: '–',
  not_applicable: '–',
  ineligible: '✗',
  undetermined: '?',
};

const COLOURS = {
  granted: 'green',
  capped: 'yellow',
  reduced: 'yellow',
  permitted: 'green',
  encouraged: 'green',
  required: 'green',
  empowered: 'green',
  forgone: 'magenta',
  not_applicable: 'dim',
  ineligible: 'red',
  undetermined: 'cyan',
} as const satisfies Readonly<Record<Status, string>>;

function itemOf(outcome: Outcome): string | null {
  return outcome.kind === 'award' ? outcome.award.item : outcome.measure.item;
}

function isSome(amount: string): boolean {
  return /[1-9]/.test(amount);
}
