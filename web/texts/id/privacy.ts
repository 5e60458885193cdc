import type { Texts } from '../nl.ts'

/** The privacy page in Indonesian. */
export const privacy: Texts['privacy'] = {
  title: 'Apa yang kami lakukan dengan datamu',
  lead: (organisation) =>
    `${organisation} bertanggung jawab atas data di situs ini. Di sini kamu bisa membaca apa yang kami simpan, mengapa, dan berapa lama.`,
  sections: [
    {
      title: 'Apa yang kami minta, dan mengapa',
      items: [
        'Nama depan, nama belakang, dan negaramu: tanpa nama, tanda tangan bukanlah tanda tangan.',
        'Alamat emailmu: untuk memastikan bahwa itu memang kamu, dan bahwa setiap orang hanya menandatangani sekali.',
        'Kota atau kode posmu: hanya jika petisinya memintanya.',
        'Persetujuanmu: kami menyimpan teks yang kamu setujui, bahasanya, dan waktunya.',
        'Jika kamu ingin kabar lewat email, kami menyimpan alamat emailmu, bahasamu, topik yang kamu ikuti, dan bahwa kamu berusia 16 tahun atau lebih.',
        'Kabar mana yang kami kirim kepadamu dan apakah sampai, supaya kamu tidak menerima apa pun dua kali.',
        'Pemberitahuan dari kotak suratmu: bahwa sebuah email tidak sampai, atau bahwa kamu melaporkannya sebagai spam. Setelah itu kami mengirim lebih sedikit email, atau tidak sama sekali.',
        'Jalan yang membawamu ke sini, jika tautannya menyebutkannya (misalnya “whatsapp”, atau organisasi mitra).',
      ],
    },
    {
      title: 'Mengapa kami boleh melakukannya',
      items: [
        'Kami memakai datamu karena kamu menyetujuinya. Sebuah petisi bisa menunjukkan pendapatmu. Karena itu kami meminta persetujuanmu secara tegas, dan terpisah untuk setiap petisi.',
        'Untuk kabar lewat email kami meminta persetujuan terpisah, untuk setiap topik. Menandatangani petisi saja tidak pernah cukup: kamu hanya menerima kabar jika kamu sendiri mencentang kotaknya dan mengonfirmasinya dengan tombol di emailmu.',
        'Kamu bisa menarik persetujuanmu kapan saja. Itu semudah memberikannya. Di bawah setiap email kabar ada tautan untuk berhenti dengan sekali menekan tombol.',
        'Bahwa kamu memberi persetujuan, dan pemberitahuan dari kotak suratmu, kami simpan karena kami harus bisa membuktikan bahwa kami mematuhi aturan.',
      ],
    },
    {
      title: 'Siapa yang melihat datamu',
      items: [
        'Semua orang melihat jumlah tanda tangan. Namamu hanya terlihat umum jika kamu mencentang kotaknya dan berusia 16 tahun atau lebih.',
        'Petisi diserahkan kepada pihak yang dituju. Persetujuan yang kamu berikan menyebutkan apa yang mereka terima.',
        'Jika kamu datang lewat tautan organisasi mitra, staf organisasi itu juga melihat tanda tanganmu.',
        'Kami tidak menjual atau menyewakan datamu, dan tidak memberikannya kepada pengiklan atau jejaring sosial.',
        'Situs dan email ini berjalan di Amazon Web Services. Datamu disimpan di pusat data di Uni Eropa. Perusahaan itu menyimpan data untuk kami dan tidak boleh memakainya sendiri.',
        'Halaman-halaman ini tidak memasang cookie, tidak melacakmu, dan tidak mengambil apa pun dari pihak lain. Email kami juga tidak berisi pelacak.',
      ],
    },
    {
      title: 'Berapa lama kami menyimpannya',
      items: [
        'Jika kamu tidak konfirmasi, datamu kedaluwarsa 14 hari setelah kamu menandatangani atau mendaftar, dan dihapus paling lambat beberapa hari kemudian.',
        'Jika kamu konfirmasi, kami menyimpan tanda tanganmu sampai 12 bulan setelah petisi ditutup. Setelah itu kami hanya menyimpan angka, tanpa nama dan alamat.',
        'Jika kamu menarik tanda tanganmu, atau memberi tahu kami bahwa itu bukan kamu, kami langsung menghapus nama, alamat, dan kotanya. Bahwa pernah ada tanda tangan, dari negara mana dan lewat jalan apa, tetap tersimpan dengan sebuah kode selama tanda tangan disimpan.',
        'Jika kamu mengikuti kabar lewat email, kami menyimpan alamat emailmu untuk itu sampai kamu berhenti.',
        'Apa yang kamu setujui, dan kapan kamu berhenti, kami simpan selama 24 bulan setelah kamu berhenti.',
        'Kabar tentang satu petisi, dan persetujuanmu untuk itu, kami simpan paling lama sampai 12 bulan setelah petisi itu ditutup.',
        'Kabar mana yang kami kirim, dan pemberitahuan dari kotak suratmu, kami simpan selama 90 hari. Email lain yang kami kirim: 2 hari. Permintaan tentang datamu: 5 hari.',
        'Selama 24 bulan kami mencatat siapa dari tim kami yang melihat, mengubah, atau menghapus sesuatu milikmu, dengan sebagian kecil dari kodemu.',
        'Berkas yang diambil staf kami dari sistem tersedia di sana paling lama 24 jam. Jika kamu menghapus datamu, data itu juga hilang dari berkas tersebut. Berkas yang sudah diambil mereka hapus sendiri setelah dipakai.',
        'Data yang dihapus hilang dari salinan cadangan dan antrean sistem dalam 35 hari.',
        'Jika kamu menekan “Itu bukan saya”, melaporkan email kami sebagai spam, jika kotak suratmu menolaknya, atau jika kamu sudah ada di daftar orang yang tidak menerima email, kami mengingatnya dengan sebuah kode, supaya tidak mengganggumu. Kode itu tetap ada walaupun kamu menghapus semuanya. Tidak ada yang bisa membaca alamatmu dari kode itu.',
        'Jika kotak suratmu menolak email kami, atau kamu melaporkan kabar kami sebagai spam, layanan email Amazon juga memasukkan alamatmu ke daftarnya sendiri dan tidak mengirim apa pun ke sana. Alamatmu tetap di sana walaupun kamu menghapus semuanya, sampai kamu meminta kami menghapusnya.',
        'Untuk mencegah penyalahgunaan, firewall kami memperhatikan seberapa sering orang menandatangani dari satu alamat internet. Alamat itu tidak kami simpan bersama tanda tanganmu.',
      ],
    },
    {
      title: 'Bagaimana kami melindunginya',
      items: [
        'Yang kamu isi dikirim dan disimpan dalam bentuk terenkripsi. Email kami dikirim terenkripsi, jika kotak suratmu mendukungnya.',
        'Di dalam sistem, kami mengenali tanda tangan dari sebuah kode yang dibuat dari alamat emailmu dengan kunci rahasia (HMAC). Tanpa kunci itu, tidak ada yang tahu dari kodenya siapa kamu.',
        'Hanya orang yang bekerja untuk kampanye ini yang bisa membuka data, masing-masing dengan akunnya sendiri.',
      ],
    },
  ],
  rightsTitle: 'Apa yang bisa kamu minta',
  rights:
    'Kamu boleh melihat, memperbaiki, membawa, dan menghapus datamu, dan kamu boleh menarik tanda tanganmu. Kamu bisa melakukannya sendiri, di',
  rightsPage: 'halaman dengan datamu',
  rightsQuestion: 'Tidak berhasil, atau ada pertanyaan? Tulis ke',
  rightsUnder16: 'Belum 16 tahun? Kamu boleh memintanya sendiri, begitu juga orang tuamu.',
  complaint: 'Tidak puas dengan jawaban kami? Kamu bisa mengadu ke otoritas perlindungan data Belanda,',
  authority: 'Autoriteit Persoonsgegevens',
  authorityUrl: 'https://www.autoriteitpersoonsgegevens.nl/en',
}
