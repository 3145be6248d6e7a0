// When a request about a text is computed: once every message that already waits has been heard, so that
// nothing is computed for a text that the user has changed since, or for nobody.

/** In milliseconds: for so long after a silence nothing new can have come unheard. */
const FRESH = 5;

export class Turns {
  #heard = 0;
  #last: Promise<void> = Promise.resolve();
  /** What had been heard, and when, as nothing more was waiting. */
  #silence = { heard: -1, at: 0 };

  /** To be called for each message that is handed on. */
  heard(): void {
    this.#heard++;
  }

  /** One after another, in the order in which they were asked for. */
  take(): Promise<void> {
    const turn = this.#last.then(() => this.#silent());
    this.#last = turn;
    return turn;
  }

  async #silent(): Promise<void> {
    const { heard, at } = this.#silence;
    if (heard === this.#heard && Date.now() - at < FRESH) return;
    for (let before = -1; before !== this.#heard; ) {
      before = this.#heard;
      // Messages that wait are handed on in between, one at a time.
      await new Promise<void>((resolve) => {
        setTimeout(resolve);
      });
    }
    this.#silence = { heard: this.#heard, at: Date.now() };
  }
}
