import type { Divergence } from '../../net/receiver.js';

/** For whoever looks for the cause: the page itself has mended it already. */
export function logDivergence({ beat, view, count, named }: Divergence): void {
  console.warn(`At beat ${beat} this page had ${count} places of the view "${view}" wrong.`, named);
}
