/** The text of an agreement between two groups, clause by clause, in own words. The Indonesian text is the one to sign. */

/** What the text is filled with: every figure already in the reader's words. */
export type PaperFacts = {
  number: string;
  version: number;
  date: string;
  regency: string;
  producer: string;
  producerVillage: string;
  processor: string;
  processorVillage: string;
  commodity: string;
  product: string;
  kg: string;
  schedule: string[];
  price: string;
  /** The first party's part in percent, and the named costs per kg that go off first, null when none do; only with a share. */
  share: number;
  shareCost: string | null;
  shareCosts: string;
  days: number;
  total: string;
  place: "pond" | "kitchen";
  tolerance: number;
  grade: number;
  review: number;
  notice: number;
  settle: number;
};
/** How the harvest changes hands. */
export type PaperPattern = "buy" | "toll" | "share";
type Clause = [title: string, text: string];

const id = {
  paperTitle: "Perjanjian Kerja Sama Kemitraan Hulu–Hilir",
  number: (number: string, version: number) => `Nomor ${number}, naskah ke-${version}`,
  opening: (facts: PaperFacts) => `Disepakati pada ${facts.date} di ${facts.regency}, oleh:`,
  first: (facts: PaperFacts) => `${facts.producer}, ${facts.producerVillage}, sebagai Pihak Pertama (hulu).`,
  second: (facts: PaperFacts) => `${facts.processor}, ${facts.processorVillage}, sebagai Pihak Kedua (hilir).`,
  blanks: "Diisi dengan tangan: nama ketua, alamat, dan nomor identitas.",
  purpose:
    "Kedua pihak bekerja sama agar panen diolah di daerah sendiri dan keduanya memperoleh nilai tambah, menurut semangat kemitraan dalam undang-undang tentang usaha mikro, kecil, dan menengah (UU 20/2008).",
  clause: (number: number, title: string) => `Pasal ${number}. ${title}`,
  pattern: {
    buy: (facts: PaperFacts): Clause => [
      "Pola dan harga",
      `Polanya jual beli (perdagangan umum). Pihak Kedua membeli dengan harga ${facts.price} per kg berat bersih.`,
    ],
    toll: (facts: PaperFacts): Clause => [
      "Pola dan ongkos olah",
      `Polanya maklon (subkontrak). Pihak Pertama membayar ongkos olah ${facts.price} per kg bahan. Bahan dan hasil olahan tetap milik Pihak Pertama.`,
    ],
    share: (facts: PaperFacts): Clause => [
      "Pola dan bagi hasil",
      `Polanya bagi hasil. Bahan tidak dibeli; Pihak Kedua mengolahnya dan menjual hasilnya. ${facts.shareCost === null ? "Dari hasil penjualan setiap produksi," : `Hasil penjualan setiap produksi lebih dulu dikurangi biaya ${facts.shareCost} per kg bahan (${facts.shareCosts}). Dari sisanya,`} Pihak Pertama menerima ${facts.share}% dan Pihak Kedua selebihnya. Biaya lain ditanggung Pihak Kedua.`,
    ],
  },
  payment: {
    byNote: (facts: PaperFacts) =>
      `Tunai atau transfer, boleh dicicil, paling lambat ${facts.days} hari setelah nota dibenarkan. Kalau seluruh janji terpenuhi, nilainya ${facts.total}. HuluHilir tidak memegang uang.`,
    bySale: (facts: PaperFacts) =>
      `Pihak Kedua mencatat setiap penjualan; Pihak Pertama membenarkan atau meragukannya. Bagian Pihak Pertama dibayar tunai atau transfer, boleh dicicil, paling lambat ${facts.days} hari setelah penjualan dibenarkan. HuluHilir tidak memegang uang.`,
  },
  review: (facts: PaperFacts) =>
    facts.review === 0
      ? "Angka itu tetap sampai perjanjian selesai."
      : `Kalau harga acuan setempat bergerak ${facts.review}% atau lebih, salah satu pihak boleh meminta peninjauan. Angka baru hanya berlaku untuk kesepakatan baru yang disetujui keduanya.`,
  place: { pond: "di tempat panen", kitchen: "di dapur Pihak Kedua" },
  clauses: (facts: PaperFacts, pattern: PaperPattern): Clause[] => [
    ["Pengertian", "Nota timbang ialah catatan berat bersih yang dibenarkan kedua pihak. Hari ialah hari kalender."],
    [
      "Objek",
      `Pihak Pertama menyerahkan ${facts.commodity.toLowerCase()} untuk diolah Pihak Kedua menjadi ${facts.product.toLowerCase()}. Bentuk dan ukuran mengikuti catatan panen.`,
    ],
    [
      "Jumlah dan jadwal",
      `Jumlahnya ${facts.kg}. Jadwal serah terima: ${facts.schedule.join("; ")}. Perubahan hari diberitahukan paling lambat satu hari sebelumnya.`,
    ],
    [id.pattern[pattern](facts)[0], `${id.pattern[pattern](facts)[1]} ${id.review(facts)}`],
    [
      "Mutu dan susut",
      `Mutu dinilai bersama saat serah terima dengan lima tingkat; tingkat 1 sampai ${facts.grade} diterima. Selisih berat sampai ${facts.tolerance}% dianggap wajar. Selisih yang lebih besar dibicarakan dengan pendamping atau petugas sebelum nota disahkan.`,
    ],
    [
      "Serah terima dan penimbangan",
      `Barang diserahkan ${id.place[facts.place]} dan ditimbang bersama dengan timbangan yang dapat dibaca kedua pihak. Yang ditolak dicatat terpisah: dikembalikan, dijual dengan harga lebih rendah, atau dibuang.`,
    ],
    ["Pembayaran", pattern === "share" ? id.payment.bySale(facts) : id.payment.byNote(facts)],
    [
      "Hak dan kewajiban",
      "Pihak Pertama menjaga mutu sampai serah terima dan memberi kabar bila panen berubah. Pihak Kedua menyiapkan dapur, memakai izin yang berlaku, dan membayar tepat waktu. Catatan produksi terbuka bagi kedua pihak.",
    ],
    ["Pembinaan", "Dinas yang membina dan kelurahan mengetahui perjanjian ini sebagai saksi dan membantu kedua pihak."],
    [
      "Jangka waktu dan pengakhiran",
      `Perjanjian berlaku sampai semua kewajiban selesai. Salah satu pihak boleh mengakhirinya dengan alasan tertulis ${facts.notice} hari sebelumnya, atau seketika bila keduanya setuju. Nota yang sudah sah tetap dibayar.`,
    ],
    [
      "Keadaan memaksa",
      "Kematian ikan atau ternak secara massal, banjir, mutu air yang memburuk, wabah, dan keadaan lain di luar kuasa membebaskan pihak yang terkena selama keadaan itu berlangsung, asal segera dikabarkan.",
    ],
    [
      "Perselisihan",
      `Perselisihan dibicarakan paling lama ${facts.settle} hari, lalu dengan bantuan kelurahan atau dinas, dan terakhir melalui pengadilan negeri setempat.`,
    ],
    ["Data pribadi", "Nama, alamat, dan nomor telepon hanya dipakai untuk perjanjian ini."],
    ["Perubahan", "Perubahan hanya berlaku bila ditandatangani kedua pihak. Naskah lama tetap tersimpan."],
  ],
  closing: "Dibuat rangkap dua, masing-masing berkekuatan sama.",
};

