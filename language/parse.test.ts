// Every construct: its text, and the tree that it becomes.
import { expect, test } from 'vitest';
import { Grammar } from './grammar/grammar.ts';
import { parse } from './parse.ts';
import { printTree } from './testing/print-tree.ts';

/** The tree of a sound snippet. */
function treeOf(text: string): string {
  const { errors, file } = parse(text, { file: 'x.clause' });
  expect(errors).toEqual([]);
  return file.items.map(printTree).join(' ');
}

function expressionTree(text: string): string {
  const { errors, file } = parse(`unit m2 define x = ${text}`, { file: 'x.clause' });
  expect(errors).toEqual([]);
  const define = file.items.at(-1);
  return printTree(define?.kind === 'define' ? define.value : undefined);
}

test('the grammar is sound by its own analysis', () => {
  expect(() => new Grammar(false)).not.toThrow();
});

test.each([
  [
    'a or b and not c',
    '(logical operator:"or" operands:[a (logical operator:"and" operands:[b (not operand:c)])])',
  ],
  ['not not a', '(not operand:(not operand:a))'],
])('and, or, not: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  ['a - b + c', '(arithmetic operator:"+" left:(arithmetic operator:"-" left:a right:b) right:c)'],
  [
    'a + b * c / d',
    '(arithmetic operator:"+" left:a right:(arithmetic operator:"/" left:(arithmetic operator:"*" left:b right:c) right:d))',
  ],
  [
    'a net of b + c',
    '(arithmetic operator:"+" left:(arithmetic operator:"net of" left:a right:b) right:c)',
  ],
  ['-a * b', '(arithmetic operator:"*" left:(negation operand:a) right:b)'],
  [
    '30% of a + b',
    '(arithmetic operator:"+" left:(arithmetic operator:"of" left:(percent digits:"30") right:a) right:b)',
  ],
  [
    '30% of (a + b)',
    '(arithmetic operator:"of" left:(percent digits:"30") right:(parenthesised inner:(arithmetic operator:"+" left:a right:b)))',
  ],
  [
    'a of b of c',
    '(arithmetic operator:"of" left:(arithmetic operator:"of" left:a right:b) right:c)',
  ],
])('sums and products lean to the left: %s', (text, tree) =>
  expect(expressionTree(text)).toBe(tree),
);

