// Grammar of expressions (DESIGN §2.2). Operators of one family are read flat, in their order;
// to-syntax gives them their precedence: fewer rules, and one table of precedence.
import {
  Colon,
  Comparator,
  k,
  Minus,
  MonthWord,
  NumberFigure,
  Plus,
  RoundedAs,
  Slash,
  Star,
} from '../tokens.ts';
import type { Rule } from './base.ts';
import { ListRules } from './lists.ts';
import { isEdgeAhead } from './lookahead.ts';

export class ExpressionRules extends ListRules {
  // ---------------------------------------------------------------- conditions

  /** `a and b or not c`. */
  expression: Rule = this.RULE('expression', () => {
    let operators = 0;
    this.SUBRULE(this.condition);
    this.MANY(() => {
      operators = this.count(operators);
      this.OR([
        { ALT: () => this.CONSUME(k.and, { LABEL: 'operator' }) },
        { ALT: () => this.CONSUME(k.or, { LABEL: 'operator' }) },
      ]);
      this.SUBRULE2(this.condition);
    });
  });

  /** A comparison, which may stand alone as any value may. Comparisons don't chain. */
  condition: Rule = this.RULE('condition', () => {
    this.MANY(() => this.CONSUME(k.not));
    this.SUBRULE(this.bounded);
    this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(Comparator);
            this.SUBRULE2(this.bounded, { LABEL: 'right' });
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.isBetween);
            this.SUBRULE(this.total, { LABEL: 'low' });
            this.CONSUME(k.and);
            this.SUBRULE2(this.total, { LABEL: 'high' });
          },
        },
        {
          ALT: () => {
            this.OR2([{ ALT: () => this.CONSUME(k.isIn) }, { ALT: () => this.CONSUME(k.isNotIn) }]);
            this.SUBRULE(this.options);
          },
        },
        { ALT: () => this.CONSUME(k.isGiven) },
        { ALT: () => this.CONSUME(k.isNotGiven) },
      ]),
    );
  });

  // ---------------------------------------------------------------- figures

  bounded: Rule = this.RULE('bounded', () => {
    this.SUBRULE(this.total);
    this.MANY(() => this.SUBRULE(this.bound));
  });

  /** `capped at E in each calendar year`, `rounded up to E`. */
  bound: Rule = this.RULE('bound', () => {
    this.OR([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(k.cappedAt) },
            { ALT: () => this.CONSUME(k.flooredAt) },
          ]);
          this.SUBRULE(this.total);
          this.OPTION(() => this.SUBRULE(this.window));
        },
      },
      {
        ALT: () => {
          this.CONSUME(RoundedAs);
          this.CONSUME(k.to);
          this.SUBRULE2(this.total);
        },
      },
    ]);
  });

  window: Rule = this.RULE('window', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.inEachCalendarYear) },
      {
        ALT: () => {
          this.CONSUME(k.inEachYear);
          this.SUBRULE(this.beginning);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.over);
          this.SUBRULE(this.total);
          this.OPTION(() =>
            this.OR2([
              { ALT: () => this.CONSUME(k.calendarYears) },
              { ALT: () => this.SUBRULE2(this.beginning) },
            ]),
          );
        },
      },
    ]);
  });

  /** `beginning on 1 April`, `beginning on April 1`. */
  beginning: Rule = this.RULE('beginning', () => {
    this.CONSUME(k.beginningOn);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(NumberFigure);
          this.CONSUME(MonthWord);
        },
      },
      {
        ALT: () => {
          this.CONSUME2(MonthWord);
          this.CONSUME2(NumberFigure);
        },
      },
    ]);
  });

  /** Sums, products and shifted dates, flat. */
  total: Rule = this.RULE('total', () => {
    let operators = 0;
    this.SUBRULE(this.operand);
    this.MANY({
      GATE: () => this.isOperator(),
      DEF: () => {
        operators = this.count(operators);
        this.OR([
          { ALT: () => this.CONSUME(Plus, { LABEL: 'operator' }) },
          { ALT: () => this.CONSUME(Minus, { LABEL: 'operator' }) },
          { ALT: () => this.CONSUME(Star, { LABEL: 'operator' }) },
          { ALT: () => this.CONSUME(Slash, { LABEL: 'operator' }) },
          { ALT: () => this.CONSUME(k.of, { LABEL: 'operator' }) },
          { ALT: () => this.CONSUME(k.after, { LABEL: 'operator' }) },
          { ALT: () => this.CONSUME(k.before, { LABEL: 'operator' }) },
          {
            ALT: () => {
              this.CONSUME(k.net, { LABEL: 'operator' });
              this.CONSUME2(k.of);
            },
          },
        ]);
        this.SUBRULE2(this.operand);
      },
    });
  });

  /** Tells operator words from the name of the next field and from the next row's label. */
  private isOperator(): boolean {
    const type = this.LA(1).tokenType;
    if (type === k.of) return !this.is(2, Colon);
    if (type === k.net) return this.is(2, k.of);
    if (type === k.after) return this.place !== 'subject' && !this.is(2, Colon);
    if (type !== k.before) return true;
    if (this.place === 'subject' || this.is(2, Colon)) return false;
    return this.place !== 'row' || !isEdgeAhead(this.ahead);
  }
}
