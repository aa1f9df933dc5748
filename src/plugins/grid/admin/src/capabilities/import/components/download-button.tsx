import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useFailureText } from '../../../ui/failure';
import { useAction } from '../../../ui/use-action';
import { withParams } from '../../../ui/use-get';
import { download } from '../../../ui/download';

interface DownloadButtonProps {
  url: string;
  fileName: string;
  label: string;
  /** Tells equal buttons in a list apart for a screen reader. */
  describes?: string;
}

/** A workbook in the language of the screen. */
export function DownloadButton({ url, fileName, label, describes }: DownloadButtonProps) {
  const { locale } = useIntl();
  const failure = useFailureText();
  const { run, pending, error } = useAction(download);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Button
        variant="secondary"
        size="S"
        style={{ whiteSpace: 'nowrap' }}
        startIcon={<Download aria-hidden />}
        loading={pending}
        aria-label={describes === undefined ? undefined : `${label} ${describes}`}
        onClick={() => void run(withParams(url, { language: locale.startsWith('zh') ? 'zhHans' : 'en' }), fileName)}
      >
        {label}
      </Button>
      {error !== undefined && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {failure(error)}
        </Typography>
      )}
    </Flex>
  );
}
