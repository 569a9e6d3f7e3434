import { For } from 'solid-js';

/** A text with what was asked for in it marked. @param ranges - pairs of from and to, in order */
export function Marked(props: { readonly text: string; readonly ranges: readonly number[] }) {
  const pieces = () => {
    const cuts = [0, ...props.ranges, props.text.length];
    return cuts.slice(1).map((to, at) => ({ text: props.text.slice(cuts[at], to), marked: at % 2 === 1 }));
  };
  return <For each={pieces()}>{({ text, marked }) => (marked ? <mark>{text}</mark> : text)}</For>;
}
