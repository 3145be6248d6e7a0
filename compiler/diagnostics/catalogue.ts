// Every finding there is, in one table: its name, its stable code, its severity, and the types of
// what it carries. Texts are in en.ts; the page of each code is docs/diagnostics/CL….md.
// CL1 syntax, CL2 names and files, CL3 types and figures, CL4 tables, CL5 clauses, limits,
// overlap and split, CL6 source text and citations, CL7 suites of golden cases. A code is never given
// to another finding.
import type { Parameter, Parameters, Severity } from './diagnostic.ts';

type Nothing = Readonly<Record<never, never>>;
type List = readonly Parameter[];

/** `P`: parameters of the message; `Note`: keys of its related places; `Title`: keys of its fixes. */
interface Entry<P extends Parameters, Note extends string, Title extends string> {
  readonly code: `CL${number}`;
  readonly severity: Severity;
  /** Only its type matters; no value is ever there. */
  readonly carries?: { readonly parameters: P; readonly note: Note; readonly title: Title };
}

function entry(severity: Severity) {
  return <
    P extends Parameters = Nothing,
    Note extends string = never,
    Title extends string = never,
  >(
    code: `CL${number}`,
  ): Entry<P, Note, Title> => ({ code, severity });
}

const error = entry('error');
const warning = entry('warning');
const information = entry('information');

/** What cannot be read. */
export const syntax = {
  unexpected: error<
    { found: string; expected: List; hint: string; advice?: Parameter },
    never,
    'write' | 'remove' | 'add'
  >('CL1001'),
  missing: error<
    { expected: List; found: string; hint: string },
    never,
    'write' | 'remove' | 'add'
  >('CL1002'),
  unterminatedText: error<Nothing, never, 'close' | 'closeBefore' | 'open'>('CL1003'),
  badCharacter: error<
    { found: string; hint: string; advice?: Parameter },
    never,
    'write' | 'remove'
  >('CL1004'),
  nestedTooDeeply: error('CL1005'),
  hiddenCharacter: warning<{ what: Parameter }, never, 'remove' | 'space'>('CL1006'),
};

/** Names, what they stand for, and the files they come from. */
export const names = {
  unknownName: error<{ name: string; suggestions: List; advice?: Parameter }, 'defined', 'replace'>(
    'CL2001',
  ),
  unknownField: error<{ name: string; owner: Parameter; suggestions: List }, 'declared', 'replace'>(
    'CL2002',
  ),
  unknownMember: error<
    { name: string; owner: string; members: List; suggestions: List },
    'declared',
    'replace'
  >('CL2003'),
  unknownType: error<{ name: string; suggestions: List }, never, 'replace'>('CL2004'),
  unknownClause: error<{ name: string; suggestions: List }, never, 'replace'>('CL2005'),
  unknownUnit: error<{ name: string; suggestions: List }, never, 'replace'>('CL2006'),
  duplicateName: error<{ name: string; kind: Parameter }, 'first'>('CL2007'),
  reservedName: error<{ name: string }>('CL2008'),
  refusedName: error<{ name: string }>('CL2009'),
  ambiguousMember: error<{ name: string; owners: List }, never, 'write'>('CL2010'),
  defineCircle: error<{ name: string; circle: string }, 'reads'>('CL2011'),
  useCircle: error<{ circle: string }>('CL2012'),
  entityCircle: error<{ circle: string }>('CL2013'),
  fileNotFound: error<{ path: string; advice: Parameter }, never, 'replace'>('CL2014'),
  fileOutside: error<{ path: string }>('CL2015'),
  fileUnreadable: error<{ path: string }>('CL2016'),
  notShared: error<{ kind: Parameter }>('CL2017'),
  severalPolicies: error<Nothing, 'first'>('CL2018'),
  noPolicy: error('CL2019'),
  noApplicant: error<Nothing, never, 'write'>('CL2020'),
  severalApplicants: error<Nothing, 'first'>('CL2021'),
  unusedDeclaration: information<{ kind: Parameter; name: string }, never, 'remove'>('CL2022'),
  unusedFile: warning<{ path: string }, never, 'remove'>('CL2023'),
  notAValue: error<{ name: string; kind: Parameter; advice?: Parameter }, never, 'write'>('CL2024'),
};

