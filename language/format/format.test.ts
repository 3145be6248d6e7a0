// The layout, as text in and text out. What holds for any text is in test/fuzz/format.test.ts.
import { describe, expect, test } from 'vitest';
import { parse } from '../parse.ts';
import { format } from './format.ts';

function formatted(text: string): string {
  const result = format(text);
  expect(result.problems).toEqual([]);
  expect(format(result.text).text, 'formatting it again').toBe(result.text);
  return `\n${result.text}`;
}

describe('declarations', () => {
  test('the header has a property a line; what cites a period stands under it', () => {
    expect(
      formatted(`policy p "P" source "a.txt","b.txt" issuer "I" currency CNY
        rounding half up to 0.01 yuan in force from 2024-09-06 cites "as of today" version "1"`),
    ).toMatchInlineSnapshot(`
      "
      policy p "P"
        source   "a.txt", "b.txt"
        issuer   "I"
        currency CNY
        rounding half up to 0.01 yuan
        in force from 2024-09-06
          cites "as of today"
        version  "1"
      "
    `);
  });

  test('a short enum stands on one line, a long one has a member a line', () => {
    expect(
      formatted(`enum Level "Level" : national "National" , municipal "Municipal"
        enum Occasion "Occasion": first_registration "First registration of data assets", first_listing "First listing",
        other`),
    ).toMatchInlineSnapshot(`
      "
      enum Level "Level": national "National", municipal "Municipal"

      enum Occasion "Occasion":
        first_registration "First registration of data assets",
        first_listing      "First listing",
        other
      "
    `);
  });

  test('fields have their types and labels in columns', () => {
    expect(
      formatted(`entity Project "Project" level:Level "Level" data_element_related : boolean "Related"
        support: money optional "Support" share: ratio from 5 % to 100 % default 30 % rent: money per m2 per month "Rent"
        applicant A projects: list of Project "Projects"`),
    ).toMatchInlineSnapshot(`
      "
      entity Project "Project"
        level:                Level                  "Level"
        data_element_related: boolean                "Related"
        support:              money optional         "Support"
        share:                ratio from 5% to 100% default 30%
        rent:                 money per m2 per month "Rent"

      applicant A
        projects: list of Project "Projects"
      "
    `);
  });

  test('one-line declarations of a kind stand together, others apart', () => {
    expect(
      formatted(`use "a.clause" use "b.clause"
        unit m2 "square metre"

        unit bed
        define a = 1 define b of E = 2 parameter c "C" = 3
        parameter d = by as_of before 2026-01-01: 1 yuan from 2026-01-01: 2 yuan parameter e = 4`),
    ).toMatchInlineSnapshot(`
      "
      use "a.clause"
      use "b.clause"

      unit m2 "square metre"
      unit bed

      define a = 1
      define b of E = 2

      parameter c "C" = 3

      parameter d = by as_of
        before 2026-01-01: 1 yuan
        from 2026-01-01:   2 yuan

      parameter e = 4
      "
    `);
  });
});

