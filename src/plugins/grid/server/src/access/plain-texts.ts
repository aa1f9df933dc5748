import type { Core } from '@strapi/strapi';
import { isSealed } from '../platform/field-crypto';
import { CONFIDENTIAL } from '../platform/sealing';

interface Writing {
  model: { singularName: string };
  params: { data?: Record<string, unknown> | Record<string, unknown>[] };
}

/**
 * The net under the seam of platform/rows.ts: whoever writes through Strapi's database layer itself (another plugin, a transfer) cannot
 * store a confidential text in plain.
 */
export const refusePlainTexts = (strapi: Core.Strapi): void => {
  const models = [...CONFIDENTIAL.keys()].map((type) => `plugin::grid.${type}`);
  strapi.db.lifecycles.subscribe({ models, beforeCreate: check, beforeUpdate: check, beforeCreateMany: check, beforeUpdateMany: check } as never);
};

const check = ({ model, params }: Writing): void => {
  const fields = CONFIDENTIAL.get(model.singularName) ?? [];
  for (const row of [params.data ?? {}].flat()) {
    const plain = fields.find((field) => typeof row[field] === 'string' && !isSealed(row[field]));
    if (plain !== undefined) throw new Error(`${model.singularName}.${plain} is confidential and would be stored in plain; write it with insertRows or updateRows`);
  }
};
