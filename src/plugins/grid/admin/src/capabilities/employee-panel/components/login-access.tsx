import { useState } from 'react';
import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { Key } from '@strapi/icons';
import { ConfirmDialog } from '@strapi/strapi/admin';
import type { EmployeeTimeline, LoginGranted } from '../../../../../shared/contracts/organisation';
import { FailureNote } from '../../../ui/failure-note';
import { useTranslate } from '../../../ui/translate';
import { post, useAction } from '../../../ui/use-action';
import { GrantedLogin } from './granted-login';

interface LoginAccessProps {
  documentId: string;
  login: EmployeeTimeline['login'];
  mayGrant: boolean;
  onGranted: () => void;
}

const grant = (documentId: string) => post<LoginGranted>(`/grid/employees/${documentId}/login`);

/** Whether this person can log in, and the one step that lets him, with the roles of his appointments. */
export function LoginAccess({ documentId, login, mayGrant, onGranted }: LoginAccessProps) {
  const t = useTranslate();
  const [granted, setGranted] = useState<LoginGranted | null>(null);
  const action = useAction(grant);
  const confirm = async () => {
    const outcome = await action.run(documentId);
    if (!outcome.ok) return;
    setGranted(outcome.value);
    onGranted();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="semiBold" textColor="neutral600">
        {t('panel.login')}
      </Typography>
      <Typography>{t(`panel.login.${login}`)}</Typography>
      {granted && <GrantedLogin granted={granted} />}
      {action.error !== undefined && <FailureNote title={t('panel.loginFailed')} error={action.error} />}
      {mayGrant && login !== 'blocked' && (
        <Dialog.Root>
          <Dialog.Trigger>
            <Button variant="secondary" startIcon={<Key />} loading={action.pending}>
              {t(login === 'none' ? 'panel.grant' : 'panel.grantAgain')}
            </Button>
          </Dialog.Trigger>
          <ConfirmDialog variant="default" icon={<Key />} title={t('panel.grant')} onConfirm={() => void confirm()}>
            {t('panel.grantAsk')}
          </ConfirmDialog>
        </Dialog.Root>
      )}
    </Flex>
  );
}