describe('clauses', () => {
  test('parts stand in their canonical order, with their comments', () => {
    expect(
      formatted(`article 3 "T" clause c "C" for each p in projects
        limit each Enterprise to 1 million yuan # a limit
        split into 3 equal yearly parts
        # why it pays
        # and what
        grants p.x
        unless p.b when p.a define d = p.x reading "r" cites "one" cites "two" in force from 2025-01-01`),
    ).toMatchInlineSnapshot(`
      "
      article 3 "T"

        clause c "C" for each p in projects
          in force from 2025-01-01
          cites "one"
          cites "two"
          reading "r"
          define d = p.x
          when p.a
          unless p.b
          # why it pays
          # and what
          grants p.x
          limit each Enterprise to 1 million yuan  # a limit
          split into 3 equal yearly parts
      "
    `);
  });

  test('a table has a row a line in columns, and the cap of its last row stays there', () => {
    expect(
      formatted(`clause c for each p in projects grants by p.level
        national:30% of p.investment capped at 3 million yuan
        municipal or district:20% of p.investment
        capped at 1 million yuan limit each project to 1 yuan
        clause d grants by a, b x, below 5: 1 yuan yyy or zzz, otherwise: 2 yuan`),
    ).toMatchInlineSnapshot(`
      "
      clause c for each p in projects
        grants by p.level
          national:              30% of p.investment capped at 3 million yuan
          municipal or district: 20% of p.investment capped at 1 million yuan
        limit each project to 1 yuan

      clause d
        grants by a, b
          x,          below 5:   1 yuan
          yyy or zzz, otherwise: 2 yuan
      "
    `);
  });

  test('a choice in brackets stays on the line if it fits', () => {
    expect(
      formatted(`clause c grants x * (30% + (by small true: 10% false: 0%)+(by
        # why
        young true: 5% false: 0%))
        define f = (by a_name_that_is_long_enough_to_leave_no_room_for_the_rows_of_the_table_beside_it true: 1 false: 2)`),
    ).toMatchInlineSnapshot(`
      "
      clause c
        define f =
          (
            by a_name_that_is_long_enough_to_leave_no_room_for_the_rows_of_the_table_beside_it
              true:  1
              false: 2
          )
        grants x * (
          30% + (by small true: 10% false: 0%) + (
            by
              # why
              young
              true:  5%
              false: 0%
          )
        )
      "
    `);
  });

  test('tables within tables, in brackets, and in shares', () => {
    expect(
      formatted(`clause c grants (by a x: 1 y: 2) * 3 yuan capped at 5 yuan
        clause d grants by a x: by b u: 1 v: 2 y: 3
        clause e matches p.amount by p.level national: 1 : 1 municipal: 1 : 0.5 split into central "C": 90 % provincial: the rest
        define f = 1 + (by parts of q running over qs up to 5: 1 above 5: 2)`),
    ).toMatchInlineSnapshot(`
      "
      clause c
        grants (
          by a
            x: 1
            y: 2
        ) * 3 yuan capped at 5 yuan

      clause d
        grants by a
          x: by b
            u: 1
            v: 2
            y: 3

      clause e
        define f = 1 + (
          by parts of q running over qs
            up to 5: 1
            above 5: 2
        )
        matches p.amount by p.level
          national:  1:1
          municipal: 1:0.5
        split into
          central "C": 90%
          provincial:  the rest
      "
    `);
  });

  test('verbs without money and overlap', () => {
    expect(
      formatted(`article 8 "O" clause a permits "x" clause b requires "y" of 20% of p.x
        clause c empowers "Lakeside District Bureau of Economy and Information Technology" to "interpret and adjust these rules"
        clause d overlap of all grants with other_supports where authority is "t" takes the better
        clause e overlap of a, b on same matter takes the first of (a, other_supports, b)`),
    ).toMatchInlineSnapshot(`
      "
      article 8 "O"

        clause a
          permits "x"

        clause b
          requires "y" of 20% of p.x

        clause c
          empowers "Lakeside District Bureau of Economy and Information Technology"
            to "interpret and adjust these rules"

        clause d
          overlap of all grants with other_supports where authority is "t"
            takes the better

        clause e
          overlap of a, b on same matter
            takes the first of (a, other_supports, b)
      "
    `);
  });
});

