import { z } from 'zod';
import type { GridLevel, GridRef, PersonRef } from '../../../shared/contracts/common';
import { answers } from './contract';
import { documentId } from './input';

/** Pieces of answers that every capability uses. Strict: a column too many is an answer that does not fit its description. */
export const day = z.iso.date();
export const count = z.number().int().min(0);

export const gridLevel = answers<GridLevel>()(z.enum(['committee', 'branch', 'group', 'member']));

export const personRef = answers<PersonRef>()(z.strictObject({ id: documentId, employeeNo: z.string(), name: z.string() }).meta({ id: 'PersonRef' }));

export const gridRef = answers<GridRef>()(z.strictObject({ id: documentId, code: z.string(), name: z.string(), level: gridLevel }).meta({ id: 'GridRef' }));

/** The fields of a page of rows. */
export const paged = <S extends z.ZodType>(row: S) => ({ rows: z.array(row), total: count, page: z.number().int().min(1), pageSize: z.number().int().min(1) });
