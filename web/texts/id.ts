import { formats } from './format.ts'
import { myData, myDataAsk } from './id/my-data.ts'
import {
  confirmSubscription,
  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  preferences,
  unsubscribe,
} from './id/newsletter.ts'
import { ownLink } from './id/own-link.ts'
import { privacy } from './id/privacy.ts'
import type { Texts } from './nl.ts'
import { signaturesIn } from './signatures.ts'

const { number, plural, dateTime } = formats('id')
const { counted, inAll } = signaturesIn('id')

/** Every word of the public pages in Indonesian. */
export const id: Texts = {
  skipToContent: 'Langsung ke isi',
  otherLanguages: 'Bahasa',
  allPetitions: 'Semua petisi',
  optional: 'tidak wajib',
  errorTitle: (title) => `Kesalahan: ${title}`,
  footer: {
    from: (organisation) => `Situs petisi dari ${organisation}.`,
    noTracking: 'Tanpa cookie, tanpa pelacak.',
    privacy: 'Apa yang kami lakukan dengan datamu',
    myData: 'Lihat atau hapus datamu',
  },

  progress: {
    goal: (goal) => `Target kita: ${number(goal)}`,
    goalReached: (goal) => `Target ${number(goal)} sudah tercapai`,
    goalWas: (goal) => `Targetnya ${number(goal)}`,
    toward: (next) => `Target sudah tercapai. Menuju ${number(next)}`,
    towardGoal: (next, goal) => `Menuju ${number(next)}, lalu ke ${number(goal)}`,
    bar: 'Tanda tangan menuju target',
    offline: (count) => `Ditambah ${counted(count)} di atas kertas`,
  },

  counter: {
    asOf: (instant) => `Per ${dateTime(instant)}`,
  },

  embed: {
    whole: 'Baca petisi selengkapnya',
    links: 'Tautan terbuka di jendela baru.',
  },

  alliance: {
    title: 'Bersama',
    via: (name) => `Kamu menandatangani melalui ${name}.`,
  },

  poster: {
    title: 'Poster',
    hint: 'Cetak halaman ini dan tempelkan, atau taruh di tempat yang banyak dilalui orang.',
    code: 'Kode QR berisi alamat petisi',
    scan: 'Pindai dan tanda tangani petisi',
  },

  home: {
    title: 'Suarakan pendapatmu',
    intro: (organisation) =>
      `Anak punya hak. Bersama-sama kita pastikan suara mereka didengar. Pilih petisi dari ${organisation} dan bubuhkan namamu.`,
    petitions: 'Petisi',
    closedPetitions: 'Petisi yang sudah selesai',
    none: 'Saat ini belum ada petisi untuk ditandatangani. Silakan kembali lagi nanti.',
    search: 'Cari petisi',
    searchButton: 'Cari',
    found: (count, typed) => `${number(count)} petisi ditemukan dengan “${typed}”.`,
    closed: 'Ditutup',
    sign: 'Baca dan tanda tangani',
    read: 'Lihat petisi',
  },

  petition: {
    kickers: { open: 'Petisi', closed: 'Petisi yang ditutup', archived: 'Petisi yang selesai' },
    to: 'Kepada',
    jumpToForm: 'Tanda tangani petisi',
    formTitle: 'Tanda tangani petisi ini',
    afterwards: 'Kamu akan menerima email berisi tombol. Tekan tombol itu, dan tanda tanganmu dihitung.',
    closesAt: (instant) => `Kamu bisa menandatangani sampai ${dateTime(instant)} (waktu Amsterdam).`,
    givenName: 'Nama depan',
    familyName: 'Nama belakang',
    email: 'Alamat email',
    emailHint: 'Untuk konfirmasi tanda tanganmu. Tidak akan muncul di situs.',
    useAddress: (address) => `Maksudmu ${address}? Tekan di sini untuk memperbaikinya.`,
    country: 'Negara',
    city: 'Kota atau desa',
    postalCode: 'Kode pos',
    publicName: 'Bolehkah kami menampilkan namamu di petisi ini?',
    showName: 'Ya, tampilkan nama saya di petisi ini. Semua orang akan bisa melihatnya.',
    age: 'Apakah kamu berusia 16 tahun atau lebih?',
    ageConfirmed: 'Saya berusia 16 tahun atau lebih.',
    ageHint: 'Hanya perlu jika namamu boleh ditampilkan di petisi ini.',
    ageHintFollowing: 'Hanya perlu jika kamu ingin menerima kabar atau namamu boleh ditampilkan.',
    following: 'Ingin terus mendapat kabar?',
    followingHint:
      'Tidak wajib. Apa pun yang kamu centang, kamu konfirmasi dengan tombol yang sama dengan tanda tanganmu.',
    updates: 'Hanya tentang petisi ini',
    consent: 'Persetujuanmu',
    dataTo: (organisation) =>
      `Datamu diterima oleh ${organisation}. Pihak lain hanya menerima yang tertulis di atas.`,
    privacyLink: 'Apa yang kami lakukan dengan datamu',
    submit: 'Tanda tangani',
    sending: 'Sebentar…',
    honeypot: 'Biarkan kolom ini kosong',
    errorSummary: (count) =>
      plural(count, { other: `Ada ${number(count)} hal yang belum benar. Silakan periksa kolom berikut:` }),
    closed: 'Petisi ini sudah ditutup',
    closedOn: (instant) => `Petisi ini bisa ditandatangani sampai ${dateTime(instant)} (waktu Amsterdam).`,
    closedThanks: (count, offline) => `Terima kasih kepada semua yang ikut serta: ${inAll(count, offline)}.`,
    closedGrace:
      'Sudah menandatangani tepat waktu, tetapi belum konfirmasi? Masih bisa sampai 24 jam setelah penutupan, dengan tombol di emailmu.',
    archived: 'Petisi ini sudah selesai',
    news: 'Kabar tentang petisi ini',
    olderNews: (count) => `Kabar sebelumnya (${number(count)})`,
    signers: 'Baru saja menandatangani',
    signersOnly: 'Hanya nama orang yang menyetujuinya yang ditampilkan.',
    outcome: 'Yang telah kita capai',
    related: 'Petisi lainnya',
    otherPetitions: 'Lihat petisi lainnya',
    donateLead: 'Ingin berbuat lebih banyak?',
  },

  donate: 'Donasi sekali atau rutin',

  checkEmail: {
    title: 'Satu langkah lagi: periksa emailmu',
    lead: 'Kami sudah mengirim email kepadamu. Tekan tombol di dalamnya; barulah tanda tanganmu dihitung.',
    petition: 'Kamu menandatangani:',
    validity: 'Tombol itu berlaku 7 hari. Setelah itu kamu tinggal menandatangani lagi.',
    notFound: 'Emailnya tidak ketemu?',
    helpWait: 'Tunggu beberapa menit. Kadang email agak lambat.',
    helpSpam: 'Periksa folder spam atau promosi.',
    helpSearch: (organisation) => `Cari “${organisation}” di emailmu.`,
    helpProviders:
      'Pakai Gmail? Periksa juga Promosi. Outlook atau Hotmail? Periksa juga Lainnya dan Email Sampah.',
    helpAddress: 'Salah ketik alamatmu? Tanda tangani lagi dengan alamat yang benar.',
    typoTitle: 'Apakah alamat emailmu benar?',
    typo: (domain) =>
      `Bagian akhir alamat yang kamu isi mirip ${domain}, tetapi sedikit berbeda. Salah ketik? Kalau begitu email kami tidak akan sampai.`,
    typoAgain: 'Tanda tangani lagi dengan alamat yang benar',
    helpAgain:
      'Sudah pernah menandatangani petisi ini? Emailnya akan memberitahukannya, dan kamu tidak perlu melakukan apa-apa.',
    signAgain: 'Kembali ke petisi',
    resendTitle: 'Kirim ulang email',
    resendLead: 'Isi alamat yang kamu pakai untuk menandatangani.',
    resend: 'Kirim ulang',
    resentTitle: 'Permintaanmu sudah kami terima',
    resent:
      'Jika ada tanda tangan dari alamat ini yang menunggu konfirmasi, kami akan mengirim emailnya lagi. Kami melakukannya paling banyak sekali dalam 10 menit dan 3 kali sehari.',
  },

  confirm: {
    title: 'Konfirmasi tanda tanganmu',
    lead: 'Tekan tombol ini, dan tanda tanganmu dihitung.',
    to: 'Kepada',
    name: 'Namamu',
    publicName: 'Nama di petisi',
    nameShown: 'Ya, semua orang bisa melihat nama saya',
    nameHidden: 'Tidak, nama saya tetap disembunyikan',
    consent: 'Persetujuanmu',
    button: 'Ya, saya tanda tangan',
    leadFollowing:
      'Tekan tombol ini sekali: tanda tanganmu dihitung, dan kamu menerima email yang kamu pilih.',
    follows: 'Dengan tombol yang sama kamu juga mengikuti',
    buttonFollowing: 'Ya, saya tanda tangan dan mau email ini',
    wrong:
      'Ada yang salah, atau ini bukan kamu? Jangan tekan tombolnya. Di email ada tautan “Itu bukan saya”.',
  },

  thanks: {
    title: 'Terima kasih!',
    lead: 'Tanda tanganmu sudah dikonfirmasi.',
    leadFollowing: 'Tanda tanganmu sudah dikonfirmasi, dan kamu akan menerima email yang kamu pilih.',
    counting: 'Tanda tangan baru mungkin perlu satu menit sebelum terhitung dalam angka ini.',
    next: 'Makin banyak yang ikut, makin lantang suara kita. Ajak dua orang lagi untuk menandatangani.',
    share: 'Bagikan petisi ini',
    message: (title) => `Saya sudah menandatangani petisi ini: “${title}”. Kamu ikut juga?`,
    poster: 'Cetak poster dengan kode QR untuk ditempel',
    donateLead: 'Donasimu membuat kami bisa membela hak anak lebih lama dan lebih lantang.',
    nextTitle: 'Tanda tangani juga petisi ini',
    newsTitle: 'Ikuti kabarnya',
    news: 'Ingin tahu kelanjutannya? Pilih kabar yang ingin kamu terima lewat email. Kamu bisa berhenti kapan saja.',
  },

  share: {
    system: 'Bagikan petisi',
    whatsapp: 'Bagikan lewat WhatsApp',
    email: 'Bagikan lewat email',
    networks: 'Atau bagikan di',
    link: 'Atau salin tautan ini:',
    copy: 'Salin tautan',
    copied: 'Tautan sudah disalin.',
  },

  donating: {
    once: 'Sekali',
    monthly: 'Setiap bulan',
    other: 'Tentukan jumlah sendiri',
    leads: 'Kamu akan dibawa ke halaman donasi kami. Baru di sana kamu memutuskan.',
  },

  link: {
    expired: {
      title: 'Tautan ini sudah kedaluwarsa',
      text: 'Tombol di email berlaku 7 hari. Tanda tangani lagi petisinya untuk menerima email baru.',
    },
    unknown: {
      title: 'Tautan ini tidak berfungsi',
      text: 'Mungkin ada bagian tautan yang hilang. Buka lagi dari email, atau salin seluruhnya.',
    },
    'petition-closed': {
      title: 'Petisi ini sudah ditutup',
      text: 'Tanda tanganmu tidak bisa lagi dikonfirmasi. Batasnya 24 jam setelah penutupan.',
    },
    'already-confirmed': {
      title: 'Kamu sudah konfirmasi',
      text: 'Tanda tanganmu sudah dikonfirmasi. Tidak ada lagi yang perlu dilakukan.',
    },
    gone: {
      title: 'Tanda tangan ini sudah tidak ada',
      text: 'Tanda tangan ini sudah ditarik atau dihapus. Tidak ada lagi yang bisa dikonfirmasi.',
    },
    toPetition: 'Ke petisi',
    signAgain: 'Tanda tangani lagi',
    newsletter: {
      title: 'Tautan ini sudah kedaluwarsa',
      text: 'Tombol di email berlaku 7 hari. Daftar lagi untuk menerima email baru.',
      again: 'Daftar lagi',
    },
    'my-data': {
      title: 'Tautan ini sudah kedaluwarsa',
      text: 'Tautan ke datamu berlaku 24 jam. Minta yang baru untuk menerima email baru.',
      again: 'Minta tautan baru',
    },
    'not-me': {
      title: 'Tautan ini sudah kedaluwarsa',
      text: 'Tautan “Itu bukan saya” berlaku 90 hari. Tidak mau lagi menerima email dari kami? Beri tahu kami.',
    },
  },

  notMe: {
    title: 'Bukan kamu?',
    signed: 'Seseorang menandatangani petisi dengan alamat emailmu:',
    newsletter: 'Seseorang mengisi alamat emailmu untuk menerima kabar dari kami.',
    'my-data': 'Seseorang memakai alamat emailmu untuk meminta tautan ke data yang kami simpan.',
    what: 'Jika kamu menekan tombol ini:',
    removesSignature: 'Kami menghapus tanda tangan itu, walaupun sudah dihitung.',
    removesRequest: 'Kami menghapus permintaan itu.',
    unsubscribes: 'Alamat ini menerima kabar dari kami? Itu berhenti.',
    stops: 'Kami tidak lagi mengirim email ke alamat ini, walaupun ada yang mengisinya lagi.',
    nothing: 'Ternyata memang kamu? Tutup saja halaman ini; tidak ada yang berubah.',
    buttonSigned: 'Itu bukan saya: hapus tanda tangan',
    button: 'Itu bukan saya: jangan kirim email lagi',
    doneTitle: 'Terima kasih, sudah beres',
    doneSigned: 'Tanda tangan sudah dihapus. Kami tidak akan mengirim email lagi ke alamat ini.',
    done: 'Kami tidak akan mengirim email lagi ke alamat ini.',
    doneApology: 'Kami menyesal ada yang memakai alamatmu. Terima kasih sudah memberi tahu.',
    doneQuestion: 'Nanti ingin menerima email kami, atau ada pertanyaan? Tulis ke',
  },

  errorPage: {
    notFoundTitle: 'Halaman ini tidak ada',
    notFound: 'Mungkin tautannya sudah lama, atau ada huruf yang salah.',
    badTitle: 'Kami tidak bisa membacanya',
    bad: 'Ada yang salah dengan yang dikirim perambanmu. Kembali dan coba lagi.',
    brokenTitle: 'Ada masalah di pihak kami',
    broken: 'Ini bukan salahmu. Coba lagi beberapa menit lagi.',
    home: 'Ke semua petisi',
  },

  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  confirmSubscription,
  unsubscribe,
  preferences,
  ownLink,
  myDataAsk,
  myData,
  privacy,
}
