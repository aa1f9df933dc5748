import { useState } from 'react';
import { Box, Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { Duplicate, Key } from '@strapi/icons';
import { ConfirmDialog, useClipboard, useNotification } from '@strapi/strapi/admin';
import type { PortalLoginGranted } from '../../../../../shared/contracts/organisation';
import { FailureNote } from '../../../ui/failure-note';
import { useTranslate } from '../../../ui/translate';
import { post, useAction } from '../../../ui/use-action';

const grant = (documentId: string) => post<PortalLoginGranted>(`/grid/employees/${documentId}/portal-login`);

/** The account with which this person sees his own file on the portal. */
export function PortalAccess({ documentId }: { documentId: string }) {
  const t = useTranslate();
  const [granted, setGranted] = useState<PortalLoginGranted | null>(null);
  const action = useAction(grant);
  const confirm = async () => {
    const outcome = await action.run(documentId);
    if (outcome.ok) setGranted(outcome.value);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="semiBold" textColor="neutral600">
        {t('panel.portal')}
      </Typography>
      {granted && <GrantedCode granted={granted} />}
      {action.error !== undefined && <FailureNote title={t('panel.portal.failed')} error={action.error} />}
      <Dialog.Root>
        <Dialog.Trigger>
          <Button variant="secondary" startIcon={<Key />} loading={action.pending}>
            {t('panel.portal.grant')}
          </Button>
        </Dialog.Trigger>
        <ConfirmDialog variant="default" icon={<Key />} title={t('panel.portal.grant')} onConfirm={() => void confirm()}>
          {t('panel.portal.ask')}
        </ConfirmDialog>
      </Dialog.Root>
    </Flex>
  );
}

function GrantedCode({ granted }: { granted: PortalLoginGranted }) {
  const t = useTranslate();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const copyCode = async () => {
    if (await copy(granted.activationCode)) toggleNotification({ type: 'success', message: t('panel.portal.copied') });
  };
  return (
    <Box background="success100" padding={3} hasRadius role="status">
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography>{t('panel.portal.granted', { username: granted.username })}</Typography>
        <Typography variant="pi">{t('panel.portal.code')}</Typography>
        <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>{granted.activationCode}</Typography>
        <Button size="S" variant="tertiary" startIcon={<Duplicate />} onClick={() => void copyCode()}>
          {t('panel.portal.copy')}
        </Button>
      </Flex>
    </Box>
  );
}
