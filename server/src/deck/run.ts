import { userInfo } from 'node:os';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { typeArguments } from './arguments.js';
import { Failed, findHost, type Host } from './host.js';
import { type Asked, parseDeck } from './options.js';
import { type Listed, type Said, sayAnswer, sayCommand, sayCommands, USAGE } from './words.js';

/** What the program prints and ends with: 0 done, 1 refused by the host, 2 could not be asked for. */
export interface Ending {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line against a host. @param wallMs - wall time, ms since 1970. */
export async function runDeck(
  args: readonly string[],
  env: { readonly [name: string]: string | undefined },
  wallMs: number,
): Promise<Ending> {
  const parsed = parseDeck(args, env);
  if (parsed.kind === 'refused') return failed(parsed.text);
  try {
    return await follow(parsed.asked, findHost(parsed.asked.options, wallMs));
  } catch (error) {
    // Whoever asks for help with no host at hand still gets some.
    if (error instanceof Failed && parsed.asked.verb === 'help') return said(`${USAGE}\n\n${error.message}`);
    if (error instanceof Failed) return failed(error.message);
    throw error;
  }
}

async function follow(asked: Asked, host: Host): Promise<Ending> {
  const { verb, topic, options } = asked;
  if (verb === 'rooms') return said(await sayRooms(host, options.answer));
  const room = await roomOf(asked, host);
  const path = `/api/rooms/${encodeURIComponent(room)}/commands`;
  const { commands } = (await host.ask(path)).body as { readonly commands: readonly Listed[] };
  if (verb === 'help') return help(topic, commands);
  const command = commands.find(({ name }) => name === verb);
  if (!command) return failed(`There is no command "${verb}". npm run deck -- help lists them.`);
  if (command.risk === 'R3' && options.room === '' && options.preview === 'no')
    return failed(`${command.label} cannot be taken back. To mean it, name the room: --room ${room}`);
  const typed = typeArguments(command.args, asked.given);
  if (typed.kind === 'refused') return failed(typed.text);
  if (host.token === '') return failed(NO_TOKEN);
  const query = new URLSearchParams({ who: options.who || userName() });
  if (options.preview === 'yes') query.set('preview', 'true');
  const { status, body } = await host.give(`${path}/${verb}?${query}`, typed.args);
  if (options.answer === 'json') return { code: status === 200 ? 0 : 1, out: JSON.stringify(body), err: '' };
  const { error } = body as { readonly error?: string };
  if (error !== undefined) return { code: 1, out: '', err: error };
  const words = sayAnswer(body as Said, options.preview);
  return status === 200 ? said(words) : { code: 1, out: '', err: words };
}

const NO_TOKEN =
  'This needs the token of a control link: put the whole link into --url, or the token into the variable TICKDECK_TOKEN. On the host’s own machine name its data folder with --data.';

function help(topic: string, commands: readonly Listed[]): Ending {
  if (topic === '') return said(`${USAGE}\n\nCommands:\n\n${sayCommands(commands)}`);
  const command = commands.find(({ name }) => name === topic);
  return command ? said(sayCommand(command)) : failed(`There is no command "${topic}".`);
}

interface Card {
  readonly id: string;
  readonly name: string;
  readonly gameName: string;
  readonly players: number;
}

async function cardsOf(host: Host): Promise<readonly Card[]> {
  const { rooms } = (await host.ask('/api/rooms')).body as { readonly rooms?: readonly Card[] };
  if (!rooms) throw new Failed(`What answers at ${host.url} is no Tickdeck.`);
  return rooms;
}

async function sayRooms(host: Host, answer: 'words' | 'json'): Promise<string> {
  const cards = await cardsOf(host);
  if (answer === 'json') return JSON.stringify(cards);
  return cards.map(({ id, name, gameName, players }) => `${id}  ${name}, ${gameName}, ${players} players`).join('\n');
}

/** The room that is meant; one that nobody named must be the only one. */
async function roomOf({ verb, options }: Asked, host: Host): Promise<string> {
  const cards = await cardsOf(host);
  const wanted = options.room || host.room;
  const ids = cards.map(({ id }) => id);
  if (wanted !== '' && !ids.includes(wanted)) throw new Failed(`There is no room "${wanted}": ${listOf(ids)}.`);
  const [first] = ids;
  if (wanted === '' && ids.length > 1 && verb !== 'help') throw new Failed(`Which room? --room ${listOf(ids)}.`);
  if (first === undefined) throw new Failed('The host has no room open now.');
  return wanted || first;
}

function listOf(ids: readonly string[]): string {
  return ids.length === 0 ? 'there is none' : ids.join(', ');
}

function userName(): string {
  return userInfo().username.slice(0, LIMITS.nameCharsMax);
}

function said(out: string): Ending {
  return { code: 0, out, err: '' };
}

function failed(err: string): Ending {
  return { code: 2, out: '', err };
}
