import type { Texts } from '../nl.ts'

/** What is kept of a person, asked for, shown, corrected and erased, in Indonesian. */
export const myDataAsk: Texts['myDataAsk'] = {
  title: 'Datamu',
  lead: 'Lihat apa yang kami simpan tentangmu. Setelah itu kamu bisa memperbaiki, membawa, atau menghapusnya.',
  how: 'Isi alamat emailmu. Kami akan mengirim email berisi tautan ke halamanmu sendiri. Dengan begitu kami tahu itu memang kamu. Tautannya berlaku 24 jam.',
  submit: 'Kirim tautannya',
  sentTitle: 'Periksa emailmu',
  sent: 'Permintaanmu sudah kami terima. Jika kami bisa mengirim email ke alamat ini, kamu akan segera menerima tautan. Kami melakukannya paling banyak sekali dalam 10 menit dan 3 kali sehari.',
  sentHelp: 'Tidak ada email? Tunggu beberapa menit, dan periksa juga folder spam.',
  question: 'Tidak berhasil? Tulis ke',
}

export const myData: Texts['myData'] = {
  title: 'Datamu',
  lead: 'Inilah yang kami simpan bersama alamat emailmu.',
  private:
    'Halaman ini hanya untukmu. Jangan bagikan tautannya. Setelah 24 jam tautan ini tidak berlaku lagi.',
  nothing: 'Kami tidak menyimpan apa pun dengan alamat ini.',
  done: {
    withdrawn: {
      title: 'Tanda tanganmu sudah ditarik',
      text: 'Tanda tanganmu tidak dihitung lagi. Mungkin perlu waktu sebentar sampai terlihat di situs.',
    },
    corrected: { title: 'Namamu sudah diubah', text: 'Beginilah namamu sekarang.' },
    unsubscribed: {
      title: 'Kamu sudah berhenti berlangganan',
      text: 'Kamu tidak akan menerima email ini lagi.',
    },
  },

  signatures: 'Tanda tanganmu',
  noSignatures: 'Kamu belum menandatangani petisi.',
  state: 'Status',
  states: {
    pending: 'Menunggu konfirmasimu',
    confirmed: 'Dikonfirmasi, dihitung',
    held: 'Dikonfirmasi, masih kami periksa',
    withdrawn: 'Ditarik',
    removed: 'Dihapus',
    expired: 'Kedaluwarsa, tidak dikonfirmasi',
  },
  name: 'Nama',
  email: 'Alamat email',
  city: 'Kota atau desa',
  postalCode: 'Kode pos',
  country: 'Negara',
  publicName: 'Nama di petisi',
  nameShown: 'Ya, semua orang bisa melihat namamu',
  nameHidden: 'Tidak, namamu disembunyikan',
  source: 'Jalan yang membawamu ke sini',
  partner: 'Melalui mitra',
  via: 'Lewat tautan milik seseorang',
  requestedAt: 'Ditandatangani pada',
  confirmedAt: 'Dikonfirmasi pada',
  withdrawnAt: 'Ditarik pada',
  consent: 'Persetujuan',
  consentVersion: (version) => `versi teks ke-${version}`,
  correct: 'Perbaiki namamu',
  save: 'Simpan nama ini',
  withdraw: 'Tarik tanda tangan saya',
  withdrawHint: 'Tanda tanganmu tidak dihitung lagi, dan nama serta alamat yang menyertainya kami hapus.',

  subscriptions: 'Yang kamu ikuti lewat email',
  noSubscriptions: 'Kamu tidak mengikuti apa pun lewat email.',
  following: (since) => `Kamu mengikuti ini sejak ${since}.`,
  left: (endedAt) => `Dulu kamu mengikuti ini. Berhenti pada ${endedAt}.`,
  goesTo: 'Email dikirim ke',
  language: 'Bahasa',
  leave: 'Hentikan email ini',

  receipts: 'Yang kamu setujui',
  receiptsHint: 'Ini kami simpan agar bisa membuktikan bahwa kamu memberi persetujuan.',
  askedAt: 'Ditanyakan pada',
  channel: 'Di mana',
  importedFrom: 'Diambil dari',
  channels: {
    page: 'Di situs ini',
    api: 'Lewat situs atau aplikasi lain',
    embed: 'Di situs mitra',
    preferences: 'Di halaman pilihan emailmu',
    import: 'Diambil dari daftar sebelumnya',
  },

  requests: 'Belum dikonfirmasi',
  request: (names, at) => `${names}: diminta pada ${at}.`,

  mails: 'Email yang kami kirim kepadamu',
  mailKinds: {
    confirm: 'Konfirmasi tanda tanganmu',
    'already-signed': 'Kamu sudah pernah menandatangani',
    'confirm-subscription': 'Konfirmasi pendaftaranmu',
    'my-data': 'Tautan ke datamu',
  },
  otherMail: 'Email',

  deliveries: 'Kabar yang kami kirim lewat email',
  deliveryStates: {
    waiting: 'Email ini belum dikirim.',
    claimed: 'Email ini sedang dikirim.',
    unknown: 'Kami tidak tahu pasti apakah email ini terkirim.',
    sent: 'Dikirim.',
    delivered: 'Sampai.',
    bounced: 'Kembali.',
    complained: 'Dilaporkan sebagai spam.',
  },
  skipped: {
    left: 'Tidak dikirim: kamu sudah berhenti berlangganan.',
    suppressed: 'Tidak dikirim: kami tidak mengirim kabar ke alamat ini.',
    erased: 'Tidak dikirim: datamu sudah dihapus.',
    refused: 'Tidak dikirim: layanan email kami tidak menerimanya.',
    rejected: 'Tidak dikirim: layanan email kami menahannya.',
    failed: 'Tidak dikirim: ada masalah di pihak kami.',
  },
  leftByMail: (at) => `Kamu berhenti berlangganan lewat email ini pada ${at}.`,

  feedback: 'Pemberitahuan dari kotak suratmu',
  feedbackKinds: {
    'permanent-bounce': 'Email tidak bisa disampaikan',
    'transient-bounce': 'Email untuk sementara tidak bisa disampaikan',
    complaint: 'Email kami dilaporkan sebagai spam',
    reject: 'Email ditolak',
    'delivery-delay': 'Email terlambat',
  },
  otherFeedback: 'Pemberitahuan tentang sebuah email',

  suppression: 'Email yang tidak kami kirim',
  suppressed: {
    all: 'Kami tidak mengirim email apa pun ke alamat ini.',
    bulk: 'Kami tidak mengirim kabar ke alamat ini. Email yang kamu minta sendiri tetap sampai.',
  },
  because: {
    'not-me': 'Kamu menekan “Itu bukan saya”.',
    bounce: 'Email ke alamat ini kembali.',
    'transient-bounces': 'Email ke alamat ini kembali beberapa kali.',
    complaint: 'Email kami dilaporkan sebagai spam.',
    imported: 'Ini diambil dari daftar sebelumnya.',
    manager: 'Seseorang dari tim kami yang mengaturnya.',
  },
  since: (at) => `Sejak ${at}.`,

  downloadTitle: 'Bawa datamu',
  downloadLead:
    'Kamu menerima semua yang kami simpan bersama alamat emailmu dalam satu berkas (JSON), termasuk rincian teknisnya.',
  download: 'Unduh data saya',

  eraseTitle: 'Hapus semuanya',
  eraseLead: 'Ini akan hilang, dan tidak bisa dibatalkan:',
  eraseItems: [
    'Tanda tanganmu: ditarik dan tidak dihitung lagi.',
    'Yang kamu ikuti lewat email: kamu tidak akan menerima kabar lagi.',
    'Nama, alamat, persetujuanmu, dan semua yang lain di halaman ini.',
  ],
  eraseKept:
    'Kamu pernah menekan “Itu bukan saya”, melaporkan email kami sebagai spam, kotak suratmu menolaknya, atau kamu sudah ada di daftar orang yang tidak menerima email? Maka hanya itu yang tersisa, dengan sebuah kode, supaya kami tidak mengganggumu. Tidak ada yang bisa membaca alamatmu dari kode itu. Hanya layanan email Amazon yang mungkin masih menyimpan alamatmu di daftarnya sendiri. Minta saja kami untuk menghapusnya dari sana.',
  eraseSure: 'Ya, hapus semua yang kalian simpan tentang saya.',
  erase: 'Hapus data saya',

  erasedTitle: 'Datamu sudah dihapus',
  erased: 'Yang kami simpan bersama alamat emailmu sudah hilang. Tanda tanganmu tidak dihitung lagi.',
  erasedBackups: 'Dari salinan cadangan, datamu hilang dalam 35 hari.',
  erasedAgain: 'Kamu selalu boleh ikut lagi.',
}
