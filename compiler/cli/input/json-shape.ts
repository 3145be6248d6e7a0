// Follows a text line by line and says whether it can still be the beginning of one JSON value.
// It looks at brackets, strings and what may stand before a bracket; JSON.parse judges the rest.

/** State: the brackets open so far. */
export class JsonShape {
  #open: string[] = [];
  #last = '';
  #begun = false;

  /** A whole value has been seen. */
  get complete(): boolean {
    return this.#begun && this.#open.length === 0;
  }

  /** Takes one more line in; false where the lines so far begin no JSON value over several lines. */
  accepts(line: string | undefined): boolean {
    if (line === undefined) return false;
    // Strings end on the line they begin on; what stands in them does not matter here.
    const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, 's');
    if (bare.includes('"')) return false;
    for (const sign of bare) {
      if (sign.trim() === '') continue;
      if (!this.#takes(sign)) return false;
      this.#begun = true;
      this.#last = sign;
    }
    return true;
  }

  #takes(sign: string): boolean {
    if (this.complete) return /[\w.+-]/.test(sign) && /[\w.+-]/.test(this.#last);
    const top = this.#open.at(-1);
    switch (sign) {
      case '{':
      case '[':
        if (
          !(this.#last === '' || this.#last === ':' || (top === '[' && /[[,]/.test(this.#last)))
        ) {
          return false;
        }
        this.#open.push(sign);
        return true;
      case '}':
      case ']':
        return this.#open.pop() === (sign === '}' ? '{' : '[');
      default:
        return true;
    }
  }
}
