import { Wordmark } from '../../ui/wordmark.js';
import { Hangar } from './hangar.js';
import { Invite } from './invite.js';
import { JoinCode } from './join-code.js';
import { Rooms } from './rooms-list.js';

/** Who are you, and where do you play: all of the front door. */
export function Lobby() {
  return (
    <div class="lobby">
      <header class="lobby-head">
        <h1>
          <Wordmark height={24} />
        </h1>
        <p class="lobby-host">
          <span class="unseen">Host: </span>
          {location.host}
        </p>
      </header>
      <main class="lobby-main">
        <Hangar />
        <section class="lobby-rooms" aria-labelledby="rooms-title">
          <h2 id="rooms-title">Arenas on this host</h2>
          <Rooms />
          <JoinCode />
          <Invite />
        </section>
      </main>
    </div>
  );
}
