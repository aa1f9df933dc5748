import type { MatterPage } from '../../../../../shared/contracts/matters';
import { AttachmentsPanel } from '../../attachments/components/attachments-panel';
import { useTranslate } from '../../../ui/translate';
import { Card } from '../../../ui/card';

/** Scans and pictures, for who may open the conversation: each opens with a reason of its own. */
export function Files({ matter }: { matter: MatterPage }) {
  const t = useTranslate();
  if (!matter.readable) return null;
  return (
    <Card title={t('attachments.title')}>
      <AttachmentsPanel owner={{ type: 'matter', row: matter.id }} />
    </Card>
  );
}
