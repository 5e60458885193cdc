import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in Indonesian, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'Isi alamat emailmu.',
  'email-malformed': 'Alamat email ini tidak benar. Yang benar seperti name@example.org.',
  'email-too-long': 'Alamat email ini terlalu panjang. Pakai yang lain.',
  'email-not-ascii':
    'Sebelum @ hanya boleh huruf biasa tanpa aksen, angka, dan tanda baca. Pakai alamat lain.',
  'given-name-missing': 'Isi nama depanmu.',
  'given-name-too-long': 'Nama depan ini terlalu panjang. Paling banyak 100 karakter.',
  'given-name-not-a-name': 'Isi nama depanmu saja, tanpa tautan atau karakter khusus.',
  'family-name-missing': 'Isi nama belakangmu.',
  'family-name-too-long': 'Nama belakang ini terlalu panjang. Paling banyak 100 karakter.',
  'family-name-not-a-name': 'Isi nama belakangmu saja, tanpa tautan atau karakter khusus.',
  'country-unknown': 'Pilih negaramu dari daftar.',
  'city-too-long': 'Nama tempat ini terlalu panjang. Paling banyak 100 karakter.',
  'city-malformed': 'Isi kota atau desamu saja, tanpa tautan atau karakter khusus.',
  'postal-code-malformed': 'Kode pos ini tidak benar. Silakan periksa lagi.',
  'consent-missing': 'Tanpa persetujuanmu kami tidak boleh menyimpan tanda tanganmu. Centang kotaknya.',
  'consent-missing-newsletter':
    'Tanpa persetujuanmu kami tidak boleh mengirim kabar. Centang kotaknya jika kamu setuju.',
  'age-missing':
    'Centang bahwa kamu berusia 16 tahun atau lebih. Lebih muda? Undang-undang privasi belum mengizinkan kami mengirim kabar atau menampilkan namamu. Menandatangani petisi tetap boleh.',
  'topics-missing': 'Pilih paling sedikit satu topik.',
  'topic-unknown': 'Topik ini tidak bisa diikuti lagi. Pilih yang lain.',
  'updates-unknown': 'Petisi ini tidak punya kabar untuk diikuti.',
  'erase-not-sure': 'Centang bahwa kamu ingin menghapus semuanya. Ini tidak bisa dibatalkan.',
  'source-malformed':
    'Sumber hanya boleh berisi a–z, 0–9, titik, tanda hubung, dan garis bawah (paling banyak 40 karakter).',
  'partner-unknown': 'Mitra ini bukan bagian dari petisi ini.',
  'locale-unknown': 'Kami tidak mengenal bahasa ini.',
  'value-malformed': 'Kolom ini tidak benar. Silakan periksa lagi.',
}

/** Title and detail of the public API's problems, in Indonesian, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'Petisi tidak dikenal', detail: 'Tidak ada petisi dengan nama ini.' },
  'petition-closed': { title: 'Petisi ditutup', detail: 'Petisi ini tidak menerima tanda tangan lagi.' },
  'body-too-large': { title: 'Data terlalu banyak', detail: 'Pesannya terlalu besar.' },
  'not-json': { title: 'Bukan JSON', detail: 'Kirim pesan sebagai application/json.' },
  invalid: { title: 'Belum semuanya benar', detail: 'Satu atau beberapa kolom tidak benar.' },
  'not-found': { title: 'Tidak ditemukan', detail: 'Yang kamu cari tidak ada di sini.' },
  'method-not-allowed': {
    title: 'Metode tidak diizinkan',
    detail: 'Alamat ini tidak mengenal metode ini.',
  },
  internal: { title: 'Gangguan', detail: 'Ada masalah di pihak kami. Coba lagi nanti.' },
}
