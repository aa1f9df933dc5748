import { Day } from '../../../ui/day';
import { EnumLabel } from '../../../ui/enum-label';
import { Pager } from '../../../ui/pager';
import { Person } from '../../../ui/person';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useConsents } from '../queries';
import type { View, ViewChange } from '../view';
import { ListTable } from '../../../ui/list-table';

export function ConsentsTab({ view, onChange }: { view: View; onChange: (change: ViewChange) => void }) {
  const t = useTranslate();
  const consents = useConsents(view);
  if (consents.error !== undefined) return <ErrorState error={consents.error} onRetry={consents.refetch} />;
  if (consents.data === undefined) return <Loading />;
  const { rows, total, page, pageSize } = consents.data;
  if (total === 0) return <Empty text={t('privacy.consents.empty')} />;
  return (
    <>
      <ListTable name={t('privacy.tab.consents')} heads={['person', 'purpose', 'givenOn', 'withdrawnOn', 'channel', 'textVersion'].map((head) => t(`privacy.head.${head}`))} busy={consents.isRefreshing}>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Person person={row.person} numbered />
            </td>
            <td>
              <EnumLabel type="consent" attribute="purpose" value={row.purpose} />
            </td>
            <td>
              <Day date={row.givenOn} />
            </td>
            <td>
              <Day date={row.withdrawnOn} />
            </td>
            <td>
              <EnumLabel type="consent" attribute="channel" value={row.channel} />
            </td>
            <td>{row.textVersion}</td>
          </tr>
        ))}
      </ListTable>
      <Pager page={page} pageSize={pageSize} total={total} onPage={(next) => onChange({ page: String(next) })} />
    </>
  );
}
