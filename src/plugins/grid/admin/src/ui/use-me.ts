import type { ActionId, Me } from '../../../shared/contracts/access';
import { useGet, type Query } from './use-get';

export interface MeQuery extends Query<Me> {
  may: (action: ActionId) => boolean;
}

export function useMe(): MeQuery {
  const query = useGet<Me>('/grid/me');
  return { ...query, may: (action) => query.data?.actions.includes(action) ?? false };
}
