// Grammar of expressions (DESIGN §2.2). Operators of one family are read flat, in their order;
// to-syntax gives them their precedence: fewer rules, and one table of precedence.
import {
  type CstNode,
  CstParser,
  type ParserMethod,
  type TokenType,
  tokenMatcher,
} from 'chevrotain';
import {
  Close,
  Colon,
  Comma,
  Comparator,
  CurrencyBefore,
  DateFigure,
  Dot,
  EdgeWord,
  FullUnit,
  k,
  Minus,
  Name,
  NumberFigure,
  Open,
  OperandName,
  Percent,
  Plus,
  RoundedAs,
  ScaleWord,
  Slash,
  Star,
  StringText,
  UnitWord,
  vocabularyTypes,
} from '../tokens.ts';
import { type Ahead, endsLabel, isEdgeAhead, isOperandName } from './lookahead.ts';

export type Rule = ParserMethod<[], CstNode>;

/** How deep rules may stand in one another before the parser gives up on a part. */
export const maxNesting = 200;

/** How many operators one expression may have outside brackets. */
const maxOperators = 2_000;

/** Thrown through Chevrotain, whose stack would otherwise overflow; `parse` reports it. */
export class NestedTooDeeply extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('nested too deeply');
    this.offset = offset;
  }
}

/** Where an expression stands, as far as that decides what may follow in it. */
type Place = 'anywhere' | 'subject' | 'row' | 'label' | 'range';

export class ExpressionRules extends CstParser {
  private place: Place = 'anywhere';
  private nesting = 0;
  private readonly ahead: Ahead = (distance) => this.LA(distance);

  constructor(skipValidations: boolean) {
    super([...vocabularyTypes], {
      maxLookahead: 2,
      recoveryEnabled: false,
      nodeLocationTracking: 'onlyOffset',
      skipValidations,
    });
  }

  /** Forgets what an abandoned parse left behind. */
  protected startAfresh(): void {
    this.place = 'anywhere';
    this.nesting = 0;
  }

  protected is(ahead: number, type: TokenType): boolean {
    return tokenMatcher(this.LA(ahead), type);
  }

  /** Gives up on an expression that goes on and on: its tree would be too deep, too. */
  private count(operators: number): number {
    if (operators > maxOperators) throw new NestedTooDeeply(this.LA(1).startOffset);
    return operators + 1;
  }

  /** Reads with another place in force; brackets and values start `anywhere` again. */
  protected at(place: Place, read: () => void): void {
    const outer = this.place;
    this.place = place;
    if (++this.nesting > maxNesting) throw new NestedTooDeeply(this.LA(1).startOffset);
    read();
    this.nesting--;
    this.place = outer;
  }

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

