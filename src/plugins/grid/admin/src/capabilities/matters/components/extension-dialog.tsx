import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatDay } from '../../../ui/dates';
import { useTranslate } from '../../../ui/translate';
import { ActionDialog, type DialogProps } from './action-dialog';

/** What is decided stands above the buttons: who asked, until when, why. */
export function ExtensionDialog({ action, ...props }: DialogProps & { action: 'approveExtension' | 'refuseExtension' }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const asked = props.matter.pauses.find(({ kind, state }) => kind === 'extension' && state === 'asked');
  return (
    <ActionDialog {...props} action={action} body={{}}>
      {asked && <Typography>{t('matters.extensionAsked', { name: asked.askedBy?.name ?? '–', date: formatDay(locale, asked.expectedUntil), reason: asked.reason })}</Typography>}
    </ActionDialog>
  );
}
