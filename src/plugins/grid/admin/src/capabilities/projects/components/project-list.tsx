import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ProjectView } from '../../../../../shared/contracts/projects';
import { DataTable } from '../../../ui/data-table';
import { Pager } from '../../../ui/pager';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useProjects } from '../queries';
import { PAGE_SIZE, pageOf, type ProjectFilters } from '../view';
import { ProjectActions, type OnAction } from './project-actions';
import { ProjectFacts } from './project-facts';
import { Weeks } from './weeks';

interface ProjectListProps {
  view: ProjectView;
  filters: ProjectFilters;
  today: string;
  onAction: OnAction;
  onPage: (page: number) => void;
}

/** A wide table scrolls in its own box, not the page. */
const Scroller = styled.div`
  overflow-x: auto;
`;

export function ProjectTable({ view, filters, today, onAction, onPage }: ProjectListProps) {
  const t = useTranslate();
  const list = useProjects(view, filters, pageOf(filters), PAGE_SIZE);
  if (list.error !== undefined) return <ErrorState error={list.error} onRetry={list.refetch} />;
  if (list.data === undefined) return <Loading />;
  const { rows, total, page, pageSize } = list.data;
  if (total === 0) return <Empty text={t(`projects.empty.${view}`)} />;
  return (
    <>
      <Scroller>
        <DataTable>
          <VisuallyHidden tag="caption">{t(`projects.view.${view}`)}</VisuallyHidden>
          <thead>
            <tr>
              {['project', 'weeks', 'action'].map((head) => (
                <th key={head} scope="col">
                  {t(`projects.head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((project) => (
              <tr key={project.id}>
                <td>
                  <ProjectFacts project={project} today={today} />
                </td>
                <td>
                  <Weeks weeks={project.weeks} shown={12} />
                </td>
                <td>
                  <ProjectActions project={project} onAction={onAction} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Scroller>
      <Pager page={page} pageSize={pageSize} total={total} onPage={onPage} />
    </>
  );
}
