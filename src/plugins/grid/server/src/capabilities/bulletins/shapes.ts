import { z } from 'zod';
import type { BulletinFigures, BulletinList, BulletinPage, BulletinRow, BulletinState, BulletinText, DraftBulletin, PublicBulletin, PublicBulletinList, PublicBulletinRow, WithdrawBulletin } from '../../../../shared/contracts/bulletins';
import { answers, takes, type FileAnswer } from '../../platform/contract';
import { documentId, line, month, pageQuery } from '../../platform/input';
import { count, day, gridRef, paged, personRef } from '../../platform/shapes';

const state = answers<BulletinState>()(z.enum(['draft', 'released', 'withdrawn']));

const duties = z.strictObject({ given: count, onTime: count, late: count, open: count, overdue: count }).meta({ id: 'BulletinDuties' });
const matters = z.strictObject({ received: count, answered: count, solved: count, open: count, overdue: count }).meta({ id: 'BulletinMatters' });
const ratio = z.strictObject({ numerator: count, denominator: count });
const channel = z.enum(['onlineBox', 'offlineBox', 'wechat', 'survey', 'talk', 'visit', 'hotline', 'secretaryBox']);

const figures = answers<BulletinFigures>()(
  z
    .strictObject({
      from: day,
      to: day,
      duties,
      matters,
      accepted: ratio,
      firstAnswered: ratio,
      solvedInTime: ratio,
      byChannel: z.array(z.strictObject({ channel, received: count })),
      byCategory: z.array(z.strictObject({ code: z.string().nullable(), name: z.string(), received: count })),
      units: z.array(z.strictObject({ code: z.string(), name: z.string(), duties, matters })),
    })
    .meta({ id: 'BulletinFigures' }),
);

const rowFields = {
  id: documentId,
  period: z.string(),
  grid: gridRef.nullable(),
  title: z.string(),
  state,
  draftedBy: personRef.nullable(),
  releasedBy: personRef.nullable(),
  releasedOn: day.nullable(),
  withdrawnReason: z.string().nullable(),
};
const row = answers<BulletinRow>()(z.strictObject(rowFields).meta({ id: 'BulletinRow' }));

export const listQuery = z.strictObject({ ...pageQuery, state: state.optional() });
export const list = answers<BulletinList>()(z.strictObject(paged(row)));
export const page = answers<BulletinPage>()(z.strictObject({ ...rowFields, body: z.string(), figures, mayDraft: z.boolean(), mayRelease: z.boolean() }).meta({ id: 'BulletinPage' }));

/** A text of several lines. */
const text = (max: number) => z.string().trim().min(1, 'not empty').max(max, `at most ${max} characters`);

export const draftBody = takes<DraftBulletin>()(z.strictObject({ period: month, grid: line(64), rewrite: z.boolean().optional() }));
export const textBody = takes<BulletinText>()(z.strictObject({ title: line(120), body: text(20_000) }));
export const reasonBody = takes<WithdrawBulletin>()(z.strictObject({ reason: line(255) }));
export const exportQuery = z.strictObject({ format: z.enum(['docx', 'xlsx']), language: z.enum(['zhHans', 'en']).default('zhHans') });

export const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export const file: FileAnswer = { file: '*/*' };

const publicFields = { id: documentId, period: z.string(), grid: z.string(), title: z.string(), releasedOn: day };
const publicRow = answers<PublicBulletinRow>()(z.strictObject(publicFields).meta({ id: 'PublicBulletinRow' }));
export const publicQuery = z.strictObject(pageQuery);
export const publicList = answers<PublicBulletinList>()(z.strictObject(paged(publicRow)));
export const publicPage = answers<PublicBulletin>()(z.strictObject({ ...publicFields, body: z.string(), figures }).meta({ id: 'PublicBulletin' }));
