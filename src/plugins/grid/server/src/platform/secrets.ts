import type { Core } from '@strapi/strapi';

interface Secret {
  readonly variable: string;
  readonly values: readonly unknown[];
}

const SHORTEST = 24;
const FEWEST_CHARACTERS = 10;
/** What examples and generators leave in a file to be replaced. */
const PLACEHOLDER = /to-?_?be-?_?modified|change-?_?me|replace-?_?me|your-?_?(secret|key|salt)|example|default|secret-?_?key|password|strapi/i;
const ALLOWED = `a random text of at least ${SHORTEST} characters, of its own, for example: node -p "crypto.randomBytes(24).toString('base64url')"`;

/**
 * Strapi starts with the secrets of its examples and with none for some of them; this server does not.
 * @throws Error naming every variable that is wrong and what is allowed; never what was in it.
 */
export const checkSecrets = (strapi: Core.Strapi): void => {
  const problems = secretProblems([
    { variable: 'APP_KEYS', values: strapi.config.get<unknown[] | undefined>('server.app.keys') ?? [] },
    ...SINGLE.map(([variable, path]) => ({ variable, values: [strapi.config.get<unknown>(path)] })),
  ]);
  if (problems.length > 0) throw new Error(`refusing to start: ${problems.join('; ')}. Allowed: ${ALLOWED}`);
};

const SINGLE = [
  ['ADMIN_JWT_SECRET', 'admin.auth.secret'],
  ['API_TOKEN_SALT', 'admin.apiToken.salt'],
  ['TRANSFER_TOKEN_SALT', 'admin.transfer.token.salt'],
  ['ENCRYPTION_KEY', 'admin.secrets.encryptionKey'],
  ['JWT_SECRET', 'plugin::users-permissions.jwtSecret'],
] as const;

export const secretProblems = (secrets: readonly Secret[]): string[] => {
  const seen = new Map<string, string>();
  const problems: string[] = [];
  for (const { variable, values } of secrets) {
    const texts = values.map((value) => (typeof value === 'string' ? value.trim() : ''));
    const problem = texts.length === 0 ? 'is missing' : texts.map(problemOf).find((each) => each !== null);
    if (problem) problems.push(`${variable} ${problem}`);
    for (const text of texts.filter((each) => each !== '')) {
      const other = seen.get(text);
      if (other !== undefined) problems.push(other === variable ? `${variable} holds the same key twice` : `${variable} is the same as ${other}`);
      seen.set(text, variable);
    }
  }
  return problems;
};

const problemOf = (text: string): string | null => {
  if (text === '') return 'is missing';
  if (text.length < SHORTEST) return `has ${text.length} characters`;
  if (PLACEHOLDER.test(text)) return 'is a placeholder';
  return new Set(text).size < FEWEST_CHARACTERS ? 'repeats too few characters' : null;
};
