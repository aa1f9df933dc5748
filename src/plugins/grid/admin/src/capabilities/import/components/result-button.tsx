import type { ImportSummary } from '../../../../../shared/contracts/import';
import { useTranslate } from '../../../ui/translate';
import { DownloadButton } from './download-button';

/** The workbook that was sent, with a verdict beside each row. */
export function ResultButton({ summary }: { summary: ImportSummary }) {
  const t = useTranslate();
  return (
    <DownloadButton
      url={`/grid/imports/${summary.id}/result`}
      fileName={t('import.result.fileName', { file: summary.fileName.replace(/\.[^.]+$/, '') })}
      label={t('import.result.download')}
      describes={summary.fileName}
    />
  );
}
