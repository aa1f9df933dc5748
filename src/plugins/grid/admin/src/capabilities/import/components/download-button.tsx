import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFailureText } from '../../../ui/failure';
import { useAction } from '../../../ui/use-action';
import { download } from '../download';

interface DownloadButtonProps {
  url: string;
  fileName: string;
  label: string;
  /** Tells equal buttons in a list apart for a screen reader. */
  describes?: string;
}

export function DownloadButton({ url, fileName, label, describes }: DownloadButtonProps) {
  const failure = useFailureText();
  const { run, pending, error } = useAction(download);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Button
        variant="secondary"
        size="S"
        startIcon={<Download aria-hidden />}
        loading={pending}
        aria-label={describes === undefined ? undefined : `${label} ${describes}`}
        onClick={() => void run(url, fileName)}
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
