// The two classes of the web platform that the compiler needs, declared here so that nothing else
// of a browser or of Node comes into its sight by accident. Both have them.

declare class TextDecoder {
  constructor(
    label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030',
    options: { readonly fatal: true; readonly ignoreBOM?: true },
  );
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
