// Grammar of what goes through lists, and of tables.
import { Close, Colon, Comma, EdgeWord, k, Name, Open } from '../tokens.ts';
import type { Rule } from './base.ts';
import { endsLabel } from './lookahead.ts';
import { OperandRules } from './operands.ts';

export abstract class ListRules extends OperandRules {
  abstract bounded: Rule;

  // ---------------------------------------------------------------- lists

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

  /** `at least 2 of (a, b, c)`: how many of some conditions hold. */
  someOf: Rule = this.RULE('someOf', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.atLeast) },
      { ALT: () => this.CONSUME(k.atMost) },
      { ALT: () => this.CONSUME(k.exactly) },
    ]);
    this.OR2([{ ALT: () => this.SUBRULE(this.figure) }, { ALT: () => this.SUBRULE(this.path) }]);
    this.CONSUME(k.of);
    this.CONSUME(Open);
    this.at('anywhere', () => {
      this.SUBRULE(this.expression);
      this.MANY(() => {
        this.CONSUME(Comma);
        this.SUBRULE2(this.expression);
      });
    });
    this.CONSUME(Close);
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
            this.OPTION2(() => {
              this.CONSUME(k.where);
              this.at('subject', () => this.SUBRULE(this.expression));
            });
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