test.each([
  [
    '6 months after d',
    '(dateShift duration:(number digits:"6" unit:(literalUnit word:"months" of:"duration" duration:"month")) direction:"after" date:d)',
  ],
  [
    '2 * 3 weeks before d + x',
    '(arithmetic operator:"+" left:(dateShift duration:(arithmetic operator:"*" left:(number digits:"2") right:(number digits:"3" unit:(literalUnit word:"weeks" of:"duration" duration:"week"))) direction:"before" date:d) right:x)',
  ],
  [
    '6 months after 3 days before d',
    '(dateShift duration:(number digits:"6" unit:(literalUnit word:"months" of:"duration" duration:"month")) direction:"after" date:(dateShift duration:(number digits:"3" unit:(literalUnit word:"days" of:"duration" duration:"day")) direction:"before" date:d))',
  ],
])('shifted dates: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  [
    'a + b capped at c + d',
    '(bound operator:"capped at" value:(arithmetic operator:"+" left:a right:b) bound:(arithmetic operator:"+" left:c right:d))',
  ],
  [
    'a capped at b floored at c',
    '(bound operator:"floored at" value:(bound operator:"capped at" value:a bound:b) bound:c)',
  ],
  [
    'a capped at b in each calendar year',
    '(bound operator:"capped at" value:a bound:b window:(window calendar:true))',
  ],
  [
    'a capped at b over 3 calendar years rounded half up to 0.01 yuan',
    '(rounded value:(bound operator:"capped at" value:a bound:b window:(window over:(number digits:"3") calendar:true)) mode:"half up" step:(number digits:"0.01" unit:(literalUnit word:"yuan" of:"currency" code:"CNY")))',
  ],
  [
    'a rounded half even to 5 rounded up to 10',
    '(rounded value:(rounded value:a mode:"half even" step:(number digits:"5")) mode:"up" step:(number digits:"10"))',
  ],
  [
    '(a capped at b) * c',
    '(arithmetic operator:"*" left:(parenthesised inner:(bound operator:"capped at" value:a bound:b)) right:c)',
  ],
])('caps, floors and rounding: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  [
    'a is b + c',
    '(comparison operator:"is" left:a right:(arithmetic operator:"+" left:b right:c))',
  ],
  ['a is not b', '(comparison operator:"is not" left:a right:b)'],
  ['a is at least b', '(comparison operator:">=" left:a right:b)'],
  ['a is at most b', '(comparison operator:"<=" left:a right:b)'],
  ['a is more than b', '(comparison operator:">" left:a right:b)'],
  ['a exceeds b', '(comparison operator:">" left:a right:b)'],
  ['a is less than b', '(comparison operator:"<" left:a right:b)'],
  ['a is below b', '(comparison operator:"<" left:a right:b)'],
  ['a is above b', '(comparison operator:">" left:a right:b)'],
  ['a is before b', '(comparison operator:"<" ofDays:true left:a right:b)'],
  ['a is after b', '(comparison operator:">" ofDays:true left:a right:b)'],
  ['a is on or before b', '(comparison operator:"<=" ofDays:true left:a right:b)'],
  ['a is on or after b', '(comparison operator:">=" ofDays:true left:a right:b)'],
  [
    'a is between b and c and d',
    '(logical operator:"and" operands:[(between value:a low:b high:c) d])',
  ],
  ['a is in (b, c)', '(membership value:a options:[b c])'],
  ['a is not in (b)', '(membership value:a negated:true options:[b])'],
  ['a is given', '(given value:a)'],
  ['a is not given', '(given value:a negated:true)'],
  [
    'a capped at b is c',
    '(comparison operator:"is" left:(bound operator:"capped at" value:a bound:b) right:c)',
  ],
])('comparisons: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  ['1,234.56', '(number digits:"1234.56")'],
  [
    '3 million yuan',
    '(number digits:"3" scale:(scale word:"million" power:6) unit:(literalUnit word:"yuan" of:"currency" code:"CNY"))',
  ],
  [
    'CNY 200,000',
    '(number digits:"200000" unit:(literalUnit word:"CNY" of:"currency" code:"CNY" before:true))',
  ],
  [
    'CNY 3 million',
    '(number digits:"3" scale:(scale word:"million" power:6) unit:(literalUnit word:"CNY" of:"currency" code:"CNY" before:true))',
  ],
  [
    '200,000 CNY',
    '(number digits:"200000" unit:(literalUnit word:"CNY" of:"currency" code:"CNY"))',
  ],
  ['12.5%', '(percent digits:"12.5")'],
  ['1:0.5', '(ratio left:"1" right:"0.5")'],
  ['1 : 0.5', '(ratio left:"1" right:"0.5")'],
  ['2/3', '(arithmetic operator:"/" left:(number digits:"2") right:(number digits:"3"))'],
  ['2024-09-06', '(date iso:"2024-09-06")'],
  [
    '6 months',
    '(number digits:"6" unit:(literalUnit word:"months" of:"duration" duration:"month"))',
  ],
  ['40 m2', '(number digits:"40" unit:(literalUnit word:"m2" of:"declared"))'],
  [
    '3 thousand m2',
    '(number digits:"3" scale:(scale word:"thousand" power:3) unit:(literalUnit word:"m2" of:"declared"))',
  ],
  [
    '10 yuan per m2 per month',
    '(number digits:"10" unit:(literalUnit word:"yuan" of:"currency" code:"CNY") per:[(unitUse unit:m2 per:true) (unitUse unit:month per:true)])',
  ],
])('figures: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  ['"a \\"b\\" “c” \\\\"', '"a \\"b\\" “c” \\\\"'],
  ['“a "b"”', '"a \\"b\\""'],
  ['true', '(boolean value:true)'],
  ['false', '(boolean value:false)'],
])('texts: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  ['a.b.c', '(member object:(member object:a name:b) name:c)'],
  ['(a).b', '(member object:(parenthesised inner:a) name:b)'],
  ['`the rest`.`in`', '(member object:the rest name:in)'],
  ['a.and', '(member object:a name:and)'],
])('names and their fields: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  [
    'sum of p.x for each p in ps',
    '(aggregate operator:"sum" value:(member object:p name:x) binders:[(binder variable:p list:ps)])',
  ],
  [
    'sum of p.x for each p in ps before q where p.y and z',
    '(aggregate operator:"sum" value:(member object:p name:x) binders:[(binder variable:p list:ps)] before:q where:(logical operator:"and" operands:[(member object:p name:y) z]))',
  ],
  [
    'sum of y.z for each p in ps, y in p.ys',
    '(aggregate operator:"sum" value:(member object:y name:z) binders:[(binder variable:p list:ps) (binder variable:y list:(member object:p name:ys))])',
  ],
  [
    'sum of a for each p in ps + 5',
    '(arithmetic operator:"+" left:(aggregate operator:"sum" value:a binders:[(binder variable:p list:ps)]) right:(number digits:"5"))',
  ],
  [
    'the largest of (a + b) * 2 for each p in ps',
    '(aggregate operator:"largest" value:(arithmetic operator:"*" left:(parenthesised inner:(arithmetic operator:"+" left:a right:b)) right:(number digits:"2")) binders:[(binder variable:p list:ps)])',
  ],
  ['the smallest of (a, b)', '(extreme operator:"smallest" options:[a b])'],
  [
    'count each p in ps where p.a',
    '(aggregate operator:"count" binders:[(binder variable:p list:ps)] where:(member object:p name:a))',
  ],
  [
    'any p in ps satisfies p.a',
    '(aggregate operator:"any" value:(member object:p name:a) binders:[(binder variable:p list:ps)])',
  ],
  [
    'every p in ps where p.a satisfies p.b or c',
    '(aggregate operator:"every" value:(logical operator:"or" operands:[(member object:p name:b) c]) binders:[(binder variable:p list:ps)] where:(member object:p name:a))',
  ],
])('lists: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  ['full years from a to b', '(elapsed unit:"year" from:a to:b)'],
  [
    'full months from a + 1 to b * 2',
    '(arithmetic operator:"*" left:(elapsed unit:"month" from:(arithmetic operator:"+" left:a right:(number digits:"1")) to:b) right:(number digits:"2"))',
  ],
  ['full weeks from a to b', '(elapsed unit:"week" from:a to:b)'],
  ['full days from a to b', '(elapsed unit:"day" from:a to:b)'],
])('elapsed time: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  [
    'by l a: 1 b or c: 2 otherwise: 3',
    '(table mode:"one row" subjects:[l] rows:[(row labels:[(rowLabel options:[(memberLabel name:a)])] value:(number digits:"1")) (row labels:[(rowLabel options:[(memberLabel name:b) (memberLabel name:c)])] value:(number digits:"2")) (row labels:[(rowLabel options:[(catchAll word:"otherwise")])] value:(number digits:"3"))])',
  ],
  [
    'by l, m a, true: 1 any, false: 2',
    '(table mode:"one row" subjects:[l m] rows:[(row labels:[(rowLabel options:[(memberLabel name:a)]) (rowLabel options:[(boolean value:true)])] value:(number digits:"1")) (row labels:[(rowLabel options:[(catchAll word:"any")]) (rowLabel options:[(boolean value:false)])] value:(number digits:"2"))])',
  ],
  [
    'by x below 5: 1 up to a + b: 2 from 6: 3 above 9: 4',
    '(table mode:"one row" subjects:[x] rows:[(row labels:[(rowLabel options:[(edge operator:"below" value:(number digits:"5"))])] value:(number digits:"1")) (row labels:[(rowLabel options:[(edge operator:"up to" value:(arithmetic operator:"+" left:a right:b))])] value:(number digits:"2")) (row labels:[(rowLabel options:[(edge operator:"from" value:(number digits:"6"))])] value:(number digits:"3")) (row labels:[(rowLabel options:[(edge operator:"above" value:(number digits:"9"))])] value:(number digits:"4"))])',
  ],
  [
    'by d before 2026-04-01: 350 yuan before 2027-04-01: 1 from 2027-04-01: 500 yuan',
    '(table mode:"one row" subjects:[d] rows:[(row labels:[(rowLabel options:[(edge operator:"before" value:(date iso:"2026-04-01"))])] value:(number digits:"350" unit:(literalUnit word:"yuan" of:"currency" code:"CNY"))) (row labels:[(rowLabel options:[(edge operator:"before" value:(date iso:"2027-04-01"))])] value:(number digits:"1")) (row labels:[(rowLabel options:[(edge operator:"from" value:(date iso:"2027-04-01"))])] value:(number digits:"500" unit:(literalUnit word:"yuan" of:"currency" code:"CNY")))])',
  ],
  [
    'by d before a: 6 months before b from a: c',
    '(table mode:"one row" subjects:[d] rows:[(row labels:[(rowLabel options:[(edge operator:"before" value:a)])] value:(dateShift duration:(number digits:"6" unit:(literalUnit word:"months" of:"duration" duration:"month")) direction:"before" date:b)) (row labels:[(rowLabel options:[(edge operator:"from" value:a)])] value:c)])',
  ],
  [
    'by x exactly 1: 500,000 exactly 2: 1:2',
    '(table mode:"one row" subjects:[x] rows:[(row labels:[(rowLabel options:[(edge operator:"exactly" value:(number digits:"1"))])] value:(number digits:"500000")) (row labels:[(rowLabel options:[(edge operator:"exactly" value:(number digits:"2"))])] value:(ratio left:"1" right:"2"))])',
  ],
  [
    'by parts of q up to 1: 5% above 1: 3%',
    '(table mode:"parts" subjects:[q] rows:[(row labels:[(rowLabel options:[(edge operator:"up to" value:(number digits:"1"))])] value:(percent digits:"5")) (row labels:[(rowLabel options:[(edge operator:"above" value:(number digits:"1"))])] value:(percent digits:"3"))])',
  ],
  [
    'the year of a.b + the month of 2024-02-29',
    '(arithmetic operator:"+" left:(datePart part:"year" date:(member object:a name:b)) right:(datePart part:"month" date:(date iso:"2024-02-29")))',
  ],
  [
    'the latest of a.d for each a in as',
    '(aggregate operator:"largest" value:(member object:a name:d) binders:[(binder variable:a list:as)])',
  ],
  ['the earliest of (a, b)', '(extreme operator:"smallest" options:[a b])'],
  [
    'at least 2 of (a, b and c, not d)',
    '(someOf operator:"at least" count:(number digits:"2") operands:[a (logical operator:"and" operands:[b c]) (not operand:d)])',
  ],
  ['exactly n of (a, b)', '(someOf operator:"exactly" count:n operands:[a b])'],
  [
    'by parts of p.q running over ps where p.r and p.s is at least 2 from 0: 5% above 1: 3%',
    '(table mode:"parts" subjects:[(member object:p name:q)] runningOver:ps runningWhere:(logical operator:"and" operands:[(member object:p name:r) (comparison operator:">=" left:(member object:p name:s) right:(number digits:"2"))]) rows:[(row labels:[(rowLabel options:[(edge operator:"from" value:(number digits:"0"))])] value:(percent digits:"5")) (row labels:[(rowLabel options:[(edge operator:"above" value:(number digits:"1"))])] value:(percent digits:"3"))])',
  ],
  [
    'by parts of p.q running over ps up to 1: 5%',
    '(table mode:"parts" subjects:[(member object:p name:q)] runningOver:ps rows:[(row labels:[(rowLabel options:[(edge operator:"up to" value:(number digits:"1"))])] value:(percent digits:"5"))])',
  ],
  [
    '(by l a: 1 b: 2) * 3',
    '(arithmetic operator:"*" left:(parenthesised inner:(table mode:"one row" subjects:[l] rows:[(row labels:[(rowLabel options:[(memberLabel name:a)])] value:(number digits:"1")) (row labels:[(rowLabel options:[(memberLabel name:b)])] value:(number digits:"2"))])) right:(number digits:"3"))',
  ],
  [
    'by l a: 1 b: 2 capped at 6',
    '(table mode:"one row" subjects:[l] rows:[(row labels:[(rowLabel options:[(memberLabel name:a)])] value:(number digits:"1")) (row labels:[(rowLabel options:[(memberLabel name:b)])] value:(bound operator:"capped at" value:(number digits:"2") bound:(number digits:"6")))])',
  ],
])('tables: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  ['grants', 'grants'],
  ['count + sum', '(arithmetic operator:"+" left:count right:sum)'],
  [
    'by unit small: 1 large: 2',
    '(table mode:"one row" subjects:[unit] rows:[(row labels:[(rowLabel options:[(memberLabel name:small)])] value:(number digits:"1")) (row labels:[(rowLabel options:[(memberLabel name:large)])] value:(number digits:"2"))])',
  ],
  [
    'by x after: 1 before: 2 from: 3 of: 4 net: 5 per: 6',
    '(table mode:"one row" subjects:[x] rows:[(row labels:[(rowLabel options:[(memberLabel name:after)])] value:(number digits:"1")) (row labels:[(rowLabel options:[(memberLabel name:before)])] value:(number digits:"2")) (row labels:[(rowLabel options:[(memberLabel name:from)])] value:(number digits:"3")) (row labels:[(rowLabel options:[(memberLabel name:of)])] value:(number digits:"4")) (row labels:[(rowLabel options:[(memberLabel name:net)])] value:(number digits:"5")) (row labels:[(rowLabel options:[(memberLabel name:per)])] value:(number digits:"6"))])',
  ],
  [
    'source.level is given and level is at least count',
    '(logical operator:"and" operands:[(given value:(member object:source name:level)) (comparison operator:">=" left:level right:count)])',
  ],
])('keywords as names: %s', (text, tree) => expect(expressionTree(text)).toBe(tree));

