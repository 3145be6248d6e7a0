// Grammar of a file: its items, the header and the declarations of facts.
import { type CstNode, EOF } from 'chevrotain';
import { Colon, Comma, k, Name, PlainTypeWord, RoundingAs, StringText } from '../tokens.ts';
import { maxNesting, NestedTooDeeply, type Rule } from './base.ts';
import { ClauseRules } from './clauses.ts';
import { declarationOpeners } from './lookahead.ts';

export class FileRules extends ClauseRules {
  private lists = 0;
  /** The items that were read to their end, also where the file cannot be. */
  protected items: CstNode[] = [];

  protected override startAfresh(): void {
    super.startAfresh();
    this.lists = 0;
    this.items = [];
  }

  /** Articles and their clauses stand side by side here; to-syntax puts the clauses into them. */
  file: Rule = this.RULE('file', () => {
    this.MANY(() => {
      const item = this.SUBRULE(this.item);
      this.ACTION(() => this.items.push(item));
    });
    this.CONSUME(EOF);
  });

  item: Rule = this.RULE('item', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.policy) },
      { ALT: () => this.SUBRULE(this.use) },
      { ALT: () => this.SUBRULE(this.enumeration) },
      { ALT: () => this.SUBRULE(this.entity) },
      { ALT: () => this.SUBRULE(this.unit) },
      { ALT: () => this.SUBRULE(this.define) },
      { ALT: () => this.SUBRULE(this.parameter) },
      { ALT: () => this.SUBRULE(this.applies) },
      { ALT: () => this.SUBRULE(this.article) },
      { ALT: () => this.SUBRULE(this.clause) },
      { ALT: () => this.SUBRULE(this.limit) },
    ]);
  });

  // ---------------------------------------------------------------- header

  policy: Rule = this.RULE('policy', () => {
    this.CONSUME(k.policy);
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(StringText));
    this.MANY(() => this.SUBRULE(this.headerPart));
  });

  headerPart: Rule = this.RULE('headerPart', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.source);
          this.SUBRULE(this.texts);
        },
      },
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(k.issuer) },
            { ALT: () => this.CONSUME(k.version) },
            { ALT: () => this.CONSUME(k.language) },
          ]);
          this.CONSUME(StringText);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.currency);
          this.CONSUME(Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(RoundingAs);
          this.CONSUME(k.to);
          this.SUBRULE(this.total);
        },
      },
      { ALT: () => this.SUBRULE(this.period) },
      { ALT: () => this.SUBRULE(this.cites) },
    ]);
  });

  use: Rule = this.RULE('use', () => {
    this.CONSUME(k.use);
    this.CONSUME(StringText);
  });

  // ---------------------------------------------------------------- facts

  enumeration: Rule = this.RULE('enumeration', () => {
    this.CONSUME(k.enum);
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(StringText));
    this.CONSUME(Colon);
    this.SUBRULE(this.member);
    this.MANY(() => {
      this.CONSUME(Comma);
      this.SUBRULE2(this.member);
    });
  });

  member: Rule = this.RULE('member', () => {
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(StringText));
  });

  entity: Rule = this.RULE('entity', () => {
    this.OR([{ ALT: () => this.CONSUME(k.entity) }, { ALT: () => this.CONSUME(k.applicant) }]);
    this.CONSUME(Name);
    this.OPTION(() => this.CONSUME(StringText));
    this.MANY({ GATE: () => this.isField(), DEF: () => this.SUBRULE(this.field) });
  });

  /** A field, also one without its colon, but not the next declaration. */
  private isField(): boolean {
    return this.is(2, Colon) || !declarationOpeners.has(this.LA(1).tokenType);
  }

  field: Rule = this.RULE('field', () => {
    this.CONSUME(Name);
    this.CONSUME(Colon);
    this.SUBRULE(this.type);
    this.OPTION({
      GATE: () => !this.is(2, Colon),
      DEF: () =>
        this.OR([
          { ALT: () => this.CONSUME(k.optional) },
          {
            ALT: () => {
              this.CONSUME(k.default);
              this.SUBRULE(this.bounded);
            },
          },
        ]),
    });
    this.OPTION2(() => this.CONSUME(StringText));
  });

  type: Rule = this.RULE('type', () => {
    this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(PlainTypeWord);
            this.SUBRULE(this.range);
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.list);
            this.CONSUME(k.of);
            if (++this.lists > maxNesting) throw new NestedTooDeeply(this.LA(1).startOffset);
            this.SUBRULE(this.type);
            this.lists--;
          },
        },
        { ALT: () => this.CONSUME(Name) },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  /** `from 0 to 5 in m2 per month`; each word may also be the name of the next field. */
  range: Rule = this.RULE('range', () => {
    const inside = () => !this.is(2, Colon);
    this.OPTION({
      GATE: inside,
      DEF: () => {
        this.CONSUME(k.from);
        this.at('range', () => this.SUBRULE(this.total, { LABEL: 'low' }));
      },
    });
    this.OPTION2({
      GATE: inside,
      DEF: () => {
        this.CONSUME(k.to);
        this.at('range', () => this.SUBRULE2(this.total, { LABEL: 'high' }));
      },
    });
    this.OPTION3({
      GATE: inside,
      DEF: () => {
        this.CONSUME(k.in);
        this.CONSUME(Name);
      },
    });
    this.MANY({
      GATE: inside,
      DEF: () => {
        this.CONSUME(k.per);
        this.CONSUME2(Name, { LABEL: 'per' });
      },
    });
  });

  unit: Rule = this.RULE('unit', () => {
    this.CONSUME(k.unit);
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(Comma);
      this.CONSUME2(Name, { LABEL: 'plural' });
    });
    this.OPTION2(() => this.CONSUME(StringText));
  });

  // ---------------------------------------------------------------- other items

  parameter: Rule = this.RULE('parameter', () => {
    this.CONSUME(k.parameter);
    this.CONSUME(Name);
    this.SUBRULE(this.definition);
  });

  applies: Rule = this.RULE('applies', () => {
    this.CONSUME(k.applies);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.cites) },
        { ALT: () => this.SUBRULE(this.reading) },
        { ALT: () => this.SUBRULE(this.define) },
        { ALT: () => this.SUBRULE(this.when) },
        { ALT: () => this.SUBRULE(this.unless) },
      ]),
    );
  });
}
