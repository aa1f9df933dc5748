import { Box, Typography } from '@strapi/design-system';

/** What went wrong, beside what it is about: said at once to a screen reader, and gone with the next try. */
export function Note({ title, lines }: { title: string; lines: string[] }) {
  return (
    <Box role="alert" background="danger100" borderColor="danger200" padding={4} hasRadius>
      <Typography tag="p" fontWeight="bold" textColor="danger700">
        {title}
      </Typography>
      {lines.map((line) => (
        <Typography key={line} tag="p" textColor="danger700">
          {line}
        </Typography>
      ))}
    </Box>
  );
}