/** Kinds of values, figures, units and dates. */
export const types = {
  wrongKind: error<
    { wanted: Parameter; found: Parameter; advice?: Parameter; first?: Parameter },
    never,
    'write'
  >('CL3001'),
  unlikeSum: error<{ left: Parameter; right: Parameter; suggestion: string }, never, 'addUnit'>(
    'CL3002',
  ),
  moneyTimesMoney: error<{ advice?: Parameter }, never, 'quotientFirst'>('CL3003'),
  badDivision: error<{ left: Parameter; right: Parameter }>('CL3004'),
  unlikeComparison: error<
    {
      left: Parameter;
      right: Parameter;
      suggestion: string;
      advice?: Parameter;
      first?: Parameter;
    },
    never,
    'addUnit' | 'write'
  >('CL3005'),
  unlikeUnits: error<{ left: Parameter; right: Parameter; suggestion: string }, never, 'addUnit'>(
    'CL3006',
  ),
  unitsLeft: error<{ wanted: Parameter; found: Parameter; advice?: Parameter }, never, 'write'>(
    'CL3007',
  ),
  moneyTooFine: error<
    { written: string; currency: string; digits: number; advice?: Parameter },
    never,
    'write' | 'round'
  >('CL3008'),
  figureTooLarge: error<{ written: string }>('CL3009'),
  otherCurrency: error<{ found: string; currency: string }, never, 'write'>('CL3010'),
  unknownCurrency: error<{ name: string; suggestions: List }, never, 'replace'>('CL3011'),
  impossibleDate: error<{ date: string }, never, 'write'>('CL3012'),
  zeroRatio: error<{ ratio: string }>('CL3013'),
  divisionByZero: error('CL3014'),
  needsParentheses: error<{ operator: string }, never, 'wholeSum' | 'firstOnly'>('CL3015'),
  rangeReversed: error<{ from: string; to: string }, never, 'swap'>('CL3016'),
  defaultOutsideRange: error<{ value: string }>('CL3017'),
  notConstant: error('CL3018'),
  rangeNotHere: error<{ kind: Parameter }>('CL3019'),
  unitNotHere: error<{ kind: Parameter }>('CL3020'),
  listOfValues: error<{ kind: Parameter }>('CL3021'),
  notAList: error<{ found: Parameter }>('CL3022'),
  noFields: error<{ name: string; found: Parameter; suggestion?: string }, never, 'write'>(
    'CL3023',
  ),
  noOrder: error<{ found: Parameter }>('CL3024'),
  dateSum: error<Nothing>('CL3025'),
  durationWanted: error<{ found: Parameter }>('CL3026'),
  alwaysGiven: warning<{ name: string }, never, 'remove' | 'optional'>('CL3027'),
  badStep: error('CL3028'),
  parameterReadsFacts: error<{ name: string }, 'fact'>('CL3029'),
  itemAsValue: error<{ name: string }, never, 'byId'>('CL3030'),
  defaultNotHere: error<{ kind: Parameter }>('CL3031'),
  beforeElsewhere: error<{ name: string }>('CL3032'),
  someOfCount: error<{ conditions: number }>('CL3033'),
  percentForgotten: error<
    { written: string; share: string; worth: string; beside: string },
    'share',
    'asShare' | 'asWritten'
  >('CL3034'),
  groupingPoint: error<
    { written: string; grouped: string; worth: string },
    never,
    'asGroups' | 'asDecimals'
  >('CL3035'),
  appliesOpen: information<{ name: string }>('CL3037'),
  whereReach: error<{ part: string; item: string }, never, 'apart' | 'together'>('CL3036'),
};

