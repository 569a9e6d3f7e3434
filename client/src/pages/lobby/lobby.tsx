import { Wordmark } from '../../ui/wordmark.js';
import { Hangar } from './hangar.js';
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
        <p class="lobby-host">{location.host}</p>
      </header>
      <main class="lobby-main">
        <Hangar />
        <section class="lobby-rooms" aria-labelledby="rooms-title">
          <div class="lobby-bar">
            <h2 id="rooms-title">Arenas on this host</h2>
            <JoinCode />
          </div>
          <Rooms />
        </section>
      </main>
    </div>
  );
}
