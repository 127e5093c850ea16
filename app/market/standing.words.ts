/** What the weekly harvests say. */

const id = {
  start: "Ulangi tiap pekan",
  title: "Panen tiap pekan",
  lead: "Kami mencatat panen ini untuk Anda setiap pekan, dua pekan sebelum siap. Anda bisa menghentikannya kapan saja.",
  rhythm: (weekday: string) => `Siap setiap ${weekday}`,
  open: (days: number) => (days === 0 ? "Diambil hari itu juga" : `Diambil paling lambat ${days} hari kemudian`),
  when: "Kapan",
  collect: "Diambil",
  price: "Harga mulai",
  amount: "Jumlah",
  go: "Ulangi tiap pekan",
  stop: "Hentikan",
  note: "Setiap panen tetap bisa Anda ubah atau tarik sendiri-sendiri.",
  refusal: {
    lotNotFound: "Panen ini tidak ada.",
    alreadyStanding: "Komoditas ini sudah diulang tiap pekan. Hentikan dulu yang lama di Panen saya.",
    tooManyStanding: "Sudah sepuluh panen diulang tiap pekan. Hentikan salah satu dulu.",
    standingNotFound: "Pengulangan ini sudah berhenti.",
  },
};

const en: typeof id = {
  start: "Repeat each week",
  title: "Weekly harvests",
  lead: "We note this harvest for you each week, two weeks before it is ready. You can stop it at any time.",
  rhythm: (weekday) => `Ready every ${weekday}`,
  open: (days) => (days === 0 ? "To be collected the same day" : `To be collected within ${days} days`),
  when: "When",
  collect: "Collected",
  price: "Starting price",
  amount: "Quantity",
  go: "Repeat each week",
  stop: "Stop",
  note: "You can still change or withdraw each harvest by itself.",
  refusal: {
    lotNotFound: "There is no such harvest.",
    alreadyStanding: "This commodity is repeated each week already. Stop the old one under My harvests first.",
    tooManyStanding: "Ten harvests are repeated each week already. Stop one first.",
    standingNotFound: "This has stopped already.",
  },
};

export const standingWords = { id, en };
