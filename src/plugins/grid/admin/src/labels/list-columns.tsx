import { Typography } from '@strapi/design-system';
import type { MessageDescriptor } from 'react-intl';
import { Day } from '../ui/day';
import { EnumLabel } from '../ui/enum-label';
import { typeNamed, typeOfEnum } from './labels';

type Row = Record<string, unknown>;

export interface ListHeader {
  name: string;
  label: string | MessageDescriptor;
  attribute: { type: string; enum?: string[] };
  cellFormatter?: (row: Row, header: { name: string }) => React.ReactNode;
}

interface TableArguments {
  displayedHeaders: ListHeader[];
  layout: { settings?: { displayName?: string } };
}

const EMBEDDED = ['relation', 'media', 'component', 'dynamiczone', 'enumeration'];

/** Hook `inject-column-in-table`: codes become words and dates short. */
export function readableColumns({ displayedHeaders, layout }: TableArguments): TableArguments {
  if (typeNamed(layout.settings?.displayName) === null) return { layout, displayedHeaders };
  // A formatted column cannot carry the link to the entry, so the first plain one stays Strapi's.
  const linked = displayedHeaders.find(({ attribute }) => !EMBEDDED.includes(attribute.type));
  return { layout, displayedHeaders: displayedHeaders.map((header) => (header === linked ? header : readable(header))) };
}

function readable(header: ListHeader): ListHeader {
  const { name, attribute } = header;
  const type = attribute.enum === undefined ? null : typeOfEnum(name, attribute.enum);
  if (type !== null) return { ...header, cellFormatter: (row) => <Cell><EnumLabel type={type} attribute={name} value={text(row[name])} /></Cell> };
  if (attribute.type === 'date') return { ...header, cellFormatter: (row) => <Cell><Day date={text(row[name])} /></Cell> };
  return header;
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);

const Cell = ({ children }: { children: React.ReactNode }) => <Typography textColor="neutral800">{children}</Typography>;
