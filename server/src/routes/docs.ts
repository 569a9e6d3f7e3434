import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { Game } from '@tickdeck/shared/game/game.js';
import { commandPaths } from './command-docs.js';
import type { App } from './types.js';

const PATH = '/api/docs';

/**
 * `/api/docs`: what can be asked of this host by HTTP, as OpenAPI and as a page. Add it before the routes it is to know. Everything
 * the page needs is served here, under the same headers as any other page.
 */
export async function addDocs(app: App, games: ReadonlyMap<string, Game>): Promise<void> {
  const options: FastifyDynamicSwaggerOptions = {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tickdeck', description: DESCRIPTION, version: '1' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      tags: [
        { name: 'Commands', description: 'Everything that can be done in a room besides steering' },
        { name: 'Rooms', description: 'Which rooms there are' },
        { name: 'Host', description: 'How the host is' },
      ],
    },
    hideUntagged: true,
    // One route takes all commands, but each has arguments of its own.
    transformObject: (document) => {
      if (!('openapiObject' in document)) return document.swaggerObject;
      const { openapiObject } = document;
      return { ...openapiObject, paths: { ...openapiObject.paths, ...commandPaths(games) } };
    },
  };
  await app.register(swagger, options);
  await app.register(swaggerUi, {
    routePrefix: PATH,
    theme: { title: 'Tickdeck by HTTP' },
    // Without the bar that would load a description from elsewhere.
    uiConfig: { layout: 'BaseLayout', deepLinking: true, displayRequestDuration: true, tryItOutEnabled: true },
  });
}

const DESCRIPTION = `Everything an operator can do from the control page can be done from here. Take the token of a control link, the
text after \`#token=\`, press *Authorize* and paste it. On the host's own machine \`npm run deck -- help\` does the same without one.`;
