/** The name as one drawing: eight letters on a 10 × 15 grid, and the middle bar of the E is the beat. */
export function Wordmark(props: { readonly height?: number }) {
  return (
    <svg class="wordmark" viewBox="-1.5 -1.5 113 18" height={props.height ?? 22} role="img" aria-label="Tickdeck">
      <path
        d="M0 0h10M5 0v15M16 0v15M32 0h-5a4 4 0 0 0-4 4v7a4 4 0 0 0 4 4h5M38 0v15M47 0l-8.5 7.5L47 15M53 0h4a5 5 0 0 1 5 5v5a5 5 0 0 1-5 5h-4zM78 0H68v15h10M94 0h-5a4 4 0 0 0-4 4v7a4 4 0 0 0 4 4h5M100 0v15M109 0l-8.5 7.5L109 15"
        fill="none"
        stroke="currentcolor"
        stroke-width="2.6"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      <path d="M70.5 7.5H76" stroke="var(--accent)" stroke-width="2.6" stroke-linecap="round" />
    </svg>
  );
}
