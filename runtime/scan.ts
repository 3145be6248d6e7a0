// Reading figures as a dossier writes them (DESIGN §4). Every reader answers the figure, or says
// with −1 or undefined that this is none; why not, the report of errors finds out (report.ts).

/** First sum that is too large: facts of money stay below 10^15 minor units. */
export const TOO_LARGE = 1e15;

/** Money in minor units from its text in major ones, by one pass over the characters; −1: none. */
export function scanMoney(text: string, digits: number): number {
  const length = text.length;
  if (length === 0 || length > 16) return -1;
  let value = 0;
  let point = -1;
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === -2 && point < 0 && at > 0) point = at;
    else return -1;
  }
  if (text.charCodeAt(0) === 48 && length > 1 && point !== 1) return -1;
  let missing = digits;
  if (point >= 0) {
    const decimals = length - point - 1;
    if (decimals === 0 || decimals > digits) return -1;
    missing -= decimals;
  }
  while (missing-- > 0) value *= 10;
  return value < TOO_LARGE ? value : -1;
}

/** Money as a dossier may hold it, a text or a JSON number, in minor units; −1: none. */
export function readMoney(value: unknown, digits: number): number {
  if (typeof value === 'string') return scanMoney(value, digits);
  if (typeof value !== 'number' || !(value >= 0)) return -1;
  return scanMoney(String(value), digits);
}
