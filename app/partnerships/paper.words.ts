/** The draft of an agreement between two groups, clause by clause, in own words. The Indonesian text is the one to sign. */

type Facts = {
  commodity: string;
  product: string;
  kg: string;
  week: string;
  plannedOn: string;
  price: string;
  days: number;
  total: string;
};

const id = {
  title: "Surat perjanjian",
  paperTitle: "Perjanjian Kerja Sama Kemitraan Hulu–Hilir",
  number: (number: string) => `Nomor ${number}`,
  draft: "Ini rancangan",
  draftText:
    "Dibuat dari data yang disepakati di HuluHilir. Mintalah ahli hukum memeriksanya sebelum ditandatangani. Surat di atas kertas, rangkap dua, dan meterai Rp10.000 mungkin diperlukan.",
  print: "Untuk mencetak, pakai menu Cetak di peramban.",
  opening: (date: string, regency: string) => `Disepakati pada ${date} di ${regency}, oleh:`,
  first: (group: string, village: string) => `${group}, ${village}, sebagai Pihak Pertama (hulu).`,
  second: (group: string, village: string) => `${group}, ${village}, sebagai Pihak Kedua (hilir).`,
  blanks: "Diisi dengan tangan: nama ketua, alamat, dan nomor identitas.",
  purpose:
    "Kedua pihak bekerja sama agar panen diolah di daerah sendiri dan keduanya memperoleh nilai tambah, menurut semangat kemitraan dalam undang-undang tentang usaha mikro, kecil, dan menengah (UU 20/2008).",
  clause: (number: number, title: string) => `Pasal ${number}. ${title}`,
  clauses: (facts: Facts, terms: "buy" | "toll"): [string, string][] => [
    ["Pengertian", "Nota timbang ialah catatan berat bersih yang dibenarkan kedua pihak. Hari ialah hari kalender."],
    [
      "Objek",
      `Pihak Pertama menyerahkan ${facts.commodity.toLowerCase()} untuk diolah Pihak Kedua menjadi ${facts.product.toLowerCase()}. Bentuk dan ukuran mengikuti catatan panen.`,
    ],
    [
      "Jumlah dan jadwal",
      `Jumlahnya ${facts.kg}, diserahkan pada pekan ${facts.week}, direncanakan ${facts.plannedOn}. Perubahan hari diberitahukan paling lambat satu hari sebelumnya.`,
    ],
    terms === "buy"
      ? [
          "Harga",
          `Pihak Kedua membeli dengan harga ${facts.price} per kg di tempat panen. Perubahan harga hanya berlaku kalau disepakati tertulis oleh keduanya.`,
        ]
      : [
          "Ongkos olah",
          `Pihak Pertama membayar ongkos olah ${facts.price} per kg bahan. Bahan dan hasil olahan tetap milik Pihak Pertama. Perubahan ongkos hanya berlaku kalau disepakati tertulis oleh keduanya.`,
        ],
    [
      "Mutu dan susut",
      "Mutu dinilai bersama saat serah terima dengan lima tingkat. Susut sampai 5% dari janji dianggap wajar. Barang yang tidak layak boleh ditolak saat itu juga.",
    ],
    [
      "Serah terima dan penimbangan",
      "Barang ditimbang bersama dengan timbangan yang dapat dibaca kedua pihak. Berat bersih dicatat dalam nota timbang dan dihitung setelah dibenarkan pihak lainnya.",
    ],
    [
      "Pembayaran",
      `Pembayaran tunai atau transfer paling lambat ${facts.days} hari setelah nota dibenarkan. Kalau seluruh janji terpenuhi, nilainya ${facts.total}. HuluHilir tidak memegang uang.`,
    ],
    [
      "Hak dan kewajiban",
      "Pihak Pertama menjaga mutu sampai serah terima dan memberi kabar bila panen berubah. Pihak Kedua menyiapkan dapur, memakai izin yang berlaku, dan membayar tepat waktu. Catatan produksi terbuka bagi kedua pihak.",
    ],
    ["Pembinaan", "Dinas yang membina dan kelurahan dapat hadir sebagai saksi dan membantu kedua pihak."],
    [
      "Jangka waktu dan pengakhiran",
      "Perjanjian berlaku sampai semua kewajiban selesai. Salah satu pihak dapat mengakhirinya dengan alasan tertulis; nota yang sudah sah tetap dibayar.",
    ],
    [
      "Keadaan memaksa",
      "Kematian ikan atau ternak secara massal, banjir, mutu air yang memburuk, wabah, dan keadaan lain di luar kuasa membebaskan pihak yang terkena selama keadaan itu berlangsung, asal segera dikabarkan.",
    ],
    [
      "Perselisihan",
      "Perselisihan diselesaikan dengan musyawarah, lalu dengan bantuan kelurahan atau dinas, dan terakhir melalui pengadilan negeri setempat.",
    ],
    ["Data pribadi", "Nama, alamat, dan nomor telepon hanya dipakai untuk perjanjian ini."],
    ["Lain-lain", "Hal yang belum diatur dituangkan dalam tambahan tertulis yang ditandatangani kedua pihak."],
  ],
  closing: "Dibuat rangkap dua, masing-masing berkekuatan sama.",
  signs: {
    producer: "Pihak Pertama",
    processor: "Pihak Kedua",
    office: "Saksi, dinas",
    village: "Saksi, lurah atau kepala desa",
  },
  language: "",
};

