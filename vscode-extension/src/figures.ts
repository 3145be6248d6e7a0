// Amounts as people read them.

/** An amount of the protocol with its thousands marked; what is no figure stays as it is. */
export function figure(text: string): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const [whole = '', ...minor] = text.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...minor].join('.');
}