/** Tables: `by … rows`. */
export const tables = {
  rowMissing: error<
    { missing: List; more: Parameter },
    'declared',
    'addRows' | 'addRow' | 'exclude'
  >('CL4001'),
  rowRepeated: error<{ label: string }, 'first', 'remove'>('CL4002'),
  labelKind: error<{ label: string; subject: Parameter }>('CL4003'),
  labelCount: error<{ wanted: number; found: number }>('CL4004'),
  edgesDescend: error<{ edge: string; before: string }, 'before', 'sort' | 'meet'>('CL4005'),
  gap: error<{ example: Parameter }, 'before' | 'after', 'write'>('CL4006'),
  rowsOverlap: error<{ example: string }, 'first'>('CL4007'),
  rowUnreachable: warning<{ label: string }, 'first', 'remove'>('CL4008'),
  subjectKind: error<{ found: Parameter }>('CL4009'),
  runningOver: error('CL4010'),
  partsLabel: error<{ label: string }>('CL4011'),
  rowGuardedOut: warning<{ label: string }, never, 'remove'>('CL4012'),
  gapBelowZero: warning<{ example: string }>('CL4013'),
  edgesMixed: error<{ row: string; next: string }, 'next'>('CL4015'),
  capOfLastRow: warning<{ label: string }, never, 'everyRow' | 'lastRow'>('CL4014'),
};

/** Clauses, their caps, limits, overlap and split; the header. */
export const clauses = {
  noVerb: error<{ name: string }>('CL5001'),
  severalVerbs: error<Nothing, 'first', 'remove'>('CL5002'),
  negativeCap: error<{ figure: string }>('CL5003'),
  yearlyCapInside: error('CL5004'),
  partNotHere: error<{ part: Parameter; kind: Parameter }>('CL5005'),
  limitNamesNone: error('CL5006'),
  notAGrant: error<{ name: string }, 'declared'>('CL5007'),
  limitKey: error<{ found: Parameter }>('CL5008'),
  limitKeyElsewhere: error<
    { name: string; clause: string; suggestions: List; keys: List },
    'clause',
    'replace'
  >('CL5009'),
  overlapOfNothing: error<Nothing>('CL5010'),
  overlapEach: error('CL5011'),
  overlapField: error<{ name: string; clauses: List }, 'clause', 'replace' | 'widen'>('CL5012'),
  firstOfStranger: error<{ name: string }, never, 'compare' | 'remove'>('CL5013'),
  firstOfMisses: error<{ missing: List }, never, 'addLast'>('CL5014'),
  sharesNotWhole: error<{ sum: string }>('CL5015'),
  severalRests: error<Nothing, 'first'>('CL5016'),
  partsCount: error('CL5017'),
  awardReadHere: error<{ name: string }>('CL5018'),
  awardReadItems: error<{ name: string }, 'declared'>('CL5019'),
  headerMisses: error<{ part: Parameter }, never, 'add'>('CL5020'),
  repeatedPart: error<{ part: Parameter }, 'first', 'remove'>('CL5021'),
  windowYears: error('CL5022'),
  dayOfNoYear: error('CL5023'),
  sharesDepend: error<{ name: string }, never, 'rest'>('CL5025'),
  daysBackwards: warning<{ from: string; to: string }, never, 'floor'>('CL5026'),
  unknownLanguage: warning<{ language: string; known: List }, never, 'write'>('CL5027'),
  limitOfClause: warning<{ clause: string }, never, 'name'>('CL5024'),
  minimumAlone: error<{ written: string }, never, 'alone'>('CL5030'),
  minimumOrNothing: error<Nothing, never, 'orNothing'>('CL5031'),
  limitForNobody: error<{ key: string }>('CL5032'),
};

