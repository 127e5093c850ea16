/** What is said of how a group kept its word. */

const id = {
  title: "Rekam jejak",
  back: "Usulan",
  lead: "Dari catatan serah terima dan pembayaran, bukan penilaian orang.",
  private: "Hanya mitra dan petugas yang melihat ini.",
  unknown: "Belum dikenal",
  unknownText: (finished: number) =>
    finished === 0
      ? "Kelompok ini belum menyelesaikan kemitraan. Itu biasa untuk yang baru mulai."
      : `Baru ${finished} kemitraan selesai. Rekam jejak muncul setelah tiga. Itu biasa untuk yang baru mulai.`,
  finished: (count: number) => `Dari ${count} kemitraan yang selesai.`,
  onTime: "Tepat waktu",
  onTimeText: (good: number, of: number) => `${good} dari ${of} panen diserahkan pada pekan yang dijanjikan.`,
  weight: "Berat sesuai janji",
  weightText: (kg: string, promised: string, of: number) =>
    `${kg} ditimbang dari ${promised} yang dijanjikan, dalam ${of} kemitraan.`,
  payment: "Bayar tepat waktu",
  paymentText: (good: number, of: number) => `${good} dari ${of} tagihan lunas pada harinya.`,
  paymentDays: (days: number) => `Biasanya ${days} hari setelah timbangan terakhir.`,
  quiet: "Tanpa keluhan",
  quietText: (good: number, of: number) =>
    `${good} dari ${of} kemitraan tanpa keluhan mitra yang terbukti atau terbuka.`,
  again: "Mitra yang kembali",
  againText: (good: number, of: number) => `${good} dari ${of} mitra bermitra lagi.`,
  howTitle: "Cara menghitung",
  how: "Kemitraan dihitung setelah pekannya lewat. Yang diakhiri mitra sebelum ada timbangan tidak dihitung terlambat. Putaran temu tidak memakai angka ini.",
};

const en: typeof id = {
  title: "Track record",
  back: "Proposal",
  lead: "From records of deliveries and payments, not from anybody's rating.",
  private: "Only partners and officers see this.",
  unknown: "Not known yet",
  unknownText: (finished) =>
    finished === 0
      ? "This group has finished no partnership yet. That is usual for who begins."
      : `Only ${finished} partnerships are finished. A track record appears after three. That is usual for who begins.`,
  finished: (count) => `Of ${count} finished partnerships.`,
  onTime: "On time",
  onTimeText: (good, of) => `${good} of ${of} harvests were handed over in the promised week.`,
  weight: "Weight as promised",
  weightText: (kg, promised, of) => `${kg} weighed of ${promised} promised, in ${of} partnerships.`,
  payment: "Paid in time",
  paymentText: (good, of) => `${good} of ${of} dues were paid in full by their day.`,
  paymentDays: (days) => `Usually ${days} days after the last weighing.`,
  quiet: "Without complaint",
  quietText: (good, of) =>
    `${good} of ${of} partnerships without a partner's complaint that is open or was found right.`,
  again: "Partners who return",
  againText: (good, of) => `${good} of ${of} partners came back.`,
  howTitle: "How it is counted",
  how: "A partnership counts once its week is over. One that the partner ended before anything was weighed is nobody's delay. Rounds do not use these figures.",
};

export const trustWords = { id, en };
