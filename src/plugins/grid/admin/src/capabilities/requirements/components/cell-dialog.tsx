import { Button, Flex, LinkButton, Modal, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { EnumLabel } from '../../../ui/enum-label';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useCellActivities } from '../queries';
import { activityPath, planPath, type Opened } from '../view';

interface CellDialogProps {
  opened: Opened;
  today: string;
  mayPlan: boolean;
  onClose: () => void;
}

/** What was held, is planned or was cancelled in a period; where something is missing that can still be held, the way to plan it. */
export function CellDialog({ opened, today, mayPlan, onClose }: CellDialogProps) {
  const t = useTranslate();
  const { row, cell } = opened;
  const activities = useCellActivities(opened);
  const plannable = mayPlan && cell.missing > 0 && cell.state !== 'missing';
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header closeLabel={t('action.close')}>
          <Modal.Title>{t('requirements.dialog', { grid: row.grid.name, requirement: row.requirement.name, period: cell.period })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{t('requirements.numbers', { state: t(`requirements.state.${cell.state}`), needed: cell.needed, held: cell.held, planned: cell.planned, missing: cell.missing })}</Typography>
            {activities.isLoading && <Loading />}
            {activities.error !== undefined && <ErrorState error={activities.error} onRetry={activities.refetch} />}
            {activities.data?.activities.length === 0 && <Typography textColor="neutral600">{t('requirements.none')}</Typography>}
            {activities.data?.activities.map(({ id, title, startsAt, state }) => (
              <Typography key={id}>
                {startsAt.replace('T', ' ')} · <Link to={activityPath(id)}>{title}</Link> · <EnumLabel type="activity" attribute="state" value={state} />
              </Typography>
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close')}
          </Button>
          {plannable && (
            <LinkButton tag={Link} to={planPath(opened, today)}>
              {t('requirements.plan')}
            </LinkButton>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
