import type { Core } from '@strapi/strapi';
import { isDict } from './guard-context';
import { attributesOf, gridType, policyOf } from './schemas';

/** Strapi marks them private where drafts and languages are off, and its panel reads them all the same. */
const KEPT = ['publishedAt', 'locale'];

/**
 * Takes out of an answer what nobody asked for and Strapi loads for itself: the key column of a populated relation holds the id of a row
 * that may lie out of reach, and a write answers the row as it is stored. Conditions need `gridId` of the row itself.
 */
export const withoutPrivate = (strapi: Core.Strapi, type: string, answer: unknown, top = true): unknown => {
  if (Array.isArray(answer)) return answer.map((each) => withoutPrivate(strapi, type, each, top));
  if (!isDict(answer)) return answer;
  const attributes = attributesOf(strapi, type);
  const { confidential } = policyOf(type);
  for (const [name, value] of Object.entries(answer)) {
    const attribute = attributes[name];
    const target = gridType(attribute?.target);
    if (target !== null) withoutPrivate(strapi, target, value, false);
    else if (name === 'entries' && attribute === undefined) withoutPrivate(strapi, type, value, top);
    else if (confidential.includes(name) || (attribute?.private && attribute.type !== 'relation' && !KEPT.includes(name) && !(top && name === 'gridId'))) delete answer[name];
  }
  return answer;
};
