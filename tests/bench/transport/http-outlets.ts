import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OpenOutlet } from './outlet.js';
import { pack, unpack } from './packing.js';
import type { Traffic } from './traffic.js';

/** Receivers ask again and again, with their inputs, and get at once what is new. */
export const openPolling: OpenOutlet = (server, traffic) => {
  const sent: Uint8Array[] = [];
  server.on('request', (request, response) => {
    const { receiver, after, inputs } = questionOf(request);
    for (const input of unpack(inputs)) traffic.hear(receiver, input);
    answer(response, sent.slice(after));
  });
  return (frame) => void sent.push(frame);
};

/** Receivers ask and get an answer as soon as there is something new; their inputs come on a connection beside that. */
export const openLongPoll: OpenOutlet = (server, traffic) => {
  const sent: Uint8Array[] = [];
  /** Those who have all there is. */
  let waiting: ServerResponse[] = [];
  server.on('request', (request, response) => {
    if (request.method === 'POST') return takeInput(request, response, traffic);
    const { after } = questionOf(request);
    if (after < sent.length) answer(response, sent.slice(after));
    else waiting.push(response);
  });
  return (frame) => {
    sent.push(frame);
    for (const response of waiting) answer(response, [frame]);
    waiting = [];
  };
};

/** One answer without an end, of server-sent events, which are text; inputs as with long polls. */
export const openEvents: OpenOutlet = (server, traffic) => {
  const listeners = new Set<ServerResponse>();
  server.on('request', (request, response) => {
    if (request.method === 'POST') return takeInput(request, response, traffic);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  });
  return (frame) => {
    const event = `data: ${Buffer.from(frame).toString('base64')}\n\n`;
    for (const listener of listeners) listener.write(event);
    traffic.downSegments += listeners.size;
  };
};

function questionOf({ url = '' }: IncomingMessage) {
  const { searchParams } = new URL(url, 'http://host');
  return {
    receiver: searchParams.get('as') ?? '',
    after: Number(searchParams.get('after')),
    inputs: Buffer.from(searchParams.get('inputs') ?? '', 'base64url'),
  };
}

function takeInput(request: IncomingMessage, response: ServerResponse, traffic: Traffic): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    traffic.hear(questionOf(request).receiver, Buffer.concat(chunks));
    response.writeHead(204).end();
  });
}

function answer(response: ServerResponse, frames: readonly Uint8Array[]): void {
  if (frames.length === 0) return void response.writeHead(204).end();
  const body = pack(frames);
  const type = 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-length': body.length, 'cache-control': 'no-store' });
  response.end(body);
}
