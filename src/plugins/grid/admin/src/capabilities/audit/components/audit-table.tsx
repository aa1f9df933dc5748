import { Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { AuditLine } from '../../../../../shared/contracts/audit';
import { DataTable } from '../../../ui/data-table';
import { formatMoment } from '../../../ui/dates';
import { useTranslate } from '../../../ui/translate';
import { useAuditLabels } from '../labels';

const HEADS = ['at', 'actor', 'action', 'row', 'subject', 'reason', 'details'];

const Scroller = styled.div<{ $busy: boolean }>`
  overflow-x: auto;
  opacity: ${({ $busy }) => ($busy ? 0.6 : 1)};
`;

export function AuditTable({ rows, busy }: { rows: AuditLine[]; busy: boolean }) {
  const t = useTranslate();
  return (
    <Scroller $busy={busy} aria-busy={busy}>
      <DataTable>
        <VisuallyHidden tag="caption">{t('audit.title')}</VisuallyHidden>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {t(`audit.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <Line key={line.seq} line={line} />
          ))}
        </tbody>
      </DataTable>
    </Scroller>
  );
}

function Line({ line }: { line: AuditLine }) {
  const { locale } = useIntl();
  const labels = useAuditLabels();
  return (
    <tr>
      <td style={{ whiteSpace: 'nowrap' }}>
        <time dateTime={line.at}>{formatMoment(locale, line.at)}</time>
        <Small text={`#${line.seq}`} />
      </td>
      <td>
        {line.actor.name}
        <Small text={line.actor.roles.map(labels.role).join('、')} />
      </td>
      <td>{labels.action(line.action)}</td>
      <td>
        {line.type === null ? '–' : labels.type(line.type)}
        <Small text={line.row ?? line.rowId ?? ''} />
      </td>
      <td>
        {line.subject?.name ?? '–'}
        <Small text={line.subject?.employeeNo ?? ''} />
      </td>
      <td>{line.reason === null ? '–' : labels.reason(line.reason)}</td>
      <td>
        {line.fields.map((field) => labels.field(line.type, field)).join('、') || (Object.keys(line.details).length === 0 ? '–' : '')}
        <Small text={Object.entries(line.details).map(([name, value]) => `${labels.detail(name)} ${value}`).join(' · ')} />
      </td>
    </tr>
  );
}

function Small({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" style={{ maxWidth: '32rem', overflowWrap: 'anywhere' }}>
      {text}
    </Typography>
  );
}
