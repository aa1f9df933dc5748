/** Starts `strapi start` as a person does, on a free port of loopback and a copy of the demo's database. */
export function startServer(kit: object): Promise<{ url: string; log: () => string; stop: () => Promise<void> }>;
