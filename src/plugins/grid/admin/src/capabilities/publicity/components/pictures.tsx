import { useEffect, useRef, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { getFetchClient } from '@strapi/strapi/admin';
import type { StoryPage, StoryPicture } from '../../../../../shared/contracts/publicity';
import { FailureNote } from '../../../ui/failure-note';
import { TextField } from '../../../ui/fields';
import { useTranslate } from '../../../ui/translate';
import { useAddPicture, useRemovePicture } from '../queries';

/** The first is the cover. */
export function Pictures({ story, onChanged }: { story: StoryPage; onChanged: () => void }) {
  const t = useTranslate();
  const remove = useRemovePicture(story.id);
  if (story.pictures.length === 0 && !story.mayWrite) return null;
  return (
    <Flex tag="section" aria-label={t('stories.pictures')} direction="column" alignItems="stretch" gap={3}>
      <Typography variant="delta" tag="h2">
        {t('stories.pictures')}
      </Typography>
      {remove.error !== undefined && <FailureNote title={t('error.notSaved')} error={remove.error} />}
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        {story.pictures.map((picture) => (
          <Flex key={picture.id} direction="column" alignItems="flex-start" gap={1}>
            <Thumbnail story={story.id} picture={picture} />
            <Typography variant="pi">{picture.alt}</Typography>
            {story.mayWrite && (
              <Button size="S" variant="danger-light" loading={remove.pending} aria-label={t('stories.picture.remove.label', { alt: picture.alt })} onClick={() => void remove.run(picture.id).then(({ ok }) => ok && onChanged())}>
                {t('stories.picture.remove')}
              </Button>
            )}
          </Flex>
        ))}
      </Flex>
      {story.mayWrite && <AddPicture id={story.id} onAdded={onChanged} />}
    </Flex>
  );
}

/** Fetched with the account's token, which the address of an image could not send. */
function Thumbnail({ story, picture }: { story: string; picture: StoryPicture }) {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    void getFetchClient()
      .get<Blob>(`/grid/stories/${story}/pictures/${picture.id}?width=480`, { responseType: 'blob' })
      .then(({ data }) => {
        if (gone) return;
        made = URL.createObjectURL(data);
        setSource(made);
      })
      // The text beside it says what it would show.
      .catch(() => undefined);
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [story, picture.id]);
  return source === null ? null : <img src={source} alt={picture.alt} width={160} />;
}

function AddPicture({ id, onAdded }: { id: string; onAdded: () => void }) {
  const t = useTranslate();
  const [alt, setAlt] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const add = useAddPicture(id);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const { ok } = await add.run(file, alt.trim());
    if (chooser.current !== null) chooser.current.value = '';
    if (!ok) return;
    setAlt('');
    onAdded();
  };
  return (
    <Box>
      {add.error !== undefined && <FailureNote title={t('error.notSaved')} error={add.error} />}
      <Flex gap={2} alignItems="flex-end">
        <TextField label={t('stories.picture.alt')} hint={t('stories.picture.hint')} value={alt} onChange={setAlt} maxLength={200} />
        <input ref={chooser} type="file" accept="image/jpeg,image/png,image/webp" hidden aria-label={t('stories.picture.file')} onChange={(event) => void take(event.target.files?.[0])} />
        <Button variant="secondary" disabled={alt.trim() === ''} loading={add.pending} onClick={() => chooser.current?.click()}>
          {t('stories.picture.add')}
        </Button>
      </Flex>
    </Box>
  );
}
