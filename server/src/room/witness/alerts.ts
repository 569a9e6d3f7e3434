import type { Alarms } from '@tickdeck/shared/commands/stage.js';
import { type Alert, type AlertKind, type AlertRef, NO_REF } from '@tickdeck/shared/topics/alerts.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/** How long an alert must have been quiet: then one that was seen is over, and one that is raised again is news. */
const QUIET_MS = 30_000;

/** A beat, and the tick it came to. */
export interface When {
  readonly beat: number;
  readonly tick: number;
}

export interface AlertsDeps {
  /** Wall time, ms since 1970. */
  wallMs(): number;
  now(): When;
}

/**
 * What somebody should look at. The same thing raised again counts up instead of making another alert. Nothing goes away unseen: an
 * open alert stays until it is acknowledged or shelved; one that was acknowledged is cleared when it has been quiet for a while.
 */
export class Alerts implements Alarms {
  /** By id, oldest first. Replaced and never changed. */
  private alerts: ReadonlyMap<number, Alert> = new Map();
  private nextId = 1;
  private value: News<'alerts'> = {};
  private told = this.value;

  constructor(private readonly deps: AlertsDeps) {}

  /**
   * Raises an alert, or counts up the one that stands for the same: of the same kind about the same thing.
   * @param when - where it leads
   */
  raise(kind: AlertKind, text: string, ref: AlertRef = NO_REF, { beat, tick }: When = this.deps.now()): void {
    const now = { beat, tick, lastAt: this.deps.wallMs(), text: text.slice(0, LIMITS.textCharsMax) };
    const standing = this.standing(kind, ref);
    if (!standing) {
      this.add({ ...now, id: 0, kind, state: 'open', count: 1, firstAt: now.lastAt, who: '', untilAt: 0, ref });
      return;
    }
    const isNews = standing.state === 'acknowledged' && now.lastAt - standing.lastAt >= QUIET_MS;
    const state = isNews ? ({ state: 'open', who: '' } as const) : {};
    this.put({ ...standing, ...now, ...state, count: standing.count + 1 });
  }

  /** Says otherwise what one that stands is about, and where it leads: it happened no more often. */
  retell(kind: AlertKind, text: string, ref: AlertRef, { beat, tick }: When): void {
    const standing = this.standing(kind, ref);
    if (standing) this.change(standing.id, { beat, tick, text: text.slice(0, LIMITS.textCharsMax) });
  }

  find(id: number): Alert | undefined {
    return this.alerts.get(id);
  }

  acknowledge(id: number, who: string): void {
    this.change(id, { state: 'acknowledged', who, untilAt: 0 });
  }

  shelve(id: number, who: string, forMs: number): void {
    this.change(id, { state: 'shelved', who, untilAt: this.deps.wallMs() + forMs });
  }

  reopen(id: number): void {
    this.change(id, { state: 'open', who: '', untilAt: 0 });
  }

  /** Once a second: what is shelved comes back or is over, what was acknowledged and is quiet is over. */
  tend(): void {
    const atMs = this.deps.wallMs();
    for (const alert of this.alerts.values()) {
      const { id, state, lastAt, untilAt } = alert;
      const isQuiet = atMs - lastAt >= QUIET_MS;
      if (state === 'shelved' && atMs >= untilAt) {
        if (isQuiet) this.change(id, { state: 'cleared', untilAt: 0 });
        else this.reopen(id);
      }
      if (state === 'acknowledged' && isQuiet) this.change(id, { state: 'cleared' });
    }
  }

  /** Takes over what an earlier life of the room left; its beats are none of this life, which counts them anew. */
  inherit(left: News<'alerts'>): void {
    for (const alert of Object.values(left).reverse()) this.add({ ...alert, beat: 0 });
  }

  /** What the topic tells: the same object until something has changed. */
  readonly read = (): News<'alerts'> => this.value;

  /** What there is, if it is another than the last time: for whoever keeps it over the room's end. */
  takeChanged(): News<'alerts'> | undefined {
    if (this.value === this.told) return undefined;
    this.told = this.value;
    return this.value;
  }

  private standing(kind: AlertKind, ref: AlertRef): Alert | undefined {
    return [...this.alerts.values()].reverse().find((one) => one.state !== 'cleared' && isAbout(one, kind, ref));
  }

  private add(alert: Alert): void {
    if (this.alerts.size >= LIMITS.alertsMax) this.forgetOne();
    this.put({ ...alert, id: this.nextId++ });
  }

  /** Those that matter least go first, of those the oldest. */
  private forgetOne(): void {
    const all = [...this.alerts.values()];
    const least =
      all.find(({ state }) => state === 'cleared') ?? all.find(({ state }) => state === 'acknowledged') ?? all[0];
    this.alerts = new Map(all.filter((one) => one !== least).map((one) => [one.id, one]));
  }

  private change(id: number, to: Partial<Alert>): void {
    const alert = this.alerts.get(id);
    if (alert) this.put({ ...alert, ...to });
  }

  private put(alert: Alert): void {
    this.alerts = new Map([...this.alerts, [alert.id, alert]]);
    this.value = Object.fromEntries([...this.alerts.values()].reverse().map((one) => [`a${one.id}`, one]));
  }
}

function isAbout(alert: Alert, kind: AlertKind, { kind: of, table, id }: AlertRef): boolean {
  const { ref } = alert;
  return alert.kind === kind && ref.kind === of && ref.table === table && ref.id === id;
}
