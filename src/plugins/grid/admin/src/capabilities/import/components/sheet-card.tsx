import { Accordion, Badge, Flex, Typography } from '@strapi/design-system';
import type { ImportSheet } from '../../../../../shared/contracts/import';
import { useTranslate } from '../../../ui/translate';
import { ColumnMapping } from './column-mapping';

interface SheetCardProps {
  sheet: ImportSheet;
  disabled: boolean;
  onRemap: (header: string, field: string | null) => void;
}

/** A sheet that was recognised: what it holds, and on opening which header is read as which field. */
export function SheetCard({ sheet, disabled, onRemap }: SheetCardProps) {
  const t = useTranslate();
  const named = sheet.columns.filter((column) => column.header !== '');
  const unread = named.filter((column) => column.field === null).length;
  const { counts } = sheet;
  if (sheet.kind === null) return null;
  return (
    <Accordion.Item value={sheet.name}>
      <Accordion.Header>
        <Accordion.Trigger description={t('import.sheet.about', { header: sheet.headerRow ?? 0, columns: named.length - unread, unread, rows: counts.new + counts.changed + counts.unchanged + counts.wrong })}>
          {t('import.sheet.title', { sheet: sheet.name, kind: t(`import.kind.${sheet.kind}`) })}
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Content>
        <ColumnMapping kind={sheet.kind} columns={named} disabled={disabled} onRemap={onRemap} />
      </Accordion.Content>
    </Accordion.Item>
  );
}

/** Named, so that nobody thinks they were read. */
export function IgnoredSheets({ sheets }: { sheets: ImportSheet[] }) {
  const t = useTranslate();
  if (sheets.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap" paddingTop={3}>
      <Typography textColor="neutral600">{t('import.sheet.ignored')}</Typography>
      {sheets.map((sheet) => (
        <Badge key={sheet.name}>{sheet.name}</Badge>
      ))}
    </Flex>
  );
}
