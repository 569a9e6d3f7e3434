/** A page the server makes itself, when there is none of the client to show. `body` is HTML: escape what comes from outside. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)} · Tickdeck</title>
<style>
  body { margin: 0 auto; max-width: 34rem; padding: 12vh 1.5rem; font: 1.1rem/1.6 system-ui, sans-serif; background: #0b0f1a; color: #e8ecf5 }
  h1 { font-size: 1.6rem; line-height: 1.2 }
  a { color: #7cc4ff; display: inline-block; padding: .5rem 0; min-height: 1.75rem }
  ul { list-style: none; padding: 0 }
  code { background: #1a2236; padding: .15em .4em; border-radius: .3em }
</style>
<h1>${escapeHtml(title)}</h1>
${body}
</html>
`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
