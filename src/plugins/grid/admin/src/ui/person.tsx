import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { PersonRef } from '../../../shared/contracts/common';

interface PersonProps {
  person: PersonRef | null;
  /** Opens the person's file in the Content Manager. */
  linked?: boolean;
  /** With the number, where two people of one name could stand side by side. */
  numbered?: boolean;
}

const FileLink = styled(Link)`
  color: inherit;
`;

export function Person({ person, linked = false, numbered = false }: PersonProps) {
  if (person === null) return <Typography textColor="neutral600">–</Typography>;
  const text = numbered ? personText(person) : person.name;
  return (
    <Typography textColor="neutral800" title={person.employeeNo} style={{ whiteSpace: 'nowrap' }}>
      {linked ? <FileLink to={employeePath(person.id)}>{text}</FileLink> : text}
    </Typography>
  );
}

export const personText = (person: PersonRef) => `${person.name} ${person.employeeNo}`;

const employeePath = (id: string) => `/content-manager/collection-types/plugin::grid.employee/${id}`;
