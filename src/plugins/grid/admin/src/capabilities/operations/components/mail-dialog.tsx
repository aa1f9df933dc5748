import { useState } from 'react';
import { Button, Modal } from '@strapi/design-system';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMail } from '../queries';
import { canResend } from '../view';
import { MailBody } from './mail-body';
import { ResendDialog } from './resend-dialog';

interface MailDialogProps {
  id: string;
  mayResend: boolean;
  onResent: () => void;
  onClose: () => void;
}

/** The mail as its reader gets it, and the way to send it again. */
export function MailDialog({ id, mayResend, onResent, onClose }: MailDialogProps) {
  const t = useTranslate();
  const mail = useMail(id);
  const [asking, setAsking] = useState(false);
  if (asking && mail.data !== undefined) return <ResendDialog mail={mail.data} onResent={onResent} onClose={() => setAsking(false)} />;
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header closeLabel={t('action.close')}>
          <Modal.Title>{mail.data?.subject ?? t('operations.mail.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {mail.isLoading && <Loading />}
          {mail.error !== undefined && <ErrorState error={mail.error} onRetry={mail.refetch} />}
          {mail.data !== undefined && <MailBody mail={mail.data} />}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close')}
          </Button>
          {mayResend && mail.data !== undefined && canResend(mail.data.state) && <Button onClick={() => setAsking(true)}>{t('operations.resend')}</Button>}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
