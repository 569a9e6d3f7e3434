import type { Shape, Value } from '@tickdeck/shared/game/document.js';
import type { PartLayout } from '@tickdeck/shared/world/schema.js';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { useStation } from '../station.js';
import { isLeaf, spotOfLeaf } from './part-spots.js';
import { SpotRow } from './spot-row.js';

/** The document: parts of it as trees, each leaf with its editor. */
export function DocumentSheet(props: { readonly parts: readonly PartLayout[] }) {
  const { desk } = useStation();
  return (
    <div class="document-sheet">
      <For each={rulesFirst(props.parts)}>
        {({ name, part }) => (
          <Branch
            shape={part.shape}
            part={name}
            path={[]}
            value={() => desk.shown()?.document[name]}
            open={part.shape.kind === 'group' ? 'open' : 'closed'}
          />
        )}
      </For>
    </div>
  );
}

interface BranchProps {
  readonly shape: Shape;
  readonly part: string;
  readonly path: readonly string[];
  readonly value: () => Value | undefined;
  readonly open: 'open' | 'closed';
}

/** A group or a record; what is in it exists only while it is open. */
function Branch(props: BranchProps) {
  const [open, setOpen] = createSignal(props.open === 'open');
  const name = props.path.at(-1) ?? props.part;
  const value = createMemo(props.value);
  const keys = createMemo(() => keysOf(props.shape, value()), [], { equals: sameKeys });
  return (
    <details class="branch" open={open()} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class="branch-name">{name}</span>
        <span class="branch-more">{aboutOf(props.shape, value(), keys().length)}</span>
      </summary>
      <Show when={open()}>
        <div class="branch-body">
          <For each={keys()} fallback={<p class="empty">Empty.</p>}>
            {(key) => <Child {...props} name={key} value={() => childOf(value(), key)} />}
          </For>
        </div>
      </Show>
    </details>
  );
}

function Child(props: BranchProps & { readonly name: string }) {
  const { showing } = useStation();
  const { shape: above, part } = props;
  const shape = above.kind === 'group' ? above.of[props.name] : above.kind === 'record' ? above.of : undefined;
  const path = [...props.path, props.name];
  if (!shape) return null;
  if (!isLeaf(shape)) {
    return <Branch shape={shape} part={part} path={path} value={props.value} open="closed" />;
  }
  const value = createMemo(props.value);
  return <SpotRow spots={[spotOfLeaf(shape, { part, path, value, showing })]} />;
}

function childOf(value: Value | undefined, key: string): Value | undefined {
  return typeof value === 'object' && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Groups keep the order they were declared in; records go by key, numbers in it by size. */
function keysOf(shape: Shape, value: Value | undefined): readonly string[] {
  if (shape.kind === 'group') return Object.keys(shape.of);
  if (typeof value !== 'object') return [];
  return Object.keys(value).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, at) => key === b[at]);
}

/** What a closed branch holds: how many entries, or its name when it has one. */
function aboutOf(shape: Shape, value: Value | undefined, count: number): string {
  if (shape.kind === 'record') return `${count} of at most ${shape.max}`;
  const name = childOf(value, 'name');
  return typeof name === 'string' ? name : '';
}

/** What hosts tune most stands first. */
function rulesFirst(parts: readonly PartLayout[]): readonly PartLayout[] {
  return [...parts].sort((a, b) => Number(b.name === 'rules') - Number(a.name === 'rules'));
}
