import type { FastifyError } from 'fastify';
import type { App } from './types.js';

/** Answers what went wrong in one form, `{ "error": "…" }`, and tells strangers nothing about the inside. */
export function addErrors(app: App): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: sentence(error) });
    request.log.error({ err: error, method: request.method, url: request.url }, 'A request broke.');
    return reply.code(500).send({ error: 'Something broke on the host.' });
  });
}

function sentence(error: FastifyError): string {
  const first = error.validation?.[0];
  if (first === undefined) return error.message;
  const where = first.instancePath.slice(1).replaceAll('/', '.');
  const what = where === '' ? 'The request' : `"${where}"`;
  const extra = first.keyword === 'additionalProperties' ? `: ${JSON.stringify(first.params.additionalProperty)}` : '';
  return `${what} ${first.message ?? 'is not valid'}${extra}.`;
}
