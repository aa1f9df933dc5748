import { systemActor, type AuditActor } from '../platform/audit';
import type { Principal } from './principal';

/** How the audit trail writes down who it was. `work` names what the system did: a job, a command. */
export const actorOf = (principal: Principal, work = 'system'): AuditActor => {
  switch (principal.kind) {
    case 'system':
      return systemActor(work);
    case 'token':
      return { kind: 'token', id: principal.tokenId, employeeId: null, name: `token ${principal.tokenId}`, roles: ['integration'] };
    case 'person':
      return { kind: 'person', id: principal.accountId, employeeId: principal.employeeId, name: principal.name, roles: principal.roles };
    case 'user':
      return { kind: 'user', id: principal.userId, employeeId: principal.employeeId, name: principal.name, roles: principal.superAdmin ? ['superAdmin', ...principal.roles] : principal.roles };
    case 'nobody':
      throw new Error('nobody does anything that could be written down');
  }
};
