// The words that findings on case files are filled with. Each language has a text for every one
// (en/suite-terms.ts).

export const suiteTermNames = [
  // what is wrong with a text as YAML
  'yamlTab',
  'yamlIndent',
  'yamlQuote',
  'yamlBracket',
  'yamlColon',
  'yamlStart',
  'yamlEscape',
  'yamlAlias',
  'yamlTag',
  'yamlKey',
  'yamlDeep',
  'yamlDirective',
  'yamlOther',
  // what should stand somewhere, and what does
  'groupShape',
  'listShape',
  'textShape',
  'truthShape',
  'dossierShape',
  'figureShape',
  'errorShape',
  'nothingFound',
  'textFound',
  'numberFound',
  'truthFound',
  'groupFound',
  'listFound',
  'fullWidthColon',
  'casesAbove',
  // where a name stands
  'inFile',
  'inCase',
  'inExpect',
  'inTotals',
  'inChange',
  'inAward',
  'inMeasure',
  'inError',
  'inPart',
  'inStep',
  // what a case must have
  'giveName',
  'giveDossier',
  'giveExpect',
  // figures
  'writeDigits',
  'writeOwnDigits',
  'noCommas',
  'noSignOfMoney',
  // dossiers that cases start from
  'baseMissing',
  'baseOutside',
  'baseNotText',
  'baseNotJson',
  'baseNoFiles',
  // changes
  'noItem',
  'noPlace',
  'notAnItem',
  'badPath',
  'articleKind',
] as const;

export type SuiteTermName = (typeof suiteTermNames)[number];
