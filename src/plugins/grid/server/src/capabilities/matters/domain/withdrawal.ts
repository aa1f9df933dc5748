/** All that can have come to a matter. */
export interface Trace {
  readonly actions: readonly string[];
  readonly messages: number;
  readonly files: number;
  /** Matters that were merged into it. */
  readonly followers: number;
}

/** It was registered, and nothing else: no step of anybody or of a clock, no word, no paper, no other matter. Only such a one may go again. */
export const isUntouched = ({ actions, messages, files, followers }: Trace): boolean => actions.every((action) => action === 'register') && messages + files + followers === 0;
