// Grammar of operands: figures, names with their fields, brackets, elapsed time.
import {
  Close,
  Colon,
  CurrencyBefore,
  DateFigure,
  DatePartWord,
  Dot,
  FullUnit,
  k,
  Minus,
  Name,
  NumberFigure,
  Open,
  OperandName,
  Percent,
  ScaleWord,
  StringText,
  UnitWord,
} from '../tokens.ts';
import { BaseRules, type Rule } from './base.ts';
import { isOperandName } from './lookahead.ts';

export abstract class OperandRules extends BaseRules {
  abstract expression: Rule;
  abstract total: Rule;
  abstract aggregate: Rule;
  abstract someOf: Rule;
  abstract table: Rule;

  operand: Rule = this.RULE('operand', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Minus);
          this.at(this.place, () => this.SUBRULE(this.operand));
        },
      },
      { ALT: () => this.SUBRULE(this.figure) },
      { ALT: () => this.CONSUME(DateFigure) },
      { ALT: () => this.CONSUME(StringText) },
      { ALT: () => this.CONSUME(k.true) },
      { ALT: () => this.CONSUME(k.false) },
      {
        ALT: () => {
          this.CONSUME(Open);
          this.at('anywhere', () => this.SUBRULE(this.expression));
          this.CONSUME(Close);
          this.MANY(() => {
            this.CONSUME(Dot);
            this.CONSUME(Name);
          });
        },
      },
      { GATE: () => this.isAggregate(), ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.SUBRULE(this.elapsed) },
      {
        ALT: () => {
          this.CONSUME(DatePartWord);
          this.at(this.place, () => this.SUBRULE2(this.operand));
        },
      },
      { GATE: () => this.isSomeOf(), ALT: () => this.SUBRULE(this.someOf) },
      {
        GATE: () => this.place !== 'subject',
        ALT: () => this.at(this.place, () => this.SUBRULE(this.table)),
      },
      { GATE: () => isOperandName(this.ahead), ALT: () => this.SUBRULE(this.path) },
    ]);
  });

  /** `3 million yuan`, `CNY 200,000`, `30%`, `1:0.5`, `10 yuan per m2`. */
  figure: Rule = this.RULE('figure', () => {
    let prefixed = false;
    let isShare = false;
    this.OPTION(() => {
      this.CONSUME(CurrencyBefore);
      prefixed = true;
    });
    this.CONSUME(NumberFigure);
    this.OPTION2({
      // A gate within the alternatives would not keep the option from being entered.
      GATE: () =>
        !this.is(1, Colon) || (!prefixed && this.place !== 'label' && this.is(2, NumberFigure)),
      DEF: () =>
        this.OR([
          {
            GATE: () => !prefixed,
            ALT: () => {
              this.CONSUME(Percent);
              isShare = true;
            },
          },
          {
            ALT: () => {
              isShare = true;
              this.CONSUME(Colon);
              this.CONSUME2(NumberFigure, { LABEL: 'right' });
            },
          },
          {
            ALT: () => {
              this.CONSUME(ScaleWord);
              this.OPTION3({ GATE: () => !prefixed, DEF: () => this.CONSUME(UnitWord) });
            },
          },
          { GATE: () => !prefixed, ALT: () => this.CONSUME2(UnitWord) },
        ]),
    });
    this.MANY({
      // In a fact's range, `per` is of the fact: `money from 0 yuan to 50 yuan per month`.
      GATE: () => !isShare && this.place !== 'range' && !this.is(2, Colon),
      DEF: () => {
        this.CONSUME(k.per);
        this.CONSUME(Name);
      },
    });
  });

  /** `project.investment`. */
  path: Rule = this.RULE('path', () => {
    this.CONSUME(OperandName);
    this.MANY(() => {
      this.CONSUME(Dot);
      this.CONSUME(Name);
    });
  });

  /** `full years from a to b`. */
  elapsed: Rule = this.RULE('elapsed', () => {
    this.CONSUME(FullUnit);
    this.CONSUME(k.from);
    this.SUBRULE(this.total, { LABEL: 'start' });
    this.CONSUME(k.to);
    this.SUBRULE(this.operand, { LABEL: 'end' });
  });

  /** `exactly` is also a label, and a name. */
  private isSomeOf(): boolean {
    if (!this.is(1, k.exactly)) return true;
    return (this.is(2, NumberFigure) || this.is(2, Name)) && this.is(3, k.of);
  }

  private isAggregate(): boolean {
    const type = this.LA(1).tokenType;
    if (type === k.sum) return this.is(2, k.of);
    if (type === k.count) return this.is(2, k.each);
    if (type === k.any || type === k.every) return this.is(2, Name) && this.is(3, k.in);
    return true;
  }
}
