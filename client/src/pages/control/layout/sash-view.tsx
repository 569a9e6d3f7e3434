import { type Sash, styleOf } from './places.js';

/** How far one press of an arrow key moves it, CSS pixels. */
const STEP_PX = 24;

/** What is between two stacks: dragged, or moved by arrow keys, it gives one what it takes from the other. */
export function SashView(props: {
  readonly sash: Sash;
  /** By how much it was moved since these were the lengths. */
  readonly onMove: (lengths: readonly number[], byPx: number) => void;
}) {
  const before = () => props.sash.lengths[props.sash.at] ?? 0;
  const both = () => before() + (props.sash.lengths[props.sash.at + 1] ?? 0);
  const grab = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const { currentTarget } = event;
    const { axis, lengths } = props.sash;
    const placeOf = ({ clientX, clientY }: PointerEvent) => (axis === 'x' ? clientX : clientY);
    const from = placeOf(event);
    const move = (later: PointerEvent) => props.onMove(lengths, placeOf(later) - from);
    const release = () => {
      currentTarget.removeEventListener('pointermove', move);
      currentTarget.removeEventListener('lostpointercapture', release);
    };
    currentTarget.setPointerCapture(event.pointerId);
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener('lostpointercapture', release);
  };
  const nudge = (event: KeyboardEvent) => {
    const [back, on] = props.sash.axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key !== back && event.key !== on) return;
    event.preventDefault();
    props.onMove(props.sash.lengths, event.key === on ? STEP_PX : -STEP_PX);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be moved.
    <div
      class={`dock-sash ${props.sash.axis}`}
      role="separator"
      tabIndex={0}
      aria-label="Divide the space"
      aria-orientation={props.sash.axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((100 * before()) / Math.max(1, both()))}
      style={styleOf(props.sash.rect)}
      onPointerDown={grab}
      onKeyDown={nudge}
    />
  );
}
