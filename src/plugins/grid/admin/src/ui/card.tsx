import { useId } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';

interface CardProps {
  title: string;
  /** Beside the title. */
  action?: React.ReactNode;
  children: React.ReactNode;
}

export function Card({ title, action, children }: CardProps) {
  const heading = useId();
  return (
    <Box tag="section" aria-labelledby={heading} background="neutral0" shadow="tableShadow" hasRadius padding={5}>
      <Flex justifyContent="space-between" gap={2} paddingBottom={4}>
        <Typography id={heading} tag="h2" variant="delta">
          {title}
        </Typography>
        {action}
      </Flex>
      {children}
    </Box>
  );
}
