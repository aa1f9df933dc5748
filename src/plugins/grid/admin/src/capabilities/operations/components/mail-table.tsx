import { TextButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { MailRow } from '../../../../../shared/contracts/operations';
import { DataTable } from '../../../ui/data-table';
import { onRowKey } from '../../../ui/row-keys';
import { useTranslate } from '../../../ui/translate';
import { Moment } from './moment';
import { Scroller } from './scroller';
import { StateBadge } from './state-badge';

const HEADS = ['state', 'subject', 'recipient', 'createdAt', 'sentAt', 'tries'];

interface MailTableProps {
  mails: MailRow[];
  busy: boolean;
  onOpen: (mail: MailRow) => void;
}

export function MailTable({ mails, busy, onOpen }: MailTableProps) {
  const t = useTranslate();
  return (
    <Scroller $busy={busy} aria-busy={busy}>
      <DataTable>
        <VisuallyHidden tag="caption">{t('operations.tab.outbox')}</VisuallyHidden>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {t(`operations.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <MailLine key={mail.id} mail={mail} onOpen={() => onOpen(mail)} />
          ))}
        </tbody>
      </DataTable>
    </Scroller>
  );
}

function MailLine({ mail, onOpen }: { mail: MailRow; onOpen: () => void }) {
  const { formatNumber } = useIntl();
  return (
    <tr tabIndex={0} onKeyDown={(event) => onRowKey(event, { open: onOpen })}>
      <td>
        <StateBadge of="mail" state={mail.state} />
        {mail.error !== null && (
          <Typography tag="p" variant="pi" textColor="danger600">
            {mail.error}
          </Typography>
        )}
      </td>
      <td>
        <TextButton onClick={onOpen}>{mail.subject}</TextButton>
      </td>
      <td>
        {mail.recipient !== null && <Typography tag="p">{mail.recipient.name}</Typography>}
        <Typography variant="pi" textColor="neutral600">
          {mail.address}
        </Typography>
      </td>
      <td>
        <Moment at={mail.createdAt} />
      </td>
      <td>
        <Moment at={mail.sentAt} />
      </td>
      <td>{formatNumber(mail.tries)}</td>
    </tr>
  );
}
