import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { download } from '../../../ui/download';
import { FailureNote } from '../../../ui/failure-note';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { withParams } from '../../../ui/use-get';
import type { View } from '../view';

const FORMATS = ['xlsx', 'csv'] as const;

/** The entries that the filter shows, as a file. */
export function ExportButtons({ view }: { view: View }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const { run, pending, error } = useAction(download);
  const language = locale.startsWith('zh') ? 'zhHans' : 'en';
  return (
    <Flex direction="column" alignItems="flex-end" gap={1}>
      <Flex gap={2}>
        {FORMATS.map((format) => (
          <Button key={format} variant="secondary" startIcon={<Download aria-hidden />} disabled={pending} onClick={() => void run(withParams('/grid/audit/export', { ...view, format, language }), t('audit.fileName', { format }))}>
            {t(`audit.export.${format}`)}
          </Button>
        ))}
      </Flex>
      {error !== undefined && <FailureNote title={t('audit.notExported')} error={error} />}
    </Flex>
  );
}
