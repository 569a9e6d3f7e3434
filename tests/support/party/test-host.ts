import { fileURLToPath } from 'node:url';
import { parseConfig } from '@tickdeck/server/config.js';
import { createHost, type HostParts } from '@tickdeck/server/host.js';
import { greetingLine } from '@tickdeck/server/lan/greeting.js';
import { linksOf } from '@tickdeck/server/lan/links.js';
import { openMemoryStore } from '@tickdeck/server/store/memory.js';
import { root } from '../sources.js';

export interface TestHost extends Pick<HostParts, 'games' | 'gameModule'> {
  /** Names of the rooms that are open from the start; guests are sent to the first. */
  readonly rooms: readonly string[];
  /** Folder of the built pages, unless they are the program's own. */
  readonly pages?: string;
}

/** The server as server/main.ts runs it, with other games and no file; prints its links when it is up. */
export async function startTestHost({ rooms, pages = PAGES, ...games }: TestHost): Promise<void> {
  const parsed = parseConfig(process.argv.slice(2), {});
  if (parsed.kind !== 'config') throw new Error(parsed.text);
  const { config } = parsed;
  const parts = {
    ...games,
    pages,
    openStore: async () => openMemoryStore(),
    reader: 'person',
    write: () => {},
  } as const;
  const host = await createHost(config, parts);
  const cards = rooms.map((name) => host.lobby.open({ name, game: '', bots: config.bots, botSkill: 'normal' }));
  const first = cards[0]?.kind === 'opened' ? cards[0].card.id : '';
  const port = await host.listen();
  const links = linksOf(host.target(port, first), []);
  process.stdout.write(`${greetingLine(first, port, links, Date.now())}\n`);
}

const PAGES = fileURLToPath(new URL('client/dist-web', `file://${root}/`));
