import { Box, Flex, Grid, TextButton, Typography } from '@strapi/design-system';
import type { ProjectView } from '../../../../../shared/contracts/projects';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useProjects } from '../queries';
import { CARDS_SHOWN, VIEWS, type ProjectFilters } from '../view';
import { ProjectActions, type OnAction } from './project-actions';
import { ProjectFacts } from './project-facts';
import { Weeks } from './weeks';

interface BoardProps {
  filters: ProjectFilters;
  today: string;
  onAction: OnAction;
  onView: (view: ProjectView) => void;
}

/** One column a state; each shows its first cards and leads to its list. */
export function Board(props: BoardProps) {
  return (
    <Grid.Root gap={4}>
      {VIEWS.map((view) => (
        <Grid.Item key={view} col={3} m={6} s={12} xs={12} direction="column" alignItems="stretch">
          <Column view={view} {...props} />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

function Column({ view, filters, today, onAction, onView }: BoardProps & { view: ProjectView }) {
  const t = useTranslate();
  const { data, error, refetch } = useProjects(view, filters, 1, CARDS_SHOWN);
  const title = `projects-${view}`;
  return (
    <section aria-labelledby={title}>
      <Flex justifyContent="space-between" paddingBottom={2}>
        <Typography id={title} tag="h2" variant="delta">
          {t('projects.column', { name: t(`projects.view.${view}`), count: data?.total ?? '–' })}
        </Typography>
        <TextButton aria-label={t('projects.listOf', { name: t(`projects.view.${view}`) })} onClick={() => onView(view)}>
          {t('projects.list')}
        </TextButton>
      </Flex>
      {error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {error === undefined && data === undefined && <Loading />}
      <Flex direction="column" alignItems="stretch" gap={2}>
        {data?.total === 0 && <Typography textColor="neutral600">{t(`projects.empty.${view}`)}</Typography>}
        {data?.rows.map((project) => (
          <Box key={project.id} tag="article" background="neutral0" padding={4} hasRadius shadow="tableShadow">
            <Flex direction="column" alignItems="stretch" gap={2}>
              <ProjectFacts project={project} today={today} />
              <Weeks weeks={project.weeks} />
              <ProjectActions project={project} onAction={onAction} />
            </Flex>
          </Box>
        ))}
      </Flex>
    </section>
  );
}
