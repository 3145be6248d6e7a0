// Figures as people type and read them: thousands in groups, 万 and million, percent. Texts throughout;
// no figure passes through a binary float.

/** Digits in groups of three: `1800000.00` reads `1,800,000.00`. */
export function grouped(figure: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(figure) ?? [];
  return whole === '' ? figure : sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + rest;
}

/**
 * A large amount as people say it: `180万元` in Chinese, `1.8 million` in other languages. Undefined where
 * that is no shorter than the figure itself, or the figure is none.
 */
export function inWords(
  figure: string,
  { code, word }: { readonly code: string; readonly word: string },
  language: string,
): string | undefined {
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d+))?$/.exec(figure) ?? [];
  if (whole === undefined) return undefined;
  const said = (power: number, name: string): string | undefined => {
    if (whole.length <= power) return undefined;
    const kept = (whole.slice(-power) + decimals).replace(/0+$/, '');
    return kept.length > 2
      ? undefined
      : grouped(joined({ whole: whole.slice(0, -power), decimals: kept })) + name;
  };
  const unit = code === 'CNY' ? '元' : ` ${word}`;
  return language.toLowerCase().startsWith('zh')
    ? (said(8, `亿${unit}`) ?? said(4, `万${unit}`))
    : (said(9, ' billion') ?? said(6, ' million'));
}

/** Words behind a figure, each with its power of ten. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/(?:亿|亿元)$/, 8],
  [/(?:万|万元)$/, 4],
  [/(?:bn|billion)$/i, 9],
  [/(?:m|mio|million)$/i, 6],
  [/(?:k|thousand)$/i, 3],
];

/**
 * Money as typed, as a dossier writes it: `1,800,000`, `180万`, `1.8 million`, `１８０万元` give `1800000`.
 * Undefined where it cannot be one, or has more decimals than the currency (`digits`).
 */
export function moneyFrom(typed: string, digits: number): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s_,'’]/g, '')
    .replace(/^[¥€£$]|元$/g, '');
  const scale = SCALES.find(([word]) => word.test(plain));
  const figure = scale === undefined ? plain : plain.replace(scale[0], '');
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d*))?$/.exec(figure) ?? [];
  if (whole === undefined) return undefined;
  const moved = shifted(whole, decimals, scale?.[1] ?? 0);
  return moved.decimals.length > digits ? undefined : joined(moved);
}

/** A plain figure as typed: `1,234.5`. */
export function numberFrom(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s_,'’]/g, '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? plain : undefined;
}

/** A ratio as a dossier writes it: `30%`, `2/3`, `0.3`. */
export function ratioFrom(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replace(/\s/g, '');
  return /^\d+(?:\.\d+)?%?$|^\d+\/[1-9]\d*$/.test(plain) ? plain : undefined;
}

function shifted(whole: string, decimals: string, power: number) {
  const padded = decimals.padEnd(power, '0');
  return {
    whole: (whole + padded.slice(0, power)).replace(/^0+(?=\d)/, ''),
    decimals: padded.slice(power).replace(/0+$/, ''),
  };
}

function joined({ whole, decimals }: { whole: string; decimals: string }): string {
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

/** Cents, fen: a decision's money, with all its minor digits, as a whole number. */
function units(figure: string): bigint {
  return BigInt(figure.replace('.', ''));
}

/** `a` less `b`, both with the same minor digits. */
export function less(a: string, b: string): string {
  const digits = (a.split('.')[1] ?? '').length;
  const difference = units(a) - units(b);
  const sign = difference < 0n ? '-' : '';
  const plain = String(difference < 0n ? -difference : difference).padStart(digits + 1, '0');
  if (digits === 0) return sign + plain;
  return `${sign}${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
}

/** A difference with its sign: `+600,000.00`, `−20.00`. */
export function signed(difference: string): string {
  return difference.startsWith('-')
    ? `−${grouped(difference.slice(1))}`
    : `+${grouped(difference)}`;
}

/** A hundredth part of a hundred at least, for pictures alone. */
export function share(part: string, of: string): number {
  const whole = units(of);
  return whole === 0n ? 0 : Number((units(part) * 10000n) / whole) / 100;
}
