/**
 * Words that a stranger tries first: as a password, with digits or signs around it, or two of them in a row. Our own
 * list: what people here say often, names, places and things of this product, and rows of keys.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  password passwort pass passw kata sandi katasandi rahasia rahasiaku kunci masuk login akun admin administrator user
  root test tester testing coba cobacoba demo contoh default guest tamu welcome selamat datang halo hello hallo
  qwerty qwertyui qwertyuiop asdf asdfgh asdfghjk asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qwaszx qwer abcd abcdef
  abcdefg abcdefgh abcde abc aaaa xxxx letmein iloveyou love loveyou ilove you sunshine princess dragon monkey
  football baseball superman batman pokemon shadow master michael jordan computer internet google facebook whatsapp
  instagram tiktok youtube android samsung iphone xiaomi oppo vivo realme
  sayang sayangku sayangkamu cinta cintaku cintakamu kamu aku akucinta rindu kasih kekasih manis cantik ganteng
  bunda ayah ibu bapak mama papa mamah papah anak anakku keluarga suami istri nenek kakek abang kakak adik teman
  sahabat bahagia sukses semangat sehat berkah rejeki rezeki lancar jaya makmur sejahtera maju mandiri bersama
  bismillah bismilah alhamdulillah alhamdulilah subhanallah allah allahuakbar astaghfirullah insyaallah amin aamiin
  muhammad islam muslim ramadhan ramadan lebaran idulfitri tuhan yesus natal
  indonesia indonesiaraya merdeka merahputih garuda pancasila jakarta bandung surabaya kalimantan borneo kalsel
  kaltim banjar banjarbaru martapura banjarmasin kutai kukar kartanegara kutaikartanegara tenggarong samarinda
  balikpapan landasan ulin landasanulin cempaka liang anggang lianganggang guntung guntungpayung loktabat
  kelurahan kecamatan desa kota kabupaten rukun tetangga rtmandiri rtkuterbaik terbaik rtku lurah camat
  huluhilir hulu hilir panen lele ikan ikanlele patin nila gabus haruan papuyu kambing sapi ayam bebek itik telur
  jamur singkong udang abon amplang kerupuk nugget bakso pempek kolam bioflok dapur olahan kelompok kemitraan
  pokmas pokdakan poklahsar poktan gapoktan umkm koperasi bumdes ketua bendahara sekretaris anggota petugas
  pendamping penyuluh pengelola dinas perikanan pertanian peternakan
  agus budi siti nur dewi sri rina andi joko wati putri putra ahmad abdul rahman rahmat hasan husin aminah fatimah
  rizky riski dian eka dwi tri yanti yanto ani ana ina adi ari budiman rudi yudi hendra wahyu bayu indah lestari
  mawar melati kenanga anggrek matahari bintang bulan langit pelangi laut gunung sungai hutan harimau singa kucing
  anjing naga elang macan persib persija persebaya arema barito juara arsenal chelsea liverpool barcelona madrid
  manchester united milan juventus ronaldo messi
  senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober
  november desember satu dua tiga empat lima enam tujuh delapan sembilan sepuluh satuduatiga
  `
    .trim()
    .split(/\s+/),
);
