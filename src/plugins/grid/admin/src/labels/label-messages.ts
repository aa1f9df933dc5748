import { enumLabelId } from '../ui/enum-label';
import { LABELS, type Labels } from './labels';

export const COLUMNS: readonly string[] = ['id', 'documentId', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy'];

/** Messages that make the Content Manager speak the user's language: display names, field labels, enum labels. */
export function labelMessages(labels: Labels, texts: Record<string, string>): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const [type, { displayName, fields, enums }] of Object.entries(labels)) {
    // Strapi uses the displayName of the schema, which is Chinese, as the id of its translation.
    const schemaName = LABELS['zh-Hans'][type]?.displayName;
    if (schemaName !== undefined) messages[schemaName] = displayName;
    for (const [field, label] of Object.entries(fields)) messages[fieldLabelId(type, field)] = label;
    for (const column of COLUMNS) messages[fieldLabelId(type, column)] = texts[`column.${column}`] ?? column;
    for (const [attribute, values] of Object.entries(enums)) {
      for (const [value, label] of Object.entries(values)) messages[enumLabelId(type, attribute, value)] = label;
    }
  }
  return messages;
}

export const fieldLabelId = (type: string, field: string) => `content-manager.content-types.plugin::grid.${type}.${field}`;
