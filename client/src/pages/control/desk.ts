import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import { encodeEdits } from '@tickdeck/shared/commands/edit.js';
import { createRegistry, type Registry } from '@tickdeck/shared/commands/registry.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type {
  AuditEntry,
  Bandwidth,
  Edit,
  LogLine,
  Reply,
  Role,
  Telemetry,
  Welcome,
} from '@tickdeck/shared/wire/messages.js';
import { type Accessor, batch, createMemo, createSignal, onCleanup } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import { createClient, type GameClient } from '../../net/client.js';
import type { LinkState, LinkStats, Shown } from '../../net/frame.js';
import { deviceKey, lookOf, profile } from '../../ui/store.js';
import type { Toast } from '../../ui/toast.js';
import { reloadOnNewBuild } from '../common/build.js';
import { logDivergence } from '../common/diverged.js';
import type { RoomCard } from '../common/rooms.js';
import { onShownAgain } from '../common/touch-page.js';
import { appendBeats, type StripBeat } from './explain/beats.js';
import { appendLines } from './explain/log.js';
import { keep } from './explain/traffic.js';
import { Feeds } from './feeds.js';
import { Freshness } from './freshness.js';
import { FRAMES_PER_SECOND, keepFresh } from './refresh.js';
import { sayRefused } from './refusal.js';
import { mergeAudit } from './run/entries.js';
import { Series } from './run/series.js';
import { createSelection, type Selection } from './selection.js';
import { roleOf, withoutToken } from './token.js';

/** One operator's connection to one room, as signals; ends with the component that made it. */
export interface Desk extends Selection {
  readonly room: RoomCard;
  readonly look: GameLook;
  readonly token: string;
  readonly registry: Registry;
  readonly client: GameClient;
  /** What is looked at beside the world. */
  readonly feeds: Feeds;
  readonly link: Accessor<LinkState>;
  readonly welcome: Accessor<Welcome | undefined>;
  readonly stats: Accessor<LinkStats>;
  readonly telemetry: Accessor<Telemetry | undefined>;
  /** Where the bytes of the last two seconds went. */
  readonly bandwidth: Accessor<Bandwidth | undefined>;
  /** Accounts of the last minutes, oldest first, as far as somebody looked. */
  readonly traffic: Accessor<readonly Bandwidth[]>;
  /** The last ten seconds of beats, oldest first, while somebody looks. */
  readonly beats: Accessor<readonly StripBeat[]>;
  /** The host's log, oldest first, as far as somebody looked. */
  readonly log: Accessor<readonly LogLine[]>;
  /** What was commanded, newest first. */
  readonly audit: Accessor<readonly AuditEntry[]>;
  /** Tick time and traffic of the last minute; changes with every telemetry. */
  readonly series: Series;
  /** The newest state, up to eight times a second; its arrays are filled anew each time. */
  readonly shown: Accessor<Shown | undefined>;
  /** Ticks of simulated time per tick of wall time: 0 paused, 1 normal. */
  readonly speed: Accessor<number>;
  readonly paused: Accessor<boolean>;
  /** What this desk may; as the host said, before that as its link says. */
  readonly role: Accessor<Role>;
  /** How old what is shown is, by where it comes from. */
  readonly freshness: Freshness;
  /** Why values may be old; undefined when they are not. */
  readonly stale: Accessor<string | undefined>;
  /** Why nothing can be commanded now; undefined when something can. */
  readonly blocked: Accessor<string | undefined>;
  /** Why this command cannot be given now, as far as it is known here; undefined when it can. */
  why(command: string): string | undefined;
  /** The last answer of the host. */
  readonly reply: Accessor<Reply | undefined>;
  /** Gives a command and says so when it was refused. */
  run(name: string, args?: { readonly [name: string]: Value }): Promise<Reply>;
  /** Asks what a command would do; nothing is done, and nobody else hears of it. Whoever asks shows the answer. */
  preview(name: string, args?: { readonly [name: string]: Value }): Promise<Reply>;
  /** Gives one transaction; whoever edits shows the refusals. Those of one gesture (a number, 0 for none) are undone as one. */
  edit(edits: readonly Edit[], gesture?: number): Promise<Reply>;
  readonly notice: (toast: Toast) => void;
}

export interface DeskOptions {
  readonly room: RoomCard;
  readonly look: GameLook;
  readonly token: string;
  readonly notice: (toast: Toast) => void;
  /** The host does not take the token. */
  readonly onRefused: (text: string) => void;
}

