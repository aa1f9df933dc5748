import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { Me } from '../../../../../shared/contracts/access';
import type { MatterPage } from '../../../../../shared/contracts/matters';
import { Screen } from '../../../ui/screen';
import { useTranslate } from '../../../ui/translate';
import { useToast } from '../../../ui/use-toast';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { FilterBar } from '../components/filter-bar';
import { MatterList } from '../components/matter-list';
import { Receipt } from '../components/receipt';
import { RegisterDialog } from '../components/register-dialog';
import { ViewChips } from '../components/view-chips';
import { useMatters } from '../queries';
import { FILTERS, viewOf } from '../view';

/** What is shown over the list: the form, or what the box on the wall gets for a matter that came out of it. */
type Over = { kind: 'nothing' } | { kind: 'form' } | { kind: 'receipt'; matter: MatterPage };

export function MatterRegister({ me }: { me: Me }) {
  const t = useTranslate();
  const [filters, change] = useUrlFilters(FILTERS);
  const list = useMatters(filters);
  const toast = useToast();
  const [over, setOver] = useState<Over>({ kind: 'nothing' });
  const close = () => setOver({ kind: 'nothing' });
  const saved = (matter: MatterPage | null, isScanLost: boolean) => {
    list.refetch();
    const message = matter === null ? t('matters.registeredAway') : t('matters.registered', { number: matter.number });
    toast.show({ message: isScanLost ? `${message} ${t('matters.scanLost')}` : message });
    setOver(matter?.channel === 'offlineBox' ? { kind: 'receipt', matter } : { kind: 'nothing' });
  };
  const add = me.actions.includes('matter.register') && (
    <Button startIcon={<Plus />} onClick={() => setOver({ kind: 'form' })}>
      {t('matters.register')}
    </Button>
  );
  return (
    <Screen title={t('menu.matters')} subtitle={t('matters.subtitle')} primaryAction={add}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <ViewChips counts={list.data?.counts} chosen={viewOf(filters)} onChoose={(view) => change({ view, state: undefined })} />
        <FilterBar filters={filters} onChange={change} />
        <MatterList list={list} filters={filters} today={me.today} onPage={(page) => change({ page: String(page) })} />
      </Flex>
      {over.kind === 'form' && <RegisterDialog today={me.today} onClose={close} onSaved={saved} />}
      {over.kind === 'receipt' && <Receipt matter={over.matter} onClose={close} />}
      {toast.node}
    </Screen>
  );
}
