import { useState } from 'react';
import { Dialog, Flex, IconButton, TextButton, Typography } from '@strapi/design-system';
import { Eye, Trash } from '@strapi/icons';
import { ConfirmDialog, useAuth, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { Attachment } from '../../../../../shared/contracts/attachments';
import { FailureNote } from '../../../ui/failure-note';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { ReasonDialog } from '../../confidential/components/reason-dialog';
import { openFile, removeFile } from '../queries';

/** One file: opened with a reason, taken away by who attached it. */
export function AttachmentLine({ attachment, onRemoved }: { attachment: Attachment; onRemoved: () => void }) {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  const { toggleNotification } = useNotification();
  const token = useAuth('AttachmentLine', (auth) => auth.token);
  const [isAsking, setIsAsking] = useState(false);
  const remove = useAction(removeFile);
  const { id, name, by, bytes, mayDelete } = attachment;
  const confirm = async () => {
    if (!(await remove.run(id)).ok) return;
    toggleNotification({ type: 'success', message: t('attachments.removed', { name }) });
    onRemoved();
  };
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Typography style={{ overflowWrap: 'anywhere' }}>{name}</Typography>
      <Flex justifyContent="space-between" gap={2}>
        <Typography variant="pi" textColor="neutral600">{t('attachments.meta', { by: by ?? t('attachments.byReporter'), size: formatNumber(Math.max(1, Math.round(bytes / 1024)), { style: 'unit', unit: 'kilobyte' }) })}</Typography>
        <Flex gap={2}>
          <TextButton startIcon={<Eye />} aria-label={t('attachments.openNamed', { name })} onClick={() => setIsAsking(true)}>
            {t('attachments.open')}
          </TextButton>
          {mayDelete && (
            <Dialog.Root>
              <Dialog.Trigger>
                <IconButton size="S" label={t('attachments.removeNamed', { name })}>
                  <Trash />
                </IconButton>
              </Dialog.Trigger>
              <ConfirmDialog title={t('attachments.remove')} onConfirm={() => void confirm()}>
                {t('attachments.removeAsk', { name })}
              </ConfirmDialog>
            </Dialog.Root>
          )}
        </Flex>
      </Flex>
      {remove.error !== undefined && <FailureNote title={t('attachments.removeFailed')} error={remove.error} />}
      {isAsking && <ReasonDialog label={name} open={(why) => openFile(attachment, why, token)} onClose={() => setIsAsking(false)} onOpened={() => setIsAsking(false)} />}
    </Flex>
  );
}
