// Currencies of ISO 4217 with the digits of their minor unit (data: the package currency-codes).
import * as iso4217 from 'currency-codes';

export interface CurrencyData {
  readonly code: string;
  /** 0 for JPY, 2 for CNY, 3 for KWD; 0 where ISO 4217 names no minor unit. */
  readonly digits: number;
}

const byCode = new Map<string, CurrencyData>(
  iso4217.data.map(({ code, digits }) => [code, { code, digits }]),
);

/** The currency of a code, in capitals as ISO 4217 writes it. */
export function currencyOf(code: string): CurrencyData | undefined {
  return byCode.get(code);
}

/** Every code there is. */
export function currencyCodes(): readonly string[] {
  return [...byCode.keys()];
}
