import { z } from 'zod';
import type { AnswerCorrection, AskCorrection, ConsentList, ConsentPurpose, CorrectionList, CorrectionRow, CorrectionWish, GiveConsent, OwnConsent, OwnCorrection, OwnFile, OwnText } from '../../../../shared/contracts/rights';
import { answers, takes } from '../../platform/contract';
import { documentId, line, pageQuery } from '../../platform/input';
import { count, day, paged, personRef } from '../../platform/shapes';
import { code } from '../retention';

export const purpose = answers<ConsentPurpose>()(z.enum(['publishStory', 'publishPhoto', 'publishHonour', 'counselling', 'careProfile']));
const state = z.enum(['open', 'accepted', 'declined']);
const typed = z.string().trim().min(1, 'not empty').max(2_000, 'at most 2000 characters');

export const languageQuery = z.strictObject({ language: z.enum(['zhHans', 'en']).default('zhHans') });
export const consentBody = takes<GiveConsent>()(z.strictObject({ purpose, textVersion: line(32) }));
export const wishBody = takes<AskCorrection>()(z.strictObject({ about: line(120), wish: typed }));
export const answerBody = takes<AnswerCorrection>()(z.strictObject({ state: z.enum(['accepted', 'declined']), answer: typed }));
export const correctionsQuery = z.strictObject({ ...pageQuery, state: state.optional() });
export const consentsQuery = z.strictObject({ ...pageQuery, purpose: purpose.optional(), current: z.literal('1').optional() });

const inBoth = z.strictObject({ zhHans: z.string(), en: z.string() });
const ownText = answers<OwnText>()(z.union([z.strictObject({ text: z.string() }), z.strictObject({ withheld: z.enum(['sealed', 'severalPeople']) })]));
const ownValue = z.union([z.string(), z.number(), z.boolean(), z.null(), ownText]);

export const ownFile = answers<OwnFile>()(
  z
    .strictObject({
      person: personRef,
      on: day,
      sections: z.array(z.strictObject({ key: z.string(), title: inBoth, rows: z.array(z.record(z.string(), ownValue)) })),
      retention: z.array(z.strictObject({ code, months: count, rows: count, firstDueOn: day })),
    })
    .meta({ id: 'OwnFile' }),
);

export const ownCorrection = answers<OwnCorrection>()(
  z
    .strictObject({ id: documentId, about: z.string(), state, reportedOn: day, dueOn: day, answeredOn: day.nullable(), wish: ownText.nullable(), answer: ownText.nullable() })
    .meta({ id: 'OwnCorrection' }),
);
export const ownCorrections = answers<OwnCorrection[]>()(z.array(ownCorrection));

const correctionRow = answers<CorrectionRow>()(
  z
    .strictObject({ id: documentId, person: personRef, about: z.string(), state, reportedOn: day, dueOn: day, answeredOn: day.nullable(), answeredBy: z.string().nullable() })
    .meta({ id: 'CorrectionRow' }),
);
export const answeredCorrection = answers<CorrectionRow | null>()(correctionRow.nullable());
export const correctionList = answers<CorrectionList>()(z.strictObject(paged(correctionRow)));
export const correctionWish = answers<CorrectionWish>()(z.strictObject({ wish: ownText.nullable() }));

export const ownConsents = answers<OwnConsent[]>()(
  z.array(
    z
      .strictObject({
        purpose,
        title: inBoth,
        text: inBoth,
        textVersion: z.string(),
        given: z.strictObject({ on: day, textVersion: z.string() }).nullable(),
        history: z.array(z.strictObject({ givenOn: day, withdrawnOn: day.nullable(), textVersion: z.string() })),
      })
      .meta({ id: 'OwnConsent' }),
  ),
);

const consentRow = z.strictObject({ id: documentId, person: personRef, purpose, givenOn: day, withdrawnOn: day.nullable(), channel: z.string(), textVersion: z.string() }).meta({ id: 'ConsentRow' });
export const consentList = answers<ConsentList>()(z.strictObject(paged(consentRow)));