describe('long lines', () => {
  test('conditions break before and, or', () => {
    expect(
      formatted(`clause c when incentive.received and incentive.occasion is not unrelated and incentive.level is in (national, municipal)
        unless first_condition_of_several and second_condition_of_several or third_condition_of_several and fourth_condition
        clause d when (first_condition_of_several or second_condition_of_several) and (third_condition_of_several or fourth_condition)`),
    ).toMatchInlineSnapshot(`
      "
      clause c
        when incentive.received
          and incentive.occasion is not unrelated
          and incentive.level is in (national, municipal)
        unless first_condition_of_several and second_condition_of_several
          or third_condition_of_several and fourth_condition

      clause d
        when (first_condition_of_several or second_condition_of_several)
          and (third_condition_of_several or fourth_condition)
      "
    `);
  });

  test('lists in parentheses fill their lines', () => {
    expect(
      formatted(
        `clause c when incentive.occasion is in (first_registration, first_listing, first_trading, first_financial_statement, first_opening)`,
      ),
    ).toMatchInlineSnapshot(`
      "
      clause c
        when incentive.occasion is in (
          first_registration, first_listing, first_trading, first_financial_statement, first_opening
        )
      "
    `);
  });

  test('amounts break before what bounds them, then at sums', () => {
    expect(
      formatted(`clause c grants 20% of (demonstration.rd_investment + demonstration.construction_investment) capped at 3 million yuan
        clause d grants demonstration.rd_investment + demonstration.construction_investment + demonstration.other_investment - demonstration.subsidies capped at 3 million yuan rounded down to 1 yuan
        define eligible_costs_of_the_project "Eligible costs" = sum of year.costs for each year in project.years where year.costs exceeds 5 yuan`),
    ).toMatchInlineSnapshot(`
      "
      clause c
        grants 20% of (demonstration.rd_investment + demonstration.construction_investment)
          capped at 3 million yuan

      clause d
        define eligible_costs_of_the_project "Eligible costs" =
          sum of year.costs for each year in project.years where year.costs exceeds 5 yuan
        grants demonstration.rd_investment
            + demonstration.construction_investment
            + demonstration.other_investment
            - demonstration.subsidies
          capped at 3 million yuan
          rounded down to 1 yuan
      "
    `);
  });

  test('limits break before each of their parts', () => {
    expect(
      formatted(
        `limit total of all grants each Enterprise to 50% of own_funds over 3 calendar years where a is b counting other_supports where kind is "x" or nothing`,
      ),
    ).toMatchInlineSnapshot(`
      "
      limit total of all grants each Enterprise to 50% of own_funds over 3 calendar years where a is b
        counting other_supports where kind is "x"
        or nothing
      "
    `);
  });

  test('texts that do not fit on a line have one each; a loop goes to the next line', () => {
    const long = 'words '.repeat(12).trim();
    expect(
      formatted(`clause a_rather_long_name "with a rather long label as well" for each application in applications
        cites "${long}", "${long}"`),
    ).toMatchInlineSnapshot(`
      "
      clause a_rather_long_name "with a rather long label as well" for each application in applications
        cites "words words words words words words words words words words words words",
          "words words words words words words words words words words words words"
      "
    `);
  });
});

describe('words', () => {
  test('names that every object has are words like others', () => {
    const text = 'clause constructor\n  grants toString + valueOf.hasOwnProperty\n';
    expect(format(text)).toMatchObject({ text, problems: [] });
  });

  test('figures and texts keep their writing, but for the space in them', () => {
    expect(
      formatted(`define a = 3  million   yuan define b = 30 % define c = 1 : 0.5 define d = CNY 200,000 define e = 1,234.50 yuan
        define f = “a "b" c” define g = "a \\"b\\"" define h = - x define i = 2/3 of x define j = a . b`),
    ).toMatchInlineSnapshot(`
      "
      define a = 3 million yuan
      define b = 30%
      define c = 1:0.5
      define d = CNY 200,000
      define e = 1,234.50 yuan
      define f = “a "b" c”
      define g = "a \\"b\\""
      define h = -x
      define i = 2/3 of x
      define j = a.b
      "
    `);
  });

  test('backquotes stay where a name might be taken for a keyword, a unit or several words', () => {
    expect(
      formatted(
        'unit bed define a = `b` + `limit` + `total area` + `capped` + `bed` + `yuan` + `CNY`',
      ),
    ).toMatchInlineSnapshot(`
      "
      unit bed

      define a = b + \`limit\` + \`total area\` + \`capped\` + \`bed\` + \`yuan\` + \`CNY\`
      "
    `);
  });
});

