import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';

/** The application, with request types made from its schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Limits of plain HTTP; the protocol's own are in `LIMITS`. */
export const HTTP = {
  bodyBytesMax: 16_384,
  /** From one address: a party behind one router loads its pages at the same time. */
  requestsPerWindowMax: 600,
  windowMs: 10_000,
} as const;
