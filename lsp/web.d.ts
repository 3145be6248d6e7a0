// What the server needs of the web platform, declared here so that nothing else of a browser or of Node
// comes into its sight by accident. Both have them.

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare function atob(base64: string): string;

/** Opaque: Node's handle is an object, a browser's a number. */
declare type Timer = { readonly timer: never };
declare function setTimeout(task: () => void, milliseconds?: number): Timer;
declare function clearTimeout(timer: Timer): void;
