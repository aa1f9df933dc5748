import { House, PuzzlePiece, Star, User } from '@strapi/icons';
import type { GridLevel } from '../../../../../shared/contracts/common';

const ICONS = { committee: Star, branch: House, group: PuzzlePiece, member: User } satisfies Record<GridLevel, unknown>;

export function LevelIcon({ level }: { level: GridLevel }) {
  const Icon = ICONS[level];
  return <Icon aria-hidden width="1.4rem" height="1.4rem" fill={level === 'committee' ? 'danger600' : 'neutral600'} />;
}
