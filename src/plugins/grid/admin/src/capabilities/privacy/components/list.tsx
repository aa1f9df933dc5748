import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { DataTable } from '../../../ui/data-table';
import { useTranslate } from '../../../ui/translate';

interface ListProps {
  caption: string;
  /** Keys of `privacy.head.…` */
  heads: readonly string[];
  busy: boolean;
  children: React.ReactNode;
}

/** A wide table scrolls in its own box, not the page. */
const Scroller = styled.div<{ $busy: boolean }>`
  overflow-x: auto;
  opacity: ${({ $busy }) => ($busy ? 0.6 : 1)};
`;

export function List({ caption, heads, busy, children }: ListProps) {
  const t = useTranslate();
  return (
    <Scroller $busy={busy}>
      <DataTable>
        <VisuallyHidden tag="caption">{caption}</VisuallyHidden>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`privacy.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </DataTable>
    </Scroller>
  );
}
