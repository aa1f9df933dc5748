import { useRef, useState } from 'react';
import { Button, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { CloudUpload } from '@strapi/icons';
import { styled } from 'styled-components';
import { useTranslate } from '../../../ui/translate';
import { EXTENSIONS } from '../file-check';

const Zone = styled(Flex)<{ $over: boolean }>`
  border: 2px dashed ${({ theme, $over }) => ($over ? theme.colors.primary600 : theme.colors.neutral300)};
  background: ${({ theme, $over }) => ($over ? theme.colors.primary100 : theme.colors.neutral0)};
`;

/** For the mouse a place to drop on; for the keyboard the button that opens the file dialog. */
export function DropZone({ onPick }: { onPick: (file: File) => void }) {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onPick(file);
  };
  const change = (event: React.ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // Emptied, so that the same file, corrected, can be picked again.
    event.target.value = '';
    if (file !== undefined) onPick(file);
  };
  return (
    <Zone
      $over={over}
      direction="column"
      gap={3}
      padding={8}
      hasRadius
      onDrop={drop}
      onDragOver={(event: React.DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <CloudUpload aria-hidden width="4rem" height="4rem" fill="primary600" />
      <Typography variant="delta">{t('import.drop.title')}</Typography>
      <Typography textColor="neutral600" id="import-drop-hint">
        {t('import.drop.hint')}
      </Typography>
      <Button onClick={() => input.current?.click()} aria-describedby="import-drop-hint">
        {t('import.drop.choose')}
      </Button>
      <VisuallyHidden>
        <input ref={input} type="file" accept={EXTENSIONS.join(',')} tabIndex={-1} aria-label={t('import.drop.choose')} onChange={change} />
      </VisuallyHidden>
    </Zone>
  );
}
