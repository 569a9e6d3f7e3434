import { createEffect, createRenderEffect, onCleanup, Show } from 'solid-js';
import { theme, VISION_MATRICES, vision } from './appearance.js';

/** Gives the page its theme, and on wish the colours as other eyes see them. */
export function Eyes() {
  const root = document.documentElement;
  // Before all effects, as some measure what it makes of the page.
  createRenderEffect(() => {
    root.dataset.theme = theme();
  });
  createEffect(() => {
    root.style.filter = vision() === 'usual' ? '' : 'url(#eyes)';
  });
  onCleanup(() => {
    delete root.dataset.theme;
    root.style.filter = '';
  });
  const values = () => {
    const now = vision();
    if (now === 'usual') return undefined;
    const m = VISION_MATRICES[now];
    return [0, 3, 6]
      .map((at) => `${m.slice(at, at + 3).join(' ')} 0 0`)
      .join(' ')
      .concat(' 0 0 0 1 0');
  };
  return (
    <Show when={values()}>
      {(matrix) => (
        <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
          <filter id="eyes" color-interpolation-filters="linearRGB">
            <feColorMatrix type="matrix" values={matrix()} />
          </filter>
        </svg>
      )}
    </Show>
  );
}