test.each([
  [
    'policy p "P" source "a", "b" issuer "I" currency EUR version "1" language "en"',
    '(policy name:p title:"P" parts:[(source documents:["a" "b"]) (issuer issuer:"I") (currency code:EUR) (version version:"1") (language language:"en")])',
  ],
  [
    'policy p rounding half up to 0.01 euros rounding down to 5 in force from 2024-01-01 until 2024-12-31 cites "…"',
    '(policy name:p parts:[(rounding mode:"half up" step:(number digits:"0.01" unit:(literalUnit word:"euros" of:"currency" code:"EUR"))) (rounding mode:"down" step:(number digits:"5")) (period from:(date iso:"2024-01-01") until:(date iso:"2024-12-31")) (cites quotes:["…"])])',
  ],
  [
    'policy p in force until 2024-12-31',
    '(policy name:p parts:[(period until:(date iso:"2024-12-31"))])',
  ],
  ['use "shared.clause"', '(use path:"shared.clause")'],
])('header: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test.each([
  [
    'enum E "Label": a "A", b',
    '(enum name:E label:"Label" members:[(enumMember name:a label:"A") (enumMember name:b)])',
  ],
  [
    'entity E "Label" a: Other b: list of list of E c: date optional "C" d: text default "x"',
    '(entity role:"entity" name:E label:"Label" fields:[(field name:a type:(namedType name:Other)) (field name:b type:(listType of:(listType of:(namedType name:E)))) (field name:c type:(plainType name:"date") optional:true label:"C") (field name:d type:(plainType name:"text") default:"x")])',
  ],
  [
    'applicant E a: ratio from 5% to 100% b: number from 0 in m2 c: money per m2 per month default 5 yuan d: integer to 9',
    '(entity role:"applicant" name:E fields:[(field name:a type:(plainType name:"ratio" from:(percent digits:"5") to:(percent digits:"100"))) (field name:b type:(plainType name:"number" from:(number digits:"0") units:[(unitUse unit:m2)])) (field name:c type:(plainType name:"money" units:[(unitUse unit:m2 per:true) (unitUse unit:month per:true)]) default:(number digits:"5" unit:(literalUnit word:"yuan" of:"currency" code:"CNY"))) (field name:d type:(plainType name:"integer" to:(number digits:"9")))])',
  ],
  ['unit acre, acres "acre"', '(unit name:acre plural:acres label:"acre")'],
  ['unit m2 "square metre" unit `a b`', '(unit name:m2 label:"square metre") (unit name:a b)'],
  [
    'define x = 1 define x of E "Label" = 1 parameter y "Label" = 2',
    '(define name:x value:(number digits:"1")) (define name:x of:E label:"Label" value:(number digits:"1")) (parameter name:y label:"Label" value:(number digits:"2"))',
  ],
])('facts: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test.each([
  [
    'entity E grants: money unit: text level: text count: number source: text in: date per: date to: date from: money optional: boolean default: text of: text and: text limit: list of list entity: date clause: text',
    '(entity role:"entity" name:E fields:[(field name:grants type:(plainType name:"money")) (field name:unit type:(plainType name:"text")) (field name:level type:(plainType name:"text")) (field name:count type:(plainType name:"number")) (field name:source type:(plainType name:"text")) (field name:in type:(plainType name:"date")) (field name:per type:(plainType name:"date")) (field name:to type:(plainType name:"date")) (field name:from type:(plainType name:"money")) (field name:optional type:(plainType name:"boolean")) (field name:default type:(plainType name:"text")) (field name:of type:(plainType name:"text")) (field name:and type:(plainType name:"text")) (field name:limit type:(listType of:(namedType name:list))) (field name:entity type:(plainType name:"date")) (field name:clause type:(plainType name:"text"))])',
  ],
])('fields may be called what keywords are called: %s', (text, tree) =>
  expect(treeOf(text)).toBe(tree),
);

