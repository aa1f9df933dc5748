import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { MailDetail } from '../../../../../shared/contracts/operations';
import { formatMoment } from '../../../ui/dates';
import { FormDialog } from '../../../ui/form-dialog';
import { useTranslate } from '../../../ui/translate';
import { useResend } from '../queries';

interface ResendDialogProps {
  mail: MailDetail;
  onResent: () => void;
  onClose: () => void;
}

/** Asks once and names the mail; says when its reader may get it twice. */
export function ResendDialog({ mail, onResent, onClose }: ResendDialogProps) {
  const t = useTranslate();
  const { locale } = useIntl();
  const { run, pending, error } = useResend(mail.id);
  const submit = async () => {
    if ((await run()).ok) onResent();
  };
  const sentAt = mail.sentAt === null ? '' : formatMoment(locale, mail.sentAt);
  return (
    <FormDialog title={t('operations.resend.title')} submitLabel={t('operations.resend')} onSubmit={() => void submit()} onClose={onClose} pending={pending} error={error}>
      <Typography>{t('operations.resend.what', { subject: mail.subject, name: mail.recipient?.name ?? '', address: mail.address })}</Typography>
      <Typography fontWeight="semiBold">{t(`operations.resend.${mail.state}`, { sentAt })}</Typography>
    </FormDialog>
  );
}
