import { z } from 'zod';
import type { PersonRef } from '../../../../shared/contracts/common';
import type { HonourLevel, HonourRef, NewStoryPicture, OwnStory, PublicHonour, PublicHonourList, PublicRegulation, PublicRegulationList, PublicStory, PublicStoryList, PublicStoryRow, PublicVanguardPost, PublicVanguardPostList, ReleaseStory, StoryList, StoryPage, StoryPreview, StoryRow, StoryState, StoryText, WithdrawStory } from '../../../../shared/contracts/publicity';
import { answers, takes, type FileAnswer, type UploadBody } from '../../platform/contract';
import { date, documentId, line, pageQuery } from '../../platform/input';
import { count, day, gridRef, paged, personRef } from '../../platform/shapes';

const state = answers<StoryState>()(z.enum(['draft', 'review', 'published', 'withdrawn']));
const level = answers<HonourLevel>()(z.enum(['national', 'provincial', 'corporation', 'company']));
const minute = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, 'a minute YYYY-MM-DDTHH:MM');

export const pictureId = z.uuid('the id of a picture');
const picture = z.strictObject({ id: pictureId, alt: z.string(), width: count, height: count }).meta({ id: 'StoryPicture' });
const honourRef = answers<HonourRef>()(z.strictObject({ id: documentId, name: z.string(), level, awardedOn: day }).meta({ id: 'HonourRef' }));

const rowFields = {
  id: documentId,
  title: z.string(),
  state,
  person: personRef.nullable(),
  grid: gridRef.nullable(),
  consent: z.enum(['notNeeded', 'given', 'missing']),
  publishAt: z.string().nullable(),
  publishedOn: day.nullable(),
  draftedBy: personRef.nullable(),
  releasedBy: personRef.nullable(),
  withdrawnReason: z.string().nullable(),
};
const row = answers<StoryRow>()(z.strictObject(rowFields).meta({ id: 'StoryRow' }));
const may = { mayWrite: z.boolean(), maySubmit: z.boolean(), mayReturn: z.boolean(), mayRelease: z.boolean(), mayWithdraw: z.boolean() };

export const listQuery = z.strictObject({ ...pageQuery, state: state.optional() });
export const list = answers<StoryList>()(z.strictObject(paged(row)));
export const page = answers<StoryPage>()(z.strictObject({ ...rowFields, summary: z.string(), body: z.string(), honours: z.array(honourRef), pictures: z.array(picture), ...may }).meta({ id: 'StoryPage' }));

export const peopleQuery = z.strictObject({ q: z.string().trim().max(60).default('') });
export const people = answers<PersonRef[]>()(z.array(personRef));
export const honoursQuery = z.strictObject({ person: documentId.optional() });
export const honours = answers<HonourRef[]>()(z.array(honourRef));

const BODY_MAX = 50_000;
const body = z.string().trim().min(1, 'not empty').max(BODY_MAX, `at most ${BODY_MAX} characters`);
export const textBody = takes<StoryText>()(
  z.strictObject({ title: line(120), summary: z.string().trim().max(500), body, person: documentId.nullable().optional(), grid: line(64).optional(), honours: z.array(documentId).max(20).optional() }),
);
export const previewBody = takes<StoryPreview>()(z.strictObject({ body }));
export const preview = answers<StoryPreview>()(z.strictObject({ body: z.string() }).meta({ id: 'StoryPreview' }));
export const releaseBody = takes<ReleaseStory>()(z.strictObject({ publishAt: minute.optional() }));
export const reasonBody = takes<WithdrawStory>()(z.strictObject({ reason: line(255) }));
export const pictureBody = { fields: takes<NewStoryPicture>()(z.strictObject({ alt: line(200) })) } satisfies UploadBody;
export const widthQuery = z.strictObject({ width: z.coerce.number().int().min(1).max(4_000).default(1_080) });
export const file: FileAnswer = { file: 'image/webp' };

export const ownStories = answers<OwnStory[]>()(z.array(z.strictObject({ id: documentId, title: z.string(), summary: z.string(), body: z.string(), state, publishAt: z.string().nullable(), publishedOn: day.nullable() }).meta({ id: 'OwnStory' })));

const filter = { ...pageQuery, since: date.optional(), grid: line(64).optional() };
const publicFields = { id: documentId, title: z.string(), summary: z.string(), grid: z.string(), publishedOn: day };
const publicHonourFields = { name: z.string(), level, awardedOn: day };
export const publicStoriesQuery = z.strictObject(filter);
export const publicStories = answers<PublicStoryList>()(z.strictObject(paged(answers<PublicStoryRow>()(z.strictObject(publicFields).meta({ id: 'PublicStoryRow' })))));
export const publicStory = answers<PublicStory>()(z.strictObject({ ...publicFields, body: z.string(), honours: z.array(z.strictObject(publicHonourFields)), pictures: z.array(picture) }).meta({ id: 'PublicStory' }));
export const publicHonoursQuery = z.strictObject({ ...filter, level: level.optional() });
const publicHonour = answers<PublicHonour>()(z.strictObject({ id: documentId, ...publicHonourFields, documentNo: z.string().nullable(), grid: z.string(), person: z.string().nullable() }).meta({ id: 'PublicHonour' }));
export const publicHonours = answers<PublicHonourList>()(z.strictObject(paged(publicHonour)));

export const publicPostsQuery = z.strictObject({ ...pageQuery, grid: line(64).optional() });
const publicPost = answers<PublicVanguardPost>()(z.strictObject({ id: documentId, name: z.string(), area: z.string().nullable(), from: day, to: day.nullable(), grid: z.string(), person: z.string().nullable() }).meta({ id: 'PublicVanguardPost' }));
export const publicPosts = answers<PublicVanguardPostList>()(z.strictObject(paged(publicPost)));
export const publicRegulationsQuery = z.strictObject(pageQuery);
const publicRegulation = answers<PublicRegulation>()(z.strictObject({ id: documentId, number: z.string(), title: z.string(), version: z.string(), effectiveFrom: day }).meta({ id: 'PublicRegulation' }));
export const publicRegulations = answers<PublicRegulationList>()(z.strictObject(paged(publicRegulation)));
