import type { PersonPrincipal } from '../../access/principal';
import { withTx, type Db } from '../../platform/db';
import { documentId } from '../../platform/input';
import { revalidated } from '../../platform/revalidated';
import type { RateLimit } from '../../platform/rate-limit';
import { adminRoute, portalRoute, publicRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { PICTURE_TYPE, pictureBytes, takeFile, vaultOf } from '../attachments';
import { momentOf } from './moment';
import { cleanText } from './rich-text';
import { draft, giveBack, honours, list, ownStories, page, people, submit, write, type Desk } from './service';
import { addPicture, picture, removePicture, type PictureDesk } from './service-pictures';
import { publicHonours, publicPicture, publicPosts, publicRegulations, publicStories, publicStory } from './service-public';
import { release, withdraw } from './service-release';
import * as shapes from './shapes';

const at = <T>(call: Asked, work: (desk: Desk) => Promise<T>): Promise<T> => withTx(call.strapi, (db) => work({ db, principal: call.principal, ...momentOf(settingsOf(call.strapi).clock) }));
const withFiles = <T>(call: Asked, work: (desk: PictureDesk) => Promise<T>): Promise<T> => at(call, (desk) => work({ ...desk, vault: vaultOf(call.strapi), clock: settingsOf(call.strapi).clock }));

type Open = Pick<Asked, 'strapi' | 'ctx'>;
const openly = async <T>({ strapi, ctx }: Open, work: (db: Db, today: string) => Promise<T>): Promise<T> => revalidated(ctx, await withTx(strapi, (db) => work(db, settingsOf(strapi).clock.today())));

const params = { id: documentId };
const ofPicture = { id: documentId, picture: shapes.pictureId };
const answer = shapes.page;

type OfPicture = Open & { readonly params: Readonly<Record<'id' | 'picture', string>>; readonly query: { readonly width: number } };
type Kept = Parameters<typeof pictureBytes>[1] & { readonly id: string };

/** Nothing in it runs, should it ever be taken for a page. */
const deliver = async ({ strapi, ctx, query: { width } }: OfPicture, kept: Kept): Promise<undefined> => {
  ctx.body = await pictureBytes(vaultOf(strapi), kept, width);
  ctx.type = PICTURE_TYPE;
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
  return revalidated(ctx, undefined, `${kept.id} ${width}`);
};

const showPicture = async (call: OfPicture & Asked) => deliver(call, await at(call, (desk) => picture(desk, call.params.id, call.params.picture)));
const openPicture = async (call: OfPicture) => deliver(call, await withTx(call.strapi, (db) => publicPicture(db, call.params.id, call.params.picture, settingsOf(call.strapi).clock.today())));

const takePicture = async (call: Asked & { readonly params: { readonly id: string }; readonly body: { readonly alt: string } }) => {
  const taken = await takeFile(call);
  return withFiles(call, (desk) => addPicture(desk, call.params.id, call.body.alt, taken));
};

const dropPicture = async (call: Asked & { readonly params: OfPicture['params'] }) => {
  const { page: left, files } = await at(call, (desk) => removePicture(desk, call.params.id, call.params.picture));
  for (const file of files) await vaultOf(call.strapi).remove(file);
  return left;
};

// Each is decoded and written in several sizes.
const DECODED: RateLimit = { name: 'story-picture', per: 'account', limit: 240, seconds: 60 * 60 };
const READERS: RateLimit = { name: 'public', per: 'address', limit: 600, seconds: 60 };

export const routes: readonly Route[] = [
  adminRoute('GET', '/stories', { action: 'story.read', summary: 'Stories in reach, newest first', query: shapes.listQuery, answer: shapes.list }, (call) => at(call, (desk) => list(desk, call.query))),
  adminRoute('GET', '/story-people', { action: 'story.draft', summary: 'People who agree to be written about', query: shapes.peopleQuery, answer: shapes.people }, (call) => at(call, (desk) => people(desk, call.query.q))),
  adminRoute('GET', '/story-honours', { action: 'story.draft', summary: 'Honours that a story may name', query: shapes.honoursQuery, answer: shapes.honours }, (call) => at(call, (desk) => honours(desk, call.query.person))),
  adminRoute('POST', '/story-previews', { action: 'story.read', summary: 'What becomes of a text; keeps nothing', body: shapes.previewBody, answer: shapes.preview }, (call) => Promise.resolve({ body: cleanText(call.body.body) })),
  adminRoute('GET', '/stories/:id', { action: 'story.read', summary: 'A story, and what may be done with it', params, answer }, (call) => at(call, (desk) => page(desk, call.params.id))),
  adminRoute('POST', '/stories', { action: 'story.draft', summary: 'Begin a story', body: shapes.textBody, answer }, (call) => at(call, (desk) => draft(desk, call.body))),
  adminRoute('POST', '/stories/:id/text', { action: 'story.draft', summary: 'Write it; it is a draft then', params, body: shapes.textBody, answer }, (call) => at(call, (desk) => write(desk, call.params.id, call.body))),
  adminRoute('POST', '/stories/:id/review', { action: 'story.draft', summary: 'Submit it for review', params, answer }, (call) => at(call, (desk) => submit(desk, call.params.id))),
  adminRoute('DELETE', '/stories/:id/review', { action: 'story.read', summary: 'Give it back to whoever writes it', params, answer }, (call) => at(call, (desk) => giveBack(desk, call.params.id))),
  adminRoute('POST', '/stories/:id/release', { action: 'story.release', summary: 'Release: by a second person, at once or for a minute to come', params, body: shapes.releaseBody, answer }, (call) => at(call, (desk) => release(desk, call.params.id, call.body))),
  adminRoute('POST', '/stories/:id/withdrawal', { action: 'story.withdraw', summary: 'Withdraw, with a reason', params, body: shapes.reasonBody, answer }, (call) => at(call, (desk) => withdraw(desk, call.params.id, call.body))),
  adminRoute('POST', '/stories/:id/pictures', { action: 'story.draft', limit: DECODED, summary: 'Add a picture; the first is the cover', params, body: shapes.pictureBody, answer }, takePicture),
  adminRoute('GET', '/stories/:id/pictures/:picture', { action: 'story.read', summary: 'A picture of a story', params: ofPicture, query: shapes.widthQuery, answer: shapes.file }, showPicture),
  adminRoute('DELETE', '/stories/:id/pictures/:picture', { action: 'story.draft', summary: 'Take a picture away', params: ofPicture, answer }, dropPicture),
];

export const portalRoutes: readonly Route[] = [
  portalRoute('GET', '/me/stories', { action: 'own-story.read', summary: 'Stories about oneself that are to be published, or are', answer: shapes.ownStories }, (call: Asked<PersonPrincipal>) => withTx(call.strapi, (db) => ownStories(db, call.principal))),
];

export const publicRoutes: readonly Route[] = [
  publicRoute('GET', '/public/stories', { public: 'story.public', limit: READERS, summary: 'Published stories, newest first', query: shapes.publicStoriesQuery, answer: shapes.publicStories }, (call) => openly(call, (db, today) => publicStories(db, call.query, today))),
  publicRoute('GET', '/public/stories/:id', { public: 'story.public', limit: READERS, summary: 'A published story', params, answer: shapes.publicStory }, (call) => openly(call, (db, today) => publicStory(db, call.params.id, today))),
  publicRoute('GET', '/public/stories/:id/pictures/:picture', { public: 'story.public', limit: READERS, summary: 'A picture of a published story', params: ofPicture, query: shapes.widthQuery, answer: shapes.file }, openPicture),
  publicRoute('GET', '/public/honours', { public: 'honour.public', limit: READERS, summary: 'Honours marked as public, newest first', query: shapes.publicHonoursQuery, answer: shapes.publicHonours }, (call) => openly(call, (db, today) => publicHonours(db, call.query, today))),
  publicRoute('GET', '/public/vanguard-posts', { public: 'vanguard-post.public', limit: READERS, summary: 'Vanguard posts in force that are marked as public', query: shapes.publicPostsQuery, answer: shapes.publicPosts }, (call) => openly(call, (db, today) => publicPosts(db, call.query, today))),
  publicRoute('GET', '/public/regulations', { public: 'regulation.public', limit: READERS, summary: 'Regulations in force that are marked as public', query: shapes.publicRegulationsQuery, answer: shapes.publicRegulations }, (call) => openly(call, (db, today) => publicRegulations(db, call.query, today))),
];
