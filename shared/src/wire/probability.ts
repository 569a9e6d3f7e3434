/** Probabilities are of 2^15. */
export const CERTAIN_BITS = 15;
export const CERTAIN = 1 << CERTAIN_BITS;
