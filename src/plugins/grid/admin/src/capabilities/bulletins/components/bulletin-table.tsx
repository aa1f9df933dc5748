import { useState } from 'react';
import { Button, VisuallyHidden } from '@strapi/design-system';
import type { BulletinRow } from '../../../../../shared/contracts/bulletins';
import { DataTable } from '../../../ui/data-table';
import { Day } from '../../../ui/day';
import { EnumLabel } from '../../../ui/enum-label';
import { Pager } from '../../../ui/pager';
import { Screen } from '../../../ui/screen';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useBulletins } from '../queries';
import type { View } from '../view';
import { DraftDialog } from './draft-dialog';

interface BulletinTableProps {
  view: View;
  onChange: (change: View) => void;
}

const HEADS = ['period', 'grid', 'title', 'state', 'releasedOn', 'action'] as const;

export function BulletinTable({ view, onChange }: BulletinTableProps) {
  const t = useTranslate();
  const me = useMe();
  const bulletins = useBulletins(view);
  const [drafting, setDrafting] = useState(false);
  const open = (id: string) => onChange({ id });
  const start = me.may('bulletin.draft') && <Button onClick={() => setDrafting(true)}>{t('bulletins.draft')}</Button>;
  return (
    <Screen title={t('bulletins.title')} subtitle={t('bulletins.subtitle')} primaryAction={start}>
      {bulletins.error !== undefined && <ErrorState error={bulletins.error} onRetry={bulletins.refetch} />}
      {bulletins.isLoading && <Loading />}
      {bulletins.data?.total === 0 && <Empty text={t('bulletins.empty')} />}
      {bulletins.data !== undefined && bulletins.data.total > 0 && (
        <>
          <DataTable>
            <VisuallyHidden tag="caption">{t('bulletins.title')}</VisuallyHidden>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {t(`bulletins.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bulletins.data.rows.map((row) => (
                <BulletinLine key={row.id} row={row} onOpen={() => open(row.id)} />
              ))}
            </tbody>
          </DataTable>
          <Pager page={bulletins.data.page} pageSize={bulletins.data.pageSize} total={bulletins.data.total} onPage={(page) => onChange({ page: String(page) })} />
        </>
      )}
      {drafting && me.data !== undefined && <DraftDialog me={me.data} onDone={open} onClose={() => setDrafting(false)} />}
    </Screen>
  );
}

function BulletinLine({ row, onOpen }: { row: BulletinRow; onOpen: () => void }) {
  const t = useTranslate();
  return (
    <tr>
      <td>{row.period}</td>
      <td>{row.grid?.name ?? '–'}</td>
      <td>{row.title}</td>
      <td>
        <EnumLabel type="bulletin" attribute="state" value={row.state} />
      </td>
      <td>
        <Day date={row.releasedOn} />
      </td>
      <td>
        <Button variant="secondary" size="S" aria-label={t('bulletins.open.label', { title: row.title })} onClick={onOpen}>
          {t('bulletins.open')}
        </Button>
      </td>
    </tr>
  );
}
