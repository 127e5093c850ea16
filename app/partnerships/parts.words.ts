/** The parts of a pooled sale: whose kg, whose notes, whose money. */

const id = {
  title: "Bagian gabungan",
  lead: "Satu penjualan gabungan. Setiap kelompok punya surat, nota timbang dan uangnya sendiri.",
  toParts: (count: number) => `Bagian dari gabungan ${count} kelompok`,
  column: {
    group: "Kelompok",
    agreed: "Disepakati",
    weighed: "Ditimbang",
    due: "Nilai",
    paid: "Dibayar",
    open: "Belum dibayar",
  },
  all: "Semua",
  own: "Uang anggota lain tidak ditampilkan.",
  payTitle: "Bayar semua sekaligus",
  payLead:
    "Catat satu pembayaran. Uangnya dibagi menurut hasil timbang, sampai rupiah terakhir, dan setiap kelompok mencocokkan bagiannya.",
  pay: "Catat dan bagi",
  nothing: "Belum ada nota yang cocok dan belum dibayar.",
  refusal: { notBuyer: "Hanya pihak yang membayar yang dapat mencatat ini." },
};

const en: typeof id = {
  title: "Parts of the pool",
  lead: "One sale of a pool. Each group has its own paper, weigh notes and money.",
  toParts: (count) => `Part of a pool of ${count} groups`,
  column: { group: "Group", agreed: "Agreed", weighed: "Weighed", due: "Worth", paid: "Paid", open: "Unpaid" },
  all: "All",
  own: "Money of other members is not shown.",
  payTitle: "Pay all at once",
  payLead: "Note one payment. It is split by the weighing, to the last rupiah, and each group confirms its own part.",
  pay: "Note and split",
  nothing: "No confirmed note is unpaid.",
  refusal: { notBuyer: "Only the side that pays can note this." },
};

export const partsWords = { id, en };