const en: typeof id = {
  title: "Letter of agreement",
  paperTitle: "Agreement of Upstream–Downstream Partnership",
  number: (number) => `Number ${number}`,
  draft: "This is a draft",
  draftText:
    "Made from what was agreed in HuluHilir. Have a lawyer look at it before it is signed. Paper in two originals and a duty stamp of Rp10.000 may be needed.",
  print: "To print it, use Print in the browser's menu.",
  opening: (date, regency) => `Agreed on ${date} in ${regency}, by:`,
  first: (group, village) => `${group}, ${village}, the First Party (upstream).`,
  second: (group, village) => `${group}, ${village}, the Second Party (downstream).`,
  blanks: "To be filled in by hand: name of the chair, address and identity number.",
  purpose:
    "Both parties work together so that the harvest is processed close to home and both gain from it, in the spirit of partnership of the law on micro, small and medium enterprises (UU 20/2008).",
  clause: (number, title) => `Clause ${number}. ${title}`,
  clauses: (facts, terms) => [
    ["Meaning", "A weighing note is a record of net weight that both parties confirmed. A day is a calendar day."],
    [
      "Object",
      `The First Party hands over ${facts.commodity.toLowerCase()} for the Second Party to process into ${facts.product.toLowerCase()}. Form and size follow the record of the harvest.`,
    ],
    [
      "Quantity and schedule",
      `The quantity is ${facts.kg}, handed over in the week of ${facts.week}, planned for ${facts.plannedOn}. A change of day is announced at least one day before.`,
    ],
    terms === "buy"
      ? [
          "Price",
          `The Second Party buys at ${facts.price} per kg at the place of harvest. A change of price holds only when both agree to it in writing.`,
        ]
      : [
          "Processing fee",
          `The First Party pays a processing fee of ${facts.price} per kg of raw material. Material and product stay the First Party's. A change of fee holds only when both agree to it in writing.`,
        ],
    [
      "Grade and shrinkage",
      "The grade is judged together at the handover, in five steps. Up to 5% less than promised counts as normal. What is unfit may be refused on the spot.",
    ],
    [
      "Handover and weighing",
      "Goods are weighed together on a scale that both can read. The net weight goes into a weighing note and counts once the other party confirmed it.",
    ],
    [
      "Payment",
      `Cash or transfer, at the latest ${facts.days} days after a note is confirmed. If all is delivered as promised, the amount is ${facts.total}. HuluHilir holds no money.`,
    ],
    [
      "Rights and duties",
      "The First Party keeps the quality until the handover and tells when the harvest changes. The Second Party prepares the kitchen, uses valid permits and pays in time. Records of production are open to both.",
    ],
    ["Guidance", "The office in charge and the village may attend as witnesses and help both parties."],
    [
      "Duration and ending",
      "The agreement lasts until all duties are fulfilled. Either party may end it with a written reason; confirmed notes are still paid.",
    ],
    [
      "Force majeure",
      "Mass death of fish or animals, flood, bad water, disease and other events beyond control release the party concerned while they last, if told at once.",
    ],
    [
      "Disputes",
      "Disputes are settled by talking, then with the help of the village or the office, and at last by the district court.",
    ],
    ["Personal data", "Names, addresses and phone numbers are used for this agreement only."],
    ["Other", "What is not settled here goes into a written addendum signed by both parties."],
  ],
  closing: "Made in two originals of equal force.",
  signs: {
    producer: "First Party",
    processor: "Second Party",
    office: "Witness, the office",
    village: "Witness, head of the village",
  },
  language: "This translation is for reading. The Indonesian text is the one to sign.",
};

export const paperWords = { id, en };
