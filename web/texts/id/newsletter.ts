import type { Texts } from '../nl.ts'

/** Following by mail, and leaving, in Indonesian. */
export const newsletter: Texts['newsletter'] = {
  title: 'Ikuti kerja kami lewat email',
  lead: 'Pilih kabar yang ingin kamu terima. Kamu hanya menerima email yang kamu pilih sendiri, dan bisa berhenti kapan saja.',
  topics: 'Kabar apa yang ingin kamu terima?',
  topicsHint: 'Pilih satu atau lebih.',
  none: 'Saat ini belum ada yang bisa diikuti. Silakan kembali lagi nanti.',
  emailHint: 'Ke alamat inilah kami mengirim email. Tidak akan muncul di situs.',
  consentTitle: 'Persetujuanmu',
  consent: 'Ya, saya setuju menerima email ini, seperti tertulis di atas untuk setiap topik yang saya pilih.',
  ageConfirmed: 'Saya berusia 16 tahun atau lebih.',
  ageHint:
    'Lebih muda? Undang-undang privasi belum mengizinkan kami mengirim kabar kepadamu. Menandatangani petisi tetap boleh.',
  submit: 'Daftarkan saya',
  afterwards: 'Kami kirim dulu email berisi tombol. Tekan tombol itu, dan kamu terdaftar.',
  toForm: 'Ikuti kami lewat email',
}

export const lists: Texts['lists'] = {
  updates: 'Kabar tentang petisi',
}

export const newsletterCheckEmail: Texts['newsletterCheckEmail'] = {
  title: 'Satu langkah lagi: periksa emailmu',
  lead: 'Kami mengirim email kepadamu. Tekan tombol di dalamnya; barulah kamu menerima kabar dari kami.',
  validity: 'Tombol itu berlaku 7 hari. Setelah itu kamu tinggal mendaftar lagi.',
  helpAddress: 'Salah ketik alamatmu? Daftar lagi dengan alamat yang benar.',
  helpAgain: 'Sudah mengikuti ini? Emailnya akan memberitahukannya, dan kamu tidak perlu melakukan apa-apa.',
  again: 'Kembali ke pendaftaran',
}

export const newsletterThanks: Texts['newsletterThanks'] = {
  title: 'Senang kamu bergabung!',
  lead: 'Kamu sudah terdaftar. Begitu ada kabar, kami akan menghubungimu.',
  leave: 'Ingin berhenti, atau memilih yang lain? Ada tautan di bawah setiap email. Cukup tekan satu tombol.',
  petitionsTitle: 'Tanda tangani juga sebuah petisi',
  petitionsLead: 'Setiap tanda tangan membuat suara anak makin lantang.',
  petitions: 'Lihat petisi',
}

export const confirmSubscription: Texts['confirmSubscription'] = {
  title: 'Konfirmasi pendaftaranmu',
  lead: 'Tekan tombol ini, dan kamu akan menerima email tentang yang tertera di bawah.',
  lists: 'Yang akan kamu ikuti',
  button: 'Ya, saya mau email ini',
  wrong: 'Ada yang salah, atau ini bukan kamu? Jangan tekan tombolnya. Di email ada tautan “Itu bukan saya”.',
}

export const unsubscribe: Texts['unsubscribe'] = {
  title: 'Hentikan email ini',
  lead: 'Tekan tombol ini, dan kamu tidak akan menerima email ini lagi:',
  titleAll: 'Hentikan semua email',
  leadAll: 'Tekan tombol ini, dan kamu tidak akan menerima kabar apa pun lagi dari kami.',
  button: 'Hentikan email ini',
  buttonAll: 'Hentikan semua email',
  everythingTitle: 'Lebih suka tidak menerima kabar sama sekali?',
  everything: 'Semua kabar lain yang kamu terima dari kami juga akan berhenti.',
  signatures: 'Tanda tanganmu di petisi tetap seperti semula.',
  doneTitle: 'Kamu sudah berhenti berlangganan',
  done: 'Kamu tidak akan menerima email ini lagi:',
  doneAll: 'Kamu tidak akan menerima kabar lagi dari kami.',
  doneUnderWay: 'Ada yang baru saja dikirim? Mungkin masih akan sampai.',
  changedMind: 'Salah tekan, atau ingin mengikuti yang lain?',
  preferences: 'Pilih email yang kamu mau',
}

export const preferences: Texts['preferences'] = {
  title: 'Pilih email yang kamu mau',
  lead: 'Centang yang ingin kamu terima, dan hapus centang pada yang tidak kamu inginkan lagi.',
  topics: 'Topik',
  updates: 'Kabar tentang satu petisi',
  updatesHint: 'Hapus centangnya, dan kamu tidak akan menerima kabar lagi tentang petisi itu.',
  language: 'Dalam bahasa apa kamu ingin menerima email?',
  newOnes: 'Memilih yang baru? Kami kirim dulu email berisi tombol untuk konfirmasi.',
  save: 'Simpan pilihan saya',
  savedTitle: 'Pilihanmu sudah disimpan',
  saved: 'Mulai sekarang kamu hanya menerima yang dicentang di bawah.',
  savedAsked:
    'Untuk yang kamu tambahkan, kami sudah mengirim email berisi tombol. Tekan tombol itu untuk mengikutinya juga.',
  everythingTitle: 'Hentikan semuanya',
  everything: 'Kamu tidak akan menerima kabar lagi dari kami. Tanda tanganmu tetap seperti semula.',
  everythingButton: 'Hentikan semua email',
  nothing: 'Sekarang kamu tidak mengikuti apa pun. Karena itu alamat emailmu tidak lagi kami simpan di sini.',
  startAgain: 'Ingin mengikuti sesuatu? Daftar dengan alamat emailmu.',
}
