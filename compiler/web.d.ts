// What the compiler needs of the web platform, declared here so that nothing else of a browser or of
// Node comes into its sight by accident. Both have it.

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

/** Base64 of bytes, each a character up to U+00FF. */
declare function btoa(bytes: string): string;
