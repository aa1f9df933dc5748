import type { MatterCategoryRow, MatterList, MatterPage } from '../../../../shared/contracts/matters';
import type { MatterTexts, RegisterMatter } from '../../../../shared/contracts/matter-actions';
import type { MatterTemplate, TemplateAction } from '../../../../shared/contracts/matter-templates';
import { addFile } from '../attachments/queries';
import { del, post } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import type { Why } from '../confidential/components/reason-dialog';
import { placeOf, type Bodies, type PanelAction } from './actions';
import { viewOf, type MatterFilters } from './view';

const PAGE_SIZE = 25;

export const useMatters = ({ page, ...filters }: MatterFilters): Query<MatterList> => useGet('/grid/matters', { ...filters, view: viewOf(filters), page, pageSize: PAGE_SIZE });

export const useMatter = (id: string): Query<MatterPage> => useGet(`/grid/matters/${id}`);

export const useCategories = (): Query<MatterCategoryRow[]> => useGet('/grid/matter-categories');

/** Texts for an action, filled in for this matter. */
export const useTemplates = (id: string, action: TemplateAction): Query<MatterTemplate[]> => useGet(`/grid/matters/${id}/templates`, { action });

/** Null where who typed it in does not see it: one of a grid that he reaches only on that day. */
const registerMatter = async (matter: RegisterMatter): Promise<MatterPage | null> => seen(await post<Changed>('/grid/matters', matter));

interface Registered {
  matter: MatterPage | null;
  isScanLost: boolean;
}

/** The matter first, then its scan: a scan that is refused takes nothing back, and is added on the page of the matter. */
export async function registerWithScan(input: RegisterMatter, scan: File | null): Promise<Registered> {
  const matter = await registerMatter(input);
  if (scan === null) return { matter, isScanLost: false };
  if (matter === null) return { matter, isScanLost: true };
  return addFile({ type: 'matter', row: matter.id }, scan).then(
    () => ({ matter, isScanLost: false }),
    () => ({ matter, isScanLost: true }),
  );
}

/** The matter as it stands then, or null when it lies out of reach now, as after a unit elsewhere got it. */
export async function act<A extends PanelAction>(id: string, action: A, body: Bodies[A]): Promise<MatterPage | null> {
  const { method, url } = placeOf(id, action);
  return seen(await (method === 'DELETE' ? del<Changed>(url) : post<Changed>(url, body)));
}

type Changed = MatterPage | { data: null };

const seen = (answer: Changed): MatterPage | null => ('data' in answer ? null : answer);

/** Asked anew each time and kept nowhere but on the page that shows it. */
export const openTexts = (id: string, why: Why) => post<MatterTexts>(`/grid/matters/${id}/readings`, why);
