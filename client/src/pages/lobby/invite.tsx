import { Icon } from '../../ui/icon.js';

/** How others get here, once somebody has. */
export function Invite() {
  return (
    <aside class="invite">
      <Icon name="devices" />
      {isLoopback(location.hostname) ? (
        <p>More people? The host's terminal shows the address for other devices, and a code to scan.</p>
      ) : (
        <p>
          More people? On any device in this network, open <strong>{location.host}</strong>
        </p>
      )}
    </aside>
  );
}

/** Whether an address means "this machine" wherever it is typed. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
