// The words that the compiler itself puts into messages. Each language has a text for every one
// (en/terms.ts); a Term names one and brings what fills its holes.
import type { AdviceName } from './advice.ts';
import type { Parameters, Term } from './diagnostic.ts';
import type { SuiteTermName } from './suite-terms.ts';
import type { TableTermName } from './table-terms.ts';

export const termNames = [
  // values
  'money',
  'ratio',
  'number',
  'integer',
  'date',
  'text',
  'boolean',
  'enum',
  'entity',
  'listOf',
  'withUnits',
  'perUnits',
  'timesUnits',
  'unitsOf',
  'duration',
  'noUnit',
  'constant',
  'something',
  'figure',
  'value',
  // files
  'nameTheFile',
  'saveAsText',
  // characters that nobody sees
  'controlCharacter',
  'directionMark',
  'lineSeparator',
  // kinds of declarations
  'enumKind',
  'entityKind',
  'applicantKind',
  'unitKind',
  'defineKind',
  'parameterKind',
  'fieldKind',
  'memberKind',
  'clauseKind',
  'variableKind',
  'builtInKind',
  // parts of a policy
  'currencyPart',
  'roundingPart',
  'periodPart',
  'versionPart',
  'languagePart',
  'issuerPart',
  'appliesPart',
  'limitPart',
  'splitPart',
  'articlePart',
  'policyPart',
  'forEachPart',
  'measureKind',
  'overlapKind',
  'grantKind',
  // stretches of figures
  'exactly',
  'belowEdge',
  'upToEdge',
  'fromEdge',
  'aboveEdge',
  'betweenEdges',
  'inTurn',
] as const;

export type TermName = (typeof termNames)[number] | AdviceName | SuiteTermName | TableTermName;

/** A term ready to stand in a message's parameters. */
export function term(name: TermName, parameters: Parameters = {}): Term {
  return { term: name, parameters };
}
