import type { MatterResult } from './matters';

/** The actions with a text that is often the same. */
export type TemplateAction = 'refuse' | 'message' | 'suspend' | 'answer' | 'close' | 'reopen';

/** GET /grid/matters/:id/templates?action= */
export interface MatterTemplate {
  id: string;
  name: string;
  /** The result that it is meant for; null = any, or an action without one. */
  result: MatterResult | null;
  /** Filled in, in the language of the reporter. */
  text: string;
}
