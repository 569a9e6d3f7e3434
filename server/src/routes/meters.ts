import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Gateway } from '../gateway/gateway.js';
import type { RoomReport } from '../room/port.js';

const BEAT_BUCKETS_SECONDS = [0.0005, 0.001, 0.002, 0.004, 0.006, 0.008, 0.01, 0.0125, 0.0167, 0.025, 0.05, 0.1, 0.5];

/** What a report counts since its room's start. */
const COUNTED = {
  beat: ['tickdeck_beats_total', 'Beats made'],
  tick: ['tickdeck_ticks_total', 'Simulated ticks made'],
  overruns: ['tickdeck_overruns_total', 'Beats whose work exceeded their period'],
  skips: ['tickdeck_skips_total', 'Frames left out for slow sessions'],
  keyframes: ['tickdeck_keyframes_total', 'Frames encoded from nothing'],
  mismatches: ['tickdeck_mismatches_total', 'Reports of a client whose state hash differed'],
} as const;
type Counted = keyof typeof COUNTED;

/** The process's figures for Prometheus. Labels are rooms and roles, never sessions, players or fields. */
export class Meters {
  readonly #registry = new Registry();
  readonly #last = new Map<string, RoomReport>();
  readonly #beatSeconds: Histogram<'room'>;
  readonly #memory: Gauge<'room'>;
  readonly #counters: { readonly [name in Counted]: Counter<'room'> };

  constructor(gateway: Gateway) {
    const registers = [this.#registry];
    const labelNames = ['room'] as const;
    this.#beatSeconds = new Histogram({
      name: 'tickdeck_beat_seconds',
      help: 'Duration of a beat',
      buckets: BEAT_BUCKETS_SECONDS,
      labelNames,
      registers,
    });
    this.#memory = new Gauge({
      name: 'tickdeck_room_array_buffer_bytes',
      help: 'Memory of a room outside the heap',
      labelNames,
      registers,
    });
    const counter = ([name, help]: readonly [string, string]) => new Counter({ name, help, labelNames, registers });
    this.#counters = {
      beat: counter(COUNTED.beat),
      tick: counter(COUNTED.tick),
      overruns: counter(COUNTED.overruns),
      skips: counter(COUNTED.skips),
      keyframes: counter(COUNTED.keyframes),
      mismatches: counter(COUNTED.mismatches),
    };
    addGatewayMeters(gateway, registers);
  }

  observe(room: string, report: RoomReport): void {
    const last = this.#last.get(room);
    this.#last.set(room, report);
    for (const name of Object.keys(COUNTED) as Counted[]) {
      // A room that started anew, or rewound its ticks, counts from below: what it has then is what is new.
      const before = last && last[name] <= report[name] ? last[name] : 0;
      this.#counters[name].inc({ room }, report[name] - before);
    }
    for (const ms of report.beatMs) this.#beatSeconds.observe({ room }, ms / 1000);
    this.#memory.set({ room }, report.arrayBufferBytes);
  }

  /** Drops a closed room's series, so that their number stays bounded. */
  forget(room: string): void {
    this.#last.delete(room);
    for (const meter of [...Object.values(this.#counters), this.#beatSeconds, this.#memory]) meter.remove({ room });
  }

  /** The text that Prometheus reads, and its content type. */
  async expose(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}

function addGatewayMeters(gateway: Gateway, registers: Registry[]): void {
  const mirror = (name: string, help: string, value: () => number) => {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  };
  mirror('tickdeck_sent_messages_total', 'Messages and frames given to sockets', () => gateway.traffic.messages);
  mirror('tickdeck_sent_bytes_total', 'Payload bytes given to sockets', () => gateway.traffic.bytes);
  new Gauge({
    name: 'tickdeck_sessions',
    help: 'Sessions that are in a room',
    labelNames: ['role'],
    registers,
    collect() {
      for (const [role, count] of Object.entries(gateway.census())) this.set({ role }, count);
    },
  });
}
