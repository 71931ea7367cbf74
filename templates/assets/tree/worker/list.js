// What the worker keeps, with whole addresses: the site may stand anywhere on its host.

// "…/assets/tree-1a2b3c4d.js": another content has another name.
export const isFromNameAlone = ({ url }) => /\/assets\/[^/]+-[0-9a-f]{8}\.\w+$/.test(url);

// Stores carry the place of the site: two guides on one host do not meet.
export function readList({ version, trees, files }, worker) {
  const whole = (address) => new URL(address, worker).href;
  const stores = `leidraad ${new URL("./", worker).pathname} `;
  return {
    stores,
    store: stores + version,
    trees: trees.map(([folder, shell]) => ({ folder: whole(folder), shell: whole(shell) })),
    files: files.map(([address, mark]) => ({ url: whole(address), mark })),
  };
}