const en: typeof id = {
  paperTitle: "Agreement of Upstream–Downstream Partnership",
  number: (number, version) => `Number ${number}, text ${version}`,
  opening: (facts) => `Agreed on ${facts.date} in ${facts.regency}, by:`,
  first: (facts) => `${facts.producer}, ${facts.producerVillage}, the First Party (upstream).`,
  second: (facts) => `${facts.processor}, ${facts.processorVillage}, the Second Party (downstream).`,
  blanks: "To be filled in by hand: name of the chair, address and identity number.",
  purpose:
    "Both parties work together so that the harvest is processed close to home and both gain from it, in the spirit of partnership of the law on micro, small and medium enterprises (UU 20/2008).",
  clause: (number, title) => `Clause ${number}. ${title}`,
  pattern: {
    buy: (facts) => [
      "Pattern and price",
      `The pattern is purchase (general trade). The Second Party buys at ${facts.price} per kg of net weight.`,
    ],
    toll: (facts) => [
      "Pattern and processing fee",
      `The pattern is tolling (subcontracting). The First Party pays a processing fee of ${facts.price} per kg of raw material. Material and product stay the First Party's.`,
    ],
    share: (facts) => [
      "Pattern and shares",
      `The pattern is sharing. The material is not bought; the Second Party processes it and sells the product. ${facts.shareCost === null ? "Of what the sales of each batch bring," : `Of what the sales of each batch bring, ${facts.shareCost} per kg of raw material (${facts.shareCosts}) come off first. Of the rest`} the First Party gets ${facts.share}% and the Second Party the remainder. Any other cost is the Second Party's.`,
    ],
  },
  payment: {
    byNote: (facts) =>
      `Cash or transfer, in parts if need be, at the latest ${facts.days} days after a note is confirmed. If all is delivered as promised, the amount is ${facts.total}. HuluHilir holds no money.`,
    bySale: (facts) =>
      `The Second Party writes down each sale; the First Party confirms or doubts it. The First Party's part is paid in cash or by transfer, in parts if need be, at the latest ${facts.days} days after a sale is confirmed. HuluHilir holds no money.`,
  },
  review: (facts) =>
    facts.review === 0
      ? "This figure stays until the agreement is fulfilled."
      : `If the local reference price moves by ${facts.review}% or more, either party may ask for a review. A new figure holds only for a new deal to which both agree.`,
  place: { pond: "at the place of harvest", kitchen: "at the kitchen of the Second Party" },
  clauses: (facts, pattern) => [
    ["Meaning", "A weighing note is a record of net weight that both parties confirmed. A day is a calendar day."],
    [
      "Object",
      `The First Party hands over ${facts.commodity.toLowerCase()} for the Second Party to process into ${facts.product.toLowerCase()}. Form and size follow the record of the harvest.`,
    ],
    [
      "Quantity and schedule",
      `The quantity is ${facts.kg}. Handovers: ${facts.schedule.join("; ")}. A change of day is announced at least one day before.`,
    ],
    [en.pattern[pattern](facts)[0], `${en.pattern[pattern](facts)[1]} ${en.review(facts)}`],
    [
      "Grade and shrinkage",
      `The grade is judged together at the handover, in five steps; steps 1 to ${facts.grade} are accepted. A difference in weight of up to ${facts.tolerance}% counts as normal. A larger one is talked over with a companion or officer before the note holds.`,
    ],
    [
      "Handover and weighing",
      `Goods are handed over ${en.place[facts.place]} and weighed together on a scale that both can read. What is refused is noted apart: returned, sold at a lower price, or thrown away.`,
    ],
    ["Payment", pattern === "share" ? en.payment.bySale(facts) : en.payment.byNote(facts)],
    [
      "Rights and duties",
      "The First Party keeps the quality until the handover and tells when the harvest changes. The Second Party prepares the kitchen, uses valid permits and pays in time. Records of production are open to both.",
    ],
    [
      "Guidance",
      "The office in charge and the village take note of this agreement as witnesses and help both parties.",
    ],
    [
      "Duration and ending",
      `The agreement lasts until all duties are fulfilled. Either party may end it with a written reason ${facts.notice} days before, or at once when both agree. Confirmed notes are still paid.`,
    ],
    [
      "Force majeure",
      "Mass death of fish or animals, flood, bad water, disease and other events beyond control release the party concerned while they last, if told at once.",
    ],
    [
      "Disputes",
      `Disputes are talked over for at most ${facts.settle} days, then with the help of the village or the office, and at last before the district court.`,
    ],
    ["Personal data", "Names, addresses and phone numbers are used for this agreement only."],
    ["Changes", "A change holds only when both parties signed it. Older texts are kept."],
  ],
  closing: "Made in two originals of equal force.",
};

export const paperWords = { id, en };
