import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { HandoverKind, HandoverOutcome } from '../../../../../shared/contracts/handover';
import { formatDay } from '../../../ui/dates';
import { personText } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { ListTable } from '../../../ui/list-table';

const KINDS: readonly HandoverKind[] = ['pair', 'appointment', 'grid', 'task', 'matter', 'carePlan', 'substitution'];

export function Outcome({ outcome, today }: { outcome: HandoverOutcome; today: IsoDate }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const { person, reason, toGrid, on, vacant, told, unreachable, openAbout, successors } = outcome;
  const facts = [
    t(`handover.says.${reason}`, { name: personText(person), on: formatDay(locale, on, today), grid: toGrid?.name ?? '' }),
    ...(vacant > 0 ? [t('handover.says.vacant', { count: vacant })] : []),
    ...(told > 0 ? [t('handover.says.told', { count: told, unreachable })] : []),
    ...(openAbout > 0 && reason !== 'moved' ? [t('handover.says.about', { count: openAbout })] : []),
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>
            <Typography>{fact}</Typography>
          </li>
        ))}
      </ul>
      {successors.length > 0 && (
        <ListTable name={t('handover.step.finish')} heads={['successor', ...KINDS].map((head) => t(`handover.head.${head}`))}>
          {successors.map(({ person: successor, counts }) => (
            <tr key={successor.id}>
              <td>{personText(successor)}</td>
              {KINDS.map((kind) => (
                <td key={kind}>{counts[kind]}</td>
              ))}
            </tr>
          ))}
        </ListTable>
      )}
    </Flex>
  );
}