describe('comments', () => {
  test('stay before what they precede, and at the end of their lines', () => {
    expect(
      formatted(`# first of all

# about the policy
policy p # the name
  # about the currency
  currency CNY # yuan

# about the unit
unit m2
# the end`),
    ).toMatchInlineSnapshot(`
      "
      # first of all

      # about the policy
      policy p  # the name
        # about the currency
        currency CNY  # yuan

      # about the unit
      unit m2

      # the end
      "
    `);
  });

  test('survive between any two words', () => {
    expect(
      formatted(`clause c # 1
        grants # 2
        x # 3
        capped # 4
        # 5
        at # 6
        3 # 7
        million # 8
        yuan # 9
        limit each p # 10
        , q to # 11
        5 yuan
        when a # 12
        and b # 13
        and c is in ( # 14
        d # 15
        , e)`),
    ).toMatchInlineSnapshot(`
      "
      clause c  # 1
        when a  # 12
          and b  # 13
          and c is in (  # 14
            d,  # 15
            e
          )
        grants  # 2
          x  # 3
          # 4
          # 5
          capped at  # 6
            3  # 7
            million  # 8
            yuan  # 9
        limit each p,  # 10
          q to  # 11
            5 yuan
      "
    `);
  });
});

describe('files', () => {
  test('keep their byte-order mark and their line ends', () => {
    expect(format('\uFEFFunit  m2\r\n\r\nunit bed\r\n').text).toBe('\uFEFFunit m2\r\nunit bed\r\n');
    expect(format('unit  m2').text).toBe('unit m2\n');
  });

  test('nothing stays nothing', () => {
    expect(format('')).toEqual({ text: '', changed: false, problems: [] });
    expect(format(' \n\n').text).toBe('');
    expect(format('  # only a remark').text).toBe('# only a remark\n');
  });

  test('say whether they changed', () => {
    expect(format('unit m2\n').changed).toBe(false);
    expect(format('unit m2').changed).toBe(true);
  });

  test('a declaration with an error stays byte for byte, the others are laid out', () => {
    const broken = `   clause  b  # half written
        when  and ,
          grants   5 yuan  # so far`;
    const text = `unit   m2\n article 1   "A"\n clause  a grants   3 yuan\n # about b\n${broken}\n clause  c   grants 4 yuan`;
    const result = format(text);
    expect(result.text).toBe(`unit m2

article 1 "A"

  clause a
    grants 3 yuan

 # about b
${broken}

  clause c
    grants 4 yuan
`);
    expect(result.problems.map((p) => [p.problem, text.slice(p.span.start, p.span.end)])).toEqual([
      ['error', ` # about b\n${broken}`],
    ]);
    expect(format(result.text).text).toBe(result.text);
  });
});

test('of a stretch only the declarations that it touches are laid out', () => {
  const text = 'define   a = 1\ndefine   b = 2\n\nclause c\n   permits   "x"\n';
  const within = (words: string) => {
    const start = text.indexOf(words);
    return format(text, { within: { start, end: start + words.length } }).text;
  };
  expect(within('b = 2')).toBe('define   a = 1\ndefine b = 2\n\nclause c\n   permits   "x"\n');
  expect(within('permits')).toBe('define   a = 1\ndefine   b = 2\n\nclause c\n  permits "x"\n');
});

test('what was read before is taken, and gives the same', () => {
  const text = 'define   a = 1\n\nclause c\n   permits   "x"\n';
  const known = parse(text.replace('1', '2'), { file: '' });
  expect(format(text, { known })).toEqual(format(text));
});

test('what was laid out before is laid out by what tells how it is read now', () => {
  const clause = 'clause c "C"\n  grants 5 euro * `plot`\n';
  const header = 'policy p "P"\n  currency EUR\n\n';
  expect(format(header + clause).text).toContain('* plot');
  expect(format(`${header}unit plot "Plot"\n\n${clause}`).text).toContain('* `plot`');
  expect(format(header + clause, { units: ['plot'] }).text).toContain('* `plot`');
  expect(format(header + clause).text).toContain('* plot');
  const crowded = clause.replace('5 euro *', '5  euro # why\n  *').replaceAll('\n', '\r\n');
  expect(format(header + crowded).text).toContain('\n  grants 5 euro  # why\n');
});
