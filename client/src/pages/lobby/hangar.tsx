import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createSignal } from 'solid-js';
import { Dial } from '../../ui/dial.js';
import { Field } from '../../ui/field.js';
import { cleanTag, tagOf } from '../../ui/names.js';
import { COLOR_NAMES, COLORS, OUTLINES } from '../../ui/shapes.js';
import { lookOf, profile, setProfile } from '../../ui/store.js';
import { Picker } from './picker.js';
import { suggestion } from './suggestion.js';

/** Where one's ship stands: name, colour, shape and tag, all remembered as they are typed. */
export function Hangar() {
  const [open, setOpen] = createSignal(false);
  const flownName = () => profile().name.trim() || suggestion;
  const look = () => lookOf({ ...profile(), name: flownName() });
  return (
    <section class="hangar" aria-label="Your ship">
      <div class="hangar-top">
        <Dial {...look()} />
        <div class="hangar-name">
          <Field
            label="Your name"
            name="nickname"
            maxLength={LIMITS.nameCharsMax}
            value={profile().name}
            placeholder={suggestion}
            enterkeyhint="done"
            onInput={(event) => setProfile({ name: event.currentTarget.value })}
          />
          <button
            type="button"
            class="hangar-more button"
            aria-expanded={open()}
            aria-controls="hangar-look"
            onClick={() => setOpen(!open())}
          >
            {open() ? 'Done' : 'Change ship'}
          </button>
        </div>
      </div>
      <div id="hangar-look" class="hangar-look" classList={{ open: open() }}>
        <Picker
          label="Colour"
          name="color"
          chosen={profile().color}
          onChoose={(color) => setProfile({ color })}
          options={COLORS.map((color, at) => ({
            name: COLOR_NAMES[at] ?? color,
            face: <span class="swatch" style={{ background: color }} />,
          }))}
        />
        <Picker
          label="Hull"
          name="shape"
          chosen={profile().shape}
          onChoose={(shape) => setProfile({ shape })}
          options={OUTLINES.map(({ name, path }) => ({
            name,
            face: (
              <svg viewBox="-1.2 -1.2 2.4 2.4" width="24" height="24" aria-hidden="true">
                <path d={path} fill="currentcolor" />
              </svg>
            ),
          }))}
        />
        <Field
          label="Tag"
          name="tag"
          hint="Two letters beside your ship. Empty: from your name."
          maxLength={LIMITS.tagCharsMax}
          value={profile().tag}
          placeholder={tagOf(flownName())}
          autocapitalize="characters"
          onInput={(event) => {
            const tag = cleanTag(event.currentTarget.value);
            event.currentTarget.value = tag;
            setProfile({ tag });
          }}
        />
      </div>
    </section>
  );
}
