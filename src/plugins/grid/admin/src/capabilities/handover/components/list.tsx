import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { DataTable } from '../../../ui/data-table';
import { useTranslate } from '../../../ui/translate';

/** A wide table scrolls in its own box, not the page. */
const Scroller = styled.div`
  overflow-x: auto;
`;

/** `heads`: keys of `handover.head.…` */
export function List({ caption, heads, children }: { caption: string; heads: readonly string[]; children: React.ReactNode }) {
  const t = useTranslate();
  return (
    <Scroller>
      <DataTable>
        <VisuallyHidden tag="caption">{caption}</VisuallyHidden>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`handover.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </DataTable>
    </Scroller>
  );
}
