import { Box, Typography } from '@strapi/design-system';
import { useFailureText } from './failure';

/** A failed change, beside what was typed: said at once to a screen reader, and gone with the next try. */
export function FailureNote({ title, error }: { title: string; error: unknown }) {
  const text = useFailureText();
  return (
    <Box role="alert" background="danger100" borderColor="danger200" padding={4} hasRadius>
      <Typography tag="p" fontWeight="bold" textColor="danger700">
        {title}
      </Typography>
      <Typography tag="p" textColor="danger700">
        {text(error)}
      </Typography>
    </Box>
  );
}
