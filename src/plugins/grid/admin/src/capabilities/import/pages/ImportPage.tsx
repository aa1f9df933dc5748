import { Flex } from '@strapi/design-system';
import { Protected, Screen } from '../../../ui/screen';
import { Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { DownloadButton } from '../components/download-button';
import { DropZone } from '../components/drop-zone';
import { ImportFailure } from '../components/import-failure';
import { LastImports } from '../components/last-imports';
import { LeaveGuard } from '../components/leave-guard';
import { Note } from '../components/note';
import { ProgressPanel } from '../components/progress-panel';
import { ResultPanel } from '../components/result-panel';
import { ReviewPanel } from '../components/review-panel';
import { useImports } from '../queries';
import { useImport, type ImportFlow } from '../use-import';

export default function ImportPage() {
  return (
    <Protected action="import.run">
      <Import />
    </Protected>
  );
}

function Import() {
  const t = useTranslate();
  const imports = useImports();
  const flow = useImport(imports.refetch);
  return (
    <Screen title={t('import.title')} subtitle={t('import.subtitle')} primaryAction={<Files />}>
      <Step flow={flow} />
      <LastImports imports={imports} />
    </Screen>
  );
}

function Files() {
  const t = useTranslate();
  const { may } = useMe();
  return (
    <Flex gap={2} alignItems="flex-start">
      <DownloadButton url="/grid/imports/template" fileName={t('import.template.fileName')} label={t('import.template')} />
      {may('activity.export') && <DownloadButton url="/grid/exports/activities" fileName={t('import.exportActivities.fileName')} label={t('import.exportActivities')} />}
      {may('roster.export') && <DownloadButton url="/grid/exports/roster" fileName={t('import.export.fileName')} label={t('import.export')} />}
    </Flex>
  );
}

function Step({ flow: { state, pick, remap, recheck, write, restart } }: { flow: ImportFlow }) {
  const t = useTranslate();
  const drop = <DropZone onPick={(file) => void pick(file)} />;
  switch (state.step) {
    case 'choose':
      return (
        <Flex direction="column" alignItems="stretch" gap={4}>
          {state.refusal !== null && <Note title={t('import.refused', { file: state.refusal.name })} lines={[t(`import.refused.${state.refusal.why}`)]} />}
          {state.error !== undefined && <ImportFailure error={state.error} />}
          {drop}
        </Flex>
      );
    case 'checking':
    case 'review':
      if (state.preview === null) return <Loading />;
      return (
        <Flex direction="column" alignItems="stretch" gap={4}>
          {state.step === 'review' && state.error !== undefined && <ImportFailure error={state.error} />}
          <ReviewPanel
            preview={state.preview}
            busy={state.step === 'checking'}
            onRemap={(sheet, header, field) => void remap(sheet, header, field)}
            onRecheck={() => void recheck()}
            onWrite={() => void write()}
            onCancel={restart}
          />
        </Flex>
      );
    case 'writing':
      return (
        <>
          <LeaveGuard />
          <ProgressPanel fileName={state.file.name} progress={state.progress} />
        </>
      );
    case 'done':
      return <ResultPanel summary={state.summary} onAgain={restart} />;
  }
}
