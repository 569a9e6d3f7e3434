// npm run build: what a package or a container image needs, and no more.
import { ensureBuilt, ensureInstalled, product, say } from './bootstrap.mjs';

ensureInstalled();
ensureBuilt(product);
say('built');
