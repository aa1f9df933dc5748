import { Widget } from '@strapi/strapi/admin';
import type { MatterList, MatterView } from '../../../../../shared/contracts/matters';
import { MATTERS_PATH } from '../../matters/paths';
import { useFailureText } from '../../../ui/failure';
import { useTranslate } from '../../../ui/translate';
import { useGet, withParams } from '../../../ui/use-get';
import { Figures } from './figures';

const VIEWS: readonly MatterView[] = ['mine', 'due', 'unassigned', 'awaiting'];

/** What the account has to do with matters now. */
export function MyMatters() {
  const t = useTranslate();
  const failure = useFailureText();
  const list = useGet<MatterList>('/grid/matters', { view: 'mine', pageSize: 1 });
  if (list.error !== undefined) return <Widget.Error>{failure(list.error)}</Widget.Error>;
  if (list.data === undefined) return <Widget.Loading />;
  const { counts } = list.data;
  return <Figures figures={VIEWS.map((view) => ({ label: t(`matters.view.${view}`), count: counts[view], to: withParams(MATTERS_PATH, { view }), isUrgent: view === 'due' }))} />;
}
