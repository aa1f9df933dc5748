import { Typography, VisuallyHidden } from '@strapi/design-system';
import { DataTable } from '../../../ui/data-table';
import { useTranslate } from '../../../ui/translate';
import type { SheetProblem } from '../review-rows';
import { Scroller } from './scroller';

const HEADS = ['sheet', 'row', 'key', 'column', 'value', 'reason', 'hint'];

export function ProblemTable({ problems }: { problems: SheetProblem[] }) {
  const t = useTranslate();
  return (
    <Scroller>
      <DataTable>
        <VisuallyHidden tag="caption">{t('import.problems')}</VisuallyHidden>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {t(`import.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {problems.map(({ sheet, key, problem }) => (
            <tr key={`${sheet} ${problem.row} ${problem.column} ${problem.code}`}>
              <td>{sheet}</td>
              <td>{problem.row}</td>
              <td>{key === '' ? '–' : key}</td>
              <td>{problem.column}</td>
              <td>{problem.value === '' ? t('import.blank') : problem.value}</td>
              <td>
                <Typography textColor="danger600">{t(`import.problem.${problem.code}`)}</Typography>
              </td>
              <td>
                {t(`import.hint.${problem.code}`)}
                {problem.allowed !== '' && <Allowed text={problem.allowed} />}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Scroller>
  );
}

function Allowed({ text }: { text: string }) {
  const t = useTranslate();
  return (
    <Typography tag="div" variant="pi" textColor="neutral600">
      {t('import.allowed', { allowed: text })}
    </Typography>
  );
}
