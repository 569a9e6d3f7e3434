const TICKS = Array.from({ length: 12 }, (_, at) => at);

/** Something is on its way: the lobby's dial, small. */
export function Spinner() {
  return (
    <svg class="spinner" viewBox="-12 -12 24 24" aria-hidden="true">
      {TICKS.map((at) => (
        <path d="M0-11V-7" transform={`rotate(${at * 30})`} opacity={(at + 1) / 12} />
      ))}
    </svg>
  );
}
