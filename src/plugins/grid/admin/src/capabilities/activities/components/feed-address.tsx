import { useRef, useState } from 'react';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { MadeFeed } from '../../../../../shared/contracts/calendar-feeds';
import { useTranslate } from '../../../ui/translate';
import { feedAddress } from '../feed-address';

/** The address, this once. Where the browser does not let a page write to the clipboard, it is marked to be copied by hand. */
export function FeedAddress({ made }: { made: MadeFeed }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const address = feedAddress(made.address, window.location.origin, locale);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <Box background="success100" padding={4} hasRadius>
      <Field.Root width="100%" hint={t('activities.feed.once')}>
        <Field.Label>{t('activities.feed.address', { name: made.feed.grid?.name ?? '' })}</Field.Label>
        <TextInput ref={field} readOnly value={address} onFocus={(event) => event.target.select()} />
        <Field.Hint />
      </Field.Root>
      <Flex gap={2} paddingTop={2} alignItems="center">
        <Button type="button" variant="secondary" onClick={() => void copy()}>
          {t('activities.feed.copy')}
        </Button>
        <Typography role="status">{copied ? t('activities.feed.copied') : ''}</Typography>
      </Flex>
    </Box>
  );
}
