import type { JSX } from 'solid-js';

/** Covers a page that cannot go on, and says why; `urgent` interrupts a screen reader. */
export function Overlay(props: {
  readonly label: string;
  readonly tone?: 'calm' | 'urgent';
  readonly children: JSX.Element;
}) {
  return (
    <section class="overlay" aria-label={props.label} role={props.tone === 'urgent' ? 'alert' : 'status'}>
      <div class="overlay-card">{props.children}</div>
    </section>
  );
}