test.each([
  [
    'enum 级别 "级别": 国家级 "国家级", 市级',
    '(enum name:级别 label:"级别" members:[(enumMember name:国家级 label:"国家级") (enumMember name:市级)])',
  ],
  [
    'entity Проект уровень: money étage: text ผู้: date _1: text',
    '(entity role:"entity" name:Проект fields:[(field name:уровень type:(plainType name:"money")) (field name:étage type:(plainType name:"text")) (field name:ผู้ type:(plainType name:"date")) (field name:_1 type:(plainType name:"text"))])',
  ],
])('names of any script: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test.each([
  [
    'applies cites "…" reading "…" define x = 1 when x unless y',
    '(applies parts:[(cites quotes:["…"]) (reading text:"…") (define name:x value:(number digits:"1")) (when condition:x) (unless condition:y)])',
  ],
])('who it is for: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test.each([
  [
    'article 3 "T" cites "…" clause a permits "x" limit total of all grants each E to 5 define y = 1 clause b enum E: a clause c',
    '(article number:3 title:"T" items:[(cites quotes:["…"]) (clause name:a parts:[(measure verb:"permits" text:"x")]) (limit measure:"total" clauses:(clauseSet all:true) keys:[E] to:(number digits:"5")) (define name:y value:(number digits:"1")) (clause name:b)]) (enum name:E members:[(enumMember name:a)]) (clause name:c)',
  ],
  [
    'article 7a article "8 (new)" "T" article nine',
    '(article number:7a) (article number:"8 (new)" title:"T") (article number:nine)',
  ],
])('articles and what stands in them: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test.each([
  [
    'clause a "Label" for each x in xs, y in x.ys in force from 2024-01-01 cites "a", "b" reading "r" define z = 1 when p unless q grants 5 split into 3 equal parts',
    '(clause name:a label:"Label" binders:[(binder variable:x list:xs) (binder variable:y list:(member object:x name:ys))] parts:[(period from:(date iso:"2024-01-01")) (cites quotes:["a" "b"]) (reading text:"r") (define name:z value:(number digits:"1")) (when condition:p) (unless condition:q) (grants amount:(number digits:"5")) (equalSplit count:(number digits:"3"))])',
  ],
])('clause: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test.each([
  [
    'clause a grants 5 capped at 3',
    '(clause name:a parts:[(grants amount:(bound operator:"capped at" value:(number digits:"5") bound:(number digits:"3")))])',
  ],
  [
    'clause a matches x at 1:0.5',
    '(clause name:a parts:[(matches amount:x ratio:(ratio left:"1" right:"0.5"))])',
  ],
  [
    'clause a matches x by l a: 1:1 b: 1:2',
    '(clause name:a parts:[(matches amount:x ratio:(table mode:"one row" subjects:[l] rows:[(row labels:[(rowLabel options:[(memberLabel name:a)])] value:(ratio left:"1" right:"1")) (row labels:[(rowLabel options:[(memberLabel name:b)])] value:(ratio left:"1" right:"2"))]))])',
  ],
  ['clause a recovers 5', '(clause name:a parts:[(recovers amount:(number digits:"5"))])'],
  ['clause a permits "t"', '(clause name:a parts:[(measure verb:"permits" text:"t")])'],
  [
    'clause a encourages "t" of 5',
    '(clause name:a parts:[(measure verb:"encourages" text:"t" sum:(number digits:"5"))])',
  ],
  [
    'clause a requires "t" of 10% of x',
    '(clause name:a parts:[(measure verb:"requires" text:"t" sum:(arithmetic operator:"of" left:(percent digits:"10") right:x))])',
  ],
  [
    'clause a empowers "X" to "Y"',
    '(clause name:a parts:[(measure verb:"empowers" text:"X" to:"Y")])',
  ],
])('verbs: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test.each([
  [
    'limit total of a, b each E to 5',
    '(limit measure:"total" clauses:(clauseSet names:[a b]) keys:[E] to:(number digits:"5"))',
  ],
  [
    'clause c limit quantity c.q * 2 in a, b each E to 5',
    '(clause name:c) (limit measure:"quantity" quantity:(arithmetic operator:"*" left:(member object:c name:q) right:(number digits:"2")) clauses:(clauseSet names:[a b]) keys:[E] to:(number digits:"5"))',
  ],
  [
    'limit total of all grants for each x to 5 in each calendar year',
    '(limit measure:"total" clauses:(clauseSet all:true) keys:[x] to:(number digits:"5") window:(window calendar:true))',
  ],
  [
    'limit total of all grants each x to 5 in each year beginning on 1 April',
    '(limit measure:"total" clauses:(clauseSet all:true) keys:[x] to:(number digits:"5") window:(window beginning:(dayOfYear day:"1" month:4)))',
  ],
  [
    'limit total of all grants each x to 5 over 3 years beginning on October 1 or nothing',
    '(limit measure:"total" clauses:(clauseSet all:true) keys:[x] to:(number digits:"5") window:(window over:(number digits:"3" unit:(literalUnit word:"years" of:"duration" duration:"year")) beginning:(dayOfYear day:"1" month:10)) orNothing:true)',
  ],
  [
    'limit total of all grants each x to 5 over 36 months',
    '(limit measure:"total" clauses:(clauseSet all:true) keys:[x] to:(number digits:"5") window:(window over:(number digits:"36" unit:(literalUnit word:"months" of:"duration" duration:"month"))))',
  ],
  [
    'clause c limit each x, x.y to 5 over 3 calendar years where p',
    '(clause name:c parts:[(limit measure:"total" keys:[x (member object:x name:y)] to:(number digits:"5") window:(window over:(number digits:"3") calendar:true) where:p)])',
  ],
  [
    'clause c limit count each E to 5',
    '(clause name:c parts:[(limit measure:"count" keys:[E] to:(number digits:"5"))])',
  ],
  [
    'limit count of a each E to 5',
    '(limit measure:"count" clauses:(clauseSet names:[a]) keys:[E] to:(number digits:"5"))',
  ],
  [
    'clause c limit quantity x.q each E to 5 counting other_supports or nothing',
    '(clause name:c parts:[(limit measure:"quantity" quantity:(member object:x name:q) keys:[E] to:(number digits:"5") counting:(counting) orNothing:true)])',
  ],
  [
    'clause c limit each E to 5 counting other_supports where p or nothing',
    '(clause name:c parts:[(limit measure:"total" keys:[E] to:(number digits:"5") counting:(counting where:p) orNothing:true)])',
  ],
  [
    'clause c limit to at least 5 where p or nothing',
    '(clause name:c parts:[(limit measure:"award" atLeast:true to:(number digits:"5") where:p orNothing:true)])',
  ],
  [
    'clause c grants 1 limit each of a, b to at least 5 or nothing',
    '(clause name:c parts:[(grants amount:(number digits:"1"))]) (limit measure:"award" clauses:(clauseSet names:[a b]) atLeast:true to:(number digits:"5") orNothing:true)',
  ],
  [
    'limit for each of all grants to at least 5 or nothing',
    '(limit measure:"award" clauses:(clauseSet all:true) atLeast:true to:(number digits:"5") orNothing:true)',
  ],
  [
    'clause c limit each E to at least 5',
    '(clause name:c parts:[(limit measure:"total" keys:[E] atLeast:true to:(number digits:"5"))])',
  ],
])('limit: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test.each([
  [
    'clause c overlap of all grants with other_supports where p takes the better',
    '(clause name:c parts:[(overlap clauses:(clauseSet all:true) supports:(counting where:p) on:( by:"matter") outcome:(outcome takes:"better"))])',
  ],
  [
    'clause c overlap of a, b on same matter tops up',
    '(clause name:c parts:[(overlap clauses:(clauseSet names:[a b]) on:( by:"matter") outcome:(outcome takes:"topsUp"))])',
  ],
  [
    'clause c overlap of a with other_supports on same applicant excludes',
    '(clause name:c parts:[(overlap clauses:(clauseSet names:[a]) supports:(counting) on:( by:"applicant") outcome:(outcome takes:"excludes"))])',
  ],
  [
    'clause c overlap of a, b on same plot takes the first of (a, other_supports, b)',
    '(clause name:c parts:[(overlap clauses:(clauseSet names:[a b]) on:( by:"field" field:plot) outcome:(firstOf order:[a other_supports b]))])',
  ],
])('overlap: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test.each([
  [
    'clause c split into 3 equal yearly parts',
    '(clause name:c parts:[(equalSplit count:(number digits:"3") every:"year")])',
  ],
  [
    'clause c split into n equal half-yearly parts',
    '(clause name:c parts:[(equalSplit count:n every:"half-year")])',
  ],
  [
    'clause c split into 2 equal quarterly parts',
    '(clause name:c parts:[(equalSplit count:(number digits:"2") every:"quarter")])',
  ],
  [
    'clause c split into 12 equal monthly parts',
    '(clause name:c parts:[(equalSplit count:(number digits:"12") every:"month")])',
  ],
  [
    'clause c split into central: 90% provincial "P": the rest',
    '(clause name:c parts:[(shareSplit parts:[(sharePart name:central share:(percent digits:"90")) (sharePart name:provincial label:"P")])])',
  ],
])('split: %s', (text, tree) => expect(treeOf(text)).toBe(tree));

test('“in each calendar year” after a figure makes “each” no unit elsewhere', () => {
  const text = `article 1 clause a
    grants 1
    limit each Firm to 10 in each calendar year
    limit quantity 2 each Firm to 3`;
  expect(parse(text, { file: 'x.clause' }).errors).toEqual([]);
});
