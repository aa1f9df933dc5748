import { Box } from '@strapi/design-system';
import { useTranslate } from '../../../ui/translate';

const PAGE = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>body{font:16px/1.7 system-ui,sans-serif;margin:16px;color:#32324d;background:#fff}blockquote{border-left:3px solid #c0c0cf;margin-left:0;padding-left:12px}</style>`;

/** What the server has cleaned already, in a frame of its own that runs nothing and reaches nothing of the panel. */
export function PreviewFrame({ title, body }: { title: string; body: string }) {
  const t = useTranslate();
  return (
    <Box borderColor="neutral200" hasRadius>
      <iframe title={t('stories.preview.of', { title })} sandbox="" srcDoc={`${PAGE}${body}`} style={{ width: '100%', height: '28rem', border: 0, display: 'block' }} />
    </Box>
  );
}