/** Sits down at a room, with as much power as the link has. */
export function createDesk({ room, look, token, notice, onRefused }: DeskOptions): Desk {
  const [link, setLink] = createSignal<LinkState>({ kind: 'connecting', attempt: 1 });
  const [welcome, setWelcome] = createSignal<Welcome>();
  const [telemetry, setTelemetry] = createSignal<Telemetry>();
  const [bandwidth, setBandwidth] = createSignal<Bandwidth>();
  const [traffic, setTraffic] = createSignal<readonly Bandwidth[]>([]);
  const [beats, setBeats] = createSignal<readonly StripBeat[]>([]);
  const [log, setLog] = createSignal<readonly LogLine[]>([]);
  const [audit, setAudit] = createSignal<readonly AuditEntry[]>([]);
  const [shown, setShown] = createSignal<Shown | undefined>(undefined, { equals: false });
  // Keys do other things while time stands still: that must be known as soon as it does.
  const [speed, setSpeed] = createSignal(1);
  const [reply, setReply] = createSignal<Reply>();
  const series = new Series();
  const checkBuild = reloadOnNewBuild();
  const me = profile();
  const asked = roleOf(token);
  const freshness = new Freshness(performance.now());

  const feeds = new Feeds(() => client);
  feeds.want('telemetry');
  feeds.want('audit');

  const client: GameClient = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
    game: look.game,
    room: room.id,
    role: asked,
    token,
    device: deviceKey(),
    name: me.name || 'Operator',
    look: lookOf(me),
    framesPerSecond: FRAMES_PER_SECOND,
    events: {
      link(state) {
        setLink(state);
        if (state.kind === 'ended' && state.reason === 'unauthorised') onRefused(state.text);
      },
      notice: ({ level, text }) => notice({ level, text }),
      welcome(heard) {
        checkBuild(heard);
        // The whole list follows; what an earlier life of the room said is over.
        setAudit([]);
        setTraffic([]);
        setBeats([]);
        setLog([]);
        setWelcome(heard);
      },
      telemetry(heard) {
        series.push(heard, welcome()?.beatRate ?? 60, performance.now() / 1000);
        setTelemetry(heard);
        freshness.hear('telemetry', performance.now());
      },
      audit: ({ entries }) => setAudit((before) => mergeAudit(before, entries)),
      bandwidth(heard) {
        setTraffic((before) => keep(before, heard));
        setBandwidth(heard);
        freshness.hear('bandwidth', performance.now());
      },
      beats(heard) {
        setBeats((before) => appendBeats(before, heard));
        freshness.hear('beats', performance.now());
      },
      log: ({ lines }) => setLog((before) => appendLines(before, lines)),
      news: (news) => feeds.take(news),
      frame(_beat, { speed: now }) {
        freshness.hear('frames', performance.now());
        setSpeed(now);
      },
      diverged: logDivergence,
    },
  });
  const [stats, setStats] = createSignal<LinkStats>(client.stats);

  const stopRefreshing = keepFresh(() =>
    batch(() => {
      freshness.pass(performance.now());
      setStats({ ...client.stats });
      const now = client.latest();
      if (now) setShown(now);
    }),
  );
  onShownAgain(() => client.wake());
  onCleanup(() => {
    stopRefreshing();
    client.close();
  });

  const registry = createRegistry(look.game);
  const role = createMemo(() => welcome()?.role ?? asked);
  const stale = createMemo(() =>
    whyStale(link(), freshness.isOld('frames') ? Math.floor((freshness.ageMs('frames') ?? 0) / 1000) : 0),
  );
  const touches = createMemo(() => [...registry.values()].some((command) => ranksAtLeast(role(), command.role)));
  const blocked = createMemo(
    () => stale() ?? (touches() ? undefined : `Your link is a ${role()}’s: you see and do not touch`),
  );
  const give = async (name: string, args: { readonly [name: string]: Value }) => {
    const answer = await client.command(name, args);
    const { outcome, text } = answer;
    setReply({
      ...answer,
      text: withoutToken(outcome === 'done' ? text : sayRefused(registry, { name, args, why: text })),
    });
    return answer;
  };

  return {
    room,
    look,
    token,
    registry,
    client,
    feeds,
    link,
    welcome,
    stats,
    telemetry,
    bandwidth,
    traffic,
    beats,
    log,
    audit,
    series,
    shown,
    speed,
    paused: createMemo(() => speed() === 0),
    role,
    freshness,
    stale,
    blocked,
    why(name) {
      const command = registry.get(name);
      if (!command) return 'There is no such command here';
      return stale() ?? (ranksAtLeast(role(), command.role) ? undefined : sayRole(command.role, role()));
    },
    ...createSelection(),
    reply,
    async run(name, args = {}) {
      const answer = await give(name, args);
      if (answer.outcome !== 'done')
        notice({ level: 'warning', text: sayRefused(registry, { name, args, why: answer.text }) });
      return answer;
    },
    preview: (name, args = {}) => client.preview(name, args),
    edit: (edits, gesture = 0) => give('edit', { edits: encodeEdits(edits), gesture }),
    notice,
  };
}

function sayRole(least: Role, own: Role): string {
  return `This takes the role ${least}; yours is ${own}`;
}

function whyStale(link: LinkState, silentSeconds: number): string | undefined {
  switch (link.kind) {
    case 'connecting':
      return 'Connecting to the host';
    case 'lost':
      return 'No connection to the host';
    case 'elsewhere':
    case 'ended':
      return 'The connection has ended';
    case 'live':
      return silentSeconds > 0 ? `Nothing new from the host for ${silentSeconds} s` : undefined;
  }
}
