// npm run dev: compiles and builds on every save and restarts the server, all behind the one port of `npm start`.
//
// A rebuilt page is worth a restart too: sessions are closed, pages come back, see another build in their welcome and
// reload. The lobby has no session; it shows what is new at its next visit.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, product, root, say } from './bootstrap.mjs';

ensureInstalled();
ensureBuilt(product);
const { default: compilerPath } = await import('../node_modules/typescript/lib/getExePath.js');
const at = (...parts) => join(root, ...parts);
const patienceMs = 3000;
const children = new Set();
let server;
let restartWanted = false;
let ending = false;

// The compiler itself, not its wrapper: ending a wrapper would leave the compiler watching for ever.
watcher('the compiler', compilerPath(), ['-b', '-w', '--preserveWatchOutput', ...product], root);
watcher('the page builder', process.execPath, [at('node_modules/vite/bin/vite.js'), 'build', '--watch'], at('client'));
startServer();

// A SIGTERM to npm does not reach its children; they can only notice that they were adopted.
const parent = process.ppid;
let running = outputs();
let seen = running;
setInterval(() => {
  if (process.ppid !== parent) return end();
  const now = outputs();
  // Wait until a whole look saw no change: the compiler writes file after file.
  if (now === seen && now !== running) {
    running = now;
    restartServer();
  }
  seen = now;
}, 300);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);

function startServer() {
  const env = { ...process.env, TICKDECK_DEV: '1' };
  const args = ['--enable-source-maps', at('server/dist/main.js'), ...process.argv.slice(2)];
  server = launch(process.execPath, args, root, env);
  server.on('exit', () => {
    server = undefined;
    if (ending) return;
    if (restartWanted) startServer();
    else say('the server ended; it starts again on the next change');
    restartWanted = false;
  });
}

function restartServer() {
  say('restarting the server');
  if (!server) return startServer();
  restartWanted = true;
  endChild(server);
}

function watcher(name, command, args, cwd) {
  launch(command, args, cwd).on('exit', () => {
    if (!ending) say(`${name} ended unexpectedly`);
    end();
  });
}

function launch(command, args, cwd, env = process.env) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

function endChild(child) {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), patienceMs).unref();
}

function end() {
  if (ending) return;
  ending = true;
  for (const child of children) endChild(child);
  setInterval(() => children.size === 0 && process.exit(0), 50);
}

/** One text that changes when anything the server runs from is written. Looking beats fs.watch, which differs per system. */
function outputs() {
  const lines = [];
  const walk = (folder) => {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (/\.(js|html)$/.test(entry.name)) lines.push(`${path} ${statSync(path).mtimeMs}`);
    }
  };
  walk(at('shared/dist'));
  walk(at('server/dist'));
  // Pages reload when they come back to a server of another build, so a new page is worth a restart.
  walk(at('client/dist-web'));
  return lines.join('\n');
}
