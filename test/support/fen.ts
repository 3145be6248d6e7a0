// Money for the outside judge: BigInt fen and what one does with them. Shares nothing with runtime/.

const FEN = 100n;

/** So many yuan in fen. */
export const yuan = (amount: bigint): bigint => amount * FEN;

/** Money of a dossier in fen: "1234.5" is 123450; a JSON number in its shortest form likewise. */
export function fenOf(money: unknown): bigint {
  const text = typeof money === 'number' ? String(money) : (money as string);
  const [whole = '0', decimals = ''] = text.split('.');
  return BigInt(whole) * FEN + BigInt(decimals.padEnd(2, '0'));
}

/** Fen as yuan with both decimals. */
export function yuanOf(fen: bigint): string {
  return `${fen / FEN}.${String(fen % FEN).padStart(2, '0')}`;
}

export const sum = (figures: readonly bigint[]): bigint => figures.reduce((a, b) => a + b, 0n);
export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const notBelowZero = (figure: bigint): bigint => larger(figure, 0n);
