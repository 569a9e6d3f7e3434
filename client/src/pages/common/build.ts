import type { Welcome } from '@tickdeck/shared/wire/messages.js';

/** Reloads the page when it comes back to a host that was built anew meanwhile; gives the function that hears the welcomes. */
export function reloadOnNewBuild(reload: () => void = () => location.reload()): (welcome: Welcome) => void {
  let known: string | undefined;
  return (welcome) => {
    if (known !== undefined && known !== welcome.build) reload();
    known = welcome.build;
  };
}
