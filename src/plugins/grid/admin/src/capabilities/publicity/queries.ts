import { useCallback } from 'react';
import { getFetchClient } from '@strapi/strapi/admin';
import type { ActivityPage } from '../../../../shared/contracts/activities';
import type { PersonRef } from '../../../../shared/contracts/common';
import type { HonourRef, ReleaseStory, StoryList, StoryPage, StoryPreview, StoryText, WithdrawStory } from '../../../../shared/contracts/publicity';
import { del, post, useAction, type Action } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import { NEW, PAGE_SIZE, pageOf, stateOf, type View } from './view';

export const useStories = (view: View): Query<StoryList> => useGet('/grid/stories', { state: stateOf(view), page: pageOf(view), pageSize: PAGE_SIZE });

export const useStory = (id: string): Query<StoryPage> => useGet(id === NEW ? null : `/grid/stories/${id}`);

/** The activity that a story is begun from. */
export const useTold = (id: string | undefined): Query<ActivityPage> => useGet(id === undefined ? null : `/grid/activities/${encodeURIComponent(id)}`);

/** Those who agree to be written about. */
export const useConsenting = (q: string): Query<PersonRef[]> => useGet('/grid/story-people', { q });

export const useHonours = (person: string | undefined): Query<HonourRef[]> => useGet('/grid/story-honours', { person });

/** Begins a story, or writes the one that is there. */
export function useSave(id: string): Action<[StoryText], StoryPage> {
  return useAction(useCallback((text: StoryText) => post<StoryPage>(id === NEW ? '/grid/stories' : `/grid/stories/${id}/text`, text), [id]));
}

export function usePreview(): Action<[StoryPreview], StoryPreview> {
  return useAction(useCallback((text: StoryPreview) => post<StoryPreview>('/grid/story-previews', text), []));
}

export function useSubmit(id: string): Action<[], StoryPage> {
  return useAction(useCallback(() => post<StoryPage>(`/grid/stories/${id}/review`), [id]));
}

export function useGiveBack(id: string): Action<[], StoryPage> {
  return useAction(useCallback(() => del<StoryPage>(`/grid/stories/${id}/review`), [id]));
}

export function useRelease(id: string): Action<[ReleaseStory], StoryPage> {
  return useAction(useCallback((when: ReleaseStory) => post<StoryPage>(`/grid/stories/${id}/release`, when), [id]));
}

export const withdrawStory = (id: string, body: WithdrawStory): Promise<StoryPage> => post<StoryPage>(`/grid/stories/${id}/withdrawal`, body);

export function useAddPicture(id: string): Action<[File, string], StoryPage> {
  return useAction(
    useCallback(
      async (file: File, alt: string) => {
        const form = new FormData();
        form.append('alt', alt);
        form.append('file', file);
        return (await getFetchClient().post<StoryPage>(`/grid/stories/${id}/pictures`, form)).data;
      },
      [id],
    ),
  );
}

export function useRemovePicture(id: string): Action<[string], StoryPage> {
  return useAction(useCallback((picture: string) => del<StoryPage>(`/grid/stories/${id}/pictures/${picture}`), [id]));
}
