import { Flex, Typography } from '@strapi/design-system';
import type { BulletinFigures } from '../../../../../shared/contracts/bulletins';
import { DataTable } from '../../../ui/data-table';
import { useTranslate } from '../../../ui/translate';

/** The figures beside the text: what the text says has to be found here. */
export function FigureTables({ figures: { duties, matters, units, accepted, firstAnswered, solvedInTime } }: { figures: BulletinFigures }) {
  const t = useTranslate();
  const share = ({ numerator, denominator }: { numerator: number; denominator: number }) => (denominator === 0 ? '–' : `${numerator}/${denominator}`);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Figures
        title={t('bulletins.duties')}
        heads={['given', 'onTime', 'late', 'open', 'overdue']}
        rows={[...units, { code: '', name: t('bulletins.all'), duties }].map(({ name, duties: of }) => ({ name, values: [of.given, of.onTime, of.late, of.open, of.overdue] }))}
      />
      <Figures
        title={t('bulletins.matters')}
        heads={['received', 'answered', 'solved', 'open', 'overdue']}
        rows={[...units, { code: '', name: t('bulletins.all'), matters }].map(({ name, matters: of }) => ({ name, values: [of.received, of.answered, of.solved, of.open, of.overdue] }))}
      />
      <Typography>{t('bulletins.clocks', { accepted: share(accepted), firstAnswered: share(firstAnswered), solved: share(solvedInTime) })}</Typography>
    </Flex>
  );
}

interface FiguresProps {
  title: string;
  /** Keys of `bulletins.figure.…` */
  heads: readonly string[];
  rows: { name: string; values: number[] }[];
}

function Figures({ title, heads, rows }: FiguresProps) {
  const t = useTranslate();
  return (
    <DataTable>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('bulletins.unit')}</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(`bulletins.figure.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, values }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, index) => (
              <td key={heads[index]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
