'use strict';

/** docs/access.md from the policy table: what the code grants is what the page says. */
const VERBS = { read: 'r', create: 'c', update: 'u', delete: 'd' };

const ROLE_NAMES = {
  committee: '党委 committee',
  office: '党群办 office',
  branch: '党支部 branch',
  group: '党小组 group',
  publisher: '宣传 publisher',
  privacyOfficer: '个人信息保护 privacy officer',
  staff: '员工 staff',
  liaison: '联系人 liaison',
  counsellor: '心理辅导员 counsellor',
};

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const typeRows = ({ TYPES, ROLES }) =>
  Object.entries(TYPES).map(([type, policy]) => [
    `\`${type}\``,
    policy.rows === 'shared' ? 'all' : 'scoped',
    ...ROLES.map((role) => Object.entries(VERBS).map(([verb, letter]) => (policy.verbs[verb].includes(role) ? letter : '')).join('') || '–'),
    policy.confidential.map((field) => `\`${field}\``).join(', ') || '–',
  ]);

const actionRows = (actions, roles) => Object.entries(actions).map(([action, granted]) => [`\`${action}\``, ...roles.map((role) => (granted.includes(role) ? 'yes' : '–'))]);

const accessTable = (policy) => `# Who may do what

Written by \`npm run docs:access\` from \`server/src/access/policy.ts\`; a test compares. One table grants, and everything asks it: panel, REST, exports, jobs, mails, downloads.
Which *rows*: the office and the super admin reach all; committee, branch and group reach the subtrees of what the person holds **today** (appointments in force, grids he
leads), and nothing the day after; a publisher and a privacy officer reach no file of anybody; a token reaches the grid and the types that it was bound to; a person on the portal reaches
himself. Who is unknown reaches nothing, and unknown answers like forbidden.

## Content types: panel and REST

\`r\` read, \`c\` create, \`u\` update, \`d\` delete; scoped = own rows only, \`all\` = reference data without people. A confidential column leaves through no list, search, sort, filter, export or mail.

${table(['type', 'rows', ...policy.ROLES.map((role) => ROLE_NAMES[role]), 'confidential'], typeRows(policy))}

The super admin has the union of the roles, and no more: what no role may, the server alone does. A token (integration) reads the types it was bound to; what it writes goes through no generated route.

## Our screens and routes

${table(['action', ...policy.ROLES.map((role) => ROLE_NAMES[role])], actionRows(policy.ACTIONS, policy.ROLES))}

## Portal (\`/api/grid/me/…\`)

Nobody hands these roles out: \`staff\` is who has a portal account, \`liaison\` who has a pair in force, \`counsellor\` who is appointed. Who left keeps the sight of his own file.

${table(['action', ...policy.PORTAL_ROLES.map((role) => ROLE_NAMES[role])], actionRows(policy.PORTAL_ACTIONS, policy.PORTAL_ROLES))}

## Without a login (\`/api/grid/…\`)

Open to everybody, counted by a rate limit; nobody stands behind such a call, so it reaches no row by itself.

${table(['action', 'why it is open'], Object.entries(policy.PUBLIC_ACTIONS).map(([action, why]) => [`\`${action}\``, why]))}

## Tokens that do more than read (\`/api/grid/…\`)

Given to a token by name when it is made (\`npm run token -- --may …\`), and then for its own grid and everything below it.

${table(['action', 'what for'], Object.entries(policy.TOKEN_ACTIONS).map(([action, why]) => [`\`${action}\``, why]))}
`;

module.exports = { accessTable };
