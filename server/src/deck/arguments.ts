import type { JsonSchema } from '../control/schemas.js';

export type Typed =
  | { readonly kind: 'typed'; readonly args: { readonly [name: string]: unknown } }
  | { readonly kind: 'refused'; readonly text: string };

/** What was typed as the values that a command's schema asks for; the host has the last word on them. */
export function typeArguments(schema: JsonSchema, given: ReadonlyMap<string, string | true>): Typed {
  const properties = schema.properties ?? {};
  const args: { [name: string]: unknown } = {};
  for (const [name, text] of given) {
    const wanted = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!wanted) return refuse(`--${name} is no argument of this command; there are: ${listOf(properties)}.`);
    const value = readValue(wanted, text);
    if (value === undefined) return refuse(`--${name} must be ${needed(wanted)}, not "${text}".`);
    args[name] = value;
  }
  const missing = (schema.required ?? []).find((name) => !Object.hasOwn(args, name));
  return missing === undefined ? { kind: 'typed', args } : refuse(`--${missing} is needed.`);
}

/** What kind of value an argument takes, in a word. */
export function kindOf({ type, enum: values }: JsonSchema): string {
  if (values) return values.join('|');
  if (type === 'array' || type === 'object') return 'json';
  if (type === 'boolean') return 'true|false';
  return type === 'string' ? 'text' : 'number';
}

function readValue({ type, enum: values }: JsonSchema, text: string | true): unknown {
  if (type === 'boolean') return text === true || text === 'true' ? true : text === 'false' ? false : undefined;
  if (text === true) return undefined;
  if (type === 'string') return values && !values.includes(text) ? undefined : text;
  if (type === 'number' || type === 'integer') return numberOf(text);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function numberOf(text: string): number | undefined {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : undefined;
}

function needed(wanted: JsonSchema): string {
  if (wanted.enum) return `one of ${wanted.enum.join(', ')}`;
  if (wanted.type === 'boolean') return 'true or false';
  if (wanted.type === 'string') return 'a text';
  return wanted.type === 'array' || wanted.type === 'object' ? 'JSON' : 'a number';
}

function listOf(properties: NonNullable<JsonSchema['properties']>): string {
  const names = Object.keys(properties).map((name) => `--${name}`);
  return names.length === 0 ? 'none' : names.join(', ');
}

function refuse(text: string): Typed {
  return { kind: 'refused', text };
}
