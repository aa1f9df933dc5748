import { Layouts, Page } from '@strapi/strapi/admin';
import type { ActionId } from '../../../shared/contracts/access';
import { permissionsOf } from './permissions';

interface ScreenProps {
  title: string;
  subtitle?: React.ReactNode;
  primaryAction?: React.ReactNode;
  secondaryAction?: React.ReactNode;
  /** Above the title: the way back. */
  navigation?: React.ReactNode;
  children: React.ReactNode;
}

/** The frame of our own pages: title of the browser tab, header, content. */
export function Screen({ title, subtitle, primaryAction, secondaryAction, navigation, children }: ScreenProps) {
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={subtitle} primaryAction={primaryAction} secondaryAction={secondaryAction} navigationAction={navigation} />
      <Layouts.Content>{children}</Layouts.Content>
    </Page.Main>
  );
}

/** Shows its children to accounts that hold the action, else Strapi's "no permission" page. */
export function Protected({ action, children }: { action: ActionId; children: React.ReactNode }) {
  return <Page.Protect permissions={permissionsOf(action)}>{children}</Page.Protect>;
}
