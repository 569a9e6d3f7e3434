// npm run bench -- <name> [--json] [--long]
import { parseArgs } from 'node:util';
import { bodies } from './bodies/main.js';
import { clock } from './clock/main.js';
import { codec } from './codec/main.js';
import { crowd } from './crowd/main.js';
import { deck } from './deck/main.js';
import { fanout } from './fanout/main.js';
import { feel } from './feel/main.js';
import { type Figure, missed, print } from './figure.js';
import { idle } from './idle/main.js';
import { inspector } from './inspector/main.js';
import { relevancy } from './relevancy/main.js';
import { replica } from './replica/main.js';
import { slow } from './slow/main.js';
import { tick } from './tick/main.js';
import { transport } from './transport/main.js';

const benches: { readonly [name: string]: (options: { readonly long: boolean }) => Promise<readonly Figure[]> } = {
  codec,
  bodies,
  crowd,
  replica,
  idle,
  relevancy,
  tick,
  clock,
  fanout,
  feel,
  slow,
  transport,
  deck,
  inspector,
};

const usage = `npm run bench -- <name> [--json] [--long]\n  names: ${Object.keys(benches).join(', ')}\n`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, long: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const bench = benches[positionals[0] ?? ''];
  if (!bench || positionals.length !== 1 || values.help) {
    process.stderr.write(usage);
    process.exitCode = values.help ? 0 : 2;
  } else {
    const figures = await bench({ long: values.long === true });
    print(figures, values.json ? 'json' : 'table');
    process.exitCode = missed(figures).length > 0 ? 1 : 0;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}
