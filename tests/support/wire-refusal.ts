import { ProtocolError } from '@tickdeck/shared/wire/errors.js';

/** What decoding came to: a whole message or the code it was refused with. Anything else that is thrown stays thrown. */
export function outcomeOf<T>(decode: () => T): { readonly message: T } | { readonly refused: ProtocolError['code'] } {
  try {
    return { message: decode() };
  } catch (error) {
    if (error instanceof ProtocolError) return { refused: error.code };
    throw error;
  }
}

/** The code a decoding is refused with, or 'accepted'. */
export function refusalOf(decode: () => unknown): ProtocolError['code'] | 'accepted' {
  const outcome = outcomeOf(decode);
  return 'refused' in outcome ? outcome.refused : 'accepted';
}
