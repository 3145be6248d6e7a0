// The two classes of the web platform that the compiler needs, declared here so that nothing else
// of a browser or of Node comes into its sight by accident. Both have them.

declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly fatal: true });
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
