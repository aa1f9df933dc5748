/** Starts `strapi start` as a person does, on a free port of loopback and a database, or else a copy of the demo's. */
export function startServer(kit: object, database?: string): Promise<{ url: string; database: string; log: () => string; stop: () => Promise<void> }>;
