import { Button, Flex } from '@strapi/design-system';
import type { ProjectAction, ProjectRow } from '../../../../../shared/contracts/projects';
import { useTranslate } from '../../../ui/translate';

export type OnAction = (action: ProjectAction, project: ProjectRow) => void;

/** Only what state and person allow; the server names it in that order, the next sensible one first. */
export function ProjectActions({ project, onAction }: { project: ProjectRow; onAction: OnAction }) {
  const t = useTranslate();
  return (
    <Flex gap={2} wrap="wrap">
      {project.actions.map((action, index) => (
        <Button key={action} size="S" variant={index === 0 ? 'secondary' : 'tertiary'} aria-label={t('projects.actionOn', { action: t(`projects.action.${action}`), title: project.title })} onClick={() => onAction(action, project)}>
          {t(`projects.action.${action}`)}
        </Button>
      ))}
    </Flex>
  );
}
