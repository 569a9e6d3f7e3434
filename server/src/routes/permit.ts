import { BlockList, isIPv6 } from 'node:net';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authoriseHeader, type Keys } from '../control/authorise.js';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** A hook that lets only bearers of a token of at least `least` pass, for the room of the address if it names one as `:id`. */
export function requireRole(keys: Keys, least: Role) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { id = '' } = request.params as { readonly id?: string };
    const permit = authoriseHeader(keys, request.headers.authorization, least, id);
    if (permit.kind === 'permitted') return;
    if (permit.status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(permit.status).send({ error: permit.text });
  };
}

/** As `requireRole`, but programs on this machine need no token. */
export function requireRoleOrLoopback(keys: Keys, least: Role) {
  const required = requireRole(keys, least);
  return async (request: FastifyRequest, reply: FastifyReply) => {
    // Behind a proxy on this machine everybody comes from loopback.
    const proxied = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
    if (!proxied && isLoopback(request.ip)) return;
    return required(request, reply);
  };
}

export function isLoopback(address: string): boolean {
  return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
