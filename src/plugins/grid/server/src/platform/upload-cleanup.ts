import { rm } from 'node:fs/promises';
import type { Context, Next } from 'koa';

interface UploadedFile {
  filepath?: string;
}

/** Strapi parses multipart bodies before it asks who may send them: whatever the answer was, no file of a request stays behind. */
export const uploadCleanup =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } finally {
      const { files } = ctx.request as { files?: Record<string, UploadedFile | UploadedFile[]> };
      const paths = Object.values(files ?? {}).flatMap((each) => (Array.isArray(each) ? each : [each])).map((file) => file.filepath ?? '');
      await Promise.all(paths.filter((path) => path !== '').map((path) => rm(path, { force: true })));
    }
  };
