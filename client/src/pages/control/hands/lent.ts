import type { News } from '@tickdeck/shared/topics/all.js';
import { type Accessor, createEffect, createMemo, on } from 'solid-js';
import type { Station } from '../station.js';

/** What is done to people for a while: who steers in whose stead, and whose link has weather. */
export interface Meddled {
  /** What this page itself steers. */
  readonly own: Accessor<News<'leases'>[string] | undefined>;
  leaseOf(player: number): News<'leases'>[string] | undefined;
  weatherOf(session: number): News<'weather'>[string] | undefined;
  /** Seconds until a beat. */
  secondsTo(beat: number): number;
}

/** Watches it as long as the component lives. */
export function createMeddled({ desk }: Station): Meddled {
  const leases = desk.feeds.use('leases');
  const weather = desk.feeds.use('weather');
  const session = () => desk.welcome()?.session;
  return {
    own: createMemo(() => Object.values(leases() ?? {}).find((lease) => lease.session === session())),
    leaseOf: (player) => leases()?.[`p${player}`],
    weatherOf: (number) => weather()?.[`s${number}`],
    secondsTo(beat) {
      // Asked again with every new state.
      desk.shown();
      return Math.max(0, Math.ceil((beat - desk.client.beat) / (desk.welcome()?.beatRate ?? 60)));
    },
  };
}

/** Shows the world when one begins to steer somebody in it; later one may look elsewhere. */
export function revealWhenISteer({ reveal }: Station, own: Meddled['own']): void {
  const begin = (player: number | undefined) => player !== undefined && reveal('world');
  createEffect(on(() => own()?.player, begin, { defer: true }));
}
