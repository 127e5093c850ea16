/** What the pages about programmes say. */

const id = {
  list: {
    title: "Program",
    lead: "Stimulus dari pemerintah daerah untuk kelompok. Hilirisasi menghubungkan panennya dengan dapur.",
    empty: "Belum ada program di pemasangan ini.",
    place: "Daerah",
    amount: "Stimulus",
    name: "Program",
  },
  perWhat: { group: "per kelompok", rt: "per RT" },
  show: {
    back: "Semua program",
    ideaText: {
      RT_MANDIRI:
        "Tiga kelompok dari setiap kelurahan mendapat stimulus usaha setiap tahun. Sebagian besar beternak ikan atau bertani; kini hasilnya perlu diolah agar nilainya tinggal di kampung.",
      RT_KU_TERBAIK:
        "Setiap RT memutuskan usulannya dalam musyawarah, kecamatan memeriksa dan menyalurkan dana, dan warga mengerjakannya bersama.",
    },
    otherIdea: "Stimulus untuk kelompok di daerah ini.",
    amount: "Besar stimulus",
    years: "Tahun demi tahun",
    year: "Tahun",
    planned: "Rencana kelompok",
    enrolled: "Kelompok tercatat",
    given: "Stimulus tercatat",
    note: "Catatan",
    noYears: "Belum ada tahun program yang tercatat.",
    offices: "Perangkat daerah yang mendampingi",
    noOffices: "Belum ada perangkat daerah yang tercatat.",
    source: "Sumber",
    total: "Jumlah",
  },
};

const en: typeof id = {
  list: {
    title: "Programmes",
    lead: "A stimulus by local government for groups. Processing connects their harvests with kitchens.",
    empty: "This installation has no programme yet.",
    place: "Region",
    amount: "Stimulus",
    name: "Programme",
  },
  perWhat: { group: "per group", rt: "per neighbourhood (RT)" },
  show: {
    back: "All programmes",
    ideaText: {
      RT_MANDIRI:
        "Three groups of each kelurahan receive a business stimulus every year. Most raise fish or farm; now their harvest needs processing, so that its value stays in the neighbourhood.",
      RT_KU_TERBAIK:
        "Each neighbourhood (RT) decides its proposal in an assembly, the kecamatan checks it and pays it out, and the residents do the work together.",
    },
    otherIdea: "A stimulus for groups of this region.",
    amount: "Size of the stimulus",
    years: "Year by year",
    year: "Year",
    planned: "Groups planned",
    enrolled: "Groups on record",
    given: "Stimulus on record",
    note: "Note",
    noYears: "No year of this programme is on record yet.",
    offices: "Offices that accompany the groups",
    noOffices: "No office is on record yet.",
    source: "Source",
    total: "Total",
  },
};

export const programsWords = { id, en };