/** The source text and its citations. */
export const sourceText = {
  citationNotInSource: error<{ citation: string; nearest: string }, 'nearest', 'replace'>('CL6001'),
  citationEmpty: error('CL6002'),
  sourceNotFound: error<{ path: string; advice: Parameter }, never, 'replace'>('CL6003'),
  sourceOutside: error<{ path: string }>('CL6004'),
  sourceUnreadable: error<{ path: string; advice: Parameter }>('CL6005'),
  uncitedWords: information<{ heading: string; words: string }, 'article'>('CL6006'),
  noSource: information('CL6007'),
};

/** Suites of golden cases: YAML. */
export const suites = {
  yamlForm: error<{ problem: Parameter }>('CL7001'),
  suiteEmpty: error('CL7002'),
  wrongShape: error<{ what: string; wanted: Parameter; found: Parameter; advice?: Parameter }>(
    'CL7003',
  ),
  unknownKey: error<
    { name: string; where: Parameter; allowed: List; suggestions: List },
    never,
    'replace'
  >('CL7004'),
  repeatedKey: error<{ name: string }, 'first'>('CL7005'),
  aliasesExplode: error('CL7006'),
  severalDocuments: error('CL7007'),
  repeatedCase: error<{ name: string }, 'first'>('CL7008'),
  caseMisses: error<{ part: string; advice: Parameter }>('CL7009'),
  assertsNothing: error('CL7010'),
  badFigure: error<{ written: string; what: string; advice?: Parameter }, never, 'replace'>(
    'CL7011',
  ),
  unknownBase: error<{ name: string; suggestions: List }, never, 'replace'>('CL7012'),
  baseUnreadable: error<{ path: string; problem: Parameter }>('CL7013'),
  changesNowhere: error<{ path: string; problem: Parameter }>('CL7014'),
  unknownInPolicy: error<{ name: string; kind: Parameter; suggestions: List }, never, 'replace'>(
    'CL7015',
  ),
  unknownWord: error<
    { name: string; what: string; allowed: List; suggestions: List },
    never,
    'replace'
  >('CL7016'),
  figureTooLong: warning<{ written: string; read: string }>('CL7017'),
  severalDossiers: error('CL7018'),
  noPolicyBeside: error('CL7019'),
  severalPoliciesBeside: error<{ policies: List }, never, 'name'>('CL7020'),
  policyNotFound: error<{ path: string; suggestions: List }, never, 'replace'>('CL7021'),
};

/** Suites of golden cases: tables (CSV). */
export const caseTables = {
  tableUnreadable: error<{ problem: Parameter }>('CL7501'),
  tableQuote: error<{ problem: Parameter }>('CL7502'),
  unknownColumn: error<{ header: string; suggestions: List }, never, 'replace'>('CL7503'),
  ambiguousColumn: error<{ header: string; names: List }>('CL7504'),
  repeatedColumn: error<{ name: string }, 'first'>('CL7505'),
  nameColumnMissing: error('CL7506'),
  tableEmpty: error('CL7507'),
  rowShort: error<{ found: number; wanted: number }>('CL7508'),
  rowLong: error<{ wanted: number; separator: string }>('CL7509'),
  badCell: error<
    { written: string; column: string; wanted: Parameter; advice?: Parameter },
    never,
    'replace'
  >('CL7510'),
  cellNotComputed: error<{ written: string }>('CL7511'),
  cellComputes: warning<{ written: string }>('CL7512'),
};

export const catalogue = {
  ...syntax,
  ...names,
  ...types,
  ...tables,
  ...clauses,
  ...sourceText,
  ...suites,
  ...caseTables,
};

export type Catalogue = typeof catalogue;
export type DiagnosticName = keyof Catalogue;

type Carried<N extends DiagnosticName> = NonNullable<Catalogue[N]['carries']>;
/** What the message of a finding is filled with. */
export type ParametersOf<N extends DiagnosticName> = Carried<N>['parameters'];
/** Keys of the notes on its related places. */
export type NoteOf<N extends DiagnosticName> = Carried<N>['note'];
/** Keys of the titles of its fixes. */
export type TitleOf<N extends DiagnosticName> = Carried<N>['title'];
