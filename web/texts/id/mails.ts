import type { MailTexts } from '../mail-texts.ts'

/** What the mails say in Indonesian. */
export const mails: MailTexts = {
  confirmation: {
    subject: (title) => `Konfirmasi tanda tanganmu: ${title}`,
    heading: 'Tinggal tekan satu tombol',
    lead: 'Alamat email ini dipakai untuk menandatangani petisi ini:',
    what: 'Tanda tanganmu baru dihitung setelah kamu konfirmasi. Tombol ini membawamu ke halaman untuk melakukannya.',
    follows: 'Dengan tombol yang sama kamu mengonfirmasi bahwa kamu ingin email tentang:',
    button: 'Konfirmasi tanda tangan saya',
    validity:
      'Tombol ini berlaku 7 hari. Jika kamu tidak melakukan apa-apa, tanda tangannya tidak dihitung dan datamu kami hapus.',
  },
  alreadySigned: {
    subject: (title) => `Kamu sudah pernah menandatangani: ${title}`,
    heading: 'Kamu sudah pernah menandatangani',
    lead: 'Alamat email ini dipakai lagi untuk menandatangani petisi ini:',
    what: 'Tanda tanganmu sudah ada. Kamu tidak perlu melakukan apa-apa.',
    housemate:
      'Ada orang di rumahmu yang juga memakai alamat ini dan ingin menandatangani? Untuk itu perlu alamat email sendiri.',
    toPetition: 'Ke petisi',
  },
  subscription: {
    subject: (names) => `Konfirmasi pendaftaranmu: ${names}`,
    heading: 'Tinggal tekan satu tombol',
    lead: 'Alamat email ini dipakai untuk meminta email tentang:',
    what: 'Kamu baru menerima email itu setelah konfirmasi. Tombol ini membawamu ke halaman untuk melakukannya.',
    button: 'Ya, saya mau email ini',
    validity:
      'Tombol ini berlaku 7 hari. Jika kamu tidak melakukan apa-apa, kamu tidak menerima kabar dan datamu kami hapus.',
  },
  alreadySubscribed: {
    subject: (names) => `Kamu sudah mengikuti ini: ${names}`,
    heading: 'Kamu sudah mengikuti ini',
    lead: 'Alamat email ini dipakai lagi untuk meminta email tentang:',
    what: 'Kamu sudah menerima email itu. Kamu tidak perlu melakukan apa-apa.',
  },
  campaign: {
    reader: 'kawan',
    why: (lists) => `Kamu menerima email ini karena kamu mengikuti: ${lists}.`,
    updates: 'kabar tentang petisi',
  },
  choices: {
    change: 'Ingin mengubah sesuatu?',
    preferences: 'Pilih email yang kamu mau',
    stop: 'Tidak mau email ini lagi?',
    unsubscribe: 'Berhenti berlangganan',
  },
  myData: {
    subject: 'Tautan ke datamu',
    heading: 'Lihat datamu',
    lead: 'Alamat email ini dipakai untuk menanyakan data apa yang kami simpan.',
    what: 'Tombol ini membawamu ke halaman yang hanya untukmu. Di sana kamu bisa melihat, memperbaiki, membawa, atau menghapus datamu. Jangan teruskan email ini.',
    button: 'Lihat data saya',
    validity: 'Tombol ini berlaku 24 jam.',
  },
  lists: {
    updates: 'Kabar tentang petisi',
    sender: (name, postalAddress) => `Pengirim kabar ini: ${name}, ${postalAddress}`,
  },
  notMe: {
    signature: 'Tidak pernah menandatangani petisi ini? Kamu bisa menghapus tanda tangannya:',
    subscription:
      'Tidak pernah memintanya? Beri tahu kami, dan kami tidak akan mengirim email lagi ke alamat ini:',
    myData:
      'Tidak pernah memintanya? Kamu tidak perlu melakukan apa-apa. Tidak mau lagi menerima email dari kami?',
    link: 'Itu bukan saya',
  },
  why: (organisation, publicUrl) =>
    `${organisation} mengirim email ini karena seseorang mengisi alamat ini di ${publicUrl}.`,
}
