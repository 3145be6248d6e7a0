// Grammar of articles and clauses: their parts, verbs, limits, overlap rules and splits.
import { EOF } from 'chevrotain';
import {
  Close,
  Colon,
  Comma,
  Equals,
  EveryWord,
  k,
  MeasureWord,
  Name,
  NumberFigure,
  Open,
  StringText,
} from '../tokens.ts';
import type { Rule } from './base.ts';
import { ExpressionRules } from './expressions.ts';
import { farthestAhead } from './lookahead.ts';

export class ClauseRules extends ExpressionRules {
  // ---------------------------------------------------------------- parts that say where and when

  cites: Rule = this.RULE('cites', () => {
    this.CONSUME(k.cites);
    this.SUBRULE(this.texts);
  });

  /** `"a", "b"`. */
  texts: Rule = this.RULE('texts', () => {
    this.CONSUME(StringText);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.CONSUME2(StringText);
    });
  });

  reading: Rule = this.RULE('reading', () => {
    this.CONSUME(k.reading);
    this.CONSUME(StringText);
  });

  period: Rule = this.RULE('period', () => {
    this.CONSUME(k.inForce);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.from);
          this.SUBRULE(this.total, { LABEL: 'start' });
          this.OPTION(() => {
            this.CONSUME(k.until);
            this.SUBRULE2(this.total, { LABEL: 'end' });
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME2(k.until);
          this.SUBRULE3(this.total, { LABEL: 'end' });
        },
      },
    ]);
  });

  when: Rule = this.RULE('when', () => {
    this.CONSUME(k.when);
    this.SUBRULE(this.expression);
  });

  unless: Rule = this.RULE('unless', () => {
    this.CONSUME(k.unless);
    this.SUBRULE(this.expression);
  });

  // `parameter` stands at file level only; it has the same form.
  define: Rule = this.RULE('define', () => {
    this.CONSUME(k.define);
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(k.of);
      this.CONSUME2(Name, { LABEL: 'owner' });
    });
    this.SUBRULE(this.definition);
  });

  definition: Rule = this.RULE('definition', () => {
    this.OPTION(() => this.CONSUME(StringText));
    this.CONSUME(Equals);
    this.SUBRULE(this.expression);
  });

  // ---------------------------------------------------------------- article and clause

  /** `article 3 "title"` and what stands before its first clause; the clauses follow as items. */
  article: Rule = this.RULE('article', () => {
    this.CONSUME(k.article);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(NumberFigure);
          this.OPTION2({
            // `7a`: the letter stands at the figure, unlike the next declaration.
            GATE: () => this.LA(1).startOffset === (this.LA(0).endOffset ?? 0) + 1,
            DEF: () => this.CONSUME2(Name, { LABEL: 'letter' }),
          });
        },
      },
      { ALT: () => this.CONSUME(StringText, { LABEL: 'quoted' }) },
      { ALT: () => this.CONSUME(Name) },
    ]);
    this.OPTION(() => this.CONSUME2(StringText));
    this.MANY(() => this.SUBRULE(this.cites));
  });

  clause: Rule = this.RULE('clause', () => {
    this.CONSUME(k.clause);
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(StringText));
    this.OPTION2(() => {
      this.CONSUME(k.forEach);
      this.SUBRULE(this.binders);
    });
    this.MANY({
      GATE: () => !this.isNamedLimit(),
      DEF: () => this.SUBRULE(this.clausePart),
    });
  });

  /** A limit that names its clauses speaks of more than one, so it ends the clause before it. */
  private isNamedLimit(): boolean {
    if (this.LA(1).tokenType !== k.limit) return false;
    if (this.is(2, k.quantity)) return this.isQuantityIn();
    return (
      [k.total, k.count, k.each, k.forEach].some((word) => this.is(2, word)) && this.is(3, k.of)
    );
  }

  /** Whether `limit quantity E in a, b` goes on to the names of clauses. */
  private isQuantityIn(): boolean {
    for (let ahead = 3; ahead < farthestAhead; ahead++) {
      const type = this.LA(ahead).tokenType;
      if (type === k.in) return true;
      if (type === k.each || type === k.forEach || type === EOF) return false;
    }
    return false;
  }

  clausePart: Rule = this.RULE('clausePart', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.period) },
      { ALT: () => this.SUBRULE(this.cites) },
      { ALT: () => this.SUBRULE(this.reading) },
      { ALT: () => this.SUBRULE(this.define) },
      { ALT: () => this.SUBRULE(this.when) },
      { ALT: () => this.SUBRULE(this.unless) },
      { ALT: () => this.SUBRULE(this.grants) },
      { ALT: () => this.SUBRULE(this.matches) },
      { ALT: () => this.SUBRULE(this.recovers) },
      { ALT: () => this.SUBRULE(this.measure) },
      { ALT: () => this.SUBRULE(this.overlap) },
      { ALT: () => this.SUBRULE(this.limit) },
      { ALT: () => this.SUBRULE(this.split) },
    ]);
  });

  // ---------------------------------------------------------------- verbs

  grants: Rule = this.RULE('grants', () => {
    this.CONSUME(k.grants);
    this.SUBRULE(this.bounded);
  });

  /** `matches E at R`, `matches E by level …`. */
  matches: Rule = this.RULE('matches', () => {
    this.CONSUME(k.matches);
    this.SUBRULE(this.bounded);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.at);
          this.SUBRULE2(this.bounded, { LABEL: 'factor' });
        },
      },
      { ALT: () => this.SUBRULE(this.table) },
    ]);
  });

  recovers: Rule = this.RULE('recovers', () => {
    this.CONSUME(k.recovers);
    this.SUBRULE(this.bounded);
  });

  measure: Rule = this.RULE('measure', () => {
    this.OR([{ ALT: () => this.CONSUME(MeasureWord) }, { ALT: () => this.CONSUME(k.empowers) }]);
    this.CONSUME(StringText);
    this.OPTION(() => {
      this.CONSUME(k.to);
      this.CONSUME2(StringText, { LABEL: 'power' });
    });
    this.OPTION2(() => {
      this.CONSUME(k.of);
      this.SUBRULE(this.bounded);
    });
  });

  // ---------------------------------------------------------------- limit

  limit: Rule = this.RULE('limit', () => {
    this.CONSUME(k.limit);
    this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k.total);
            this.CONSUME(k.of);
            this.SUBRULE(this.clauseSet);
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.count);
            this.OPTION2(() => {
              this.CONSUME2(k.of);
              this.SUBRULE2(this.clauseSet);
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.quantity);
            this.SUBRULE(this.total, { LABEL: 'quantified' });
            this.OPTION7(() => {
              this.CONSUME(k.in);
              this.SUBRULE3(this.clauseSet);
            });
          },
        },
      ]),
    );
    // A minimum is asked of each award by itself, and counts for nobody: `limit to at least E`.
    this.OPTION8(() => {
      this.OR2([{ ALT: () => this.CONSUME(k.each) }, { ALT: () => this.CONSUME(k.forEach) }]);
      this.OR3([
        {
          ALT: () => {
            this.CONSUME3(k.of);
            this.SUBRULE4(this.clauseSet);
          },
        },
        {
          ALT: () => {
            this.SUBRULE(this.path);
            this.MANY(() => {
              this.CONSUME(Comma);
              this.SUBRULE2(this.path);
            });
          },
        },
      ]);
    });
    this.CONSUME(k.to);
    this.OPTION9(() => this.CONSUME(k.atLeast));
    this.SUBRULE(this.bounded);
    this.OPTION3(() => this.SUBRULE(this.window));
    this.OPTION4(() => {
      this.CONSUME(k.where);
      this.SUBRULE(this.expression);
    });
    this.OPTION5(() => {
      this.CONSUME(k.counting);
      this.SUBRULE(this.supports);
    });
    this.OPTION6(() => this.CONSUME(k.orNothing));
  });

  /** `all grants`, or clauses by name. */
  clauseSet: Rule = this.RULE('clauseSet', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.allGrants) },
      {
        ALT: () => {
          this.CONSUME(Name);
          this.MANY(() => {
            this.CONSUME(Comma);
            this.CONSUME2(Name);
          });
        },
      },
    ]);
  });

  /** `other_supports where C`. */
  supports: Rule = this.RULE('supports', () => {
    this.CONSUME(k.otherSupports);
    this.OPTION(() => {
      this.CONSUME(k.where);
      this.SUBRULE(this.expression);
    });
  });

  // ---------------------------------------------------------------- overlap

  overlap: Rule = this.RULE('overlap', () => {
    this.CONSUME(k.overlap);
    this.CONSUME(k.of);
    this.SUBRULE(this.clauseSet);
    this.OPTION(() => {
      this.CONSUME(k.with);
      this.SUBRULE(this.supports);
    });
    this.OPTION2(() => {
      this.CONSUME(k.onSame);
      this.OR({
        DEF: [
          { ALT: () => this.CONSUME(k.matter) },
          { ALT: () => this.CONSUME(k.applicant) },
          { ALT: () => this.CONSUME(Name) },
        ],
        IGNORE_AMBIGUITIES: true,
      });
    });
    this.SUBRULE(this.outcome);
  });

  outcome: Rule = this.RULE('outcome', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.takesTheBetter) },
      { ALT: () => this.CONSUME(k.topsUp) },
      { ALT: () => this.CONSUME(k.excludes) },
      {
        ALT: () => {
          this.CONSUME(k.takesTheFirstOf);
          this.CONSUME(Open);
          this.CONSUME(Name);
          this.MANY(() => {
            this.CONSUME(Comma);
            this.CONSUME2(Name);
          });
          this.CONSUME(Close);
        },
      },
    ]);
  });

  // ---------------------------------------------------------------- split

  split: Rule = this.RULE('split', () => {
    this.CONSUME(k.split);
    this.OR([
      {
        GATE: () => this.isShare(),
        ALT: () =>
          this.AT_LEAST_ONE({ GATE: () => this.isShare(), DEF: () => this.SUBRULE(this.share) }),
      },
      {
        ALT: () => {
          this.SUBRULE(this.total);
          this.CONSUME(k.equal);
          this.OPTION(() => this.CONSUME(EveryWord));
          this.CONSUME(k.parts);
        },
      },
    ]);
  });

  private isShare(): boolean {
    return this.is(1, Name) && (this.is(2, Colon) || (this.is(2, StringText) && this.is(3, Colon)));
  }

  share: Rule = this.RULE('share', () => {
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(StringText));
    this.CONSUME(Colon);
    this.OR([{ ALT: () => this.CONSUME(k.theRest) }, { ALT: () => this.SUBRULE(this.bounded) }]);
  });
}
