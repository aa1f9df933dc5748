import type { Capability } from '../../platform/define-capability';
import { routes } from './http';
import { tokenRoutes } from './http-hr';

export { depsFor } from './deps';
export { ImportRefused } from './refused';
export { toCell } from './domain/text';
export { writeWorkbook, type TextSheet } from './workbook/write';
export { commitImport, previewImport, type ImportDeps, type ImportFile } from './service';

export const importing: Capability = { name: 'import', routes, tokenRoutes };
