import type { Picture } from '../site.ts'

type PetitionPictureProps = {
  picture: Picture
  alt: string
  lang?: string | undefined
  /** Not in sight at first: it is fetched when somebody comes near. */
  later?: true
}

/** A petition's picture, in room that is kept for it. */
export function PetitionPicture({ picture, alt, lang, later }: PetitionPictureProps) {
  return (
    <img
      class="picture"
      src={picture.path}
      width={picture.width}
      height={picture.height}
      alt={alt}
      lang={lang}
      loading={later ? 'lazy' : undefined}
      decoding="async"
    />
  )
}
