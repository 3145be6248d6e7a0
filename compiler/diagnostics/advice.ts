// What a message says to write instead: whole sentences that the compiler picks by what it sees
// around the slip. Each language has a text for every one (en/advice.ts).
import type { SlipKind } from '#language';

export const adviceNames = [
  // signs that mean nothing
  'hiddenCharacter',
  'strayCharacter',
  // figures
  'writeFigure',
  'writePrice',
  'shareOfWhat',
  'eachCalendarYear',
  'quantityMissing',
  'quantityTooMany',
  'quotientFirst',
  // values of an enum
  'withoutQuotes',
  'oneOfSeveral',
  // files
  'checkFileName',
  'checkSourceName',
  'saveFirst',
  // names
  'declareIt',
  'definedInside',
  'factOfItems',
  'goThrough',
  'factsAlone',
  'supportFacts',
  'inQuotes',
] as const;

export type AdviceName = (typeof adviceNames)[number] | SlipKind;
