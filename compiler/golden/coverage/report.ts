// A policy's coverage as it is told: beside the text, with the cases by their names, each outcome in
// words. What the terminal, the page and the files for other tools are written from.
import { lineStarts, type Position, positionAt, type Span, withEnds } from '#language';
import type { Model } from '../../model/model.ts';
import { fill } from '../../wording/fill.ts';
import type { CoveredOutcome, CoveredTarget, PolicyCoverage } from './coverage.ts';
import { type CoverageWords, coverageWords } from './words.ts';

export interface CoverageReport {
  /** The policy's own file, as the caller names it. */
  readonly policy: string;
  readonly model: Model;
  /** Texts of the `.clause` files, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** In the order in which coverage numbers them. */
  readonly cases: readonly ReportedCase[];
  readonly coverage: PolicyCoverage;
}

export interface ReportedCase {
  readonly name: string;
  /** Where people look for it. */
  readonly span: Span;
  readonly line: number;
}

/** Says what is said of targets and outcomes of one report. */
export class Teller {
  readonly words: CoverageWords;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #starts = new Map<string, readonly number[]>();
  /** The clauses for which a kind stands at one place. */
  readonly #standing = new Map<string, Set<string | undefined>>();

  constructor({ model, texts, coverage }: Pick<CoverageReport, 'model' | 'texts' | 'coverage'>) {
    this.words = coverageWords(model.language);
    this.#texts = texts;
    for (const target of coverage.targets) {
      const place = placeOf(target);
      const clauses = this.#standing.get(place) ?? new Set();
      this.#standing.set(place, clauses.add(target.clause));
    }
  }

  start({ file, start }: Span): Position {
    return positionAt(this.#startsOf(file), start);
  }

  end({ file, end }: Span): Position {
    return positionAt(this.#startsOf(file), end);
  }

  /** A target in the policy's own words. */
  text(target: CoveredTarget): string {
    const [first, ...others] = target.words.map((words) => this.#ownWords(target, words));
    return `\`${[first, ...others].join(' … ')}\``;
  }

  /** The part of a target's text that names it: one line, of a row its label. */
  stretch({ kind }: CoveredTarget, span: Span): Span {
    const whole = (this.#texts.get(span.file) ?? '').slice(span.start, span.end);
    const line = /^[^\n\r]*/.exec(whole)?.[0] ?? '';
    const part = kind === 'row' ? (/^(?:"[^"]*"|[^:])*/.exec(line)?.[0] ?? line) : line;
    return withEnds(span, { end: span.start + part.trimEnd().length });
  }

  /** “true”, “taken for District”. */
  outcome({ kind }: CoveredTarget, { name, of }: CoveredOutcome): string {
    const names: Readonly<Record<string, string>> = this.words.outcomes[kind];
    const outcome = names[name] ?? name;
    return of === undefined ? outcome : fill(this.words.outcomeFor, { outcome, of });
  }

  /** “`project.leads` never decided false”. */
  missing(target: CoveredTarget, { name, of }: CoveredOutcome): string {
    const { missing, missingRowFor, inClause } = this.words;
    const templates: Readonly<Record<string, string>> = missing[target.kind];
    const text = this.text(target);
    const sentence =
      of === undefined
        ? fill(templates[name] ?? '{text}', { text })
        : fill(missingRowFor, { text, of });
    const shared = (this.#standing.get(placeOf(target))?.size ?? 0) > 1;
    if (!shared || target.clause === undefined) return sentence;
    return fill(inClause, { sentence, clause: target.clause });
  }

  #ownWords(target: CoveredTarget, words: Span): string {
    const { file, start, end } = this.stretch(target, words);
    const text = (this.#texts.get(file) ?? '').slice(start, end).replace(/\s+/g, ' ');
    return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  }

  #startsOf(file: string): readonly number[] {
    const known = this.#starts.get(file) ?? lineStarts(this.#texts.get(file) ?? '');
    this.#starts.set(file, known);
    return known;
  }
}

/** Of a policy's words more would hide the message. */
const LONGEST = 70;

function placeOf({ kind, span }: CoveredTarget): string {
  return `${kind} ${span.file} ${span.start} ${span.end}`;
}
