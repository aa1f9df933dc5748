import { z } from 'zod';
import type { AuditChain, AuditLine, AuditPage, AuditVerdict, OwnAuditLine } from '../../../../shared/contracts/audit';
import { answers } from '../../platform/contract';
import { date, documentId, line } from '../../platform/input';
import { count, personRef } from '../../platform/shapes';

const filters = { from: date.optional(), to: date.optional(), action: line(32).optional(), type: line(64).optional(), actor: line(60).optional(), person: line(60).optional() };
const before = z.coerce.number().int().min(1).max(2_147_483_647).optional();
const pageSize = z.coerce.number().int().min(1).max(100).default(50);

export const listQuery = z.strictObject({ ...filters, before, pageSize });
export const ownQuery = z.strictObject({ before, pageSize });
export const exportQuery = z.strictObject({ ...filters, format: z.enum(['xlsx', 'csv']).default('xlsx'), language: z.enum(['zhHans', 'en']).default('zhHans') });

const next = z.number().int().nullable();
const auditLine = answers<AuditLine>()(
  z
    .strictObject({
      seq: count,
      at: z.string(),
      actor: z.strictObject({ kind: z.enum(['user', 'person', 'token', 'system']), name: z.string(), roles: z.array(z.string()) }),
      action: z.string(),
      type: z.string().nullable(),
      rowId: z.string().nullable(),
      row: z.string().nullable(),
      subject: personRef.nullable(),
      fields: z.array(z.string()),
      reason: z.string().nullable(),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .meta({ id: 'AuditLine' }),
);
export const page = answers<AuditPage>()(z.strictObject({ rows: z.array(auditLine), next }));

const ownLine = answers<OwnAuditLine>()(
  z
    .strictObject({
      seq: count,
      at: z.string(),
      by: z.strictObject({ name: z.string(), roles: z.array(z.string()), self: z.boolean() }),
      action: z.string(),
      type: z.string().nullable(),
      rowId: documentId.nullable(),
      fields: z.array(z.string()),
      reason: z.string().nullable(),
    })
    .meta({ id: 'OwnAuditLine' }),
);
export const ownPage = answers<AuditPage<OwnAuditLine>>()(z.strictObject({ rows: z.array(ownLine), next }));

const finding = z.strictObject({ kind: z.enum(['changed', 'missing', 'inserted', 'reordered', 'cut']), from: z.number().int(), to: z.number().int() });
export const verdict = answers<AuditVerdict>()(z.strictObject({ checked: count, upTo: count, complete: z.boolean(), findings: z.array(finding) }).meta({ id: 'AuditVerdict' }));

export const chain = answers<AuditChain>()(
  z
    .strictObject({
      entries: count,
      base: count,
      head: z.strictObject({ seq: count, hash: z.string() }),
      lastVerified: z.strictObject({ at: z.string(), by: z.string(), upTo: count, findings: count, complete: z.boolean() }).nullable(),
    })
    .meta({ id: 'AuditChain' }),
);
