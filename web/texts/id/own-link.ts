import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('id')
const { counted } = signaturesIn('id')

/** A person's own share link, in Indonesian. */
export const ownLink: Texts['ownLink'] = {
  offer:
    'Ingin tahu hasil dari yang kamu bagikan? Dengan tautanmu sendiri, kamu bisa melihat berapa orang yang ikut menandatangani lewat kamu, tetapi tidak pernah siapa mereka.',
  make: 'Buat tautanku sendiri',
  title: 'Tautanmu sendiri',
  lead: 'Siapa pun yang menandatangani lewat tautan ini dihitung untukmu. Di sini tak seorang pun bisa melihat siapa mereka.',
  share: 'Bagikan tautanmu',
  broughtTitle: 'Hasil tautanmu',
  fewer: (step) => `Belum sampai ${counted(step)}`,
  atLeast: (count) => `Sedikitnya ${counted(count)}`,
  nightly: (step) =>
    `Kami menghitung tanda tangan yang sudah dikonfirmasi, sekali setiap malam dan dalam kelipatan ${number(step)}. Jadi, angkanya tidak membuka siapa yang menandatangani.`,
  keep: 'Simpan alamat halaman ini untukmu sendiri: hanya di sini kamu bisa melihat hasil tautanmu.',
}
