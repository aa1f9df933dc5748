import { useRef } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type { Attachment } from '../../../../../shared/contracts/attachments';
import { readFailure } from '../../../ui/failure';
import { FailureNote } from '../../../ui/failure-note';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { useGet } from '../../../ui/use-get';
import { addFile, type Owner } from '../queries';
import { AttachmentLine } from './attachment-line';

/** What is attached to a row. Who may not open its text is told so, and sees no names. */
export function AttachmentsPanel({ owner }: { owner: Owner }) {
  const t = useTranslate();
  const list = useGet<Attachment[]>('/grid/attachments', { type: owner.type, row: owner.row });
  if (list.error !== undefined) return readFailure(list.error).status === 404 ? <Typography variant="pi" textColor="neutral600">{t('attachments.closed')}</Typography> : <ErrorState error={list.error} onRetry={list.refetch} />;
  if (list.data === undefined) return <Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {list.data.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">{t('attachments.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {list.data.map((attachment) => (
            <AttachmentLine key={attachment.id} attachment={attachment} onRemoved={list.refetch} />
          ))}
        </Flex>
      )}
      <AddFile owner={owner} onAdded={list.refetch} />
    </Flex>
  );
}

/** What may be picked; what a file is, the server finds out. */
export const FILE_TYPES = 'image/jpeg,image/png,image/webp,application/pdf';

function AddFile({ owner, onAdded }: { owner: Owner; onAdded: () => void }) {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const input = useRef<HTMLInputElement>(null);
  const add = useAction(addFile);
  const pick = async (file: File | undefined) => {
    if (file === undefined) return;
    const outcome = await add.run(owner, file);
    // The same file may be picked again after a refusal.
    if (input.current) input.current.value = '';
    if (!outcome.ok) return;
    toggleNotification({ type: 'success', message: t('attachments.added', { name: outcome.value.name }) });
    onAdded();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {add.error !== undefined && <FailureNote title={t('attachments.failed')} error={add.error} />}
      <input ref={input} type="file" hidden accept={FILE_TYPES} aria-label={t('attachments.add')} onChange={(event) => void pick(event.target.files?.[0])} />
      <Button variant="tertiary" startIcon={<Plus />} loading={add.pending} onClick={() => input.current?.click()}>
        {t(add.pending ? 'attachments.adding' : 'attachments.add')}
      </Button>
      <Typography variant="pi" textColor="neutral600">{t('attachments.hint')}</Typography>
    </Flex>
  );
}
