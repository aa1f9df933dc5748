import { Accordion, Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ImportPreview } from '../../../../../shared/contracts/import';
import { useTranslate } from '../../../ui/translate';
import { writable } from '../review-rows';
import { IgnoredSheets, SheetCard } from './sheet-card';
import { VerdictTabs } from './verdict-tabs';

interface ReviewPanelProps {
  preview: ImportPreview;
  /** Other columns are being checked. */
  busy: boolean;
  onRemap: (sheet: string, header: string, field: string | null) => void;
  /** Compares once more, when the data changed since. */
  onRecheck: () => void;
  onWrite: () => void;
  onCancel: () => void;
}

export function ReviewPanel({ preview, busy, onRemap, ...actions }: ReviewPanelProps) {
  const t = useTranslate();
  const read = preview.sheets.filter((sheet) => sheet.kind !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={6} aria-busy={busy}>
      <Actions preview={preview} busy={busy} {...actions} />
      <Box>
        <Typography variant="delta" tag="h2">
          {t(read.length === 0 ? 'import.recognised.none' : 'import.recognised')}
        </Typography>
        {read.length > 0 && (
          <Box paddingTop={3}>
            <Accordion.Root size="M">
              {read.map((sheet) => (
                <SheetCard key={sheet.name} sheet={sheet} disabled={busy} onRemap={(header, field) => onRemap(sheet.name, header, field)} />
              ))}
            </Accordion.Root>
          </Box>
        )}
        <IgnoredSheets sheets={preview.sheets.filter((sheet) => sheet.kind === null)} />
      </Box>
      {read.length > 0 && <VerdictTabs key={preview.fingerprint} preview={preview} />}
    </Flex>
  );
}

function Actions({ preview, busy, onRecheck, onWrite, onCancel }: Omit<ReviewPanelProps, 'onRemap'>) {
  const t = useTranslate();
  const count = writable(preview);
  return (
    <Flex justifyContent="space-between" gap={4} wrap="wrap" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Box>
        <Typography fontWeight="semiBold">{preview.fileName}</Typography>
        <Typography tag="p" textColor="neutral600" role="status">
          {busy ? t('import.checking') : t('import.review.note', { count, wrong: preview.counts.wrong })}
        </Typography>
      </Box>
      <Flex gap={2}>
        <Button variant="tertiary" disabled={busy} onClick={onCancel}>
          {t('import.review.other')}
        </Button>
        <Button variant="tertiary" disabled={busy} onClick={onRecheck}>
          {t('import.review.again')}
        </Button>
        <Button loading={busy} disabled={count === 0} onClick={onWrite}>
          {t('import.review.write', { count })}
        </Button>
      </Flex>
    </Flex>
  );
}
