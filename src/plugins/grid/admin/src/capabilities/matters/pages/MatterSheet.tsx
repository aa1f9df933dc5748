import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { Me } from '../../../../../shared/contracts/access';
import type { MatterPage } from '../../../../../shared/contracts/matters';
import { MATTERS_PATH } from '../paths';
import { useEnumLabel } from '../../../ui/enum-label';
import { Screen } from '../../../ui/screen';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useToast } from '../../../ui/use-toast';
import type { PanelAction } from '../actions';
import { ActionBar } from '../components/action-bar';
import { MatterActionDialog } from '../components/action-dialogs';
import { BackToRegister } from '../components/back-to-register';
import { Receipt } from '../components/receipt';
import { SheetBody } from '../components/sheet-body';
import { useMatter } from '../queries';

export function MatterSheet({ me }: { me: Me }) {
  const t = useTranslate();
  const { id = '' } = useParams();
  const matter = useMatter(id);
  if (matter.data !== undefined) return <Sheet key={id} matter={matter.data} me={me} onChanged={matter.refetch} />;
  return (
    <Screen title={t('menu.matters')} navigation={<BackToRegister />}>
      {matter.error === undefined ? <Loading /> : <ErrorState error={matter.error} onRetry={matter.refetch} />}
    </Screen>
  );
}

interface SheetProps {
  matter: MatterPage;
  me: Me;
  onChanged: () => void;
}

function Sheet({ matter, me, onChanged }: SheetProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const navigate = useNavigate();
  const toast = useToast();
  const { toggleNotification } = useNotification();
  const [action, setAction] = useState<PanelAction | null>(null);
  const [isReceiptOpen, setIsReceiptOpen] = useState(false);
  const done = (after: MatterPage | null) => {
    if (after === null) {
      // Strapi's own, for ours would go with this page.
      toggleNotification({ type: 'success', message: t('matters.doneAway', { action: t(`matters.act.${action}`), number: matter.number }) });
      return navigate(MATTERS_PATH);
    }
    toast.show({ message: t('matters.done', { action: t(`matters.act.${action}`), state: label('matter', 'state', after.state) }) });
    setAction(null);
    return onChanged();
  };
  const receipt = matter.channel === 'offlineBox' && (
    <Button variant="tertiary" onClick={() => setIsReceiptOpen(true)}>
      {t('matters.receipt')}
    </Button>
  );
  return (
    <Screen
      title={matter.title}
      subtitle={t('matters.sheetSubtitle', { number: matter.number, state: label('matter', 'state', matter.state) })}
      navigation={<BackToRegister />}
      primaryAction={
        <Flex gap={2}>
          {receipt}
          <ActionBar matter={matter} onChoose={setAction} />
        </Flex>
      }
    >
      <SheetBody matter={matter} today={me.today} />
      {action !== null && <MatterActionDialog action={action} me={me} matter={matter} onClose={() => setAction(null)} onDone={done} />}
      {isReceiptOpen && <Receipt matter={matter} onClose={() => setIsReceiptOpen(false)} />}
      {toast.node}
    </Screen>
  );
}
