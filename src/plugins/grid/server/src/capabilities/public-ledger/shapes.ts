import { z } from 'zod';
import type { MatterPublication, MatterPublicationPage, PublicMatter, PublicMatterList, PublicText } from '../../../../shared/contracts/bulletins';
import { answers, takes } from '../../platform/contract';
import { documentId, line, pageQuery } from '../../platform/input';
import { day, paged, personRef } from '../../platform/shapes';

export const textBody = takes<PublicText>()(z.strictObject({ title: line(120), text: z.string().trim().min(1, 'not empty').max(5_000, 'at most 5000 characters') }));

const publication = answers<MatterPublication>()(
  z
    .strictObject({
      id: documentId,
      title: z.string(),
      text: z.string(),
      state: z.enum(['draft', 'published', 'withdrawn']),
      draftedBy: personRef.nullable(),
      releasedBy: personRef.nullable(),
      releasedOn: day.nullable(),
    })
    .meta({ id: 'MatterPublicationText' }),
);

export const publicationPage = answers<MatterPublicationPage>()(z.strictObject({ publication: publication.nullable(), actions: z.array(z.enum(['write', 'release', 'withdraw'])) }).meta({ id: 'MatterPublicationPage' }));

const row = answers<PublicMatter>()(
  z.strictObject({ number: z.string(), month: z.string(), category: z.string().nullable(), result: z.enum(['solved', 'explained', 'planned', 'infeasible']).nullable(), title: z.string(), text: z.string() }).meta({ id: 'PublicMatter' }),
);

export const publicQuery = z.strictObject(pageQuery);
export const publicList = answers<PublicMatterList>()(z.strictObject(paged(row)));
