import { useState } from 'react';
import { Box, Tabs, Typography } from '@strapi/design-system';
import type { ImportPreview, ImportVerdict } from '../../../../../shared/contracts/import';
import { Pager } from '../../../ui/pager';
import { useTranslate } from '../../../ui/translate';
import { firstTab, PAGE_SIZE, pageOf, problemsOf, rowsOf, VERDICTS } from '../review-rows';
import { ProblemTable } from './problem-table';
import { RowTable } from './row-table';

export function VerdictTabs({ preview }: { preview: ImportPreview }) {
  const t = useTranslate();
  const [tab, setTab] = useState<ImportVerdict>(() => firstTab(preview));
  const [page, setPage] = useState(1);
  const open = (next: string) => {
    setTab(next as ImportVerdict);
    setPage(1);
  };
  return (
    <Tabs.Root value={tab} onValueChange={open} hasError={preview.counts.wrong > 0 ? 'wrong' : undefined}>
      <Tabs.List aria-label={t('import.verdicts')}>
        {VERDICTS.map((verdict) => (
          <Tabs.Trigger key={verdict} value={verdict}>
            {t(`import.verdict.${verdict}`, { count: preview.counts[verdict] })}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value={tab}>
        <Box background="neutral0" padding={4}>
          <Rows preview={preview} verdict={tab} page={page} onPage={setPage} />
        </Box>
      </Tabs.Content>
    </Tabs.Root>
  );
}

interface RowsProps {
  preview: ImportPreview;
  verdict: ImportVerdict;
  page: number;
  onPage: (page: number) => void;
}

function Rows({ preview, verdict, page, onPage }: RowsProps) {
  const t = useTranslate();
  const count = preview.counts[verdict];
  if (count === 0 || verdict === 'unchanged') return <Typography textColor="neutral600">{t(`import.none.${verdict}`, { count })}</Typography>;
  const rows = rowsOf(preview, verdict);
  const problems = problemsOf(preview);
  return (
    <>
      {rows.length < count && <Typography textColor="neutral600">{t('import.firstRows', { shown: rows.length, count })}</Typography>}
      {verdict === 'wrong' ? <ProblemTable problems={pageOf(problems, page)} /> : <RowTable rows={pageOf(rows, page)} withChanges={verdict === 'changed'} />}
      <Pager page={page} pageSize={PAGE_SIZE} total={verdict === 'wrong' ? problems.length : rows.length} onPage={onPage} />
    </>
  );
}
