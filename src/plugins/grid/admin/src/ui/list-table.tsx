import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { DataTable } from './data-table';

interface ListTableProps {
  /** Says what is listed to a screen reader. */
  name: string;
  heads: readonly string[];
  /** The old rows stay in sight, dimmed, until the new ones come. */
  busy?: boolean;
  children: React.ReactNode;
}

/** A wide table scrolls in its own box, not the page. */
const Scroller = styled.div<{ $busy: boolean }>`
  overflow-x: auto;
  opacity: ${({ $busy }) => ($busy ? 0.6 : 1)};
`;

export function ListTable({ name, heads, busy = false, children }: ListTableProps) {
  return (
    <Scroller $busy={busy} aria-busy={busy}>
      <DataTable>
        <VisuallyHidden tag="caption">{name}</VisuallyHidden>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </DataTable>
    </Scroller>
  );
}