  /** `(a, b, c)`. */
  options: Rule = this.RULE('options', () => {
    this.CONSUME(Open);
    this.at('anywhere', () => {
      this.SUBRULE(this.bounded);
      this.MANY(() => {
        this.CONSUME(Comma);
        this.SUBRULE2(this.bounded);
      });
    });
    this.CONSUME(Close);
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
          this.CONSUME(k.over);
          this.SUBRULE(this.total);
          this.CONSUME(k.calendarYears);
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
        GATE: () => this.place !== 'subject',
        ALT: () => this.at(this.place, () => this.SUBRULE(this.table)),
      },
      { GATE: () => isOperandName(this.ahead), ALT: () => this.SUBRULE(this.path) },
    ]);
  });

  /** `3 million yuan`, `CNY 200,000`, `30%`, `1:0.5`, `10 yuan per m2`. */
  figure: Rule = this.RULE('figure', () => {
    let prefixed = false;
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
          { GATE: () => !prefixed, ALT: () => this.CONSUME(Percent) },
          {
            ALT: () => {
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
      GATE: () => this.place !== 'range' && !this.is(2, Colon),
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

  // ---------------------------------------------------------------- lists

  private isAggregate(): boolean {
    const type = this.LA(1).tokenType;
    if (type === k.sum) return this.is(2, k.of);
    if (type === k.count) return this.is(2, k.each);
    if (type === k.any || type === k.every) return this.is(2, Name) && this.is(3, k.in);
    return true;
  }

  aggregate: Rule = this.RULE('aggregate', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.sum);
          this.CONSUME(k.of);
          this.at('anywhere', () => this.SUBRULE(this.bounded));
          this.SUBRULE(this.overList);
        },
      },
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(k.theLargestOf) },
            { ALT: () => this.CONSUME(k.theSmallestOf) },
          ]);
          this.OR3([
            { GATE: () => this.isOptions(), ALT: () => this.SUBRULE(this.options) },
            {
              ALT: () => {
                this.at('anywhere', () => this.SUBRULE2(this.bounded));
                this.SUBRULE2(this.overList);
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.count);
          this.CONSUME(k.each);
          this.SUBRULE(this.binders);
          this.SUBRULE(this.selection);
        },
      },
      {
        ALT: () => {
          this.OR4([{ ALT: () => this.CONSUME(k.any) }, { ALT: () => this.CONSUME(k.every) }]);
          this.SUBRULE2(this.binders);
          this.SUBRULE2(this.selection);
          this.CONSUME(k.satisfies);
          this.SUBRULE(this.expression);
        },
      },
    ]);
  });

  /** Whether the brackets ahead hold several values: `(a, b)` and not `(a + b) for each …`. */
  private isOptions(): boolean {
    if (!this.is(1, Open)) return false;
    for (let ahead = 2, depth = 0; ; ahead++) {
      const type = this.LA(ahead).tokenType;
      if (type === Open) depth++;
      else if (type === Comma && depth === 0) return true;
      else if (type === Close && depth-- === 0) return false;
      else if (Number.isNaN(this.LA(ahead).startOffset)) return false;
    }
  }

  overList: Rule = this.RULE('overList', () => {
    this.CONSUME(k.forEach);
    this.SUBRULE(this.binders);
    this.SUBRULE(this.selection);
  });

  binders: Rule = this.RULE('binders', () => {
    this.SUBRULE(this.binder);
    this.MANY({
      GATE: () => this.is(3, k.in),
      DEF: () => {
        this.CONSUME(Comma);
        this.SUBRULE2(this.binder);
      },
    });
  });

  /** `x in xs`. */
  binder: Rule = this.RULE('binder', () => {
    this.CONSUME(Name);
    this.CONSUME(k.in);
    this.SUBRULE(this.path);
  });

  selection: Rule = this.RULE('selection', () => {
    this.OPTION({
      GATE: () => !this.is(2, Colon),
      DEF: () => {
        this.CONSUME(k.before);
        this.CONSUME(Name);
      },
    });
    this.OPTION2(() => {
      this.CONSUME(k.where);
      this.SUBRULE(this.expression);
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

  // ---------------------------------------------------------------- tables

  table: Rule = this.RULE('table', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.byPartsOf);
          this.at('subject', () => this.SUBRULE(this.total));
          this.OPTION(() => {
            this.CONSUME(k.runningOver);
            this.SUBRULE(this.path);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.by);
          this.at('subject', () => {
            this.SUBRULE2(this.total);
            this.MANY(() => {
              this.CONSUME(Comma);
              this.SUBRULE3(this.total);
            });
          });
        },
      },
    ]);
    this.AT_LEAST_ONE({ GATE: () => this.isRow(), DEF: () => this.SUBRULE(this.row) });
  });

  private isRow(): boolean {
    if (endsLabel(this.LA(2))) return this.is(1, Name);
    return this.is(1, EdgeWord);
  }

  row: Rule = this.RULE('row', () => {
    this.SUBRULE(this.rowLabel);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.rowLabel);
    });
    this.CONSUME(Colon);
    this.at('row', () => this.SUBRULE(this.expression));
  });

  rowLabel: Rule = this.RULE('rowLabel', () => {
    this.SUBRULE(this.labelOption);
    this.MANY(() => {
      this.CONSUME(k.or);
      this.SUBRULE2(this.labelOption);
    });
  });

  labelOption: Rule = this.RULE('labelOption', () => {
    this.OR({
      DEF: [
        {
          GATE: () => !endsLabel(this.LA(2)),
          ALT: () => {
            this.CONSUME(EdgeWord);
            this.at('label', () => this.SUBRULE(this.total));
          },
        },
        { ALT: () => this.CONSUME(k.true) },
        { ALT: () => this.CONSUME(k.false) },
        { ALT: () => this.CONSUME(k.any) },
        { ALT: () => this.CONSUME(k.otherwise) },
        { ALT: () => this.CONSUME(Name) },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });
}
