/** What stands beside the list of the desk: the latest round, and other rooms of the office. */

const id = {
  openRound: "Buka putaran baru",
  nextRound: "Putaran berikutnya",
  lastRound: (number: number) => `Putaran ${number}`,
  noRound: "Belum pernah ada putaran di wilayah ini.",
  weeks: (from: string, weeks: number) => `mulai pekan ${from}, ${weeks} pekan`,
  matched: "Dapat dapur",
  offered: "Ditawarkan",
  progress: "Jawaban",
  notSent: "Belum dikirim",
  agreed: (agreed: number, sent: number) => `${agreed} dari ${sent} disepakati`,
  open: "Buka meja putaran",
  tools: {
    title: "Lihat juga",
    map: "Peta pasokan dan dapur",
    flows: "Aliran rencana",
    calendar: "Kalender pekan",
    gaps: "Yang menghambat pasar",
    scenarios: "Bagaimana jika",
    permits: "Izin yang kurang",
    claims: "Sengketa timbangan",
    dues: "Tagihan",
    recalls: "Penarikan produk",
    value: "Nilai tambah per produk",
    imports: "Impor dari Excel",
  },
};

const en: typeof id = {
  openRound: "Open a new round",
  nextRound: "Next round",
  lastRound: (number) => `Round ${number}`,
  noRound: "There has been no round in this regency yet.",
  weeks: (from, weeks) => `from week ${from}, ${weeks} weeks`,
  matched: "Paired",
  offered: "Offered",
  progress: "Answers",
  notSent: "Not sent yet",
  agreed: (agreed, sent) => `${agreed} of ${sent} agreed`,
  open: "Open the workbench",
  tools: {
    title: "See also",
    map: "Map of supply and kitchens",
    flows: "Planned flows",
    calendar: "Calendar of weeks",
    gaps: "What holds the market back",
    scenarios: "What if",
    permits: "Missing permits",
    claims: "Claims about weights",
    dues: "What is due",
    recalls: "Recalls",
    value: "Value added by product",
    imports: "Import from Excel",
  },
};

export const asideWords = { id, en };
