import type { Capability } from '../../platform/define-capability';
import { routes } from './http';

export { depsFor } from './deps';
export { ImportRefused } from './refused';
export { commitImport, previewImport, type ImportDeps, type ImportFile } from './service';

export const importing: Capability = { name: 'import', routes };
